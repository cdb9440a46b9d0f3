import { expect, test } from 'vitest';
import { AppError } from '#lib/base/errors.ts';
import { call, finish, hello, loadedForChats, token } from '#lib/api/fixtures.ts';
import type { GenerateEvent, GenerateRequest } from '#lib/engines/contract/types.ts';
import { validateRequest } from '#lib/engines/contract/validate.ts';

const errorOf = (answered: { json: () => Record<string, unknown> }) =>
	answered.json().error as { param: string | null; code: string | null };

test('a completion goes on with the prompt as it stands', async () => {
	const body = { model: 'guide', prompt: '<s>Once', echo: true, stop: ['end'], logprobs: 2 };
	const answered = await call('POST', '/v1/completions', body);
	expect(answered.requests).toEqual([
		{
			messages: [{ role: 'user', content: '<s>Once' }],
			raw: true,
			sampling: { maxTokens: 16, temperature: 0, stop: ['end'] },
			topLogprobs: 2,
			thinking: undefined
		}
	]);
	expect(() => answered.requests.forEach(validateRequest)).not.toThrow();
	expect(answered.headers).not.toHaveProperty('x-hearth-ignored');
	expect(answered.json()).toMatchObject({
		object: 'text_completion',
		choices: [{ text: '<s>OnceHello there', index: 0, logprobs: null, finish_reason: 'stop' }],
		usage: { prompt_tokens: 10, completion_tokens: 2, total_tokens: 12 }
	});
	const named = await call('POST', '/v1/completions', { ...body, user: 'me' });
	expect(named.headers['x-hearth-ignored']).toBe('user');
});

test.each([false, true])(
	'a model that only answers chats gets the prompt as a message, and says so; streamed: %j',
	async (stream) => {
		const backend = { load: () => Promise.resolve(loadedForChats) };
		const body = { model: 'guide', prompt: ['Once', 'Twice'], echo: true, user: 'me', stream };
		const answered = await call('POST', '/v1/completions', body, { backend });
		expect(answered.requests.map(({ messages }) => messages)).toEqual([
			[{ role: 'user', content: 'Once' }],
			[{ role: 'user', content: 'Twice' }]
		]);
		expect(answered.requests.filter(({ raw }) => raw)).toEqual([]);
		expect(answered.headers['x-hearth-ignored']).toBe('raw prompt, user');
		expect(answered.text).toContain('Twice');
	}
);

test('a prompt that the model cannot go on with is told as the prompt', async () => {
	const events = (request: GenerateRequest) => {
		validateRequest(request);
		throw new AppError('engine/context-overflow', { promptTokens: 9, contextTokens: 4 });
	};
	const at = async (prompt: string) =>
		errorOf(await call('POST', '/v1/completions', { model: 'guide', prompt }, { events }));
	expect(await at(' ')).toMatchObject({ param: 'prompt', code: 'invalid_value' });
	expect(await at('Once')).toMatchObject({ param: 'prompt', code: 'context_length_exceeded' });
});

test('each prompt of a list is answered on its own, n times, and read once', async () => {
	const body = { model: 'guide', prompt: ['A', 'B'], n: 2, echo: true };
	const answered = await call('POST', '/v1/completions', body);
	expect(answered.requests.map(({ messages, raw }) => [messages[0]?.content, raw])).toEqual(
		['A', 'A', 'B', 'B'].map((prompt) => [prompt, true])
	);
	expect(answered.json()).toMatchObject({
		choices: ['A', 'A', 'B', 'B'].map((prompt, index) => ({ index, text: `${prompt}Hello there` })),
		usage: { prompt_tokens: 20, completion_tokens: 8 }
	});
	const streamed = await call('POST', '/v1/completions', { ...body, stream: true });
	const texts = ['', '', '', ''];
	for (const { choices } of streamed.events())
		for (const { index, text } of choices as { index: number; text: string }[]) texts[index] += text;
	expect(texts).toEqual(['AHello there', 'AHello there', 'BHello there', 'BHello there']);
	const many = await call('POST', '/v1/completions', { ...body, prompt: ['A', 'B', 'C'], n: 3 });
	expect([many.status, errorOf(many).param]).toEqual([400, 'prompt']);
});

