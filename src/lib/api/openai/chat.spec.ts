import { expect, test } from 'vitest';
import { AppError } from '#lib/base/errors.ts';
import { call, finish, type Setting, testLoaded, token } from '#lib/api/fixtures.ts';
import type { GenerateEvent } from '#lib/engines/contract/types.ts';

const path = '/v1/chat/completions';
const ask = { model: 'guide', messages: [{ role: 'user', content: 'Hi' }] };
const post = (more: object = {}, setting: Parameters<typeof call>[3] = {}) =>
	call('POST', path, { ...ask, ...more }, setting);
const errorOf = (answered: { json: () => Record<string, unknown> }) =>
	answered.json().error as { message: string; type: string; param: string | null; code: string | null };

test('a whole answer has the shape of the reference', async () => {
	const answered = await post();
	expect(answered.status).toBe(200);
	expect(answered.headers['content-type']).toBe('application/json');
	expect(answered.json()).toEqual({
		id: expect.stringMatching(/^chatcmpl-/) as string,
		object: 'chat.completion',
		created: expect.any(Number) as number,
		model: 'guide',
		choices: [
			{
				index: 0,
				message: { role: 'assistant', content: 'Hello there', refusal: null },
				logprobs: null,
				finish_reason: 'stop'
			}
		],
		usage: { prompt_tokens: 10, completion_tokens: 2, total_tokens: 12, prompt_tokens_details: { cached_tokens: 4 } }
	});
});

test('a stream begins with the role, ends with a reason and [DONE]', async () => {
	const answered = await post({ stream: true });
	expect(answered.headers['content-type']).toBe('text/event-stream; charset=utf-8');
	const choices = answered.events().map(({ choices }) => (choices as object[])[0]);
	expect(choices).toEqual([
		{ index: 0, delta: { role: 'assistant', content: '' }, logprobs: null, finish_reason: null },
		{ index: 0, delta: { content: 'Hello' }, logprobs: null, finish_reason: null },
		{ index: 0, delta: { content: ' there' }, logprobs: null, finish_reason: null },
		{ index: 0, delta: {}, logprobs: null, finish_reason: 'stop' }
	]);
	expect(answered.text.endsWith('data: [DONE]\n\n')).toBe(true);
	expect(answered.events().every(({ object }) => object === 'chat.completion.chunk')).toBe(true);
	expect(answered.events()[0]).not.toHaveProperty('usage');
});

test('usage comes last in a stream when it was asked for', async () => {
	const events = (await post({ stream: true, stream_options: { include_usage: true } })).events();
	expect(events.slice(0, -1).every(({ usage }) => usage === null)).toBe(true);
	expect(events.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: 12 } });
});

test('what the client asks for reaches the engine, the rest is the advice of the model', async () => {
	const { requests } = await post({
		max_completion_tokens: 7,
		top_p: 0.9,
		top_k: 5,
		seed: -1,
		stop: 'END',
		frequency_penalty: 0.5,
		logit_bias: { 12: -100 },
		logprobs: true,
		top_logprobs: 3
	});
	expect(requests[0]).toMatchObject({
		topLogprobs: 3,
		sampling: {
			maxTokens: 7,
			temperature: 0,
			topP: 0.9,
			topK: 5,
			seed: 2 ** 32 - 2,
			stop: ['END'],
			frequencyPenalty: 0.5,
			logitBias: { 12: -100 }
		}
	});
	expect((await post({ max_tokens: 9, temperature: 1.5, stop: ['a', 'b'] })).requests[0]?.sampling).toMatchObject({
		maxTokens: 9,
		temperature: 1.5,
		stop: ['a', 'b']
	});
	expect((await post()).requests[0]?.sampling.maxTokens).toBe(256);
});

test('an answer is never longer than the user allows, and the client is told', async () => {
	const answered = await post({ max_tokens: 9000 });
	expect(answered.requests[0]?.sampling.maxTokens).toBe(4096);
	expect(answered.headers['x-hearth-ignored']).toBe('max_tokens above 4096');
});

