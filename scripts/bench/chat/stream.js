import { ask, openApp, taskMs } from './app.js';

/** At 50 tokens a second. */
const tokenMs = 20;
const sampleEveryMs = 250;

/**
 * A long Markdown answer, streamed into a chat of 500 messages and through a parser that only appends, in turns.
 * @param {import('./types.ts').ChatApp} app @param {string} bareUrl @param {{ streams: number, tokens: number }} options
 */
export async function measureStreams(app, bareUrl, { streams, tokens }) {
	const results = [];
	for (let round = 0; round < streams; round++) {
		const inApp = await withPage(
			() => openApp(app, '/chat/long-0'),
			async (page) => {
				await page.getByRole('article').last().waitFor();
				await ask(page, `[markdown=${tokens}][slow=${tokenMs}]`);
				await page.locator('article[data-state="streaming"] .markdown').waitFor();
			},
			(page) =>
				page.waitForFunction(
					() => [...document.querySelectorAll('article')].at(-1)?.getAttribute('data-state') === 'done',
					null,
					{ timeout: 0, polling: 500 }
				),
			tokens
		);
		const bare = await withPage(
			async () => {
				const page = await app.context.newPage();
				await page.goto(`${bareUrl}/`);
				await page.waitForFunction(() => 'benchChat' in window);
				return page;
			},
			() => Promise.resolve(),
			(page) =>
				page.evaluate(
					([tokens, tokenMs]) => window.benchChat.stream(tokens, tokenMs),
					/** @type {const} */ ([tokens, tokenMs])
				),
			tokens
		);
		results.push({ app: inApp, bare });
	}
	return results;
}

/**
 * Watches the main thread of a page from the first token to the last. Its own CPU time, which depends less on what else
 * runs than the clock does; and tasks on the clock, as `PerformanceObserver` sees them.
 * @param {() => Promise<import('@playwright/test').Page>} open
 * @param {(page: import('@playwright/test').Page) => Promise<unknown>} begin
 * @param {(page: import('@playwright/test').Page) => Promise<unknown>} end
 * @param {number} tokens
 * @returns {Promise<import('./types.ts').StreamCost>}
 */
async function withPage(open, begin, end, tokens) {
	const page = await open();
	await page.bringToFront();
	const client = await page.context().newCDPSession(page);
	await client.send('Performance.enable', { timeDomain: 'threadTicks' });
	await begin(page);
	await page.evaluate(() => {
		/** @type {number[]} */
		const tasks = [];
		/** @type {any} */ (window).longTasks = tasks;
		new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
			type: 'longtask'
		});
	});
	/** @type {import('./types.ts').TaskTimes[]} */
	const samples = [];
	const sample = async () => {
		samples.push({ atMs: performance.now(), taskMs: await taskMs(client) });
	};
	await sample();
	const ended = end(page).then(() => true);
	const tick = () => new Promise((resolve) => setTimeout(() => resolve(false), sampleEveryMs));
	while (!(await Promise.race([ended, tick()]))) await sample();
	await sample();
	/** @type {number[]} */
	const tasks = await page.evaluate(() => /** @type {any} */ (window).longTasks);
	await page.close();
	return summarize(samples, tasks, tokens);
}

/**
 * @param {readonly import('./types.ts').TaskTimes[]} samples @param {readonly number[]} tasks @param {number} tokens
 * @returns {import('./types.ts').StreamCost}
 */
function summarize(samples, tasks, tokens) {
	const [first, last] = [samples[0], samples.at(-1)];
	if (!first || !last) throw new Error('nothing was measured');
	const tookMs = last.atMs - first.atMs;
	/** CPU time until a share of the answer had come: tokens come at a steady pace. */
	const until = (/** @type {number} */ share) => {
		const atMs = first.atMs + share * tookMs;
		const index = samples.findIndex((sample) => sample.atMs >= atMs);
		const [a, b] = [samples[Math.max(0, index - 1)], samples[Math.max(0, index)]];
		if (!a || !b || a === b) return first.taskMs;
		return a.taskMs + ((b.taskMs - a.taskMs) * (atMs - a.atMs)) / (b.atMs - a.atMs);
	};
	return {
		totalMs: last.taskMs - first.taskMs,
		firstTenthMs: (until(0.1) - until(0)) / (tokens / 10),
		lastTenthMs: (until(1) - until(0.9)) / (tokens / 10),
		longestTaskMs: Math.max(0, ...tasks),
		longTasks: tasks.length,
		tokensPerSecond: (tokens * 1000) / tookMs
	};
}
