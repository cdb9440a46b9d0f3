import { expect, test } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import type { GenerateRequest, ResponseFormat } from '#lib/engines/contract/types.ts';
import { spreadSeed, toRawRequest, toRequest } from '#lib/engines/webllm/request.ts';

const prompt = { system: null, turns: [{ role: 'user' as const, text: 'a' }] };
const model = { vocabSize: 100 };

function convert(changes: Partial<GenerateRequest> = {}) {
	const sampling = { maxTokens: 9, temperature: 0.5 };
	return toRequest({ messages: [{ role: 'user', content: 'a' }], sampling, ...changes }, prompt, model);
}

test('asks for a stream with its usage, and for nothing that was not given', () => {
	expect(convert()).toEqual({
		messages: [{ role: 'user', content: 'a' }],
		max_tokens: 9,
		temperature: 0.5,
		stream: true,
		stream_options: { include_usage: true }
	});
});

const sampling = {
	maxTokens: 9,
	temperature: 1,
	topP: 0.9,
	repetitionPenalty: 1.1,
	presencePenalty: 0.5,
	frequencyPenalty: -0.5,
	logitBias: { 5: -100 },
	seed: 7,
	stop: ['x']
};

const named = {
	max_tokens: 9,
	temperature: 1,
	top_p: 0.9,
	repetition_penalty: 1.1,
	presence_penalty: 0.5,
	frequency_penalty: -0.5,
	logit_bias: { 5: -100 },
	seed: spreadSeed(7),
	stop: ['x'],
	stream: true,
	stream_options: { include_usage: true }
};

test('gives every parameter the name of the library', () => {
	expect(convert({ sampling })).toEqual({ ...named, messages: [{ role: 'user', content: 'a' }] });
});

test('asks for a text with the same parameters, and with nothing that the library takes for a chat', () => {
	const request = { messages: [{ role: 'user' as const, content: 'a' }], sampling, raw: true };
	expect(toRawRequest(request, 'a $& b', model)).toEqual({ ...named, prompt: 'a $& b' });
	expect(() => toRawRequest(request, 'a', { vocabSize: 5 })).toThrow(/token 5/);
});

test('sends 0 as the least top-p that the library takes', () => {
	const { top_p } = convert({ sampling: { maxTokens: 9, temperature: 1, topP: 0 } });
	expect(top_p).toBeGreaterThan(0);
	expect(top_p).toBeLessThan(1e-4);
});

test('sends forms as grammars of its dialect, after looking at them', () => {
	const grammarOf = (responseFormat: ResponseFormat) => convert({ responseFormat }).response_format;
	expect(grammarOf({ type: 'jsonSchema', schema: { type: 'boolean' } })).toMatchObject({
		type: 'grammar',
		grammar: expect.stringContaining('boolean ::= "true" | "false"')
	});
	expect(grammarOf({ type: 'grammar', grammar: 'root ::= .' })).toMatchObject({
		type: 'grammar',
		grammar: expect.stringMatching(/^root ::= (?!\.)/)
	});
	expect(() => grammarOf({ type: 'jsonSchema', schema: { type: 'x' } })).toThrow(/type/);
	expect(() => grammarOf({ type: 'grammar', grammar: 'x' })).toThrow(/grammar/);
});

test('does not let a bias write behind the vocabulary', () => {
	let refused: unknown;
	try {
		convert({ sampling: { maxTokens: 9, temperature: 1, logitBias: { 100: 1 } } });
	} catch (error) {
		refused = error;
	}
	expect(isAppError(refused, 'request/invalid') && refused.details.param).toBe('sampling.logitBias');
});

test('spreads small seeds over the whole range, each to its own number', () => {
	const spread = Array.from({ length: 1000 }, (_, seed) => spreadSeed(seed + 1));
	expect(new Set(spread).size).toBe(1000);
	expect(spread.every(Number.isInteger)).toBe(true);
	// The library's first random number, which small seeds would all leave near 0.
	const first = spread.map((seed) => (((seed % 2147483647) * 48271) % 2147483647) / 2147483647);
	expect(first.reduce((sum, value) => sum + value) / 1000).toBeCloseTo(0.5, 1);
});
