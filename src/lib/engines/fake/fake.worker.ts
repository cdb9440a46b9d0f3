import { serveEngine } from '#lib/engines/contract/serve.ts';
import { FakeEngine } from '#lib/engines/fake/adapter.ts';
import type { Port } from '#lib/rpc/messages.ts';

serveEngine(new FakeEngine(), self as unknown as Port);
