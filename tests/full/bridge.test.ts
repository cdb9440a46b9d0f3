import { execFileSync } from 'node:child_process';
import type { BrowserContext, Page } from '@playwright/test';
import type OpenAI from 'openai';
import type { HearthBridge } from '../../packages/hearth-bridge/src/index.ts';
import { serveStatic, type StaticHost } from '../../scripts/static-host.js';
import { bundleOpenAI } from '../fixtures/api-client.ts';
import { expect, test as base, untilReady, untilStored } from '../fixtures/app.ts';
import { expectAccessible } from '../fixtures/axe.ts';

/** What the demo page has, with what `withClient` adds. */
interface DemoPage {
	bridge: HearthBridge;
	OpenAI: typeof OpenAI;
	client: OpenAI;
	/** Everything that any port or window has told this page. */
	heard: unknown[];
}

/** The demo of the package on an origin of its own, built as it is published. */
const test = base.extend<{ demo: StaticHost }>({
	demo: async ({}, use) => {
		const demo = await serveStatic('packages/hearth-bridge');
		await use(demo);
		await demo.close();
	}
});

test.beforeAll(
	() => void execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'packages/hearth-bridge'])
);

async function openDemo(context: BrowserContext, demoUrl: string, hearthUrl: string): Promise<Page> {
	const page = await context.newPage();
	await page.addInitScript(() => {
		const heard: unknown[] = [];
		Object.assign(window, { heard });
		window.addEventListener('message', ({ data }) => heard.push(data));
		const listen = MessagePort.prototype.addEventListener;
		MessagePort.prototype.addEventListener = function (this: MessagePort, ...given: Parameters<typeof listen>) {
			if (given[0] === 'message') listen.call(this, 'message', (event) => heard.push((event as MessageEvent).data));
			return listen.apply(this, given);
		} as typeof listen;
	});
	await page.goto(`${demoUrl}/demo/`);
	await page.getByLabel('Address of Hearth').fill(hearthUrl);
	return page;
}

/** Connects in a window; what it then asks is up to the test. */
async function openWindow(demo: Page): Promise<Page> {
	const opened = demo.waitForEvent('popup');
	await demo.getByRole('button', { name: 'Connect in a window' }).click();
	return opened;
}

/** A window that closes itself may be gone before the click has been reported. */
async function clickToClose(hearth: Page, name: string): Promise<void> {
	const closed = hearth.waitForEvent('close');
	await hearth
		.getByRole('button', { name })
		.click()
		.catch(() => {});
	await closed;
}

async function withClient(demo: Page): Promise<void> {
	await demo.evaluate(await bundleOpenAI());
	await demo.evaluate(() => {
		const demoPage = window as unknown as DemoPage;
		const { baseURL, fetch } = demoPage.bridge;
		demoPage.client = new demoPage.OpenAI({
			baseURL,
			fetch,
			apiKey: 'none',
			dangerouslyAllowBrowser: true,
			maxRetries: 0
		});
	});
}

