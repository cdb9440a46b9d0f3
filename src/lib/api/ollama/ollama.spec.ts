import { expect, test } from 'vitest';
import { call, finish, hello, loadedForChats, testLoaded, testModel, token } from '#lib/api/fixtures.ts';
import type { GenerateEvent, GenerateRequest } from '#lib/engines/contract/types.ts';
import { refuseUnsupported, validateRequest } from '#lib/engines/contract/validate.ts';

const ask = { model: 'guide:latest', messages: [{ role: 'user', content: 'Hi' }] };
const chat = (more: object = {}, events: readonly GenerateEvent[] = hello) =>
	call('POST', '/api/chat', { ...ask, ...more }, { events });

test('a chat streams lines unless told otherwise', async () => {
	const answered = await chat();
	expect(answered.headers['content-type']).toBe('application/x-ndjson');
	expect(answered.lines()).toMatchObject([
		{ model: 'guide', message: { role: 'assistant', content: 'Hello' }, done: false },
		{ message: { content: ' there' }, done: false },
		{
			message: { content: '' },
			done: true,
			done_reason: 'stop',
			prompt_eval_count: 10,
			eval_count: 2,
			prompt_eval_duration: 5e6,
			eval_duration: 20e6
		}
	]);
});

test('a whole chat is one object', async () => {
	const answered = await chat({ stream: false }, [
		token('Hm', { channel: 'reasoning' }),
		token('Yes'),
		finish('length')
	]);
	expect(answered.json()).toMatchObject({
		message: { role: 'assistant', content: 'Yes', thinking: 'Hm' },
		done: true,
		done_reason: 'length'
	});
	expect(answered.json().created_at).toMatch(/^\d{4}-\d\d-\d\dT/);
});

test('options reach the engine under its names; those of a server are named', async () => {
	const options = {
		num_predict: 5,
		temperature: 0.2,
		top_k: 3,
		seed: 7,
		stop: ['x'],
		repeat_penalty: 1,
		num_ctx: 4096
	};
	const answered = await chat({ options, keep_alive: '5m' });
	expect(answered.requests[0]?.sampling).toEqual({ maxTokens: 5, temperature: 0.2, topK: 3, seed: 7, stop: ['x'] });
	expect(answered.headers['x-hearth-ignored']).toBe('options.num_ctx, keep_alive');
	expect((await chat({ options: { mirostat: 2 } })).status).toBe(400);
	expect((await chat({ options: { temperatur: 1 } })).json().error).toContain('options.temperatur');
	expect((await chat({ options: { num_predict: -1 } })).requests[0]?.sampling.maxTokens).toBe(256);
});

test('think is yes or no where the model lets itself be steered', async () => {
	const capabilities = { ...testLoaded.capabilities, thinking: { budget: true } };
	const load = () => Promise.resolve({ ...testLoaded, capabilities });
	const sent = async (think: unknown) => {
		const { requests, headers } = await call('POST', '/api/chat', { ...ask, think }, { backend: { load } });
		return [requests[0]?.thinking, headers['x-hearth-ignored']];
	};
	expect(await sent(false)).toEqual([{ enabled: false }, undefined]);
	expect(await sent(true)).toEqual([{ enabled: true }, undefined]);
	expect(await sent('low')).toEqual([undefined, 'think']);
	expect((await chat({ think: false })).headers['x-hearth-ignored']).toBe('think');
});

test('calls of tools are objects on the way in and out', async () => {
	const tools = [{ type: 'function', function: { name: 'add', description: 'Adds', parameters: { type: 'object' } } }];
	const messages = [
		...ask.messages,
		{ role: 'assistant', content: '', tool_calls: [{ function: { name: 'add', arguments: { a: 1 } } }] },
		{ role: 'tool', tool_name: 'add', content: '1' }
	];
	const events: GenerateEvent[] = [
		{ type: 'toolCall', call: { name: 'add', arguments: '{"a":2}' } },
		finish('toolCalls')
	];
	const answered = await chat({ messages, tools, stream: false }, events);
	expect(answered.requests[0]?.messages[1]?.toolCalls).toEqual([{ name: 'add', arguments: '{"a":1}' }]);
	expect(answered.json().message).toMatchObject({ tool_calls: [{ function: { name: 'add', arguments: { a: 2 } } }] });
});

