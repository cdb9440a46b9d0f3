import { serveEngine } from '#lib/engines/contract/serve.ts';
import { WllamaEngine } from '#lib/engines/wllama/adapter.ts';
import type { Port } from '#lib/rpc/messages.ts';

serveEngine(new WllamaEngine(), self as unknown as Port);
