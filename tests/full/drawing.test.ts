import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { serveStatic } from '../../scripts/static-host.js';
import { drawingPolicy } from '../../src/lib/base/csp.js';
import { expect, recordViolations, test, untilReady, untilStored } from '../fixtures/app.ts';
import { answers, ask } from '../fixtures/chat.ts';
import { missing, overwriteMessage, storedMessages } from '../fixtures/records.ts';

// The fake engine ends what it says at a closing square bracket, so there is none in these diagrams.
const flowchart =
	'flowchart TD\n  A(Start) --> B{Is it ready?}\n  B -- Yes --> C(Ship it)\n  B -- No --> D(Fix it)\n  D --> B\n  style C fill:#f9f,stroke:#333';
const sketch =
	'<svg xmlns="http://www.w3.org/2000/svg" width="240" height="120"><rect width="240" height="120" fill="#48c"/><circle cx="120" cy="60" r="40"/></svg>';

const fenced = (language: string, code: string) => `Here it is.\n\n\`\`\`${language}\n${code}\n\`\`\`\n\nThat was it.`;
const frames = (page: Page) => page.locator('iframe[title="Drawing"]');
const button = (place: Locator, name: string) => place.getByRole('button', { name, exact: true });

async function say(page: Page, text: string): Promise<Locator> {
	const before = await answers(page).count();
	await ask(page, `[say=${text}]`);
	const answer = answers(page).nth(before);
	await expect(answer).toHaveAttribute('data-state', 'done');
	return answer;
}

/** Draws the only block of an answer, and waits for the picture. */
async function draw(answer: Locator): Promise<Locator> {
	await button(answer, 'Draw').click();
	const frame = answer.locator('.drawing:not(.pending) iframe');
	await expect(frame).toBeVisible();
	return frame;
}

const frameOf = (page: Page) => page.frames().find((frame) => frame.url().includes('/frames/drawing-'));

const heightOf = async (frame: Locator) => (await frame.boundingBox())?.height ?? 0;

/** Is the drawing's page stored? */
async function untilDrawingStored(page: Page): Promise<void> {
	const isStored = async () => {
		for (const name of await caches.keys())
			for (const { url } of await (await caches.open(name)).keys()) if (url.includes('/frames/drawing-')) return true;
		return false;
	};
	await expect.poll(() => page.evaluate(isStored), { timeout: 30_000 }).toBe(true);
}

test('a diagram is drawn, follows the colours of the page, and gives way to the code again', async ({
	page,
	host
}, info) => {
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	const answer = await say(page, fenced('mermaid', flowchart));
	const code = answer.getByRole('group', { name: 'Mermaid code' });
	await expect(code).toBeVisible();
	const frame = await draw(answer);
	expect(await heightOf(frame)).toBeGreaterThan(200);
	await expect(code).toBeHidden();

	const inside = frame.contentFrame();
	await expect(inside.getByRole('img', { name: 'Drawing' })).toBeVisible();
	// The image is more than an empty rectangle, and readable: its colours are those of the page.
	const source = async () => decodeURIComponent((await inside.locator('img').getAttribute('src')) ?? '');
	expect(await source()).toContain('>Start<');
	const light = await source();
	await page.emulateMedia({ colorScheme: 'dark' });
	await expect.poll(source).not.toBe(light);
	await page.emulateMedia({ colorScheme: 'light' });
	await expect.poll(source).toBe(light);

	for (const colorScheme of ['light', 'dark'] as const) {
		for (const width of [390, 1440]) {
			await page.setViewportSize({ width, height: 900 });
			await page.emulateMedia({ colorScheme });
			await page.waitForTimeout(500);
			await frame.scrollIntoViewIfNeeded();
			await page.screenshot({ path: info.outputPath(`drawing-${width}-${colorScheme}.png`) });
			const { violations } = await new AxeBuilder({ page }).analyze();
			expect(violations.map(({ id }) => id)).toEqual([]);
		}
	}
	const height = await heightOf(frame);
	await page.waitForTimeout(500);
	expect(await heightOf(frame)).toBe(height); // it has come to rest

	await button(answer, 'Show code').click();
	await expect(frames(page)).toHaveCount(0);
	await expect(code).toBeVisible();
});