const connection = (demo: Page) => demo.getByLabel('Connection', { exact: true });
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test('a website asks for consent, and then has the models, offline, until the consent is taken back', async ({
	page,
	context,
	host,
	demo
}) => {
	test.slow(); // answers of a real model
	await page.goto(`${host.url}/connect`);
	await untilReady(page);
	await untilStored(page);
	const site = await openDemo(context, demo.url, host.url);

	// Refused: it has learned that there is a Hearth, and nothing else.
	const first = await openWindow(site);
	await expect(heading(first)).toHaveText(`May ${demo.url} ask the models on this device?`);
	await expect(first.getByRole('button', { name: 'Allow', exact: true })).toBeEnabled();
	await expectAccessible(first);
	await clickToClose(first, 'Don’t allow');
	await expect(connection(site)).toContainText('consent_denied');
	expect(await site.evaluate(() => (window as unknown as DemoPage).heard)).toEqual([
		{ hearth: 'hello', protocol: 1 },
		{ type: 'status', status: 'asking' },
		{ type: 'refused', code: 'consent_denied' }
	]);
	await expect(page.getByText('You have allowed none.')).toBeVisible();

	// Allowed, and the API switched on, each by a click.
	const hearth = await openWindow(site);
	await hearth.getByRole('button', { name: 'Allow', exact: true }).click();
	await expect(heading(hearth)).toHaveText('The local API is switched off');
	await expect(connection(site)).toHaveText('Its API is off. Switch it on in its window.');
	await hearth.getByRole('button', { name: 'Switch on' }).click();
	await expect(connection(site)).toHaveText('Connected.');
	await host.close(); // from here on there is no network to Hearth

	await site.getByRole('button', { name: 'Ask', exact: true }).click();
	await expect(site.getByLabel('Answer')).toContainText(/token/i, { timeout: 60_000 });

	await withClient(site);
	const answered = await site.evaluate(async () => {
		const { client, bridge, OpenAI } = window as unknown as DemoPage;
		const messages = [{ role: 'user' as const, content: 'What is a token?' }];
		const ids: string[] = [];
		for await (const { id } of client.models.list()) ids.push(id);
		const whole = await client.chat.completions.create({ model: 'guide', messages, max_tokens: 8 });
		let streamed = '';
		for await (const { choices } of await client.chat.completions.create({
			model: 'guide',
			messages,
			max_tokens: 8,
			stream: true
		}))
			streamed += choices[0]?.delta.content ?? '';
		const errors: unknown[] = [];
		await client.chat.completions.create({ model: 'gpt-9', messages }).catch((error: unknown) => {
			errors.push([error instanceof OpenAI.NotFoundError, (error as { code: string }).code]);
		});
		const { headers } = await bridge.fetch(`${bridge.baseURL}/chat/completions`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify({ model: 'guide', messages, max_tokens: 2, user: 'me' })
		});
		const elsewhere = await bridge.fetch(new URL('/settings', bridge.baseURL)).catch((error: unknown) => error);
		return {
			ids,
			whole: whole.choices[0]?.message.content,
			streamed,
			errors,
			headers: [...headers],
			elsewhere: (elsewhere as { code: string }).code,
			seen: [document.cookie, localStorage.length]
		};
	});
	expect(answered).toMatchObject({
		ids: expect.arrayContaining(['guide']),
		streamed: answered.whole,
		errors: [[true, 'model_not_found']],
		elsewhere: 'wrong_address',
		seen: ['', 0]
	});
	expect(answered.whole).not.toBe('');
	expect(Object.fromEntries(answered.headers)).toEqual({
		'content-type': 'application/json',
		'x-hearth-ignored': expect.stringContaining('user')
	});
	await expect(page.getByRole('list', { name: 'Callers' })).toContainText(demo.url);
	await expect(page.getByRole('list', { name: 'Callers' })).not.toContainText('/bridge');

	// Aborted: the model stops.
	await site.evaluate(async () => {
		const { client } = window as unknown as DemoPage;
		const messages = [{ role: 'user' as const, content: 'What is quantization, and why does it matter?' }];
		const stream = await client.chat.completions.create({ model: 'guide', messages, stream: true });
		for await (const { choices } of stream) if (choices[0]?.delta.content) stream.controller.abort();
	});
	await expect(page.getByText(/Answering \d+ now/)).toHaveCount(0);
	await expect(hearth.getByText('Nothing is being asked now.')).toBeVisible();
	await clickToClose(hearth, 'Disconnect');
	await expect(connection(site)).toContainText('popup_closed');

	// It is remembered: the next window asks nothing. A reload finds that window again.
	const again = await openWindow(site);
	await expect(heading(again)).toHaveText('Connected');
	await site.reload();
	await expect(heading(again)).toHaveText('The website has left');
	await site.getByLabel('Address of Hearth').fill(host.url);
	await site.getByRole('button', { name: 'Connect in a window' }).click();
	await expect(heading(again)).toHaveText('Connected');
	await expect(connection(site)).toHaveText('Connected.');

	// Taken back.
	await page.getByRole('button', { name: `Remove ${demo.url}` }).click();
	await expect(heading(again)).toHaveText('Taken back');
	await expect(connection(site)).toContainText('revoked');
	await again.close();
	const asked = await openWindow(site);
	await expect(heading(asked)).toContainText('May ');
});