test('values that change nothing are not asked of an engine that does not know them', async () => {
	const { requests } = await post({ presence_penalty: 0, min_p: 0 });
	expect(requests[0]?.sampling).not.toHaveProperty('presencePenalty');
	expect((await post({ presence_penalty: 1 })).requests[0]?.sampling.presencePenalty).toBe(1); // the engine refuses it
});

test('an engine that refuses a parameter is quoted under its OpenAI name', async () => {
	const refuse = () => {
		throw new AppError('request/unsupported', { param: 'sampling.presencePenalty', engine: 'fake' });
	};
	const answered = await post({ presence_penalty: 1, stream: true }, { events: refuse });
	expect(answered.status).toBe(400);
	expect(errorOf(answered)).toMatchObject({ param: 'presence_penalty', code: 'unsupported_parameter' });
});

test.each([
	['responseFormat.schema.type', 'response_format.json_schema.schema.type'],
	['messages[1].toolCalls', 'messages[1].tool_calls'],
	['messages[0].content', 'messages[0].content'],
	['tools[0].name', 'tools[0].function.name']
])('a fault at %s is told at %s', async (param, told) => {
	const refuse = () => {
		throw new AppError('request/invalid', { param, reason: 'is wrong' });
	};
	expect(errorOf(await post({}, { events: refuse }))).toMatchObject({ param: told, message: `${told}: is wrong.` });
});

test("LM Studio's words are understood", async () => {
	const answered = await post({ repeat_penalty: 1.1, ttl: 60 });
	expect(answered.requests[0]?.sampling.repetitionPenalty).toBe(1.1);
	expect(answered.headers['x-hearth-ignored']).toBe('ttl');
});

test('null is absent everywhere, also as the value of what nobody knows', async () => {
	const names = [
		'temperature',
		'n',
		'stream',
		'stream_options',
		'stop',
		'tools',
		'tool_choice',
		'response_format',
		'x'
	];
	const answered = await post(Object.fromEntries(names.map((name) => [name, null])));
	expect([answered.status, answered.headers['x-hearth-ignored']]).toEqual([200, undefined]);
});

test('half a character, as clients cut it off, reaches the engine as U+FFFD; whole ones stay', async () => {
	const { requests } = await post({
		messages: [{ role: 'user', content: 'Hi \ud83d' }],
		stop: ['\ud83d\ude00', '\udc00']
	});
	expect(requests[0]?.messages[0]?.content).toBe('Hi \ufffd');
	expect(requests[0]?.sampling.stop).toEqual(['\ud83d\ude00', '\ufffd']);
});

test.each([
	[{ temperature: 'hot' }, 'temperature', 'invalid_type'],
	[{ temperature: 3 }, 'temperature', 'invalid_value'],
	[{ n: 0 }, 'n', 'invalid_value'],
	[{ messages: [] }, 'messages', 'missing_required_parameter'],
	[{ messages: 'Hi' }, 'messages', 'invalid_type'],
	[{ messages: [{ role: 'robot', content: 'x' }] }, 'messages[0].role', 'invalid_value'],
	[{ messages: [{ role: 'user', content: 3 }] }, 'messages[0].content', 'invalid_type'],
	[
		{ messages: [{ role: 'user', content: [{ type: 'input_audio' }] }] },
		'messages[0].content[0].type',
		'unsupported_parameter'
	],
	[{ messages: [{ role: 'user', content: 'x', extra: 1 }] }, 'messages[0].extra', 'unknown_parameter'],
	[{ messages: [{ role: 'tool', content: 'x', tool_call_id: 'no' }] }, 'messages[0].tool_call_id', 'invalid_value'],
	[{ model: undefined }, 'model', 'missing_required_parameter'],
	[{ logit_bias: { word: 1 } }, 'logit_bias', 'invalid_value'],
	[{ top_logprobs: 2 }, 'top_logprobs', 'invalid_value'],
	[{ stream_options: {} }, 'stream_options', 'invalid_value'],
	[{ modalities: ['audio'] }, 'modalities', 'unsupported_parameter'],
	[{ functions: [] }, 'functions', 'unsupported_parameter'],
	[{ tool_choice: 'required' }, 'tool_choice', 'invalid_value'],
	[{ tools: [{ type: 'web_search' }] }, 'tools[0].type', 'unsupported_parameter'],
	[{ response_format: { type: 'xml' } }, 'response_format.type', 'invalid_value'],
	[{ logprobs: true, top_logprobs: 21 }, 'top_logprobs', 'invalid_value'],
	[{ stop: [1] }, 'stop', 'invalid_type'],
	[{ response_format: { type: 'json_schema' } }, 'response_format.json_schema.schema', 'missing_required_parameter'],
	[{ top_secret: 1 }, 'top_secret', 'unknown_parameter']
])('%j is refused with 400 and names %s', async (more, param, code) => {
	const answered = await post(more);
	expect(answered.status).toBe(400);
	expect(errorOf(answered)).toMatchObject({ type: 'invalid_request_error', param, code });
	expect(answered.requests).toEqual([]);
});

