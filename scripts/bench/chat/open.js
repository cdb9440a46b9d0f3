import { median, waitUntilReady } from '../page.js';
import { openApp, taskMs } from './app.js';

/**
 * What it takes to open a chat of 2,000 messages and the list of all chats. The list is taken from the start of a page to
 * its first painted entries, beside the same in a browser that has a single chat: the difference is what the list costs.
 * @param {import('./types.ts').ChatApp} app @param {import('@playwright/test').Browser} browser @param {number} rounds
 */
export async function measureOpening(app, browser, rounds) {
	const empty = await browser.newContext({ viewport: { width: 1280, height: 800 } });
	await empty.addInitScript(watchList);
	await app.context.addInitScript(watchList);
	const first = await openApp({ context: empty, url: app.url });
	await first.getByRole('textbox', { name: 'Message', exact: true }).fill('[words=5]');
	await first.getByRole('button', { name: 'Send', exact: true }).click();
	await first.locator('article[data-state="done"][aria-label="Assistant"]').waitFor();
	await first.close();

	const results = { hugeMs: [], hugeCpuMs: [], listMs: [], emptyListMs: [], olderMs: [] };
	const { hugeMs, hugeCpuMs, listMs, emptyListMs, olderMs } = /** @type {Record<string, number[]>} */ (results);
	for (let round = 0; round < rounds; round++) {
		const other = await openApp({ context: empty, url: app.url });
		emptyListMs?.push(await listTime(other));
		await other.close();

		const page = await openApp(app);
		listMs?.push(await listTime(page));
		const nav = page.getByRole('navigation', { name: 'Chats' });
		await nav.getByRole('link', { name: 'small 1', exact: true }).click();
		await page.getByText('Question 2: a small chat').waitFor();
		const huge = await measured(page, () => page.evaluate(openHuge));
		hugeMs?.push(huge.ms);
		hugeCpuMs?.push(huge.cpuMs);
		olderMs?.push(await page.evaluate(showOlder));
		await page.close();
	}
	await empty.close();
	return /** @type {NonNullable<import('./types.ts').ChatResults['opening']>} */ (results);
}

/**
 * With the CPU time of the main thread beside the clock.
 * @param {import('@playwright/test').Page} page @param {() => Promise<number>} work
 */
async function measured(page, work) {
	const client = await page.context().newCDPSession(page);
	await client.send('Performance.enable', { timeDomain: 'threadTicks' });
	const before = await taskMs(client);
	const ms = await work();
	return { ms, cpuMs: (await taskMs(client)) - before };
}

/** From the click to the frame that shows its last message. @returns {Promise<number>} */
function openHuge() {
	return new Promise((resolve, reject) => {
		const links = [...document.querySelectorAll('nav[aria-label="Chats"] a')];
		const link = links.find((link) => link.textContent.trim() === 'huge 0');
		if (!(link instanceof HTMLElement)) return reject(new Error('the chat is not in the list'));
		const startMs = performance.now();
		const check = () => {
			const last = [...document.querySelectorAll('article')].at(-1);
			if (!last?.textContent.includes('a huge chat') || !last.querySelector('.markdown p'))
				return requestAnimationFrame(check);
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = () => resolve(performance.now() - startMs);
			port2.postMessage(null);
		};
		link.click();
		requestAnimationFrame(check);
	});
}

/** From the click to the frame that shows the next page of the list. @returns {Promise<number>} */
function showOlder() {
	return new Promise((resolve, reject) => {
		const count = () => document.querySelectorAll('nav[aria-label="Chats"] a').length;
		const buttons = [...document.querySelectorAll('nav[aria-label="Chats"] button')];
		const older = buttons.find((button) => button.textContent.trim() === 'Show older chats');
		if (!(older instanceof HTMLElement)) return reject(new Error('there are no older chats'));
		const before = count();
		const startMs = performance.now();
		const check = () => {
			if (count() <= before) return requestAnimationFrame(check);
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = () => resolve(performance.now() - startMs);
			port2.postMessage(null);
		};
		older.click();
		requestAnimationFrame(check);
	});
}

/** Notes when the first entry of the list has been painted. */
function watchList() {
	if (!location.search.includes('engine=fake')) return; // not the app
	const check = () => {
		if (!document.querySelector('nav[aria-label="Chats"] a')) return requestAnimationFrame(check);
		const { port1, port2 } = new MessageChannel();
		const shared = /** @type {any} */ (window);
		port1.onmessage = () => (shared.listMs = performance.now());
		port2.postMessage(null);
	};
	requestAnimationFrame(check);
}

/** @param {import('@playwright/test').Page} page @returns {Promise<number>} */
async function listTime(page) {
	await waitUntilReady(page);
	await page.waitForFunction(() => 'listMs' in window);
	return page.evaluate(() => /** @type {any} */ (window).listMs);
}

/**
 * Full-text search with an index of all chats: a word of every chat, one of the title of a chat, and one that only a chat of long ago has. By the
 * storage alone, and in the palette from the last key press to the first hit on screen.
 * @param {import('./types.ts').ChatApp} app @param {import('@playwright/test').Page} bench
 * @param {{ rounds: number, chats: number }} options
 */
export async function measureSearch(app, bench, { rounds, chats }) {
	const queries = ['ember', `old ${chats - 5}`, `number${Math.floor(chats / 2)}`];
	await bench.bringToFront(); // idle time is for the tab in front
	const index = await bench.evaluate(() => window.benchChat.index());
	const page = await openApp(app);
	const results = [];
	const opened = [];
	const coldMs = await searchInPalette(page, queries[0] ?? '');
	const rested = await openApp(app);
	await rested.waitForTimeout(3_000);
	const restedMs = await searchInPalette(rested, queries[0] ?? '');
	await rested.close();
	await page.bringToFront();
	for (const query of queries) {
		const alone = [];
		const shown = [];
		for (let round = 0; round < rounds; round++) {
			await bench.bringToFront();
			alone.push(await bench.evaluate((query) => window.benchChat.search(query), query));
			await page.bringToFront();
			shown.push(await searchInPalette(page, query));
		}
		opened.push(...alone.map(({ openMs }) => openMs));
		results.push({
			query,
			hits: alone[0]?.hits ?? 0,
			firstMs: median(alone.map(({ firstMs }) => firstMs ?? NaN)),
			allMs: median(alone.map(({ allMs }) => allMs)),
			shownMs: median(shown)
		});
	}
	await page.close();
	return { index, openMs: median(opened), coldMs, restedMs, queries: results };
}

/** @param {import('@playwright/test').Page} page @param {string} query @returns {Promise<number>} */
async function searchInPalette(page, query) {
	await page.keyboard.press('Control+k');
	const field = page.getByPlaceholder('Search chats, or go to a page');
	await field.waitFor();
	const shown = page.evaluate(
		() =>
			new Promise((resolve) => {
				const field = document.querySelector('[data-command-root] input');
				field?.addEventListener(
					'input',
					({ timeStamp }) => {
						const check = () => {
							if (!document.querySelector('[data-command-root] .excerpt, [data-command-root] [data-value^="chat old"]'))
								return requestAnimationFrame(check);
							const { port1, port2 } = new MessageChannel();
							port1.onmessage = () => resolve(performance.now() - timeStamp);
							port2.postMessage(null);
						};
						requestAnimationFrame(check);
					},
					{ once: true }
				);
			})
	);
	await field.fill(query);
	const ms = await shown;
	await field.fill('');
	await page.keyboard.press('Escape');
	await field.waitFor({ state: 'detached' });
	return /** @type {number} */ (ms);
}
