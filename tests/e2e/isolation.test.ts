import { readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { countLoads, expect, test, untilReady, untilStored } from '../fixtures/app.ts';
import { answers, ask } from '../fixtures/chat.ts';

const isolated = () => crossOriginIsolated;

test('becomes cross-origin isolated by exactly one reload on a host without headers', async ({ page, host }) => {
	const loads = countLoads(page);
	await page.goto(`${host.url}/`);
	await untilReady(page);
	expect(await page.evaluate(isolated)).toBe(true);
	expect(loads.count).toBe(2);

	await untilStored(page);
	await page.reload();
	await untilReady(page);
	expect(await page.evaluate(isolated)).toBe(true);
	expect(loads.count).toBe(3);
});

test('opens a deep link as the very first visit', async ({ page, host }) => {
	const response = await page.goto(`${host.url}/settings/`);
	expect(response?.status()).toBe(404); // GitHub Pages' way: the right page with the wrong status
	await untilReady(page);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/settings/i);
	expect(await page.evaluate(isolated)).toBe(true);
});

test('starts no engine while nothing confines it: the service worker is still on its way', async ({ page, host }) => {
	host.tamper('/service-worker.js', 'stall');
	await page.goto(`${host.url}/?engine=fake`);
	await expect(page.getByRole('textbox', { name: 'Message', exact: true })).toBeVisible();
	await page.waitForTimeout(3_000); // long enough for an engine to have been started
	expect(page.workers().filter((worker) => worker.url().includes('/fake'))).toEqual([]);

	host.heal();
	await page.reload();
	await untilReady(page);
	await ask(page, 'Hello');
	await expect(answers(page)).toHaveAttribute('data-state', 'done');
});

/** What a page or worker can do, told from inside. DevTools lets `eval` pass in the task that it calls, not in later ones. */
async function abilities(elsewhere: string): Promise<string[]> {
	await new Promise((resolve) => setTimeout(resolve));
	const attempt = async (name: string, act: () => unknown) => {
		try {
			await act();
			return `${name}: done`;
		} catch (error) {
			return `${name}: ${(error as Error).name}`;
		}
	};
	return [
		await attempt('fetch elsewhere', () => fetch(elsewhere, { mode: 'no-cors' })),
		await attempt('import elsewhere', () => import(/* @vite-ignore */ elsewhere)),
		await attempt('eval', () => (0, eval)('1')),
		await attempt('Function', () => new Function('return 1')()),
		await attempt('fetch here', () => fetch(new URL('/robots.txt', location.origin))),
		await attempt('WebAssembly', () => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))),
		await attempt('shared memory', () => new SharedArrayBuffer(8))
	];
}

const confined = [
	'fetch elsewhere: TypeError',
	'import elsewhere: TypeError',
	'eval: EvalError',
	'Function: EvalError',
	'fetch here: done',
	'WebAssembly: done',
	'shared memory: done'
];

test('neither the page nor an engine can fetch from elsewhere; the workers that fetch models can, and nothing more', async ({
	page,
	host,
	violations
}) => {
	let reached = 0;
	const other = createServer((_request, response) => {
		reached++;
		response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' });
		response.end('reached');
	});
	await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
	const elsewhere = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
	// Made before the page has a policy, for the workers that this test starts itself.
	await page.addInitScript(() => {
		const { trustedTypes } = window as unknown as {
			trustedTypes: { createPolicy(name: string, rules: object): { createScriptURL(url: string): unknown } };
		};
		const trusted = trustedTypes.createPolicy('test', { createScriptURL: (url: string) => url });
		Object.assign(window, {
			startWorker: (url: string) => new Worker(trusted.createScriptURL(url) as unknown as string, { type: 'module' })
		});
	});

	await page.goto(`${host.url}/`);
	await untilReady(page);
	await ask(page, 'Who are you?');
	await expect(answers(page)).toHaveAttribute('data-state', 'done', { timeout: 90_000 });
	expect(page.workers().map((worker) => worker.url())).toContainEqual(expect.stringContaining('/wllama'));
	for (const worker of page.workers())
		expect(await worker.evaluate(abilities, elsewhere), worker.url()).toEqual(confined);
	expect((await page.evaluate(abilities, elsewhere)).slice(0, 2)).toEqual(confined.slice(0, 2));
	expect(violations.length).toBeGreaterThan(0);
	violations.length = 0;
	expect(reached).toBe(0);

	const scripts = await readdir(`${process.env.BUILD_DIR ?? 'build'}/_app/immutable/workers`);
	for (const name of ['weights.worker', 'hub.worker']) {
		const script = scripts.find((file) => file.startsWith(name) && file.endsWith('.js'));
		const [worker] = await Promise.all([
			page.waitForEvent('worker'),
			page.evaluate(
				(url) => (window as unknown as { startWorker(url: string): void }).startWorker(url),
				`${host.url}/_app/immutable/workers/${script}`
			)
		]);
		expect(await worker.evaluate(abilities, elsewhere), name).toEqual(['fetch elsewhere: done', ...confined.slice(1)]);
	}
	expect(reached).toBe(2);
	other.close();
});

test(
	'a hard reload, which goes past the service worker, recovers by itself',
	{ tag: '@full' },
	async ({ page, host, context }) => {
		await page.goto(`${host.url}/`);
		await untilReady(page);
		const devtools = await context.newCDPSession(page);
		// At once: inside the pause that guards against reload loops the page is claimed, and runs without threads.
		await devtools.send('Page.reload', { ignoreCache: true });
		await untilReady(page);
		// It may be reloading at this very moment, and then there is nothing to ask.
		const controlled = () => page.evaluate(() => navigator.serviceWorker.controller !== null).catch(() => false);
		await expect.poll(controlled).toBe(true);
		// Later (the time stamp is gone), it reloads itself and is isolated again.
		// On a slow machine the stamp may be written once more after it was taken away, so it is tried again.
		await expect(async () => {
			await page.evaluate(() => sessionStorage.clear());
			await devtools.send('Page.reload', { ignoreCache: true });
			await expect.poll(() => page.evaluate(isolated).catch(() => false), { timeout: 10_000 }).toBe(true);
		}).toPass({ timeout: 60_000 });
		await untilReady(page);
	}
);
