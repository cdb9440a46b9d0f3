import { describe, expect, test } from 'vitest';
import type { TokenEvent } from '#lib/engines/contract/types.ts';
import { Detokenizer, hiddenIds } from '#lib/engines/transformers/detokenizer.ts';
import { readLogprobs } from '#lib/engines/transformers/logprobs.ts';
import { ReasoningText, ReasoningTokens } from '#lib/engines/transformers/reasoning.ts';
import { StopStrings } from '#lib/engines/transformers/stops.ts';

/** A tokenizer whose tokens are bytes; 256 is a control token. */
const bytes = {
	decode: (ids: number[]) => {
		if (ids.length === 0) throw new Error('the library refuses an empty list');
		return new TextDecoder().decode(Uint8Array.from(ids));
	}
};
const end = { id: 256, content: '<|end|>', special: true };

function token(text: string): TokenEvent {
	return { type: 'token', channel: 'answer', text, logprob: null, alternatives: [], elapsedMs: 0 };
}

const textsOf = (events: readonly TokenEvent[]) => events.map(({ text }) => text);

describe('a detokenizer', () => {
	test('joins characters that are spread over tokens', () => {
		const text = 'aé漢🙂b';
		const detokenizer = new Detokenizer(bytes, new Set());
		const parts = [...new TextEncoder().encode(text)].map((byte) => detokenizer.push(byte));
		expect(parts.join('')).toBe(text);
		expect(parts.filter((part) => part !== '')).toEqual([...text]);
		expect(detokenizer.flush()).toBe('');
	});

	test('shows broken bytes as one sign each, and goes on', () => {
		const detokenizer = new Detokenizer(bytes, new Set());
		const parts = [0xf0, 0x9f, 0x41, 0x80, 0x80, 0x42, 0xe6].map((byte) => detokenizer.push(byte));
		expect(parts.join('')).toBe('\ufffdA\ufffd\ufffdB');
		expect(detokenizer.flush()).toBe('\ufffd');
		expect(detokenizer.push(0xa2)).toBe('');
		expect(detokenizer.push(0x43)).toBe('\ufffdC');
	});

	test('hides control tokens, but not the markers of reasoning and calls', () => {
		const think = { id: 7, content: '<think>', special: true };
		const plain = { id: 8, content: '<tool>', special: false };
		expect(hiddenIds([end, think, plain])).toEqual(new Set([256]));
		expect(new Detokenizer(bytes, new Set([256])).push(256)).toBe('');
	});

	test('tells what a token would be without taking it', () => {
		const detokenizer = new Detokenizer(bytes, new Set(), [0x61]);
		expect(detokenizer.peek(0x62)).toBe('b');
		expect(detokenizer.push(0x63)).toBe('c');
	});

	test('keeps the blank that a decoder takes from the first word', () => {
		const words = ['_Hello', '_world'];
		const decode = (ids: number[]) =>
			ids
				.map((id) => words[id])
				.join('')
				.replaceAll('_', ' ')
				.replace(/^ /, '');
		const detokenizer = new Detokenizer({ decode }, new Set());
		expect([0, 1, 1].map((id) => detokenizer.push(id))).toEqual(['Hello', ' world', ' world']);
	});
});

describe('stop strings', () => {
	test('end the text before them, over tokens', () => {
		const stops = new StopStrings(['\nUser:', 'END']);
		const shown = ['a E', 'N', 'x', ' b\n', 'Us', 'er: c'].map((text) => textsOf(stops.read(token(text))));
		expect(shown).toEqual([[], [], ['a E', 'N', 'x'], [], [], [' b']]);
		expect(stops.found).toBe(true);
	});

	test('hold nothing back that cannot become one', () => {
		const stops = new StopStrings(['###']);
		expect(textsOf(stops.read(token('abc')))).toEqual(['abc']);
		expect(textsOf(stops.read(token('#')))).toEqual([]);
		expect(textsOf(stops.end())).toEqual(['#']);
		expect(stops.found).toBe(false);
	});
});

describe('reasoning', () => {
	const read = (parts: readonly string[], begun = false) => {
		const reasoning = new ReasoningText(begun);
		const events = [...parts.flatMap((text) => reasoning.read(token(text))), ...reasoning.end()];
		const of = (channel: string) => textsOf(events.filter((event) => event.channel === channel)).join('');
		return { reasoning: of('reasoning'), answer: of('answer') };
	};

	test.for<[string[], boolean, string, string]>([
		[['<th', 'ink>', 'a<', '/thi', 'nk>b'], false, 'a', 'b'],
		[['<think>a</think>b'], false, 'a', 'b'],
		[['a</think>', '<think>b'], true, 'a', '<think>b'],
		[['<thinker', '>'], false, '', '<thinker>'],
		[['x <think>', 'y'], false, '', 'x <think>y'],
		[['<think>', 'a<b', ' </'], false, 'a<b </', ''],
		[['<thi'], false, '', '<thi']
	])('in text is told by its markers: %j', ([parts, begun, reasoning, answer]) => {
		expect(read(parts, begun)).toEqual({ reasoning, answer });
	});

	test('is told by the ids of its markers', () => {
		const reasoning = new ReasoningTokens(1, 2, false);
		const seen = [5, 1, 6, 2, 7].map((id) => (reasoning.read(id) ? 'marker' : reasoning.channel));
		expect(seen).toEqual(['answer', 'marker', 'reasoning', 'marker', 'answer']);
		expect(new ReasoningTokens(1, 2, true).channel).toBe('reasoning');
	});
});

test('log-probabilities are those of the whole vocabulary', () => {
	const logits = Float32Array.from([0.5, 0.25, 0.2, 0.05], (share) => Math.log(share) + 3);
	const { logprob, alternatives } = readLogprobs(logits, 2, 2);
	expect(logprob).toBeCloseTo(Math.log(0.2), 6);
	expect(alternatives.map(({ id }) => id)).toEqual([0, 1]);
	expect(alternatives[0]?.logprob).toBeCloseTo(Math.log(0.5), 6);
	expect(readLogprobs(Float32Array.of(0, -Infinity), 1, 0)).toEqual({ logprob: -100, alternatives: [] });
});