test('format is "json" or a schema', async () => {
	const schema = { type: 'object', properties: {} };
	expect((await chat({ format: 'json' })).requests[0]?.responseFormat).toEqual({
		type: 'jsonSchema',
		schema: { type: 'object' }
	});
	expect((await chat({ format: schema })).requests[0]?.responseFormat).toEqual({ type: 'jsonSchema', schema });
	expect((await chat({ format: 'xml' })).status).toBe(400);
});

test('images come as base64', async () => {
	const answered = await chat({ messages: [{ role: 'user', content: 'What?', images: [btoa('pixels')] }] });
	expect(await answered.requests[0]?.messages[0]?.images?.[0]?.text()).toBe('pixels');
	expect((await chat({ messages: [{ role: 'user', content: 'What?', images: ['***'] }] })).status).toBe(400);
});

test('generate answers one prompt, with its system prompt', async () => {
	const body = { model: 'guide', prompt: 'Hi', system: 'Be brief.', stream: false };
	const answered = await call('POST', '/api/generate', body);
	expect(answered.requests[0]?.messages.map(({ role }) => role)).toEqual(['system', 'user']);
	expect(answered.json()).toMatchObject({ response: 'Hello there', done: true, done_reason: 'stop' });
	const lines = (await call('POST', '/api/generate', { ...body, stream: true })).lines();
	expect(lines.map(({ response }) => response)).toEqual(['Hello', ' there', '']);
	expect((await call('POST', '/api/generate', { ...body, raw: false })).requests[0]).not.toHaveProperty('raw');
});

test('generate goes on with a raw prompt as it stands', async () => {
	const options = { num_predict: 5, temperature: 0, stop: ['end'] };
	const body = { model: 'guide', prompt: '[INST] Hi [/INST]', raw: true, options, logprobs: true, stream: false };
	const answered = await call('POST', '/api/generate', body);
	expect(answered.requests).toEqual([
		{
			messages: [{ role: 'user', content: '[INST] Hi [/INST]' }],
			raw: true,
			sampling: { maxTokens: 5, temperature: 0, stop: ['end'] },
			topLogprobs: 0,
			thinking: undefined
		}
	]);
	expect(() => answered.requests.forEach(validateRequest)).not.toThrow();
	expect(answered.headers).not.toHaveProperty('x-hearth-ignored');
	expect(answered.json()).toMatchObject({ response: 'Hello there', done: true, prompt_eval_count: 10, eval_count: 2 });
	const lines = (await call('POST', '/api/generate', { ...body, stream: true })).lines();
	expect(lines.map(({ response }) => response)).toEqual(['Hello', ' there', '']);
	const loads = await call('POST', '/api/generate', { model: 'guide', raw: true, stream: false });
	expect([loads.requests, loads.json().done_reason]).toEqual([[], 'load']);
});

test.each([
	[{ system: 'Be brief.' }, 'system'],
	[{ template: '{{ .Prompt }}' }, 'template'],
	[{ context: [1, 2] }, 'context'],
	[{ suffix: 'z' }, 'suffix'],
	[{ images: [btoa('pixels')] }, 'images'],
	[{ format: 'json' }, 'format'],
	[{ raw: 1 }, 'raw']
])('a raw prompt with %j is refused, as there is no place for it', async (more, param) => {
	const answered = await call('POST', '/api/generate', { model: 'guide', prompt: 'Hi', raw: true, ...more });
	expect([answered.status, answered.requests]).toEqual([400, []]);
	expect(answered.json().error).toMatch(new RegExp(`^${param}: `));
});

