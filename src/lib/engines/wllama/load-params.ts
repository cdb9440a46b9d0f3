import type { LoadModelParams } from '@wllama/wllama/esm/index.js';
import type { Backend, ModelSpec } from '#lib/engines/contract/types.ts';
import type { GgufHeader } from '#lib/engines/wllama/gguf-header.ts';
import { readsImagesWhole } from '#lib/engines/wllama/projector.ts';

/** A prompt is processed in pieces of this many tokens: how soon progress is told, and an abort is noticed. */
const batchTokens = 128;

/** More than an image of the models that read it in one piece: 256, or 280 at most. */
const wholeImageTokens = 512;

/** `enum llama_pooling_type`. */
const pooling = { none: 0, mean: 1, cls: 2, last: 3, rank: 4 };

/** How the model makes one vector of many, from its metadata; `null` when it was not made for that. */
export function poolingOf({ architecture, numbers }: GgufHeader): keyof typeof pooling | null {
	const type = numbers[`${architecture}.pooling_type`];
	const names = Object.keys(pooling) as (keyof typeof pooling)[];
	return names.find((name) => pooling[name] === type) ?? null;
}

/**
 * How the library is to load a validated spec. No seed: it would override the seed of every request. It finds the
 * projector by itself among the files.
 */
export function toLoadParams(
	spec: ModelSpec,
	{ header, projector }: { header: GgufHeader; projector: GgufHeader | null },
	backend: Backend,
	threads: number
): LoadModelParams {
	const { options = {}, adapters = [], contextTokens, task } = spec;
	const batch = readsImagesWhole(projector) ? wholeImageTokens : batchTokens;
	const params: LoadModelParams = {
		n_ctx: contextTokens,
		n_threads: threads,
		n_parallel: 1, // a request beyond this number is lost, not queued
		n_batch: batch,
		n_ubatch: batch
	};
	if (backend === 'cpu') params.n_gpu_layers = 0;
	else if (options.gpuLayers !== undefined) params.n_gpu_layers = options.gpuLayers;
	if (options.kvCacheType)
		Object.assign(params, { cache_type_k: options.kvCacheType, cache_type_v: options.kvCacheType });
	if (options.flashAttention !== undefined) params.flash_attn = options.flashAttention;
	if (task === 'embed') {
		params.embeddings = true;
		params.n_batch = params.n_ubatch = contextTokens; // a text is read in one piece or not at all
		const own = poolingOf(header);
		if (own === null || own === 'none') params.pooling_type = 'mean';
	}
	if (adapters.length > 0) {
		// The library mounts all its files under names of its own, in the order that they are given in.
		const count = String(spec.files.length + adapters.length).padStart(5, '0');
		const path = (index: number) => `models/model-${String(index + 1).padStart(5, '0')}-of-${count}.gguf`;
		params.lora_adapters = adapters.map((_, index) => ({ path: path(spec.files.length + index), scale: 0 }));
	}
	return params;
}
