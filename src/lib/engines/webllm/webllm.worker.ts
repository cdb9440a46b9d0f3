import { serveEngine } from '#lib/engines/contract/serve.ts';
import { WebllmEngine } from '#lib/engines/webllm/adapter.ts';
import type { Port } from '#lib/rpc/messages.ts';

serveEngine(new WebllmEngine(), self as unknown as Port);
