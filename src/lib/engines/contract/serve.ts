import type { EngineMethods } from '#lib/engines/contract/methods.ts';
import type { Engine } from '#lib/engines/contract/types.ts';
import type { Port } from '#lib/rpc/messages.ts';
import { serve } from '#lib/rpc/serve.ts';

/** Offers an engine on a port; returns a function that stops it. */
export function serveEngine(engine: Engine, port: Port): () => void {
	return serve<EngineMethods>(port, {
		probe: (_, { signal }) => engine.probe({ signal }),
		load: (spec, { signal, emit }) => engine.load(spec, { signal, onProgress: emit }),
		generate: async (request, { signal, emit }) => {
			for await (const event of engine.generate(request, { signal })) emit(event);
			return null;
		},
		countTokens: (messages, { signal }) => engine.countTokens(messages, { signal }),
		embed: (texts, { signal }) => engine.embed(texts, { signal }),
		unload: async () => {
			await engine.unload();
			return null;
		}
	});
}