/** Hearth with its API on and the scripted engine, and the demo connected to it. */
async function connected(
	page: Page,
	context: BrowserContext,
	host: StaticHost,
	demo: StaticHost
): Promise<[Page, Page]> {
	await page.goto(`${host.url}/connect?engine=fake`);
	await untilReady(page);
	await page.getByRole('switch', { name: 'Local API' }).check();
	const site = await openDemo(context, demo.url, host.url);
	const hearth = await openWindow(site);
	await hearth.getByRole('button', { name: 'Allow', exact: true }).click();
	await expect(connection(site)).toHaveText('Connected.');
	return [site, hearth];
}

/** Begins a stream that takes minutes, and goes on reading it. */
async function beginStream(site: Page): Promise<void> {
	await site.evaluate(() => {
		const { client } = window as unknown as DemoPage;
		const running = { chunks: 0, ended: '', stop: () => {} };
		Object.assign(window, { running });
		const read = async () => {
			const messages = [{ role: 'user' as const, content: '[slow=50] [words=2000]' }];
			const stream = await client.chat.completions.create({ model: 'guide', messages, stream: true });
			running.stop = () => stream.controller.abort();
			for await (const { choices } of stream) if (choices[0]?.delta.content) running.chunks++;
		};
		void read().then(
			() => (running.ended = 'whole'),
			(error: { code?: string; name: string }) => (running.ended = error.code ?? error.name)
		);
	});
	await expect.poll(async () => (await running(site)).chunks).toBeGreaterThan(2);
}

const running = (site: Page) =>
	site.evaluate(() => {
		const { chunks, ended } = (window as unknown as { running: { chunks: number; ended: string } }).running;
		return { chunks, ended };
	});

test('in the middle of a stream: the website aborts, the window is closed, the website leaves, the tab of Hearth goes', async ({
	page,
	context,
	host,
	demo
}) => {
	const [site, hearth] = await connected(page, context, host, demo);
	const answering = page.getByText(/Answering \d+ now/);
	await withClient(site);

	await beginStream(site);
	await expect(answering).toBeVisible();
	await expect(hearth.getByText('An answer is being written.')).toBeVisible();
	await site.evaluate(() => (window as unknown as { running: { stop(): void } }).running.stop());
	await expect(answering).toHaveCount(0);
	await expect(hearth.getByText('Nothing is being asked now.')).toBeVisible();

	await beginStream(site);
	await expect(answering).toBeVisible();
	await hearth.close();
	await expect.poll(async () => (await running(site)).ended).toBe('popup_closed');
	await expect(answering).toHaveCount(0);
	await expect(connection(site)).toContainText('popup_closed');
	const code = await site.evaluate(() => {
		const { bridge } = window as unknown as DemoPage;
		return bridge.fetch(`${bridge.baseURL}/models`).catch((error: unknown) => (error as { code: string }).code);
	});
	expect(code).toBe('popup_closed');

	const second = await openWindow(site);
	await expect(connection(site)).toHaveText('Connected.');
	await withClient(site);
	await beginStream(site);
	await expect(answering).toBeVisible();
	await site.goto('about:blank');
	await expect(heading(second)).toHaveText('The website has left');
	await expect(answering).toHaveCount(0);
	await second.close();

	// The tab that runs the model goes: an error event of the API, and the window says what to do.
	await site.goto(`${demo.url}/demo/`);
	await site.getByLabel('Address of Hearth').fill(host.url);
	const third = await openWindow(site);
	await expect(connection(site)).toHaveText('Connected.');
	await withClient(site);
	await beginStream(site);
	await page.close();
	await expect.poll(async () => (await running(site)).ended).toBe('host_lost');
	await expect(heading(third)).toHaveText('Open Hearth to go on');
	await expect(connection(site)).toContainText('Open a tab of Hearth');
});