test('null counts as absent', async () => {
	expect((await post({ temperature: null, tools: null, stop: null, unknown: null })).status).toBe(200);
});

test('what changes nothing is named in a header', async () => {
	const answered = await post({ user: 'me', store: true, metadata: {}, reasoning_effort: 'low' });
	expect(answered.headers['x-hearth-ignored']).toBe('user, metadata, store, reasoning_effort');
});

test('thinking is switched off where the model lets itself be steered, and named where not', async () => {
	const capabilities = { ...testLoaded.capabilities, thinking: { budget: true } };
	const steered: Setting = { backend: { load: () => Promise.resolve({ ...testLoaded, capabilities }) } };
	const sent = async (more: object) => {
		const { requests, headers } = await post(more, steered);
		return [requests[0]?.thinking, headers['x-hearth-ignored']];
	};
	const format = { response_format: { type: 'json_object' } };
	expect(await sent({ reasoning_effort: 'none' })).toEqual([{ enabled: false }, undefined]);
	expect(await sent({ reasoning_effort: 'high' })).toEqual([undefined, 'reasoning_effort']);
	expect(await sent({ chat_template_kwargs: { enable_thinking: true } })).toEqual([{ enabled: true }, undefined]);
	expect(await sent({ reasoning_effort: 'none', ...format })).toEqual([undefined, undefined]);
	expect(await sent({ chat_template_kwargs: { enable_thinking: true }, ...format })).toEqual([
		...[undefined, 'reasoning_effort']
	]);
	const unsteered = await post({ reasoning_effort: 'none' });
	expect(unsteered.requests[0]?.thinking).toBeUndefined();
	expect(unsteered.headers['x-hearth-ignored']).toBe('reasoning_effort');
	expect((await post({ chat_template_kwargs: { enable_thinking: 1 } })).status).toBe(400);
	expect((await post({ chat_template_kwargs: { other: true } })).status).toBe(400);
});

test('an unknown model is 404 model_not_found; its name and :latest are understood', async () => {
	const answered = await post({ model: 'gpt-9' });
	expect(answered.status).toBe(404);
	expect(errorOf(answered)).toMatchObject({ code: 'model_not_found', param: 'model' });
	expect((await post({ model: 'GUIDE:latest' })).json().model).toBe('guide');
});

test('a prompt that is too long is 400 context_length_exceeded', async () => {
	const overflow = () => {
		throw new AppError('engine/context-overflow', { promptTokens: 2000, contextTokens: 1024 });
	};
	const answered = await post({ stream: true }, { events: overflow });
	expect(answered.status).toBe(400);
	expect(errorOf(answered)).toMatchObject({ code: 'context_length_exceeded', param: 'messages' });
});

