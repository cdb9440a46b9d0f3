import type { Architecture, Build, LibraryModel } from '#lib/catalog/library-types.ts';

/** Numbers that a KV cache can be kept in. */
export type KvCacheType = 'f32' | 'f16' | 'q8_0' | 'q4_0';

/** Which parts of a need there are. */
export type MemoryPart = 'weights' | 'kvCache' | 'working';

/** Memory that a model needs while it answers, in bytes. */
export interface MemoryNeed {
	weightBytes: number;
	kvCacheBytes: number;
	/** Buffers for the arithmetic, the vocabulary, the program itself; copies that exist only while loading. */
	workingBytes: number;
	totalBytes: number;
	/** Parts that rest on an input which is unknown or unconfirmed. An unknown KV cache counts as 0. */
	estimated: readonly MemoryPart[];
}

export interface MemoryQuestion {
	/** Tokens of prompt and answer together. */
	contextTokens: number;
	/** Left out: what the engine does by itself. Only llama.cpp offers a choice. */
	kvCacheType?: KvCacheType | undefined;
	backend: 'webgpu' | 'cpu';
}

/** Bytes of one number. ggml's q8_0 and q4_0 have one 16-bit scale for each 32 numbers (`ggml-common.h`). */
const kvValueBytes: Readonly<Record<KvCacheType, number>> = { f32: 4, f16: 2, q8_0: 34 / 32, q4_0: 18 / 32 };

/**
 * Bits of one weight. GGUF: measured on Llama 3.1 8B (llama.cpp, tools/quantize/README.md). MLC: 4 bits and one scale, of
 * 16 or 32 bits, for each 32 weights (q4f16_1, q4f32_1). ONNX: the same for 4 bits (MatMulNBits, block of 32).
 */
const weightBits: Readonly<Record<string, number>> = {
	q4_k_m: 4.89,
	q8_0: 8.5,
	q0f16: 16,
	q0f32: 32,
	q4f16_1: 4.5,
	q4f32_1: 5,
	q4f16: 4.5,
	q4: 5
};

/** Of a quantization that the table does not have: rather too many. */
const unknownBits = 8.5;

/** ONNX files leave the table of embeddings as it was: 16 bits in q4f16, 32 in q4. */
const onnxTableBits: Readonly<Record<string, number>> = { q4f16: 16, q4: 32 };

/** Llama.cpp keeps the tables at 6.56 bits (Q6_K) in a file that is Q4_K_M otherwise. */
const ggufTableBits: Readonly<Record<string, number>> = { q4_k_m: 6.5625, q8_0: 8.5 };

/**
 * Tokens that are processed at once: llama.cpp here (`engines/wllama/load-params.ts`), transformers.js here, and web-llm's
 * libraries (their names end in cs1k).
 */
const batchTokens: Readonly<Record<Build['engine'], number>> = { wllama: 128, transformers: 128, webllm: 1024 };

/** Measured beside weights and KV cache: llama.cpp at 0.4 GB at least, transformers.js idle at 0.16 GB. */
const leastWorkingBytes: Readonly<Record<Build['engine'], number>> = { wllama: 0.4e9, transformers: 0.16e9, webllm: 0 };

/** Of 652 MB of ONNX weights on the CPU, 1.72 GB at the peak of loading, less what the program has: 1.4 times more. */
const onnxLoadingCopies = { cpu: 1.4, webgpu: 1 } as const;

/** llama.cpp rounds the size of its KV cache up to this many tokens. */
const kvPaddingTokens = 256;

/**
 * Bytes of the KV cache for one more token: keys and values (2), for each layer that keeps them, each of their heads, and
 * each number of a head. Shazeer 2019, section 2 (arXiv 1911.02150), with shared heads as in Ainslie et al. 2023 (GQA, arXiv
 * 2305.13245). Llama 3.1 8B in 16 bits: 2 * 32 * 8 * 128 * 2 = 131,072.
 */
export function kvBytesPerToken({ kvLayers, kvHeads, headWidth }: Architecture, type: KvCacheType): number {
	return 2 * kvLayers * kvHeads * headWidth * kvValueBytes[type];
}

/**
 * Bytes of the whole KV cache.
 * @param batch tokens that are processed at once, where layers with a sliding window keep only that and the window
 * (llama.cpp, `llama-kv-cache-iswa.cpp`); `null` where all layers keep everything: transformers.js, and web-llm, whose
 * package counts Gemma 2 so
 */
