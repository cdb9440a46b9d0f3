import { holdLife } from '#lib/engines/contract/life.ts';
import type { EngineMethods } from '#lib/engines/contract/methods.ts';
import type { Engine } from '#lib/engines/contract/types.ts';
import type { Port } from '#lib/rpc/messages.ts';
import { serve } from '#lib/rpc/serve.ts';

/** Offers an engine on a port; returns a function that stops it. */
export function serveEngine(engine: Engine, port: Port): () => void {
	const held = holdLife(self.name);
	return serve<EngineMethods>(port, {
		probe: (_, { signal }) => engine.probe({ signal }),
		load: async (spec, { signal, emit }) => {
			await held; // before anything that it could die of
			return engine.load(spec, { signal, onProgress: emit });
		},
		generate: async (request, { signal, emit }) => {
			for await (const event of engine.generate(request, { signal })) emit(event);
			return null;
		},
		countTokens: (messages, { signal }) => engine.countTokens(messages, { signal }),
		embed: (texts, { signal }) => engine.embed(texts, { signal }),
		ping: () => held.then(() => null),
		unload: async () => {
			await engine.unload();
			return null;
		}
	});
}
