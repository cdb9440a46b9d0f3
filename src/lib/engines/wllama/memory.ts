/** Both halves of the KV cache are kept in 16-bit floats. */
const kvValueBytes = 2;

/**
 * llama.cpp keeps the KV cache of every earlier prompt in memory and cannot be told not to; it stops only at the 4 GB
 * that WebAssembly has. A phone ends the tab long before.
 */
export const promptCacheBudgetBytes = 512 * 1024 * 1024;

/**
 * Bytes of KV cache for one token of a model with grouped-query attention, from its GGUF metadata; 0 when it does not
 * say (then nothing is known to grow).
 */
export function kvBytesPerToken(metadata: Readonly<Record<string, string>>): number {
	const architecture = metadata['general.architecture'] ?? '';
	const read = (key: string) => Number(metadata[`${architecture}.${key}`] ?? NaN);
	const layers = read('block_count');
	const heads = read('attention.head_count');
	const kvHeads = read('attention.head_count_kv') || heads;
	const headSize = read('attention.key_length') || read('embedding_length') / heads;
	const bytes = 2 * layers * kvHeads * headSize * kvValueBytes;
	return Number.isFinite(bytes) ? bytes : 0;
}
