import { ask, openApp } from './app.js';

const sampleEvery = 10;
/** The first cycles load what is loaded at first use. */
const warmCycles = 20;

/**
 * Answers again and stops, over and over; how the heap and the page grow, measured after collecting garbage.
 * @param {import('./types.ts').ChatApp} app @param {number} cycles
 */
export async function measureCycles(app, cycles) {
	const page = await openApp(app, '/chat/small-3');
	await page.getByRole('article').last().waitFor();
	const client = await page.context().newCDPSession(page);
	await client.send('HeapProfiler.enable');
	await ask(page, '[markdown=4000][slow=5]');
	await page.locator('article[data-state="streaming"] .markdown').waitFor();
	await page.keyboard.press('Escape');
	await page.locator('article[data-state="streaming"]').waitFor({ state: 'detached' });
	await page.evaluate(answerAgain, warmCycles);
	/** @type {{ cycle: number, heapBytes: number, nodes: number }[]} */
	const samples = [];
	for (let cycle = 0; cycle <= cycles; cycle += sampleEvery) {
		if (cycle > 0) await page.evaluate(answerAgain, sampleEvery);
		await client.send('HeapProfiler.collectGarbage');
		const { usedSize } = await client.send('Runtime.getHeapUsage');
		const { nodes } = await client.send('Memory.getDOMCounters');
		samples.push({ cycle, heapBytes: usedSize, nodes });
	}
	await page.close();
	return {
		heapBytesPerCycle: slope(samples.map(({ cycle, heapBytes }) => [cycle, heapBytes])),
		nodesPerCycle: slope(samples.map(({ cycle, nodes }) => [cycle, nodes])),
		samples
	};
}

/** In the page: presses Answer again, waits for the first words, and presses Stop. @param {number} times */
async function answerAgain(times) {
	const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
	const last = (/** @type {string} */ label) =>
		/** @type {HTMLButtonElement | undefined} */ (
			[...document.querySelectorAll(`button[aria-label="${label}"]:not(:disabled)`)].at(-1)
		);
	const until = async (/** @type {() => unknown} */ isSo) => {
		while (!isSo()) await frame();
	};
	for (let cycle = 0; cycle < times; cycle++) {
		await until(() => last('Answer again'));
		last('Answer again')?.click();
		await until(() => document.querySelector('article[data-state="streaming"] .markdown'));
		last('Stop')?.click();
		await until(() => !document.querySelector('article[data-state="streaming"]'));
	}
}

/** Of the line through the points with the least squares. @param {readonly (readonly [number, number])[]} points */
function slope(points) {
	const mean = (/** @type {number[]} */ values) => values.reduce((sum, value) => sum + value, 0) / values.length;
	const [x, y] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
	const over = points.reduce((sum, [px, py]) => sum + (px - x) * (py - y), 0);
	return over / points.reduce((sum, [px]) => sum + (px - x) ** 2, 0);
}
