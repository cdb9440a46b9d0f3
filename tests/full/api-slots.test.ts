import type { BrowserContext, Page } from '@playwright/test';
import type { ClientPage } from '../fixtures/api-client.ts';
import { openClient } from '../fixtures/api-client.ts';
import { expect, test, untilReady } from '../fixtures/app.ts';
import { answers, ask } from '../fixtures/chat.ts';

/** Without a token that ends an answer: Guide's would be over before the next one begins. */
const endless = { max_tokens: 120, temperature: 0, logit_bias: { 0: -100, 2: -100 } };

const kept = (page: Page) =>
	page.evaluate(
		() =>
			JSON.parse(localStorage.getItem('hearth:slots:1') ?? '{}') as { decisions?: Record<string, { slots: number }> }
	);

/** Opens the app with its API on, has it measure, and changes what it found: as a device would have it that gains. */
async function openMeasured(page: Page, context: BrowserContext, url: string, slots: number): Promise<Page> {
	await page.goto(`${url}/connect`);
	await untilReady(page);
	await page.getByRole('switch', { name: 'Local API' }).check();
	await expect(page.getByText('Answers calls as long as it is open.')).toBeVisible();
	await expect(page.getByText('One after another, until it was measured here')).toBeVisible();
	await page.getByRole('button', { name: 'Measure now' }).click();
	await expect(page.getByText(/Measured: .*\d\.\d\d times as fast as/)).toBeVisible({ timeout: 240_000 });
	expect(Object.keys((await kept(page)).decisions ?? {})).toHaveLength(1);
	await page.evaluate((slots) => {
		const found = JSON.parse(localStorage.getItem('hearth:slots:1') ?? '{}') as { decisions: Record<string, object> };
		const compared = [{ together: slots, gain: 1.9, leastGain: 1.8 }];
		for (const key of Object.keys(found.decisions))
			found.decisions[key] = { ...found.decisions[key], slots, reason: 'measured', compared };
		localStorage.setItem('hearth:slots:1', JSON.stringify(found));
	}, slots);
	await page.reload();
	await untilReady(page);
	await expect(page.getByText('Answers calls as long as it is open.')).toBeVisible();
	const sentence = `${slots} at once, and a chat beside them. Measured: 1.90 times as fast as ${slots} in turn.`;
	await expect(page.getByText(sentence)).toBeVisible();
	return openClient(context, url);
}