test('a raw prompt with empty words around it is as good as alone, and thinking has no place in it', async () => {
	const capabilities = { ...testLoaded.capabilities, thinking: { budget: true } };
	const backend = { load: () => Promise.resolve({ ...testLoaded, capabilities }) };
	const body = { model: 'guide', prompt: 'Hi', raw: true, system: '', template: '', context: [], think: true };
	const answered = await call('POST', '/api/generate', body, { backend });
	expect(answered.status).toBe(200);
	expect(() => answered.requests.forEach(validateRequest)).not.toThrow();
	expect(answered.requests[0]?.thinking).toBeUndefined();
	expect(answered.headers['x-hearth-ignored']).toBe('think');
});

test('a model that only answers chats refuses a raw prompt, which may hold a template already', async () => {
	const events = async function* (request: GenerateRequest) {
		refuseUnsupported(request, loadedForChats);
		yield* hello;
	};
	const backend = { load: () => Promise.resolve(loadedForChats) };
	const body = { model: 'guide', prompt: 'Hi', raw: true, stream: false };
	const answered = await call('POST', '/api/generate', body, { backend, events });
	expect([answered.status, answered.json().error]).toEqual([400, expect.stringMatching(/^raw: /) as string]);
	expect((await call('POST', '/api/generate', { ...body, raw: false }, { backend, events })).status).toBe(200);
});

test('without a prompt the model is only loaded', async () => {
	const answered = await call('POST', '/api/generate', { model: 'guide', stream: false });
	expect(answered.json()).toMatchObject({ done: true, done_reason: 'load' });
	expect(answered.requests).toEqual([]);
});

test('an error is a string, also in the middle of a stream', async () => {
	const missing = await chat({ model: 'none' });
	expect([missing.status, missing.json()]).toMatchObject([404, { error: expect.stringContaining('none') as string }]);
	const answered = await call('POST', '/api/chat', ask, {
		events: async function* () {
			yield token('Hel');
			throw new Error('broken');
		}
	});
	expect(answered.lines().at(-1)).toMatchObject({ error: expect.stringContaining('broken') as string });
});

test('tags, ps, version and show describe what is here', async () => {
	const tag = {
		name: 'guide',
		model: 'guide',
		size: 7_000_000,
		digest: 'ab12',
		details: { format: 'gguf', parameter_size: '6.4M', quantization_level: 'Q8_0' }
	};
	expect((await call('GET', '/api/tags')).json()).toMatchObject({ models: [tag] });
	expect((await call('GET', '/api/ps')).json()).toMatchObject({
		models: [{ ...tag, context_length: 1024, size_vram: 0 }]
	});
	expect((await call('GET', '/api/ps', undefined, { backend: { loaded: () => null } })).json()).toEqual({ models: [] });
	expect((await call('GET', '/api/version')).json()).toEqual({ version: '1.0.0' });
	expect((await call('POST', '/api/show', { model: 'guide' })).json()).toMatchObject({
		capabilities: ['completion', 'tools'],
		details: { quantization_level: 'Q8_0' },
		model_info: { 'general.parameter_count': 6_426_880 }
	});
	expect((await call('POST', '/api/show', { model: 'none' })).status).toBe(404);
});

test('embed takes one text or several; the older form one prompt', async () => {
	expect((await call('POST', '/api/embed', { model: 'guide', input: ['a', 'b'] })).json()).toMatchObject({
		embeddings: [
			[0, 0.5],
			[1, 0.5]
		],
		prompt_eval_count: 6
	});
	expect((await call('POST', '/api/embeddings', { model: 'guide', prompt: 'a' })).json()).toEqual({
		embedding: [0, 0.5]
	});
});

test('a request without a model says model, whichever of its names clients use', async () => {
	expect((await call('POST', '/api/chat', { messages: [] })).json()).toEqual({ error: 'model: is missing.' });
	expect((await call('POST', '/api/show', { name: 'guide' })).status).toBe(200);
});

test('a model for embeddings does not answer', async () => {
	const models = () => [{ ...testModel, embeds: true }];
	expect((await call('POST', '/api/chat', ask, { backend: { models } })).status).toBe(400);
});
