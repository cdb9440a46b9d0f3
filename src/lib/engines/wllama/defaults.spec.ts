import { expect, test } from 'vitest';
import { findDefaults } from '#lib/engines/wllama/defaults.ts';

test('puts llama.cpp’s names under ours', () => {
	const sampling = { temp: 0.6, top_p: 0.95, top_k: 20, min_p: 0, penalty_repeat: 1.1, mirostat: 2, penalty_last_n: 8 };
	expect(findDefaults({ sampling })).toEqual({
		temperature: 0.6,
		topP: 0.95,
		topK: 20,
		minP: 0,
		repetitionPenalty: 1.1
	});
});

test('takes a negative top-k for none, as llama.cpp does', () => {
	expect(findDefaults({ sampling: { top_k: -1 } }).topK).toBe(0);
	expect(findDefaults({ sampling: {} }).topK).toBeUndefined();
});
