import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';
import { openClient } from '../fixtures/api-client.ts';
import { answer, running, start, untilTokens } from '../fixtures/api-stream.ts';
import { expect, test, untilReady, untilStored } from '../fixtures/app.ts';
import { answers, ask } from '../fixtures/chat.ts';

async function openTab(context: BrowserContext, url: string): Promise<Page> {
	const page = await context.newPage();
	await page.goto(url);
	await untilReady(page);
	return page;
}

async function switchOn(page: Page): Promise<void> {
	await page.getByRole('switch', { name: 'Local API' }).check();
	await expect(page.getByText('Answers calls as long as it is open.')).toBeVisible();
}

const enginesOf = (context: BrowserContext) =>
	context.pages().flatMap((page) => page.workers().filter((worker) => /\/(wllama|fake)\.worker/.test(worker.url())));

const untilWhole = (page: Page) =>
	expect.poll(async () => (await running(page)).ended, { timeout: 90_000 }).toBe('whole');

test('three tabs, offline, with Guide: two call and the owner chats; when it is closed, both go on with another', async ({
	context,
	host
}) => {
	test.slow();
	const owner = await openTab(context, `${host.url}/connect`);
	await switchOn(owner);
	await untilStored(owner);
	expect((await answer(owner)).status).toBe(200); // Guide is loaded, here
	const callers = [await openTab(context, `${host.url}/`), await openTab(context, `${host.url}/`)];
	await host.close();

	await owner.getByRole('button', { name: 'New chat' }).first().click();
	await Promise.all([ask(owner, 'What is a token?'), ...callers.map((page) => start(page, 'What is quantization?'))]);
	await Promise.all(callers.map(untilWhole));
	await expect(answers(owner)).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
	const texts = await Promise.all(callers.map(async (page) => (await running(page)).text));
	for (const text of texts) expect(text).toMatch(/"finish_reason":"stop".*data: \[DONE\]/s);
	expect(enginesOf(context)).toHaveLength(1);

	await owner.close();
	const next = await Promise.all(callers.map((page) => answer(page, 'What is a token?')));
	expect(next.map(({ status }) => status)).toEqual([200, 200]);
	expect(next[0]?.text).toContain('token');
	expect(enginesOf(context)).toHaveLength(1);
});

test('the tab with the engine is closed while it streams to one tab and another waits: both hear of it, the next requests work', async ({
	context,
	host
}) => {
	const owner = await openTab(context, `${host.url}/connect?engine=fake`);
	await switchOn(owner);
	expect((await answer(owner)).status).toBe(200);
	const [one, other] = [
		await openTab(context, `${host.url}/?engine=fake`),
		await openTab(context, `${host.url}/?engine=fake`)
	];
	await start(one, '[slow=50] [words=2000]');
	await untilTokens(one);
	await start(other, 'Hello [words=5]');
	await expect.poll(async () => (await running(other)).text).toContain(': waiting, 1 before this one');
	await owner.close();
	await Promise.all([untilWhole(one), untilWhole(other)]);
	expect((await running(one)).text).toMatch(/"code":"host[/_]lost"/);
	// Where its own tab had taken the call, it is asked again at the next host; where the owner had, it died with it.
	expect((await running(other)).text).toMatch(/"code":"host_lost"|data: \[DONE\]/);
	expect((await Promise.all([answer(one), answer(other)])).map(({ status }) => status)).toEqual([200, 200]);
});

test('another model is chosen, and asked for, in the middle of a stream: all are answered, each by its own', async ({
	context,
	host
}) => {
	test.slow();
	const page = await openTab(context, `${host.url}/connect?engine=fake`);
	await switchOn(page);
	const caller = await openClient(context, host.url); // no tab of the app: a file is known only where it was opened
	await start(caller, '[slow=200] [words=250]'); // a minute: longer than what follows takes on a busy machine
	await untilTokens(caller);
	await page.getByRole('link', { name: 'Models', exact: true }).first().click();
	await page.getByLabel('GGUF file').setInputFiles({
		name: 'other.gguf',
		mimeType: 'application/octet-stream',
		buffer: readFileSync('static/models/guide/guide-q8_0.gguf')
	});
	await expect(page.getByRole('button', { name: 'Model: other' })).toBeVisible();
	await ask(page, 'Hello [words=3]');
	expect((await running(caller)).ended).toBeNull(); // the choice has not ended it
	const asked = await answer(page, 'Hello', { model: 'other' });
	expect(asked.status).toBe(200);
	expect(JSON.parse(asked.text)).not.toMatchObject({ model: 'guide' });
	await untilWhole(caller);
	const { text } = await running(caller);
	expect(text).toContain('data: [DONE]');
	expect(text.split('"content":"').length - 2).toBe(250);
	await expect(answers(page)).toHaveAttribute('data-state', 'done');
	expect((await answer(caller)).status).toBe(200); // back to the first
});
