import { expect, test } from 'vitest';
import { findDefaults } from '#lib/engines/webllm/chat-config.ts';

test('puts MLC’s names under ours, and leaves the rest alone', () => {
	const config = { temperature: 0.6, top_p: 0.9, presence_penalty: 0.5, frequency_penalty: 0, repetition_penalty: 1.1 };
	expect(findDefaults({ ...config, mean_gen_len: 128, vocab_size: 9 })).toEqual({
		temperature: 0.6,
		topP: 0.9,
		presencePenalty: 0.5,
		frequencyPenalty: 0,
		repetitionPenalty: 1.1
	});
});