test('a stream of completions ends with a reason, and its log-probabilities have offsets', async () => {
	const events = [
		token('ab', { logprob: -1, alternatives: [{ text: 'x', logprob: -2 }] }),
		token('c', { logprob: -1 }),
		finish()
	];
	const answered = await call(
		'POST',
		'/v1/completions',
		{ model: 'guide', prompt: ['Once'], stream: true, logprobs: 1 },
		{ events }
	);
	const choices = answered.events().map(({ choices }) => (choices as object[])[0]);
	expect(choices).toMatchObject([
		{ text: 'ab', logprobs: { tokens: ['ab'], top_logprobs: [{ x: -2 }], text_offset: [0] } },
		{ text: 'c', logprobs: { text_offset: [2] } },
		{ text: '', finish_reason: 'stop' }
	]);
});

test.each([
	[{ prompt: [1, 2] }, 'prompt'],
	[{ prompt: '' }, 'prompt'],
	[{ prompt: 'a', suffix: 'z' }, 'suffix'],
	[{ prompt: 'a', best_of: 2 }, 'best_of'],
	[{ prompt: 'a', logprobs: 6 }, 'logprobs'],
	[{ prompt: 'a', tools: [] }, 'tools'],
	[{ prompt: 'a', response_format: { type: 'json_object' } }, 'response_format']
])('a completion with %j is refused', async (more, param) => {
	const answered = await call('POST', '/v1/completions', { model: 'guide', ...more });
	expect([answered.status, errorOf(answered).param]).toEqual([400, param]);
});

test('embeddings come as numbers or as base64 of little-endian floats', async () => {
	const plain = await call('POST', '/v1/embeddings', { model: 'guide', input: ['a', 'b'] });
	expect(plain.json()).toEqual({
		object: 'list',
		data: [
			{ object: 'embedding', index: 0, embedding: [0, 0.5] },
			{ object: 'embedding', index: 1, embedding: [1, 0.5] }
		],
		model: 'guide',
		usage: { prompt_tokens: 6, total_tokens: 6 }
	});
	const packed = await call('POST', '/v1/embeddings', { model: 'guide', input: 'a', encoding_format: 'base64' });
	const [row] = packed.json().data as { embedding: string }[];
	const bytes = Uint8Array.from(atob(row!.embedding), (letter) => letter.charCodeAt(0));
	expect([...new Float32Array(bytes.buffer)]).toEqual([0, 0.5]);
});

test.each([
	[{ input: [] }, 'input'],
	[{ input: [1, 2] }, 'input'],
	[{ input: ['a', ' '] }, 'input[1]'],
	[{ input: 'a', dimensions: 7 }, 'dimensions']
])('embeddings of %j are refused', async (more, param) => {
	const answered = await call('POST', '/v1/embeddings', { model: 'guide', ...more });
	expect([answered.status, errorOf(answered).param]).toEqual([400, param]);
});

test('a text that is too long for a vector is told as the input', async () => {
	const embed = () => Promise.reject(new AppError('engine/context-overflow', { promptTokens: 9, contextTokens: 4 }));
	const answered = await call('POST', '/v1/embeddings', { model: 'guide', input: 'a' }, { backend: { embed } });
	expect(errorOf(answered)).toMatchObject({ param: 'input', code: 'context_length_exceeded' });
});

test('faults of a response are told where its client wrote them', async () => {
	const at = async (param: string) => {
		const events = () => {
			throw new AppError('request/invalid', { param, reason: 'is wrong' });
		};
		return errorOf(await call('POST', '/v1/responses', { model: 'guide', input: 'x' }, { events })).param;
	};
	expect(await at('responseFormat.schema.type')).toBe('text.format.schema.type');
	expect(await at('tools[0].name')).toBe('tools[0].name');
	expect(await at('messages[0].content')).toBe('input');
});

test('a model that makes no vectors says so', async () => {
	const embed = () =>
		Promise.reject(new AppError('engine/unsupported-operation', { engine: 'fake', operation: 'embed' }));
	const answered = await call('POST', '/v1/embeddings', { model: 'guide', input: 'a' }, { backend: { embed } });
	expect([answered.status, errorOf(answered).code]).toEqual([400, 'unsupported_model']);
});

const respond = (more: object, events: readonly GenerateEvent[] = hello) =>
	call('POST', '/v1/responses', { model: 'guide', ...more }, { events });

