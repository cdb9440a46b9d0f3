import type { BrowserContext, Page } from '@playwright/test';
import type { StaticHost } from '../../scripts/static-host.js';
import { openClient } from '../fixtures/api-client.ts';
import { answer, running, start, untilTokens } from '../fixtures/api-stream.ts';
import { expect, test, untilReady } from '../fixtures/app.ts';

/** The app with the scripted engine and its API on, and another page of its origin. */
async function open(page: Page, context: BrowserContext, host: StaticHost): Promise<Page> {
	await page.goto(`${host.url}/connect?engine=fake`);
	await untilReady(page);
	await page.getByRole('switch', { name: 'Local API' }).check();
	await expect(page.getByText('Answers calls as long as it is open.')).toBeVisible();
	return openClient(context, host.url);
}

/** How many calls the tab of the app answers now. */
const answering = (page: Page) => page.getByText(/Answering \d+ now/);

test('the service worker is killed in the middle of a stream: the tab stops at once, the next request works', async ({
	page,
	context,
	host,
	browser
}) => {
	const client = await open(page, context, host);
	await start(client, '[slow=50] [words=2000]');
	await untilTokens(client);
	await expect(answering(page)).toBeVisible();
	const session = await browser.newBrowserCDPSession();
	const { targetInfos } = await session.send('Target.getTargets');
	const worker = targetInfos.find(({ type, url }) => type === 'service_worker' && url.startsWith(host.url));
	const killed = await session.send('Target.closeTarget', { targetId: worker!.targetId });
	expect(killed.success).toBe(true);
	await expect.poll(async () => (await running(client)).ended).toBe('TypeError');
	await expect(answering(page)).toHaveCount(0);
	expect((await answer(client)).status).toBe(200);
});

test('the tab is closed in the middle of a stream: the client gets an error event, another tab answers the next', async ({
	page,
	context,
	host
}) => {
	const client = await open(page, context, host);
	await start(client, '[slow=50] [words=2000]');
	await untilTokens(client);
	await page.close({ runBeforeUnload: false });
	await expect.poll(async () => (await running(client)).ended).toBe('whole');
	expect((await running(client)).text).toContain('"code":"host_lost"');
	const nobody = await answer(client);
	expect(nobody.status).toBe(503);
	expect(nobody.text).toContain('no_host');
	const next = await context.newPage();
	await next.goto(`${host.url}/?engine=fake`);
	await untilReady(next);
	expect((await answer(client)).status).toBe(200);
});

test('a client that leaves stops the model, by its signal and by closing its tab', async ({ page, context, host }) => {
	const client = await open(page, context, host);
	await start(client, '[slow=50] [words=2000]', true);
	await untilTokens(client);
	await expect(answering(page)).toBeVisible();
	await client.evaluate(() => (window as unknown as { running: { stop(): void } }).running.stop());
	await expect(answering(page)).toHaveCount(0);
	await start(client, '[slow=50] [words=2000]');
	await untilTokens(client);
	await expect(answering(page)).toBeVisible();
	await client.close();
	await expect(answering(page)).toHaveCount(0);
});

test('20 requests at once are all answered; who waits is told', async ({ page, context, host }) => {
	const client = await open(page, context, host);
	const statuses = await client.evaluate(async () => {
		const body = JSON.stringify({ model: 'guide', messages: [{ role: 'user', content: '[slow=10]' }], max_tokens: 8 });
		const one = async () => (await fetch('/v1/chat/completions', { method: 'POST', body })).json() as Promise<object>;
		return (await Promise.all(Array.from({ length: 20 }, one))).map((found) => 'choices' in found);
	});
	expect(statuses).toEqual(Array(20).fill(true));

	await start(client, '[slow=100] [words=40]');
	await untilTokens(client);
	const second = await answer(client, 'Hello', { stream: true });
	expect(second.text).toContain(': waiting, 1 before this one');
	expect(second.text).toContain('data: [DONE]');
});

test('1,000 requests at once: most get 429 with Retry-After, the app and the next request work', async ({
	page,
	context,
	host
}) => {
	const client = await open(page, context, host);
	const seen = await client.evaluate(async () => {
		const one = async () => {
			const response = await fetch('/v1/models');
			await response.arrayBuffer();
			return `${response.status} ${response.headers.get('retry-after')}`;
		};
		const all = await Promise.all(Array.from({ length: 1000 }, one));
		return Object.fromEntries([...new Set(all)].map((kind) => [kind, all.filter((other) => other === kind).length]));
	});
	expect(Object.keys(seen).sort()).toEqual(['200 null', '429 1']);
	expect(seen['429 1']).toBeGreaterThan(500);
	await expect.poll(async () => (await answer(client)).status).toBe(200);
});

test('malformed bodies are refused one by one, and the next request works', async ({ page, context, host }) => {
	const client = await open(page, context, host);
	const statuses = await client.evaluate(async () => {
		const deep = '['.repeat(200_000);
		const bodies = [
			'',
			'{',
			'null',
			'[]',
			'"x"',
			deep,
			'{"model":1}',
			'{"model":"guide"}',
			'{"model":"guide","messages":[null]}'
		];
		const found: number[] = [];
		for (const body of bodies) found.push((await fetch('/v1/chat/completions', { method: 'POST', body })).status);
		const bytes = await fetch('/v1/chat/completions', { method: 'POST', body: new Uint8Array([0xff, 0x00]) });
		return [...found, bytes.status];
	});
	expect(statuses).toEqual(Array(10).fill(400));
	expect((await answer(client)).status).toBe(200);
});

test('a chat asks in the middle of a stream: both are answered', async ({ page, context, host }) => {
	const client = await open(page, context, host);
	await start(client, '[slow=50] [words=60]');
	await untilTokens(client);
	await page.getByRole('button', { name: 'New chat' }).first().click();
	await page.getByRole('textbox', { name: 'Message', exact: true }).fill('Hello [words=3]');
	await page.getByRole('button', { name: 'Send', exact: true }).click();
	await expect.poll(async () => (await running(client)).ended, { timeout: 30_000 }).toBe('whole');
	expect((await running(client)).text).toContain('data: [DONE]');
	await expect(page.getByRole('article', { name: 'Assistant' })).toHaveAttribute('data-state', 'done');
});
