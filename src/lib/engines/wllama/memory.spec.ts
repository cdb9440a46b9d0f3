import { expect, test } from 'vitest';
import { kvBytesPerToken } from '#lib/engines/wllama/memory.ts';

test('counts keys and values of every layer in 16 bits', () => {
	// Llama 3.2 1B: 16 layers, 8 heads of 64 for keys and values.
	const metadata = {
		'general.architecture': 'llama',
		'llama.block_count': '16',
		'llama.attention.head_count': '32',
		'llama.attention.head_count_kv': '8',
		'llama.embedding_length': '2048'
	};
	expect(kvBytesPerToken(metadata)).toBe(2 * 16 * 8 * 64 * 2);
	expect(kvBytesPerToken({ ...metadata, 'llama.attention.key_length': '128' })).toBe(2 * 16 * 8 * 128 * 2);
});

test('knows nothing of a model that does not say', () => {
	expect(kvBytesPerToken({})).toBe(0);
	expect(kvBytesPerToken({ 'general.architecture': 'mamba', 'mamba.block_count': '4' })).toBe(0);
});