test('the frame has no origin, and the policies that this rests on', async ({ page, host }) => {
	const responses: Record<string, string>[] = [];
	page.on('response', (response) => {
		if (response.url().includes('/frames/drawing-')) responses.push(response.headers());
	});
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	const frame = await draw(await say(page, fenced('svg', sketch)));
	expect(await heightOf(frame)).toBe(152);
	expect(responses.at(-1)?.['content-security-policy']).toBe(drawingPolicy);

	const inside = frameOf(page);
	const seen = await inside?.evaluate(async () => {
		const attempt = async (act: () => unknown) => {
			try {
				return String(await act());
			} catch (error) {
				return (error as Error).name;
			}
		};
		return {
			origin: self.origin,
			storage: await attempt(() => localStorage.length),
			database: await attempt(
				() =>
					new Promise((done, fail) => {
						const request = indexedDB.open('hearth');
						request.onsuccess = () => done('opened');
						request.onerror = () => fail(request.error ?? new Error('refused'));
					})
			),
			caches: await attempt(() => caches.keys()),
			parent: await attempt(() => parent.document.title),
			top: await attempt(() => ((top as Window).location.href = '/settings'))
		};
	});
	expect(seen).toEqual({
		origin: 'null',
		storage: 'SecurityError',
		database: 'SecurityError',
		caches: 'SecurityError',
		parent: 'SecurityError',
		top: 'SecurityError'
	});
	expect(new URL(page.url()).pathname).toMatch(/^\/chat\//);
});

test('draws without the network', async ({ page, host }) => {
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	await untilStored(page);
	await untilDrawingStored(page);
	await host.close();
	await page.reload();
	await untilReady(page);
	await draw(await say(page, fenced('mermaid', flowchart)));
	await draw(await say(page, fenced('svg', sketch)));
});

test('what is hostile in a drawing neither runs nor is loaded, and reaches nobody', async ({
	page,
	host,
	context,
	violations
}) => {
	const requested: string[] = [];
	context.on('request', (request) => void requested.push(request.url()));
	const popups: string[] = [];
	context.on('page', (opened) => void popups.push(opened.url()));
	const dialogs: string[] = [];
	page.on('dialog', (dialog) => {
		dialogs.push(dialog.message());
		void dialog.dismiss();
	});
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	const away = 'https://elsewhere.invalid';
	const run = "parent.postMessage('ran','*');top.ran=1;alert(1)";
	await page.evaluate(() => {
		const heard: unknown[] = [];
		Object.assign(window, { heard });
		addEventListener('message', ({ data }: MessageEvent<unknown>) => heard.push(data));
	});

	const drawings = [
		fenced(
			'svg',
			`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="200" height="100" onload="${run}">
<style>@import url(${away}/import.css); rect { fill: url(${away}/fill.svg#a); background: url(${away}/background.png) }</style>
<script>${run}</script><script href="${away}/script.js"/>
<image href="${away}/image.png" width="9" height="9" onerror="${run}"/><use href="${away}/use.svg#a"/>
<image xlink:href="${host.url}/icons/icon.svg" width="9" height="9"/>
<foreignObject width="90" height="90"><iframe xmlns="http://www.w3.org/1999/xhtml" src="${away}/frame"></iframe><img xmlns="http://www.w3.org/1999/xhtml" src="${away}/img.png" onerror="${run}"/></foreignObject>
<a href="javascript:${run}"><rect width="200" height="100"/></a><animate attributeName="href" onbegin="${run}"/></svg>`
		),
		// Not well-formed: read as HTML.
		fenced(
			'svg',
			`<svg width="200" height="100" onload=${JSON.stringify(run)}><img src=${away}/x.png onerror="${run}"><rect width=200>`
		),
		fenced(
			'mermaid',
			`%%{init: {"securityLevel": "loose", "htmlLabels": true, "flowchart": {"htmlLabels": true}, "themeCSS": "@import url(${away}/theme.css); * { background: url(${away}/theme.png) }", "fontFamily": "x; } @import url(${away}/font.css); a {"}}%%
flowchart TD
  A("<img src='${away}/label.png' onerror='${run}'><script>${run}</script><iframe src='${away}/label'></iframe>") --> B(Text)
  B --> C("<svg onload='${run}'>")
  click A href "javascript:${run}"
  click B href "${away}/click"
  click C call ran()
  style A fill:url(${away}/style.svg)
  classDef red fill:#f00,background:url(${away}/class.png)
  class B red`
		),
		fenced(
			'mermaid',
			`sequenceDiagram\n  participant A as <img src=x onerror=${run}>\n  link A: Go @ ${away}/link\n  A->>A: <b onclick=${run}>x</b>`
		)
	];
	for (const text of drawings) {
		const answer = await say(page, text);
		await button(answer, 'Draw').click();
		const frame = answer.locator('.drawing:not(.pending) iframe');
		const told = answer.getByText(/could not be drawn/);
		await expect(frame.or(told)).toBeVisible();
		if (await frame.isVisible()) await frame.click({ position: { x: 60, y: 40 }, force: true });
	}
	await page.waitForTimeout(1_000);
	expect(requested.filter((url) => !url.startsWith(`${host.url}/`) && !/^(blob|data):/.test(url))).toEqual([]);
	expect(requested.filter((url) => url.includes('/frames/')).length).toBeGreaterThan(0);
	expect([...dialogs, ...popups]).toEqual([]);
	const { heard, ran } = await page.evaluate(() => {
		const { heard, ran } = window as unknown as { heard: { type?: string }[]; ran?: number };
		return { heard, ran };
	});
	expect(ran).toBeUndefined();
	expect(heard.filter(({ type }) => type !== 'drawing-page')).toEqual([]);
	// Mermaid measures labels in its page, where the policy was needed. The app's own page had nothing to refuse.
	for (const violation of violations) expect(violation).toMatch(/^(script-src|img-src|style-src|font-src|frame-src)/);
	violations.length = 0;
});

test('wherever a frame of ours is led, it gets to no other place', async ({ page, host, context, violations }) => {
	const requested: string[] = [];
	context.on('request', (request) => void requested.push(request.url()));
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	await draw(await say(page, fenced('svg', sketch)));
	const inside = frameOf(page);
	await inside?.evaluate(() => void (location.href = 'https://elsewhere.invalid/?what=was-drawn'));
	await expect.poll(() => violations.join()).toContain('frame-src https://elsewhere.invalid');
	expect(requested.filter((url) => url.includes('elsewhere.invalid'))).toEqual([]);
	violations.length = 0;
});

test('what is wrong or too long says so and stays code; nothing can be drawn before it is written', async ({
	page,
	host
}) => {
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	const broken = await say(page, fenced('mermaid', 'flowchart TD\n  A(Start --> B'));
	await button(broken, 'Draw').click();
	await expect(broken.getByText('This diagram could not be drawn: Parse error on line')).toBeVisible();
	await expect(broken.getByText('A(Start --> B')).toBeVisible();
	await expect(button(broken, 'Draw')).toBeVisible(); // once more, for whoever wants to
	await expect(frames(page)).toHaveCount(0);
	const text = await say(page, fenced('svg', 'no picture'));
	await button(text, 'Draw').click();
	await expect(text.getByText('This picture could not be drawn: There is no <svg> in it.')).toBeVisible();

	const other = await say(page, fenced('js', 'let a = 1'));
	await expect(button(other, 'Draw')).toHaveCount(0);
	await ask(page, `[slow=150] [say=${fenced('mermaid', flowchart)}]`);
	const growing = answers(page).last();
	await expect(growing.getByText('Is it ready?')).toBeVisible();
	await expect(button(growing, 'Draw')).toHaveCount(0);
	await expect(growing).toHaveAttribute('data-state', 'streaming');
	await expect(button(growing, 'Draw')).toBeVisible();
	await expect(growing).toHaveAttribute('data-state', 'done');

	const message = (await storedMessages(page)).findLast(({ role }) => role === 'assistant') ?? missing();
	const code = `flowchart TD\n${'  A --> B\n'.repeat(6_000)}`;
	await overwriteMessage(page, { ...message, text: fenced('mermaid', code) });
	await page.reload();
	await untilReady(page);
	const long = answers(page).last();
	await button(long, 'Draw').click();
	await expect(long.getByText('This is too long to be drawn: more than 50 kB.')).toBeVisible();
	await expect(frames(page)).toHaveCount(0);
});

test('without a service worker, on a host that sends no headers, nothing is drawn and the code stays', async ({
	browser,
	host,
	page
}) => {
	// Written where the app works; an answer needs an engine, and that one a service worker.
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	const answer = await say(page, fenced('mermaid', flowchart));
	await page.evaluate(async () => {
		for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
	});
	const context = await browser.newContext({ storageState: await page.context().storageState({ indexedDB: true }) });
	await context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined }));
	const seen: string[] = [];
	await recordViolations(context, seen);
	const visitor = await context.newPage();
	await visitor.goto(page.url());
	await untilReady(visitor);
	await expect(answer).toBeVisible();
	const there = answers(visitor).last();
	await button(there, 'Draw').click();
	await expect(there.getByText('Nothing is drawn here')).toBeVisible();
	await expect(there.getByText('Is it ready?')).toBeVisible();
	await expect(frames(visitor)).toHaveCount(0);
	expect(seen).toEqual([]);
	await context.close();
});

test('on a host that sends our headers it draws without a service worker too', async ({ browser, violations }) => {
	const host = await serveStatic(process.env.BUILD_DIR ?? 'build', { headers: true, pages: [/^\/chat\/[^/]+$/] });
	const context = await browser.newContext();
	await context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined }));
	await recordViolations(context, violations);
	const page = await context.newPage();
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	await draw(await say(page, fenced('mermaid', flowchart)));
	expect(await frameOf(page)?.evaluate(() => self.origin)).toBe('null');
	await context.close();
	await host.close();
});
