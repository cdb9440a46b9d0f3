import type { ChatCompletionChunk } from '@wllama/wllama/esm/index.js';
import { expect, test } from 'vitest';
import { ChunkReader } from '#lib/engines/wllama/chunks.ts';

function makeChunk(delta: object, rest: object = {}, choice: object = {}): ChatCompletionChunk {
	const choices = [{ index: 0, delta, finish_reason: null, logprobs: null, ...choice }];
	return { id: '', object: 'chat.completion.chunk', created: 0, model: '', choices, ...rest } as ChatCompletionChunk;
}

/** A clock that is one millisecond later each time. */
function makeClock() {
	let ms = 100;
	return () => ms++;
}

test('turns progress into prefill events', () => {
	const reader = new ChunkReader(0);
	const chunk = makeChunk({}, { choices: [], prompt_progress: { total: 300, cache: 20, processed: 148, time_ms: 5 } });
	expect(reader.read(chunk)).toEqual([{ type: 'prefill', doneTokens: 148, totalTokens: 300 }]);
	expect(reader.finish(true).usage).toEqual({ promptTokens: 300, cachedPromptTokens: 20, completionTokens: 0 });
});

test('keeps answer and reasoning apart', () => {
	const reader = new ChunkReader(0);
	expect(reader.read(makeChunk({ role: 'assistant', content: null }))).toEqual([]);
	expect(reader.read(makeChunk({ reasoning_content: 'hm' }))).toMatchObject([{ channel: 'reasoning', text: 'hm' }]);
	expect(reader.read(makeChunk({ content: 'Yes' }))).toMatchObject([{ channel: 'answer', text: 'Yes' }]);
});

test('leaves the continued answer out of the first token, once', () => {
	const reader = new ChunkReader(0, { prefix: 'Tokens are' });
	expect(reader.read(makeChunk({ content: 'Tokens are pieces' }))).toMatchObject([{ text: ' pieces' }]);
	expect(reader.read(makeChunk({ content: 'Tokens are' }))).toMatchObject([{ text: 'Tokens are' }]);
});

test('makes one event for each token of a chunk, with the text in the last', () => {
	const content = [
		{ token: 'a', logprob: -0.5, top_logprobs: [] },
		{
			token: 'b',
			logprob: null,
			top_logprobs: [
				{ token: 'x', logprob: -3 },
				{ token: 'b', logprob: 1e-9 }
			]
		}
	];
	const events = new ChunkReader(0).read(makeChunk({ content: 'ab' }, {}, { logprobs: { content } }));
	expect(events).toMatchObject([
		{ text: '', logprob: -0.5, alternatives: [] },
		{
			text: 'ab',
			logprob: -100,
			alternatives: [
				{ text: 'b', logprob: 0 },
				{ text: 'x', logprob: -3 }
			]
		}
	]);
});

test('tells no more alternatives than were asked for', () => {
	const top_logprobs = [
		{ token: 'x', logprob: -3 },
		{ token: 'a', logprob: -0.5 }
	];
	const content = [{ token: 'a', logprob: -0.5, top_logprobs }];
	const chunk = makeChunk({ content: 'a' }, {}, { logprobs: { content } });
	const found = (alternatives: number) => new ChunkReader(0, { alternatives }).read(chunk);
	expect(found(1)).toMatchObject([{ logprob: -0.5, alternatives: [{ text: 'a' }] }]);
	expect(found(0)).toMatchObject([{ logprob: -0.5, alternatives: [] }]);
});

test('measures from the start to the first token, and from there to the last', () => {
	const reader = new ChunkReader(90, { now: makeClock() });
	for (const content of ['a', 'b', 'c']) reader.read(makeChunk({ content }));
	expect(reader.finish(false).timing).toEqual({ firstTokenMs: 10, decodeMs: 2 });
});

test('takes the numbers of the library at the end', () => {
	const reader = new ChunkReader(0);
	reader.read(makeChunk({ content: 'a' }));
	reader.read(makeChunk({}, {}, { finish_reason: 'length' }));
	const usage = {
		prompt_tokens: 9,
		completion_tokens: 2,
		total_tokens: 11,
		prompt_tokens_details: { cached_tokens: 4 }
	};
	reader.read(makeChunk({}, { choices: [], usage }));
	expect(reader.finish(false)).toMatchObject({
		reason: 'length',
		usage: { promptTokens: 9, cachedPromptTokens: 4, completionTokens: 2 }
	});
});

test('says aborted whatever came before, and no first token when there was none', () => {
	expect(new ChunkReader(0).finish(true)).toMatchObject({
		reason: 'aborted',
		timing: { firstTokenMs: null, decodeMs: 0 }
	});
});
