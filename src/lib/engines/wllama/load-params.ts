import type { LoadModelParams } from '@wllama/wllama/esm/index.js';
import type { Backend, ModelOptions, ModelSpec } from '#lib/engines/contract/types.ts';
import type { GgufHeader } from '#lib/engines/wllama/gguf-header.ts';
import { heapProblem, kvBytesPerToken, plainAttentionBudgetBytes, scoreBytes } from '#lib/engines/wllama/memory.ts';
import { readsImagesWhole } from '#lib/engines/wllama/projector.ts';

/** A prompt is processed in pieces of this many tokens: how soon progress is told, and an abort is noticed. */
const batchTokens = 128;

/** Contexts that a model keeps: the usual one, and one for each answer beside it. */
export function contextsOf({ slots = 0 }: Pick<ModelSpec, 'slots'>): number {
	return slots + 1;
}

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
 * The options of a model on the CPU. Left alone, llama.cpp keeps keys and values in 16 bits, which WebAssembly cannot
 * compute with and converts one by one, and its flash attention takes one position of a prompt after another. Plain
 * attention on 32 bits read 35 tokens behind 655 in 0.36 s of CPU time instead of 0.90 (21 Nov 2026), at the price of twice
 * the KV cache; so only where that is small, and where nobody asked for something else.
 */
export function cpuOptions(
	spec: Pick<ModelSpec, 'options' | 'contextTokens' | 'task' | 'slots'>,
	{ architecture, numbers }: Pick<GgufHeader, 'architecture' | 'numbers'>,
	weightBytes: number
): ModelOptions | undefined {
	const { options, contextTokens, task } = spec;
	if (task === 'embed' || options?.kvCacheType !== undefined || options?.flashAttention !== undefined) return options;
	const kvBytes = kvBytesPerToken(architecture ?? '', numbers, 'f32') * contextTokens;
	const scores = scoreBytes(architecture ?? '', numbers, { pieceTokens: batchTokens, contextTokens });
	// Of one context, however many there are: else a second slot would change the first, and how fast it is.
	const isSmall = kvBytes > 0 && kvBytes + scores <= plainAttentionBudgetBytes;
	const fits = isSmall && heapProblem(weightBytes, kvBytes * contextsOf(spec) + scores) === null;
	return fits ? { ...options, kvCacheType: 'f32', flashAttention: false } : options;
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
	const contexts = contextsOf(spec);
	const batch = readsImagesWhole(projector) ? wholeImageTokens : batchTokens;
	const params: LoadModelParams = {
		n_ctx: contextTokens * contexts,
		n_threads: threads,
		n_parallel: contexts, // a request beyond this number is lost, not queued
		n_batch: batch,
		n_ubatch: batch
	};
	// Else all share one context, and two long prompts are both refused.
	if (contexts > 1) params.kv_unified = false;
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