for (const headers of [false, true]) {
	test(`works as the very first visit, on a host ${headers ? 'with' : 'without'} headers`, async ({
		context,
		demo
	}) => {
		const host = await serveStatic(process.env.BUILD_DIR ?? 'build', { headers, pages: [/^\/chat\/[^/]+$/] });
		const site = await openDemo(context, demo.url, host.url);
		const hearth = await openWindow(site);
		await expect(heading(hearth)).toContainText(`May ${demo.url} ask`);
		expect(await hearth.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
		await hearth.getByRole('button', { name: 'Allow', exact: true }).click();
		await hearth.getByRole('button', { name: 'Switch on' }).click();
		await expect(connection(site)).toContainText('Open a tab of Hearth');
		const opened = context.waitForEvent('page');
		await hearth.getByRole('link', { name: 'Open Hearth' }).click();
		const app = await opened;
		await untilReady(app);
		// The tab is isolated, the window is not; nothing joins them.
		expect(await app.evaluate(() => [crossOriginIsolated, window.opener === null])).toEqual([true, true]);
		expect(await hearth.evaluate(() => crossOriginIsolated)).toBe(false);
		await expect(connection(site)).toHaveText('Connected.');
		await site.getByRole('button', { name: 'Ask', exact: true }).click();
		await expect(site.getByLabel('Answer')).toContainText(/token/i, { timeout: 60_000 });

		// A window of an installed Hearth keeps its opener, too: now the service worker answers.
		await hearth.close();
		const again = await openWindow(site);
		await expect(heading(again)).toHaveText('Connected');
		await host.close();
	});
}

test('a frame works on the same site, never asks, and says that browsers keep it apart on another site', async ({
	page,
	context,
	host,
	demo
}) => {
	await page.goto(`${host.url}/connect?engine=fake`);
	await untilReady(page);
	await page.getByRole('switch', { name: 'Local API' }).check();
	const site = await openDemo(context, demo.url, host.url);
	const frame = (demoPage: Page) => demoPage.frameLocator('iframe');
	const inFrame = (demoPage: Page) => demoPage.getByRole('button', { name: 'Connect in a frame' }).click();

	await inFrame(site);
	await expect(connection(site)).toContainText('consent_needed');

	const hearth = await openWindow(site);
	await hearth.getByRole('button', { name: 'Allow', exact: true }).click();
	await expect(connection(site)).toHaveText('Connected.');
	await hearth.close();
	await inFrame(site);
	await expect(connection(site)).toHaveText('Connected.');
	await expect(frame(site).getByRole('heading', { level: 1 })).toHaveText('Connected');
	await site.getByRole('button', { name: 'Ask', exact: true }).click();
	await expect(site.getByLabel('Answer')).not.toHaveText('');

	// No other page of Hearth is shown in a frame, whatever it is called.
	await site.evaluate((src) => {
		for (const frame of document.querySelectorAll('iframe')) frame.remove();
		const frame = document.createElement('iframe');
		frame.src = src;
		document.body.append(frame);
	}, `${host.url}/chat/bridge`);
	await expect.poll(() => site.frames()[1]?.url()).toMatch(/^chrome-error:/);

	// A page that is isolated itself cannot hold a window, and is told so. It can show the frame.
	const isolated = await serveStatic('packages/hearth-bridge', { headers: true });
	const strict = await openDemo(context, isolated.url, host.url);
	expect(await strict.evaluate(() => crossOriginIsolated)).toBe(true);
	await strict.getByRole('button', { name: 'Connect in a window' }).click();
	await expect(connection(strict)).toContainText('opener_isolated');
	await inFrame(strict);
	await expect(connection(strict)).toContainText('consent_needed');
	await strict.close();
	await isolated.close();

	// 127.0.0.1 and localhost are two sites. A permission for this one changes nothing in its frame.
	const otherUrl = demo.url.replace('127.0.0.1', 'localhost');
	const other = await openDemo(context, otherUrl, host.url);
	const asking = await openWindow(other);
	await asking.getByRole('button', { name: 'Allow', exact: true }).click();
	await expect(connection(other)).toHaveText('Connected.');
	await asking.close();
	await other.evaluate(
		(src) => {
			const frame = document.createElement('iframe');
			frame.src = src;
			document.body.append(frame);
			// As the package does, but the frame stays to be looked at.
			window.addEventListener('message', ({ source, origin }) => {
				if (source !== frame.contentWindow) return;
				const { port1, port2 } = new MessageChannel();
				port1.onmessage = ({ data }) => Object.assign(window, { said: data as unknown });
				frame.contentWindow?.postMessage({ hearth: 'connect', protocol: 1 }, origin, [port2]);
			});
		},
		`${host.url}/bridge#to=${encodeURIComponent(otherUrl)}`
	);
	await expect(frame(other).getByText('browsers keep its storage apart')).toBeVisible();
	await expect(frame(other).getByRole('button')).toHaveCount(0);
	expect(await other.evaluate(() => (window as unknown as { said: unknown }).said)).toEqual({
		type: 'refused',
		code: 'consent_needed'
	});
	await inFrame(other);
	await expect(connection(other)).toContainText('consent_needed: The user has to agree in a window first');
});

test('the question cannot be answered by a click that came too early, nor by another window or version', async ({
	page,
	context,
	host,
	demo
}) => {
	await page.goto(`${host.url}/connect?engine=fake`);
	await untilReady(page);
	const site = await openDemo(context, demo.url, host.url);
	const hearth = await openWindow(site);
	const allow = hearth.getByRole('button', { name: 'Allow', exact: true });
	await expect(allow).toBeEnabled();
	await hearth.evaluate(() => window.dispatchEvent(new Event('focus'))); // as when it comes up again
	await expect(allow).toBeDisabled();
	await expect(allow).toBeEnabled();
	await hearth.setViewportSize({ width: 200, height: 200 });
	await expect(hearth.getByText('Make this window larger to decide.')).toBeVisible();
	await expect(allow).toBeDisabled();
	await hearth.setViewportSize({ width: 440, height: 560 });
	await expect(allow).toBeEnabled();

	// A frame inside the website has no part in it.
	await site.evaluate(
		async ({ origin }) => {
			const frame = document.createElement('iframe');
			document.body.append(frame);
			const window_ = window.open('', 'hearth-bridge');
			const { port2 } = new MessageChannel();
			const post = (frame.contentWindow as unknown as { Function: FunctionConstructor }).Function(
				'target',
				'message',
				'origin',
				'port',
				'target.postMessage(message, origin, [port])'
			) as (...given: unknown[]) => void;
			post(window_, { hearth: 'connect', protocol: 99 }, origin, port2);
			await new Promise((resolve) => setTimeout(resolve, 300));
		},
		{ origin: host.url }
	);
	await expect(heading(hearth)).toContainText('May ');
	await site.evaluate(
		({ origin }) => {
			const { port2 } = new MessageChannel();
			window.open('', 'hearth-bridge')?.postMessage({ hearth: 'connect', protocol: 99 }, origin, [port2]);
		},
		{ origin: host.url }
	);
	await expect(heading(hearth)).toHaveText('These two do not understand each other');
	await hearth.close();

	await page.goto(`${host.url}/bridge`);
	await expect(heading(page)).toHaveText('Nobody is here');
	await page.getByRole('link', { name: 'Go to Hearth' }).click();
	await untilReady(page);
	expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});
