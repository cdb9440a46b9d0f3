import { describe, expect, test } from 'vitest';
import type { TokenEvent } from '#lib/engines/contract/types.ts';
import { bandOf, branchAt, logBefore, readTokens, scoreOf, TokenLogWriter } from '#lib/state/token-log.ts';
import { parseTokenLog } from '#lib/storage/parse-receipt.ts';

type Alternatives = Record<string, number>;

/** A token as engines tell it, with probabilities instead of their logarithms. */
function token(text: string, probability: number | null, alternatives: Alternatives = {}): TokenEvent {
	return {
		type: 'token',
		channel: 'answer',
		text,
		logprob: probability === null ? null : Math.log(probability),
		alternatives: Object.entries(alternatives).map(([word, p]) => ({ text: word, logprob: Math.log(p) })),
		elapsedMs: 0
	};
}

function written(...events: TokenEvent[]) {
	const writer = new TokenLogWriter();
	for (const event of events) writer.add(event);
	return writer.log;
}

const sky = [
	token('The', 0.9),
	token(' sky', 0.4, { ' sky': 0.4, ' sea': 0.3, ' \ufffd': 0.1, ' x': 0.0001 }),
	token('.', 1)
];

test('keeps what was said, what might have been said, and how likely both were', () => {
	const log = written(...sky);
	expect(log).toEqual({ from: 0, lengths: [3, 4, 1], centinats: [11, 92, 0], others: [[], [[' sea', 120]], []] });
	const { before, tokens, after } = readTokens('The sky.', log ?? expect.fail());
	expect([before, after]).toEqual(['', '']);
	expect(tokens.map(({ text, start }) => [text, start])).toEqual([
		['The', 0],
		[' sky', 3],
		['.', 7]
	]);
	expect(tokens[1]?.probability).toBeCloseTo(0.4, 2);
	expect(tokens[1]?.others).toEqual([{ text: ' sea', probability: expect.closeTo(0.3, 2), ends: false }]);
	expect(parseTokenLog({ value: JSON.parse(JSON.stringify(log)), place: 'logprobs' })).toEqual(log);
});

test('a chosen token is known by its number, not by its text', () => {
	const alternatives = [
		{ id: 1, text: 'a', logprob: -1 },
		{ id: 2, text: 'a', logprob: -2 }
	];
	expect(written({ ...token('a', 0.3), id: 1, alternatives })?.others).toEqual([[['a', 200]]]);
});

test('the score is the geometric mean, and counts what was less likely than not', () => {
	const log = written(token('a', 1), token('b', 0.25), token('c', 0.25), token('d', 1));
	expect(scoreOf(log ?? expect.fail())).toEqual({ tokens: 4, mean: expect.closeTo(0.5, 2), unsure: 2 });
	expect([1, 0.9, 0.89, 0.5, 0.49, 0.2, 0.19, 0].map(bandOf)).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
});

test('tokens whose text came late are shown with the one that brought it, and counted', () => {
	const log = written(token('', 0.5, { é: 0.2 }), token('世', 0.5), token('', 0.5)) ?? expect.fail();
	expect(log.lengths).toEqual([0, 1]);
	const [shown, ...more] = readTokens('世', log).tokens;
	expect(more).toEqual([]);
	expect(shown).toMatchObject({ index: 0, count: 2, text: '世', probability: expect.closeTo(0.25, 2) });
	expect(branchAt('世', log, shown ?? expect.fail(), 'é')).toEqual({
		text: 'é',
		logprobs: { from: 0, lengths: [1], centinats: [161], others: [[]] }
	});
});

test('a branch begins with the text up to the token and the alternative, and knows as much', () => {
	const log = written(...sky) ?? expect.fail();
	const shown = readTokens('The sky.', log).tokens[1] ?? expect.fail();
	expect(branchAt('The sky.', log, shown, ' sea')).toEqual({
		text: 'The sea',
		logprobs: { from: 0, lengths: [3, 4], centinats: [11, 120], others: [[], [[' sky', 92]]] }
	});
});

describe('an answer that goes on', () => {
	test('is continued where all of it is known', () => {
		const writer = new TokenLogWriter({ text: 'The sky.', logprobs: written(...sky) });
		writer.add(token('', null)); // llama.cpp repeats what was there, which has no text here
		writer.add(token(' Blue', 0.5));
		expect(writer.log?.lengths).toEqual([3, 4, 1, 5]);
	});

	test('is known from where it goes on, where nothing was', () => {
		const writer = new TokenLogWriter({ text: 'Before' });
		writer.add(token(' after', 0.5));
		const log = writer.log ?? expect.fail();
		expect(readTokens('Before after!', log)).toMatchObject({ before: 'Before', tokens: [{ start: 6 }], after: '!' });
	});

	test('is known up to a gap', () => {
		const writer = new TokenLogWriter({ text: 'The sky. And', logprobs: written(...sky) });
		writer.add(token(' after', 0.5));
		expect(writer.log).toEqual(written(...sky));
	});
});

test('what an engine does not tell ends the log, and nothing at all is no log', () => {
	expect(written(token('a', null), token('b', 0.5))).toBeUndefined();
	expect(written(token('a', 0.5), token('b', null), token('c', 0.5))?.lengths).toEqual([1]);
	expect(written({ ...token('a', 0.5), channel: 'reasoning' })).toBeUndefined();
});

test('the log of a long answer stays small', () => {
	const others = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [` alternative${at}`, 0.05]));
	const log = written(...Array.from({ length: 6000 }, () => token(' word', 0.05, others))) ?? expect.fail();
	expect(log.lengths).toHaveLength(4096);
	expect(log.others.every((list) => list.length === 5)).toBe(true);
	expect(JSON.stringify(log).length).toBeLessThan(600_000);
});

test('a log that is longer than its text is shown as far as it goes', () => {
	const log = written(...sky) ?? expect.fail();
	expect(readTokens('The sk', log)).toMatchObject({ tokens: [{ text: 'The' }], after: ' sk' });
	expect(logBefore(log, 6)).toEqual({ from: 0, lengths: [3], centinats: [11], others: [[]] });
	expect(logBefore(log, 2)).toBeUndefined();
});

test('an alternative can be the end of the answer', () => {
	const log = written(token('Yes', 0.5, { '<|im_end|>': 0.2, '': 0.1, '</s>': 0.05, No: 0.1 })) ?? expect.fail();
	const [shown] = readTokens('Yes', log).tokens;
	expect(shown?.others.map(({ text, ends }) => [text, ends])).toEqual([
		['<|im_end|>', true],
		['', true],
		['</s>', true],
		['No', false]
	]);
});
