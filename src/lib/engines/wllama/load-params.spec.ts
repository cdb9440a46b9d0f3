import { expect, test } from 'vitest';
import { cpuOptions } from '#lib/engines/wllama/load-params.ts';

// Llama 3.2 1B: 64 KB of KV cache for a token in 32 bits.
const header = {
	architecture: 'llama',
	numbers: {
		'llama.block_count': 16,
		'llama.attention.head_count': 32,
		'llama.attention.head_count_kv': 8,
		'llama.embedding_length': 2048
	}
};

const plain = { kvCacheType: 'f32', flashAttention: false };

test('on the CPU a small cache is kept in 32 bits, for plain attention', () => {
	expect(cpuOptions({ contextTokens: 2048 }, header, 1e9)).toEqual(plain);
});

test('a large one is left to llama.cpp, and so is one beside weights that fill the memory', () => {
	expect(cpuOptions({ contextTokens: 4096 }, header, 1e9)).toBeUndefined();
	expect(cpuOptions({ contextTokens: 2048 }, header, 3.8e9)).toBeUndefined();
});

test('what was asked for stays as it is', () => {
	const options = [{ kvCacheType: 'f16' }, { flashAttention: true }, { flashAttention: false }] as const;
	for (const each of options) expect(cpuOptions({ contextTokens: 2048, options: each }, header, 1e9)).toEqual(each);
	expect(cpuOptions({ contextTokens: 2048, task: 'embed' }, header, 1e9)).toBeUndefined();
});

test('nothing is changed for a model that does not tell its shape', () => {
	expect(cpuOptions({ contextTokens: 2048 }, { architecture: 'mamba', numbers: {} }, 1e9)).toBeUndefined();
});
