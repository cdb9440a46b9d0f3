import type { ChatCompletionChunk, Completion } from '@mlc-ai/web-llm';
import { describe, expect, test } from 'vitest';
import type { GenerateEvent } from '#lib/engines/contract/types.ts';
import { ChunkReader, type Reading } from '#lib/engines/webllm/chunks.ts';

function delta(content: string): ChatCompletionChunk {
	return { choices: [{ index: 0, delta: { content, role: 'assistant' }, finish_reason: null }] } as never;
}

function end(finish_reason: string): ChatCompletionChunk {
	return { choices: [{ index: 0, delta: {}, finish_reason }] } as never;
}

function piece(text: string, finish_reason: string | null = null): Completion {
	return { choices: [{ index: 0, text, finish_reason }] } as never;
}

function usage(prompt_tokens: number, completion_tokens: number): ChatCompletionChunk {
	return { choices: [], usage: { prompt_tokens, completion_tokens, total_tokens: 0, extra: {} } } as never;
}

function makeReader(changes: Partial<Reading> = {}): ChunkReader {
	let ms = 100;
	const decode = (token: number) => `t${token}`;
	return new ChunkReader({
		startedMs: 90,
		promptTokens: 20,
		stops: [],
		takeLogprobs: null,
		decode,
		now: () => ms++,
		...changes
	});
}

const textOf = (events: GenerateEvent[]) => events.map((event) => (event.type === 'token' ? event.text : '')).join('');

test('tells of the prompt before and after it is read', () => {
	const reader = makeReader();
	expect(reader.begin()).toEqual({ type: 'prefill', doneTokens: 0, totalTokens: 20 });
	expect(reader.read(delta('a'))).toMatchObject([
		{ type: 'prefill', doneTokens: 20 },
		{ type: 'token', text: 'a' }
	]);
	expect(reader.read(delta('b'))).toMatchObject([{ type: 'token', text: 'b' }]);
});

test('counts the prompt itself, for the library counts what it had to read', () => {
	const reader = makeReader();
	for (const chunk of [delta('a'), end('length'), usage(3, 5)]) reader.read(chunk);
	expect(reader.finish(false, 'a').at(-1)).toEqual({
		type: 'finish',
		reason: 'length',
		usage: { promptTokens: 20, cachedPromptTokens: 17, completionTokens: 5 },
		timing: { firstTokenMs: 10, decodeMs: 0 }
	});
});

test('measures from the start to the first token, and from there to the last', () => {
	const reader = makeReader();
	for (const content of ['a', 'b', 'c']) reader.read(delta(content));
	expect(reader.finish(false, null).at(-1)).toMatchObject({ timing: { firstTokenMs: 10, decodeMs: 2 } });
});

test('says aborted whatever came before, and no first token when there was none', () => {
	expect(makeReader().finish(true, null)).toMatchObject([
		{ reason: 'aborted', usage: { promptTokens: 20 }, timing: { firstTokenMs: null, decodeMs: 0 } }
	]);
});

test('reads the pieces of a text, and takes the one that ends it for no token', () => {
	const reader = makeReader();
	expect(textOf([piece('a'), piece('b')].flatMap((chunk) => reader.read(chunk)))).toBe('ab');
	expect(reader.read(piece('', 'length'))).toEqual([]);
	expect(reader.finish(false, 'ab')).toMatchObject([{ reason: 'length', usage: { completionTokens: 2 } }]);
});

test('begins a text with the seam, which it asks for with the first piece', () => {
	const tokens: number[] = [];
	const reader = makeReader({ seam: () => (tokens[0] === 5 ? ' ' : '') });
	reader.begin();
	tokens.push(5);
	const events = ['a', ' ti'].flatMap((content) => reader.read(piece(content)));
	expect(textOf(events)).toBe(' a ti');
	expect(textOf(reader.finish(false, 'a time'))).toBe('me');
});

describe('a stop string', () => {
	const stops = ['STOP'];

	test('that spans tokens is never shown, not even its beginning', () => {
		const reader = makeReader({ stops });
		const events = ['go ', 'S', 'TO', 'P'].flatMap((content) => reader.read(delta(content)));
		events.push(...reader.read(end('stop')), ...reader.finish(false, 'go '));
		expect(textOf(events)).toBe('go ');
	});

	test('that began and was none is shown after all', () => {
		const reader = makeReader({ stops });
		const events = ['go ', 'S', 'T', 'A'].flatMap((content) => reader.read(delta(content)));
		expect(textOf(events)).toBe('go STA');
	});

	test('that might have begun at the end is shown', () => {
		const reader = makeReader({ stops });
		const events = ['go ', 'ST'].flatMap((content) => reader.read(delta(content)));
		expect(textOf(events)).toBe('go ');
		expect(textOf(reader.finish(false, 'go ST'))).toBe('ST');
	});

	test('counts the first time that it comes', () => {
		const reader = makeReader({ stops: ['\n'] });
		const events = reader.read(delta('a'));
		expect(textOf([...events, ...reader.finish(false, 'a\n')])).toBe('a');
	});
});

test('shows nothing of a character that was not finished', () => {
	const reader = makeReader();
	const events = reader.read(delta('a'));
	expect(textOf([...events, ...reader.finish(false, 'a\uFFFD')])).toBe('a');
});

test('gives each token its own event where log-probabilities are asked for', () => {
	const heard = [
		[{ token: 4, logprob: -1, alternatives: [{ token: 5, logprob: -0.5 }] }],
		[],
		[
			{ token: 6, logprob: -2, alternatives: [] },
			{ token: 7, logprob: -3, alternatives: [] }
		]
	];
	const reader = makeReader({ takeLogprobs: () => heard.shift() ?? [] });
	expect(reader.read(delta('a')).slice(1)).toMatchObject([
		{ text: 'a', id: 4, logprob: -1, alternatives: [{ id: 5, text: 't5', logprob: -0.5 }] }
	]);
	expect(reader.read(delta(''))).toEqual([]);
	expect(reader.read(delta('é'))).toMatchObject([
		{ text: '', id: 6, logprob: -2 },
		{ text: 'é', id: 7, logprob: -3 }
	]);
});