test('an engine that dies in the middle ends a stream with an error, and cuts a whole answer off', async () => {
	async function* dies(): AsyncGenerator<GenerateEvent> {
		yield token('Hel');
		throw new AppError('engine/crashed', { reason: 'test' });
	}
	const stream = await post({ stream: true }, { events: dies });
	expect(stream.status).toBe(200);
	expect(stream.events().at(-1)).toMatchObject({ error: { code: 'engine/crashed', type: 'server_error' } });
	expect((await post({}, { events: dies })).cut).toBe(true);
});

test('what is sent when the tab dies is an error in the stream', async () => {
	expect((await post({ stream: true })).lost).toContain('"code":"host_lost"');
	expect((await post()).lost).toBeNull();
});

test('parts of text and images become a message', async () => {
	const url = `data:image/png;base64,${btoa('pixels')}`;
	const content = [
		{ type: 'text', text: 'What ' },
		{ type: 'image_url', image_url: { url, detail: 'low' } },
		{ type: 'text', text: 'is it?' }
	];
	const { requests } = await post({
		messages: [
			{ role: 'developer', content: 'Be kind.' },
			{ role: 'user', content }
		]
	});
	const [first, second] = requests[0]!.messages;
	expect(first).toEqual({ role: 'system', content: 'Be kind.' });
	expect(second?.content).toBe('What is it?');
	expect(second?.images?.[0]?.type).toBe('image/png');
	expect(await second?.images?.[0]?.text()).toBe('pixels');
	const remote = [{ type: 'image_url', image_url: { url: 'https://example.com/a.png' } }];
	expect(errorOf(await post({ messages: [{ role: 'user', content: remote }] })).param).toBe(
		'messages[0].content[0].image_url.url'
	);
});

test('n answers are made one after another, and counted together', async () => {
	const answered = await post({ n: 3 });
	expect(answered.requests).toHaveLength(3);
	expect((answered.json().choices as { index: number }[]).map(({ index }) => index)).toEqual([0, 1, 2]);
	expect(answered.json().usage).toMatchObject({ prompt_tokens: 10, completion_tokens: 6 });
	const streamed = await post({ n: 2, stream: true });
	const reasons = streamed
		.events()
		.flatMap(({ choices }) => choices as { index: number; finish_reason: string | null }[]);
	expect(reasons.filter(({ finish_reason }) => finish_reason === 'stop').map(({ index }) => index)).toEqual([0, 1]);
});

test('log-probabilities have bytes and alternatives', async () => {
	const one = token('é', { logprob: -0.5, alternatives: [{ text: 'e', logprob: -1 }] });
	const answered = await post({ logprobs: true, top_logprobs: 1 }, { events: [one, finish()] });
	expect((answered.json().choices as { logprobs: unknown }[])[0]?.logprobs).toEqual({
		content: [
			{ token: 'é', logprob: -0.5, bytes: [0xc3, 0xa9], top_logprobs: [{ token: 'e', logprob: -1, bytes: [101] }] }
		],
		refusal: null
	});
});

test('thoughts are apart from the answer', async () => {
	const events = [token('Hm', { channel: 'reasoning' }), token('Yes'), finish('length')];
	const [choice] = (await post({}, { events })).json().choices as { message: object; finish_reason: string }[];
	expect(choice).toMatchObject({ message: { content: 'Yes', reasoning_content: 'Hm' }, finish_reason: 'length' });
	const deltas = (await post({ stream: true }, { events }))
		.events()
		.map(({ choices }) => (choices as { delta: object }[])[0]?.delta);
	expect(deltas).toContainEqual({ reasoning_content: 'Hm' });
});

const tools = [
	{
		type: 'function',
		function: {
			name: 'add',
			description: 'Adds',
			parameters: { type: 'object', properties: { a: { type: 'number' } } }
		}
	}
];
const called: GenerateEvent[] = [
	token('<tool_call>', { channel: 'toolCall' }),
	{ type: 'toolCall', call: { name: 'add', arguments: '{"a":1}' } },
	finish('toolCalls')
];

