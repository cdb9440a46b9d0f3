import { expect, test } from 'vitest';
import type { TokenEvent } from '#lib/engines/contract/types.ts';
import { ReasoningText, ReasoningTokens } from '#lib/engines/transformers/reasoning.ts';
import { ThinkingBudget } from '#lib/engines/transformers/thinking-budget.ts';

const [opening, closing, word] = [1, 2, 3];

/** What is written when the model would go on with `chosen`, and with the same word after that. */
function write(budget: ThinkingBudget, chosen: readonly number[], begun: boolean): number[] {
	const reasoning = new ReasoningTokens(opening, closing, begun);
	return Array.from({ length: 8 }, (_, at) => {
		const id = budget.next(reasoning.reasons) ?? chosen[at] ?? word;
		reasoning.read(id);
		return id;
	});
}

test('a marker of one token is written after the last token that may be thought', () => {
	const limited = (tokens: number) => new ThinkingBudget(tokens, [closing]);
	expect(write(limited(3), [], true)).toEqual([word, word, word, closing, word, word, word, word]);
	expect(write(limited(2), [opening], false)).toEqual([opening, word, word, closing, word, word, word, word]);
	// A model that is done sooner, or does not reason at all, is left alone.
	expect(write(limited(5), [word, closing], true)).toEqual([word, closing, word, word, word, word, word, word]);
	expect(write(limited(1), [], false)).toEqual(Array.from({ length: 8 }, () => word));
});

test('tokens are counted over all that is thought, and whoever begins again is stopped at once', () => {
	const again = [word, closing, opening, word, word];
	expect(write(new ThinkingBudget(3, [closing]), again, true)).toEqual([
		...[word, closing, opening, word, closing],
		...[word, word, word]
	]);
	const twice = write(new ThinkingBudget(1, [closing]), [word, word, opening], true);
	expect(twice.slice(0, 4)).toEqual([word, closing, opening, closing]);
});

test('a marker of several tokens is written whole, and tells reasoning from the answer', () => {
	const texts = ['hm ', '</', 'think', '>', 'Yes. '];
	const reasoning = new ReasoningText(true);
	const budget = new ThinkingBudget(2, [1, 2, 3]);
	const events: TokenEvent[] = [];
	for (let step = 0; step < 7; step++) {
		const forced = budget.next(reasoning.reasons);
		const text = texts[forced ?? (reasoning.reasons ? 0 : 4)] ?? '';
		events.push(
			...reasoning.read({ type: 'token', channel: 'answer', text, logprob: null, alternatives: [], elapsedMs: step })
		);
	}
	const on = (channel: TokenEvent['channel']) =>
		events.filter((event) => event.channel === channel).map(({ text }) => text);
	expect([on('reasoning'), on('answer')]).toEqual([
		['hm ', 'hm '],
		['Yes. ', 'Yes. ']
	]);
});
