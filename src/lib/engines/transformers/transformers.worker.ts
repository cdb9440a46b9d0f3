import { serveEngine } from '#lib/engines/contract/serve.ts';
import { TransformersEngine } from '#lib/engines/transformers/adapter.ts';
import type { Port } from '#lib/rpc/messages.ts';

serveEngine(new TransformersEngine(), self as unknown as Port);