test('a call of a tool is returned, whole and as a delta', async () => {
	const answered = await post({ tools }, { events: called });
	expect(answered.requests[0]?.tools?.[0]).toMatchObject({ name: 'add', description: 'Adds' });
	const [choice] = answered.json().choices as {
		message: { content: unknown; tool_calls: object[] };
		finish_reason: string;
	}[];
	expect(choice).toMatchObject({ finish_reason: 'tool_calls', message: { content: null } });
	expect(choice?.message.tool_calls).toEqual([
		{ id: expect.stringMatching(/^call_/) as string, type: 'function', function: { name: 'add', arguments: '{"a":1}' } }
	]);
	const streamed = await post({ tools, stream: true }, { events: called });
	const deltas = streamed.events().map(({ choices }) => (choices as { delta: { tool_calls?: object[] } }[])[0]?.delta);
	expect(deltas.find((delta) => delta?.tool_calls)?.tool_calls).toMatchObject([
		{ index: 0, function: { name: 'add' } }
	]);
	expect(JSON.stringify(deltas)).not.toContain('<tool_call>');
});

test('results of calls go in by the order of the calls', async () => {
	const use = (id: string, a: number) => ({ id, type: 'function', function: { name: 'add', arguments: `{"a":${a}}` } });
	const messages = [
		...ask.messages,
		{ role: 'assistant', content: null, tool_calls: [use('x', 1), use('y', 2)] },
		{ role: 'tool', tool_call_id: 'y', content: 'second' },
		{ role: 'tool', tool_call_id: 'x', content: 'first' }
	];
	const { requests } = await post({ messages, tools });
	expect(requests[0]?.messages.map(({ content }) => content)).toEqual(['Hi', '', 'first', 'second']);
	expect(requests[0]?.messages[1]?.toolCalls).toEqual([
		{ name: 'add', arguments: '{"a":1}' },
		{ name: 'add', arguments: '{"a":2}' }
	]);
});

test('tool_choice none hides the tools; required and a name enforce a call by its schema', async () => {
	expect((await post({ tools, tool_choice: 'none' })).requests[0]).not.toHaveProperty('tools');
	const events = [token('{"name":"add",'), token('"arguments":{"a":2}}'), finish()];
	const answered = await post({ tools, tool_choice: { type: 'function', function: { name: 'add' } } }, { events });
	expect(answered.requests[0]?.responseFormat).toMatchObject({
		type: 'jsonSchema',
		schema: { properties: { name: { const: 'add' } }, required: ['name', 'arguments'] }
	});
	expect((answered.json().choices as object[])[0]).toMatchObject({
		finish_reason: 'tool_calls',
		message: { content: null, tool_calls: [{ function: { name: 'add', arguments: '{"a":2}' } }] }
	});
	const streamed = await post({ tools, tool_choice: 'required', stream: true }, { events });
	const deltas = streamed.events().map(({ choices }) => (choices as { delta: { content?: string } }[])[0]?.delta);
	expect(deltas.some((delta) => delta?.content?.includes('add'))).toBe(false);
	expect(errorOf(await post({ tools, tool_choice: { type: 'function', function: { name: 'sub' } } })).param).toBe(
		'tool_choice'
	);
});

test('parallel_tool_calls: false ends the answer with the first call', async () => {
	let stopped = false;
	async function* two(_: unknown, signal: AbortSignal): AsyncGenerator<GenerateEvent> {
		yield called[1]!;
		stopped = signal.aborted;
		yield { type: 'toolCall', call: { name: 'add', arguments: '{"a":2}' } };
		yield finish('aborted');
	}
	const answered = await post({ tools, parallel_tool_calls: false }, { events: two });
	const [choice] = answered.json().choices as { message: { tool_calls: object[] }; finish_reason: string }[];
	expect([stopped, choice?.message.tool_calls.length, choice?.finish_reason]).toEqual([true, 1, 'tool_calls']);
});

test('a model without a place for definitions is told of in the header', async () => {
	const load = () =>
		Promise.resolve({ ...testLoaded, capabilities: { ...testLoaded.capabilities, toolDefinitions: false } });
	expect((await post({ tools }, { backend: { load } })).headers['x-hearth-ignored']).toBe('tools.definitions');
});

