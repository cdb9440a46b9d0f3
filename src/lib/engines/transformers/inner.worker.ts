import { AppError } from '#lib/base/errors.ts';
import { Embedder } from '#lib/engines/transformers/embedder.ts';
import { requestGpu } from '#lib/engines/transformers/gpu.ts';
import type { ModelMethods } from '#lib/engines/transformers/methods.ts';
import { Model } from '#lib/engines/transformers/model.ts';
import type { Port } from '#lib/rpc/messages.ts';
import { serve } from '#lib/rpc/serve.ts';

let model: Model | null = null;
let embedder: Embedder | null = null;

function loaded(operation: string): Model {
	if (!model) throw new AppError('engine/not-loaded', { operation });
	return model;
}

serve<ModelMethods>(self as unknown as Port, {
	load: async ({ spec, backend, threads }, { emit }) => {
		if (spec.task === 'embed') {
			embedder = await Embedder.open(spec, { threads, onProgress: emit });
			return embedder.loaded;
		}
		const device = backend === 'webgpu' ? await requestGpu() : null;
		if (backend === 'webgpu' && !device)
			throw new AppError('engine/unsupported', {
				engine: 'transformers',
				reason: 'there is no GPU adapter',
				lack: 'no-adapter'
			});
		model = await Model.open(spec, { device, threads, onProgress: emit });
		return model.loaded;
	},
	generate: async (request, { signal, emit }) => {
		for await (const event of loaded('generate').generate(request, signal)) emit(event);
		return null;
	},
	embed: (texts, { signal }) => {
		if (!embedder) throw new AppError('engine/not-loaded', { operation: 'embed' });
		return embedder.embed(texts, signal);
	},
	countTokens: (messages) => Promise.resolve(loaded('countTokens').countTokens(messages))
});
