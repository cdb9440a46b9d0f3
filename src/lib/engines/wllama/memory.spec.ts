import { expect, test } from 'vitest';
import { heapProblem, kvBytesPerToken } from '#lib/engines/wllama/memory.ts';

// Llama 3.2 1B: 16 layers, 8 heads of 64 for keys and values.
const numbers = {
	'llama.block_count': 16,
	'llama.attention.head_count': 32,
	'llama.attention.head_count_kv': 8,
	'llama.embedding_length': 2048
};

test('counts keys and values of every layer in 16 bits', () => {
	expect(kvBytesPerToken('llama', numbers)).toBe(2 * 16 * 8 * 64 * 2);
	expect(kvBytesPerToken('llama', { ...numbers, 'llama.attention.key_length': 128 })).toBe(2 * 16 * 8 * 128 * 2);
});

test('counts what other types need', () => {
	expect(kvBytesPerToken('llama', numbers, 'f32')).toBe(2 * 16 * 8 * 64 * 4);
	expect(kvBytesPerToken('llama', numbers, 'q8_0')).toBe((2 * 16 * 8 * 64 * 34) / 32);
});

test('knows nothing of a model that does not say', () => {
	expect(kvBytesPerToken('', {})).toBe(0);
	expect(kvBytesPerToken('mamba', { 'mamba.block_count': 4 })).toBe(0);
});

test('says what does not fit into the memory of WebAssembly', () => {
	expect(heapProblem(3.0e9, 0.2e9)).toBeNull();
	expect(heapProblem(4.07e9, 0)).toEqual({ neededBytes: expect.closeTo(4.5e9, -8), mostBytes: 2 ** 32 });
	expect(heapProblem(3.0e9, 1e9)).not.toBeNull();
});