export function kvBytes(
	architecture: Architecture,
	contextTokens: number,
	type: KvCacheType,
	batch: number | null
): number {
	const { kvLayers, slidingWindow } = architecture;
	if (kvLayers === 0) return 0;
	const perLayer = kvBytesPerToken(architecture, type) / kvLayers;
	const windowed = batch === null || !slidingWindow ? 0 : slidingWindow.layers;
	const kept = slidingWindow && batch !== null ? Math.min(contextTokens, padded(slidingWindow.tokens + batch)) : 0;
	return perLayer * ((kvLayers - windowed) * contextTokens + windowed * kept);
}

function padded(tokens: number): number {
	return Math.ceil(tokens / kvPaddingTokens) * kvPaddingTokens;
}

/** What the engine keeps keys and values in, when nobody asks for something else. */
export function ownKvCacheType({ engine, quantization }: Pick<Build, 'engine' | 'quantization'>): KvCacheType {
	return engine === 'wllama' || quantization.includes('f16') ? 'f16' : 'f32';
}

/**
 * Bytes of the buffers for one batch: a logit for every token of the vocabulary and one vector, each in 32 bits, for each
 * token of the batch. llama.cpp reserves that much (`graph_reserve` with all outputs) and prints, for Llama 3 8B with 512
 * tokens, 258.50 MiB: 512 * (128,256 + 4,096) * 4. Attention is not counted: flash attention keeps no table of scores.
 */
export function activationBytes({ vocabulary, width, kvLayers }: Architecture, batch: number): number {
	// Models without a KV cache are encoders, which have no logits.
	return batch * ((kvLayers > 0 ? vocabulary : 0) + width) * 4;
}

/** Bytes of one table of the vocabulary (embeddings, or the output): the largest tensor of most models. */
export function tableBytes({ vocabulary, width }: Architecture, { engine, quantization }: Build): number {
	const key = quantization.toLowerCase();
	const bits = { wllama: ggufTableBits[key], transformers: onnxTableBits[key], webllm: weightBits[key] }[engine];
	return (vocabulary * width * (bits ?? unknownBits)) / 8;
}

/** Bytes of all weights: the sum of the files where the hub was asked, else the parameters times their bits. */
export function weightBytes(model: LibraryModel, build: Build): { bytes: number; estimated: boolean } {
	const weights = build.files.filter(({ path }) => /\.(gguf|bin)$|\.onnx(_data.*)?$/.test(path));
	const known = weights.length > 0 && weights.every(({ bytes }) => bytes !== null);
	if (known && !build.unverified.includes('files'))
		return { bytes: weights.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0), estimated: false };
	const key = build.quantization.toLowerCase();
	const { architecture, parameters } = model;
	const table = architecture ? architecture.vocabulary * architecture.width : 0;
	const tableBits = build.engine === 'transformers' ? onnxTableBits[key] : undefined;
	const bits = weightBits[key] ?? unknownBits;
	const bytes = ((parameters.total - table) * bits + table * (tableBits ?? bits)) / 8;
	return { bytes, estimated: true };
}

/**
 * What a build needs with a context of some length. For web-llm the package's own figure, made for one length, is moved to
 * another one by the difference of the KV caches.
 */
export function memoryNeed(model: LibraryModel, build: Build, question: MemoryQuestion): MemoryNeed {
	const { architecture } = model;
	const { engine, memory } = build;
	const weights = weightBytes(model, build);
	const type = (engine === 'wllama' ? question.kvCacheType : undefined) ?? ownKvCacheType(build);
	const kv = (contextTokens: number) =>
		architecture ? kvBytes(architecture, contextTokens, type, engine === 'wllama' ? batchTokens.wllama : null) : 0;
	const kvCacheBytes = kv(question.contextTokens);
	const estimated: MemoryPart[] = weights.estimated ? ['weights'] : [];
	if (!architecture || model.unverified.includes('architecture')) estimated.push('kvCache', 'working');
	let working = architecture ? activationBytes(architecture, batchOf(model, build, question)) : 0;
	working = Math.max(working, leastWorkingBytes[engine]);
	if (engine === 'transformers') working += weights.bytes * onnxLoadingCopies[question.backend];
	if (memory) working = Math.max(0, memory.bytes - kv(memory.contextTokens) - weights.bytes);
	return {
		weightBytes: weights.bytes,
		kvCacheBytes,
		workingBytes: working,
		totalBytes: weights.bytes + kvCacheBytes + working,
		estimated
	};
}

/** A text whose meaning is wanted is read in one piece. */
function batchOf({ kind }: LibraryModel, { engine }: Build, { contextTokens }: MemoryQuestion): number {
	return kind === 'embedding' ? contextTokens : Math.min(contextTokens, batchTokens[engine]);
}
