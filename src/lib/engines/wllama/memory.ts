import type { ModelOptions } from '#lib/engines/contract/types.ts';

/** Of one number in the KV cache; the small types keep a scale for each 32. */
const kvValueBytes = { f32: 4, f16: 2, q8_0: 34 / 32, q4_0: 18 / 32 };

/**
 * llama.cpp keeps the KV cache of every earlier prompt in memory and cannot be told not to; it stops only at the 4 GB
 * that WebAssembly has. A phone ends the tab long before.
 */
export const promptCacheBudgetBytes = 512 * 1024 * 1024;

/** All that WebAssembly has, in this build. */
export const heapBytes = 4 * 1024 ** 3;

/** What llama.cpp needs beside weights and KV cache: buffers for the arithmetic, vocabulary, itself. */
const overheadBytes = 0.4e9;

/**
 * Bytes of KV cache for one token of a model with grouped-query attention, from its GGUF metadata; 0 when it does not
 * say (then nothing is known to grow).
 */
export function kvBytesPerToken(
	architecture: string,
	numbers: Readonly<Record<string, number>>,
	type: NonNullable<ModelOptions['kvCacheType']> = 'f16'
): number {
	const read = (key: string) => numbers[`${architecture}.${key}`] ?? NaN;
	const layers = read('block_count');
	const heads = read('attention.head_count');
	const kvHeads = read('attention.head_count_kv') || heads;
	const headSize = read('attention.key_length') || read('embedding_length') / heads;
	const bytes = 2 * layers * kvHeads * headSize * kvValueBytes[type];
	return Number.isFinite(bytes) ? bytes : 0;
}

/** What plain attention may take for KV cache and scores together; beyond it memory is worth more than time. */
export const plainAttentionBudgetBytes = 256 * 1024 ** 2;

/**
 * Bytes of attention scores, which plain attention keeps for a whole piece of a prompt; `NaN` when the metadata does not
 * say. `piece x context x heads`, 32 bits each.
 */
export function scoreBytes(
	architecture: string,
	numbers: Readonly<Record<string, number>>,
	{ pieceTokens, contextTokens }: { pieceTokens: number; contextTokens: number }
): number {
	return pieceTokens * contextTokens * (numbers[`${architecture}.attention.head_count`] ?? NaN) * 4;
}

/** What a model needs on the CPU and what there is at most; `null` when that is enough. */
export function heapProblem(weightBytes: number, kvBytes: number): { neededBytes: number; mostBytes: number } | null {
	const neededBytes = weightBytes + kvBytes + overheadBytes;
	return neededBytes <= heapBytes ? null : { neededBytes, mostBytes: heapBytes };
}
