import type { Page } from '@playwright/test';
import { expect, test, untilReady, untilStored } from '../fixtures/app.ts';
import { openClient, runModule, type ClientPage } from '../fixtures/api-client.ts';

/** Status and body of a plain request from a page. */
function ask(
	page: Page,
	path: string,
	init: { method?: string; body?: string; mode?: RequestMode; headers?: Record<string, string> } = {}
): Promise<{ status: number; type: string | null; body: unknown }> {
	return page.evaluate(
		async ({ path, init }) => {
			const response = await fetch(path, init);
			const text = await response.text();
			let body: unknown = text;
			try {
				body = JSON.parse(text) as unknown;
			} catch {
				// not JSON: the test says what it expected
			}
			return { status: response.status, type: response.headers.get('content-type'), body };
		},
		{ path, init }
	);
}

test('real clients of both APIs are answered by Guide, offline, once the user has allowed it', async ({
	page,
	context,
	host
}) => {
	test.slow(); // a dozen answers of a real model, on a machine that may be busy
	await page.goto(`${host.url}/connect`);
	await untilReady(page);
	await untilStored(page);
	const other = await openClient(context, host.url);
	const off = await ask(other, '/v1/models');
	expect(off).toMatchObject({ status: 403, type: 'application/json', body: { error: { code: 'api_off' } } });
	expect(JSON.stringify(off.body)).toContain('/connect');

	await page.getByRole('switch', { name: 'Local API' }).check();
	await page.getByRole('button', { name: 'Send', exact: true }).click();
	await expect(page.getByRole('status').filter({ hasText: 'Status 200' })).toBeVisible({ timeout: 60_000 });
	await expect(page.getByRole('region', { name: 'What came back' })).toContainText('data: [DONE]');
	await host.close(); // from here on there is no network

	for (const name of ['fetch', 'openai', 'Ollama']) {
		await page.getByRole('radio', { name, exact: true }).last().check();
		const code = await page.getByRole('region', { name: 'Example code' }).textContent();
		expect((await runModule(other, code ?? '')).join('')).toMatch(/token/i);
	}

	const answered = await other.evaluate(async () => {
		const { client, OpenAI, makeParseableResponseFormat } = window as unknown as ClientPage;
		const model = 'guide';
		const messages = [{ role: 'user' as const, content: 'What is a token?' }];
		const ids: string[] = [];
		for await (const { id } of client.models.list()) ids.push(id);
		const whole = await client.chat.completions.create({ model, messages, max_tokens: 8 });
		const helper = client.chat.completions.stream({
			model,
			messages,
			max_tokens: 8,
			stream_options: { include_usage: true }
		});
		const streamed = await helper.finalChatCompletion();

		const stopped = await client.chat.completions.create({ model, messages, stream: true });
		let chunks = 0;
		for await (const chunk of stopped) {
			if (chunk.choices[0]?.delta.content) chunks++;
			if (chunks === 2) stopped.controller.abort();
		}

		const errors: string[] = [];
		const fail = (error: unknown) => {
			const name = [OpenAI.NotFoundError, OpenAI.BadRequestError].find((kind) => error instanceof kind)?.name;
			errors.push(`${name} ${(error as { code: string }).code} ${(error as { param: string }).param}`);
		};
		await client.chat.completions.create({ model: 'gpt-9', messages }).catch(fail);
		await client.chat.completions.create({ model, messages, temperature: 9 }).catch(fail);
		await client.chat.completions
			.create({ model, messages: [{ role: 'user', content: 'word '.repeat(3000) }] })
			.catch(fail);

		const format = makeParseableResponseFormat(
			{
				type: 'json_schema',
				json_schema: {
					name: 'answer',
					strict: true,
					schema: {
						type: 'object',
						properties: { yes: { type: 'boolean' } },
						required: ['yes'],
						additionalProperties: false
					}
				}
			},
			(content) => JSON.parse(content) as { yes: boolean }
		);
		const parsed = await client.chat.completions.parse({ model, messages, response_format: format });

		const sums: string[] = [];
		const calculator = ({ expression }: { expression: string }) => {
			sums.push(expression);
			return '28';
		};
		const runner = client.chat.completions.runTools({
			model,
			messages: [{ role: 'user', content: 'What is 7 * 4?' }],
			tools: [
				{
					type: 'function',
					function: {
						name: 'calculator',
						description: 'Works out a sum',
						parameters: { type: 'object', properties: { expression: { type: 'string' } } },
						parse: JSON.parse as (text: string) => { expression: string },
						function: calculator
					}
				}
			]
		});
		const sum = await runner.finalContent();

		const response = await client.responses.create({ model, input: 'What is a token?', max_output_tokens: 40 });
		const events: string[] = [];
		for await (const { type } of await client.responses.create({ model, input: 'Hello', stream: true }))
			events.push(type);
		const vectors = await client.embeddings.create({ model, input: ['a cat', 'a kitten'] });
		return {
			ids,
			whole: whole.choices[0],
			usage: whole.usage,
			streamed: streamed.choices[0]?.message.content,
			streamedUsage: streamed.usage,
			chunks,
			errors,
			parsed: parsed.choices[0]?.message.parsed,
			sums,
			sum,
			output: response.output_text,
			firstEvent: events[0],
			lastEvent: events.at(-1),
			dimensions: vectors.data.map(({ embedding }) => embedding.length)
		};
	});
	expect(answered).toMatchObject({
		whole: { finish_reason: 'length', message: { role: 'assistant' } },
		usage: { completion_tokens: 8 },
		streamedUsage: { completion_tokens: 8 },
		chunks: 2,
		errors: [
			'NotFoundError model_not_found model',
			'BadRequestError invalid_value temperature',
			'BadRequestError context_length_exceeded messages'
		],
		sums: [expect.stringContaining('7')],
		firstEvent: 'response.created',
		lastEvent: 'response.completed'
	});
	expect(answered.ids).toContain('guide');
	expect(answered.streamed).toBe(answered.whole?.message.content); // greedy: the same words both ways
	expect(typeof answered.parsed?.yes).toBe('boolean');
	expect(answered.sum).toContain('28');
	expect(answered.output).toMatch(/token/i);
	expect(answered.dimensions[0]).toBeGreaterThan(8);
	expect(answered.dimensions[1]).toBe(answered.dimensions[0]);

	// A prompt that writes out Guide's template is answered as the chat is; another text is gone on with.
	const texts = await other.evaluate(async () => {
		const { client } = window as unknown as ClientPage;
		const model = 'guide';
		const turn = '<|im_start|>user\nWhat is a token?<|im_end|>\n<|im_start|>assistant\n';
		const begun = 'A model that runs on this device';
		const { data: whole, response } = await client.completions
			.create({ model, prompt: turn, max_tokens: 8 })
			.withResponse();
		const stream = await client.completions.create({ model, prompt: turn, max_tokens: 8, stream: true });
		let streamed = '';
		for await (const { choices } of stream) streamed += choices[0]?.text ?? '';
		const stopped = await client.completions.create({ model, prompt: turn, max_tokens: 8, stop: ' ' });
		const several = await client.completions.create({
			...{ model, prompt: [begun, turn], n: 2, echo: true, logprobs: 2, max_tokens: 6 }
		});
		const generate = async (more: object) => {
			const body = JSON.stringify({
				model,
				prompt: turn,
				raw: true,
				stream: false,
				options: { num_predict: 8 },
				...more
			});
			const answer = await fetch('/api/generate', { method: 'POST', body });
			return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
		};
		return {
			turn,
			begun,
			ignored: response.headers.get('x-hearth-ignored'),
			whole: whole.choices[0],
			usage: whole.usage,
			streamed,
			stopped: stopped.choices[0],
			several: several.choices,
			generated: await generate({ logprobs: true }),
			refused: await generate({ system: 'Be brief.' })
		};
	});
	const said = answered.whole?.message.content ?? '';
	expect(texts.ignored).toBeNull();
	expect(texts.whole).toMatchObject({ text: said, index: 0, logprobs: null, finish_reason: 'length' });
	expect(texts.usage).toMatchObject({ prompt_tokens: answered.usage?.prompt_tokens, completion_tokens: 8 });
	expect(texts.streamed).toBe(said);
	expect(texts.stopped).toMatchObject({ text: said.slice(0, said.indexOf(' ')), finish_reason: 'stop' });
	expect(texts.several.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
	for (const [index, { text, logprobs }] of texts.several.entries()) {
		const prompt = index < 2 ? texts.begun : texts.turn;
		expect(text.length).toBeGreaterThan(prompt.length);
		expect((index < 2 ? text : texts.turn + said).startsWith(index < 2 ? prompt : text)).toBe(true);
		expect(text).toBe(texts.several[index ^ 1]?.text); // greedy: the same words each time
		expect(logprobs?.text_offset?.[0]).toBe(prompt.length);
		expect(logprobs?.token_logprobs?.every((value) => value !== null && value <= 0)).toBe(true);
		expect(logprobs?.top_logprobs?.every((found) => Object.keys(found).length > 0)).toBe(true);
	}
	expect(texts.generated).toMatchObject({
		status: 200,
		body: { response: said, prompt_eval_count: answered.usage?.prompt_tokens, eval_count: 8 }
	});
	expect(texts.generated.body.logprobs).not.toHaveLength(0);
	expect(texts.refused).toMatchObject({ status: 400, body: { error: expect.stringContaining('system') } });

	expect(await ask(other, '/v1/nothing')).toMatchObject({ status: 404, type: 'application/json' });
	expect(await ask(other, '/v1/models', { mode: 'no-cors' })).toMatchObject({ status: 403 });
	const tooLarge = 'x'.repeat(5 * 2 ** 20);
	expect(await ask(other, '/v1/chat/completions', { method: 'POST', body: tooLarge })).toMatchObject({ status: 413 });
	expect(await ask(other, '/api/tags')).toMatchObject({ status: 200, body: { models: [{ name: 'guide' }] } });
	const linked = await (await context.newPage()).goto(`${host.url}/v1/models`);
	expect(linked?.status()).toBe(403);

	await page.getByRole('button', { name: 'Make a key' }).click();
	await expect.poll(async () => (await ask(other, '/v1/models')).status).toBe(401);
	await page.getByRole('button', { name: 'Show' }).click();
	const key = (await page.locator('dd code').nth(1).textContent()) ?? '';
	const signed = { headers: { Authorization: `Bearer ${key}` } };
	expect(await ask(other, '/v1/models', signed)).toMatchObject({ status: 200 });
	await page.getByRole('button', { name: 'Block /_app/version.json' }).click();
	await expect.poll(async () => (await ask(other, '/v1/models', signed)).status).toBe(403);
});