test('response_format becomes a form of the answer', async () => {
	const schema = { type: 'object', properties: { a: { type: 'number' } } };
	const format = { type: 'json_schema', json_schema: { name: 'x', strict: true, schema } };
	expect((await post({ response_format: format })).requests[0]?.responseFormat).toEqual({ type: 'jsonSchema', schema });
	expect((await post({ response_format: { type: 'json_object' } })).requests[0]?.responseFormat).toEqual({
		type: 'jsonSchema',
		schema: { type: 'object' }
	});
	expect((await post({ response_format: { type: 'text' } })).requests[0]).not.toHaveProperty('responseFormat');
});

test('an answer that somebody else stopped is an error, not an end', async () => {
	const answered = await post({}, { events: [finish('aborted')] });
	expect([answered.status, errorOf(answered).code]).toEqual([503, 'stopped']);
});

/** Answers that are asked for at the same time, each of which counts who is there. */
function together(failing: number | null = null) {
	const seen = { most: 0, running: 0, asked: 0, aborted: 0 };
	const events = async function* (_: unknown, signal: AbortSignal): AsyncGenerator<GenerateEvent> {
		const name = seen.asked++;
		seen.most = Math.max(seen.most, ++seen.running);
		try {
			for (let index = 0; index < 3; index++) {
				await new Promise((resolve) => setTimeout(resolve));
				if (signal.aborted) {
					seen.aborted++;
					return yield finish('aborted');
				}
				if (name === failing) throw new AppError('engine/interrupted', { reason: 'test' });
				yield token(`${name}${index} `);
			}
			yield finish('stop', 3);
		} finally {
			seen.running--;
		}
	};
	return { seen, events };
}

test('n answers are made at the same time where the model can, each in its place, and the prompt counts once', async () => {
	const { seen, events } = together();
	const answered = await post({ n: 5 }, { events, backend: { atOnce: () => 2 } });
	expect(seen).toMatchObject({ most: 2, asked: 5, running: 0 });
	const choices = answered.json().choices as { index: number; message: { content: string } }[];
	expect(choices.map(({ index, message }) => `${index} ${message.content.length}`)).toEqual(
		[0, 1, 2, 3, 4].map((index) => `${index} 9`)
	);
	expect(answered.json().usage).toMatchObject({ prompt_tokens: 10, completion_tokens: 15 });
});

test('n streams at the same time begin once, and each chunk says which it is of', async () => {
	const { seen, events } = together();
	const answered = await post({ n: 3, stream: true }, { events, backend: { atOnce: () => 4 } });
	expect(seen.most).toBe(3);
	const chunks = answered
		.events()
		.flatMap(({ choices }) => choices as { index: number; delta: { role?: string; content?: string } }[]);
	expect(chunks.filter(({ delta }) => delta.role).map(({ index }) => index)).toEqual([0, 1, 2]);
	const textOf = (wanted: number) =>
		chunks.flatMap(({ index, delta }) => (index === wanted && delta.content ? [delta.content] : [])).join('');
	expect([0, 1, 2].map(textOf)).toEqual(['00 01 02 ', '10 11 12 ', '20 21 22 ']);
	expect(answered.text).toContain('data: [DONE]');
});

test('one of n that fails stops the others, and the request says why', async () => {
	const { seen, events } = together(1);
	let left = 0;
	const enter = () => Promise.resolve(() => void left++);
	const answered = await post({ n: 4 }, { events, backend: { atOnce: () => 3, enter } });
	expect(answered.cut).toBe(true); // its head was sent with the first token
	expect([seen.running, seen.aborted, seen.asked, left]).toEqual([0, 2, 3, 1]);
	const streamed = await post({ n: 3, stream: true }, { events: together(1).events, backend: { atOnce: () => 3 } });
	expect(streamed.events().at(-1)).toMatchObject({ error: { code: 'engine/interrupted', type: 'server_error' } });
});
