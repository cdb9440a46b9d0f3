import { expect, test } from 'vitest';
import { wordsOf } from '#lib/components/connect/try-out.svelte.ts';

test('the words of an answer are found in every format, also in one that is cut off', () => {
	expect(
		wordsOf(
			'data: {"choices":[{"delta":{"content":"A"}}]}\n\n: keep-alive\n\ndata: {"choices":[{"delta":{}}]}\n\ndata: [DONE]\n'
		)
	).toBe('A');
	expect(wordsOf('{"choices":[{"message":{"content":"Whole"}}]}')).toBe('Whole');
	expect(
		wordsOf(
			'event: x\ndata: {"type":"response.output_text.delta","delta":"B"}\ndata: {"type":"response.output_text.done","text":"B"}\n'
		)
	).toBe('B');
	expect(wordsOf('{"message":{"content":"C"},"done":false}\n{"message":{"content":"D"}')).toBe('C');
	expect(wordsOf('{"error":{"message":"no"}}')).toBe('');
});