test('a response has the shape of the reference', async () => {
	const answered = await respond({ input: 'Hi', instructions: 'Be brief.', max_output_tokens: 5 });
	expect(answered.requests[0]).toMatchObject({
		messages: [
			{ role: 'system', content: 'Be brief.' },
			{ role: 'user', content: 'Hi' }
		],
		sampling: { maxTokens: 5 }
	});
	expect(answered.json()).toMatchObject({
		id: expect.stringMatching(/^resp_/) as string,
		object: 'response',
		status: 'completed',
		error: null,
		incomplete_details: null,
		output: [
			{
				type: 'message',
				role: 'assistant',
				status: 'completed',
				content: [{ type: 'output_text', text: 'Hello there', annotations: [] }]
			}
		],
		usage: { input_tokens: 10, input_tokens_details: { cached_tokens: 4 }, output_tokens: 2, total_tokens: 12 }
	});
});

test('a stream of a response builds it up, event by event, in order', async () => {
	const answered = await respond({ input: 'Hi', stream: true }, [token('Hm', { channel: 'reasoning' }), ...hello]);
	const events = answered.events();
	expect(events.map(({ type }) => type)).toEqual([
		'response.created',
		'response.in_progress',
		'response.output_item.added',
		'response.content_part.added',
		'response.reasoning_text.delta',
		'response.reasoning_text.done',
		'response.content_part.done',
		'response.output_item.done',
		'response.output_item.added',
		'response.content_part.added',
		'response.output_text.delta',
		'response.output_text.delta',
		'response.output_text.done',
		'response.content_part.done',
		'response.output_item.done',
		'response.completed'
	]);
	expect(events.map(({ sequence_number }) => sequence_number)).toEqual(events.map((_, index) => index));
	const names = [...answered.text.matchAll(/^event: (.*)$/gm)].map(([, name]) => name);
	expect(names).toEqual(events.map(({ type }) => type));
	expect(events.at(-1)).toMatchObject({
		response: { output: [{ type: 'reasoning' }, { content: [{ text: 'Hello there' }] }], usage: { total_tokens: 12 } }
	});
});

test('a response that was cut short is incomplete', async () => {
	const events = [token('Hel'), finish('length')];
	expect((await respond({ input: 'Hi' }, events)).json()).toMatchObject({
		status: 'incomplete',
		incomplete_details: { reason: 'max_output_tokens' }
	});
	expect((await respond({ input: 'Hi', stream: true }, events)).events().at(-1)?.type).toBe('response.incomplete');
});

test('items of a conversation become messages, with calls and their results', async () => {
	const tools = [{ type: 'function', name: 'add', parameters: { type: 'object' }, strict: true }];
	const input = [
		{ role: 'user', content: [{ type: 'input_text', text: 'Add' }] },
		{ type: 'reasoning', id: 'rs_1', summary: [] },
		{ type: 'function_call', call_id: 'c1', name: 'add', arguments: '{}' },
		{ type: 'function_call_output', call_id: 'c1', output: '3' }
	];
	const events: GenerateEvent[] = [
		{ type: 'toolCall', call: { name: 'add', arguments: '{"a":1}' } },
		finish('toolCalls')
	];
	const answered = await respond({ input, tools }, events);
	expect(answered.requests[0]?.messages).toEqual([
		{ role: 'user', content: 'Add' },
		{ role: 'assistant', content: '', toolCalls: [{ name: 'add', arguments: '{}' }] },
		{ role: 'tool', content: '3' }
	]);
	expect(answered.json().output).toMatchObject([
		{ type: 'function_call', name: 'add', arguments: '{"a":1}', status: 'completed' }
	]);
	const types = (await respond({ input, tools, stream: true }, events)).events().map(({ type }) => type);
	expect(types).toContain('response.function_call_arguments.done');
});

test.each([
	[{ input: 'a', previous_response_id: 'resp_1' }, 'previous_response_id'],
	[{ input: 'a', background: true }, 'background'],
	[{ input: 'a', tools: [{ type: 'web_search' }] }, 'tools[0].type'],
	[{ input: [{ type: 'item_reference', id: 'x' }] }, 'input[0].type'],
	[{ input: 'a', include: ['file_search_call.results'] }, 'include'],
	[{}, 'input']
])('a response with %j is refused', async (more, param) => {
	const answered = await respond(more);
	expect([answered.status, errorOf(answered).param]).toEqual([400, param]);
});

test('a schema beside its type is enforced', async () => {
	const schema = { type: 'object' };
	const answered = await respond({
		input: 'a',
		text: { format: { type: 'json_schema', name: 'x', strict: true, schema } }
	});
	expect(answered.requests[0]?.responseFormat).toEqual({ type: 'jsonSchema', schema });
});