test('a device that gains by it: n and streams at once, one left, one that fails, who waits is told, the chat beside them, and off again', async ({
	page,
	context,
	host
}) => {
	test.setTimeout(600_000); // it measures, which takes a busy machine minutes
	const client = await openMeasured(page, context, host.url, 4);

	// Three choices: their chunks come in turns, each in its place, and the prompt counts once.
	const three = await client.evaluate(async (endless) => {
		const { client } = window as unknown as ClientPage;
		const messages = [{ role: 'user' as const, content: 'What is a token?' }];
		const whole = await client.chat.completions.create({ model: 'guide', messages, temperature: 0, max_tokens: 24 });
		const stream = await client.chat.completions.create({
			...{ model: 'guide', messages, n: 3, stream: true as const, stream_options: { include_usage: true } },
			...endless,
			max_tokens: 24
		});
		const order: number[] = [];
		const texts = ['', '', ''];
		let usage: { prompt_tokens: number; completion_tokens: number } | null | undefined;
		for await (const chunk of stream) {
			usage = chunk.usage ?? usage;
			for (const { index, delta } of chunk.choices) {
				if (delta.content) order.push(index);
				texts[index] += delta.content ?? '';
			}
		}
		const { choices } = await client.chat.completions.create({
			model: 'guide',
			messages,
			n: 3,
			temperature: 0,
			max_tokens: 24
		});
		return {
			alone: whole.choices[0]?.message.content ?? '',
			promptTokens: whole.usage?.prompt_tokens,
			usage,
			order,
			texts,
			choices: choices.map(({ index, message }) => [index, message.content])
		};
	}, endless);
	expect(three.choices).toEqual([0, 1, 2].map((index) => [index, three.alone]));
	expect(new Set(three.texts).size).toBe(1);
	expect(three.texts[0]).toContain(three.alone.slice(0, 20));
	expect(three.usage).toMatchObject({ prompt_tokens: three.promptTokens, completion_tokens: 72 });
	// One after another there would be two changes.
	expect(three.order.filter((index, at) => at > 0 && index !== three.order[at - 1]).length).toBeGreaterThan(2);

	// Texts without a chat around them, two of each prompt at once: the words of each alone.
	const texts = await client.evaluate(async () => {
		const { client } = window as unknown as ClientPage;
		const goOn = async (prompt: string | string[], n: number) => {
			const asked = await client.completions.create({ model: 'guide', prompt, n, temperature: 0, max_tokens: 24 });
			return asked.choices.map(({ text }) => text);
		};
		const [first, second] = ['What is a token?', 'What is a prompt?'].map(
			(question) => `<|im_start|>user\n${question}<|im_end|>\n<|im_start|>assistant\n`
		) as [string, string];
		const alone = [...(await goOn(first, 1)), ...(await goOn(second, 1))];
		return { alone, together: await goOn([first, second], 2) };
	});
	expect(texts.alone[0]).toBe(three.alone); // the prompt is the chat's own, written out
	const beginnings = texts.together.map((text) => text.slice(0, 20));
	expect(beginnings).toEqual([0, 0, 1, 1].map((index) => texts.alone[index]?.slice(0, 20)));
	expect(new Set(beginnings).size).toBe(2);

	// Six streams: four begin, the sixth is told what is before it, one leaves, one is too long.
	const six = await client.evaluate(async (endless) => {
		const { client } = window as unknown as ClientPage;
		let begun = () => {};
		const stream = async (content: string, stopAfter = Infinity) => {
			const stop = new AbortController();
			const messages = [{ role: 'user' as const, content }];
			const body = { model: 'guide', messages, ...endless, stream: true as const };
			let text = '';
			let pieces = 0;
			try {
				for await (const chunk of await client.chat.completions.create(body, { signal: stop.signal })) {
					text += chunk.choices[0]?.delta.content ?? '';
					if (++pieces === 2) begun();
					if (pieces === stopAfter) stop.abort();
				}
				return { text, code: null };
			} catch (error) {
				return { text, code: (error as { code?: string }).code ?? (error as Error).name };
			}
		};
		const raw = async () => {
			const body = JSON.stringify({
				...{ model: 'guide', messages: [{ role: 'user', content: 'Hi' }], stream: true },
				...endless
			});
			const response = await fetch('/v1/chat/completions', { method: 'POST', body });
			return { status: response.status, text: await response.text() };
		};
		const [token, quantization] = ['What is a token?', 'What is quantization?'];
		const alone = [await stream(token), await stream(quantization)];
		const began = new Promise<void>((resolve) => (begun = resolve));
		const all = [
			stream(token),
			stream(quantization),
			stream('What can you do?', 30),
			stream('one two three four '.repeat(2000)),
			stream('What is WebGPU?'),
			began.then(raw) // the client of the others takes a moment before it asks
		] as const;
		return { alone, all: await Promise.all(all) };
	}, endless);
	const [one, two, left, long, five, sixth] = six.all;
	expect([one, two]).toEqual(six.alone);
	expect(left.text).not.toBe('');
	expect(left.text.length).toBeLessThan((one?.text.length ?? 0) / 2);
	expect(long.code).toBe('context_length_exceeded');
	expect(five.text).not.toBe('');
	expect(sixth.status).toBe(200);
	expect(sixth.text).toMatch(/: waiting, [1-5] before this one/);
	expect(sixth.text).toContain('data: [DONE]');

	// The chat has a slot of its own: its answer comes while four are being written, and it is the same as ever.
	await page.getByRole('button', { name: 'New chat' }).first().click();
	await ask(page, 'What is quantization?');
	await expect(answers(page)).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
	const crowd = client.evaluate(async (endless) => {
		const { client } = window as unknown as ClientPage;
		const one = (content: string) =>
			client.chat.completions.create({
				model: 'guide',
				messages: [{ role: 'user', content }],
				...endless,
				max_tokens: 40
			});
		const all = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(one));
		return all.map(({ choices, usage }) => [choices[0]?.finish_reason, usage?.completion_tokens]);
	}, endless);
	await ask(page, 'What is a token?');
	await expect(answers(page).nth(1)).toHaveAttribute('data-state', 'done', { timeout: 240_000 });
	expect(await crowd).toEqual(Array(8).fill(['length', 40]));

	// Switched off, it is one after another at once, and the model is loaded without the memory for more.
	await page.getByRole('link', { name: 'Connect' }).first().click();
	await page.getByRole('switch', { name: 'Several requests at once' }).uncheck();
	await expect(page.getByText('One after another, because it is switched off here.')).toBeVisible();
	const order = await client.evaluate(async (endless) => {
		const { client } = window as unknown as ClientPage;
		const stream = await client.chat.completions.create({
			...{ model: 'guide', messages: [{ role: 'user', content: 'Hi' }], n: 3, stream: true as const },
			...endless,
			max_tokens: 12
		});
		const order: number[] = [];
		for await (const { choices } of stream) if (choices[0]?.delta.content) order.push(choices[0].index);
		return order;
	}, endless);
	expect(order).toEqual([...order].sort());
});
