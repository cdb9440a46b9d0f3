import { readdirSync } from 'node:fs';
import { expect, test, untilReady, untilStored } from '../fixtures/app.ts';
import { answers, ask } from '../fixtures/chat.ts';

test('opens every page without the network, and answers with an engine that has been used before', async ({
	page,
	host
}) => {
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	await ask(page, 'Hello');
	await expect(answers(page)).toHaveAttribute('data-state', 'done');
	await untilStored(page);
	await host.close();

	// Without a network the first use of each has to work: only engines wait for theirs.
	const workers = readdirSync('build/_app/immutable/workers').filter((name) => /\.js$/.test(name));
	const engines = /^(?:inner|transformers|webllm|wllama)\.worker-/;
	const small = workers.filter((name) => !engines.test(name));
	expect(small.length).toBeGreaterThan(5);
	const missing = await page.evaluate(async (names) => {
		const stored = await Promise.all(names.map((name) => caches.match(`/_app/immutable/workers/${name}`)));
		return names.filter((_, index) => !stored[index]);
	}, small);
	expect(missing).toEqual([]);

	for (const path of ['/chat/of-another-day', '/models', '/notebook', '/system', '/settings', '/']) {
		await page.goto(`${host.url}${path}?engine=fake`);
		await untilReady(page);
		expect(await page.evaluate(() => crossOriginIsolated), path).toBe(true);
	}
	await ask(page, 'Hello again');
	await expect(answers(page)).toHaveAttribute('data-state', 'done');
});

test(
	'answers with a status, not with an error, for what it has not stored',
	{ tag: '@full' },
	async ({ page, host }) => {
		await page.goto(`${host.url}/`);
		await untilReady(page);
		await untilStored(page);
		await host.close();
		const statuses = await page.evaluate(() =>
			Promise.all(
				['_app/immutable/never.js', 'icons/never.png', 'never'].map(async (path) => (await fetch(path)).status)
			)
		);
		expect(statuses).toEqual([504, 504, 504]);
	}
);

test(
	'a host that fails to deliver a file keeps nobody from chatting, and the rest is stored later',
	{ tag: '@full' },
	async ({ page, host, browser }) => {
		await page.goto(`${host.url}/`);
		await untilReady(page);
		await untilStored(page);
		// A chunk that the start page does not load itself.
		const late = await page.evaluate(async () => {
			const loaded = new Set(performance.getEntriesByType('resource').map(({ name }) => name));
			const [name = ''] = (await caches.keys()).filter((name) => name.includes(':shell-'));
			const stored = (await (await caches.open(name)).keys()).map(({ url }) => url);
			return new URL(stored.find((url) => url.includes('/nodes/') && !loaded.has(url)) ?? '').pathname;
		});

		host.tamper(late, 404);
		const context = await browser.newContext();
		const visitor = await context.newPage();
		const isStored = (path: string) => visitor.evaluate(async (url) => (await caches.match(url)) !== undefined, path);
		await visitor.goto(`${host.url}/`);
		await untilReady(visitor);
		expect(await visitor.evaluate(() => crossOriginIsolated)).toBe(true);
		await expect.poll(() => isStored('/icons/icon.svg')).toBe(true);
		expect(await isStored('/')).toBe(false); // a start page without all of its code would open blank

		host.heal();
		await visitor.reload();
		await untilReady(visitor);
		await untilStored(visitor);
		expect(await isStored(late)).toBe(true);
		await context.close();
	}
);

test('does not store the page of a captive portal in place of a file', { tag: '@full' }, async ({ page, host }) => {
	await page.goto(`${host.url}/`);
	await untilReady(page);
	await untilStored(page);
	const path = '/_app/immutable/workers/later.js';
	host.tamper(path, 'html');
	const stored = await page.evaluate(async (url) => {
		await (await fetch(url)).text();
		return (await caches.match(url)) !== undefined;
	}, path);
	expect(stored).toBe(false);
});

test('repairs itself when the browser has thrown away what was stored', { tag: '@full' }, async ({ page, host }) => {
	await page.goto(`${host.url}/`);
	await untilReady(page);
	await untilStored(page);
	await page.evaluate(async () => {
		for (const name of await caches.keys()) await caches.delete(name);
	});
	await page.reload();
	await untilReady(page);
	await untilStored(page);
	await host.close();
	await page.reload();
	await untilReady(page);
});
