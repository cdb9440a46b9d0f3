import { expect, test } from 'vitest';
import type { TokenEvent } from '#lib/engines/contract/types.ts';
import { PartialAnswer } from '#lib/state/partial-answer.ts';

function token(channel: TokenEvent['channel'], text: string, elapsedMs: number): TokenEvent {
	return { type: 'token', channel, text, logprob: null, alternatives: [], elapsedMs };
}

test('keeps text, thoughts and tools apart', () => {
	const answer = new PartialAnswer();
	for (const event of [token('reasoning', 'Let me ', 100), token('reasoning', 'see.', 300), token('answer', '4', 900)])
		expect(answer.add(event)).toBe(true);
	answer.add({ type: 'toolUse', use: { name: 'calculator', arguments: '{}', result: '4' } });
	answer.add(token('answer', '2', 2000));
	expect(answer.parts).toEqual({
		text: '42',
		reasoning: { text: 'Let me see.', durationMs: 800 },
		toolUses: [{ name: 'calculator', arguments: '{}', result: '4' }]
	});
});

test('an answer without thoughts has none', () => {
	const answer = new PartialAnswer({ text: 'Once ' });
	answer.add(token('answer', 'upon', 5));
	expect(answer.add({ type: 'prefill', doneTokens: 1, totalTokens: 2 })).toBe(false);
	expect(answer.parts).toEqual({ text: 'Once upon' });
});

test('thoughts that no answer followed are kept, with the time they took', () => {
	const answer = new PartialAnswer();
	answer.add(token('reasoning', 'Hm', 50));
	answer.add(token('reasoning', 'm', 250));
	expect(answer.parts).toEqual({ text: '', reasoning: { text: 'Hmm', durationMs: 200 } });
});
