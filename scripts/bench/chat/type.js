import { ask, openApp, percentile } from './app.js';

const keys = 60;
const pauseMs = 90;
const draft = 'All the words of a long draft that nobody has sent yet. '.repeat(1_800); // 100 kB

/**
 * From the key press to the frame that shows it, with 100 kB in the composer: while nothing else happens, and while an
 * answer comes in.
 * @param {import('./types.ts').ChatApp} app
 */
export async function measureTyping(app) {
	const page = await openApp(app, '/chat/small-1');
	await page.getByRole('article').last().waitFor();
	await typeDraft(page);
	const idle = await press(page);
	await page.getByRole('textbox', { name: 'Message', exact: true }).fill('');
	await ask(page, '[markdown=4000][slow=20]');
	await page.locator('article[data-state="streaming"] .markdown').waitFor();
	await typeDraft(page);
	const streaming = await press(page);
	await page.getByRole('button', { name: 'Stop', exact: true }).click();
	await page.close();
	return { idle, streaming };
}

/** @param {import('@playwright/test').Page} page */
async function typeDraft(page) {
	await page.getByRole('textbox', { name: 'Message', exact: true }).fill(draft);
	await page.getByRole('textbox', { name: 'Message', exact: true }).press('Control+End');
	await page.waitForTimeout(2_000);
}

/** @param {import('@playwright/test').Page} page */
async function press(page) {
	await page.evaluate(() => {
		/** @type {number[]} */
		const times = [];
		/** @type {any} */ (window).keyTimes = times;
		const onkeydown = (/** @type {KeyboardEvent} */ { timeStamp }) =>
			requestAnimationFrame(() => {
				const { port1, port2 } = new MessageChannel();
				port1.onmessage = () => times.push(performance.now() - timeStamp); // behind the frame's layout and paint
				port2.postMessage(null);
			});
		document.addEventListener('keydown', onkeydown, { capture: true });
		/** @type {any} */ (window).endKeys = () => document.removeEventListener('keydown', onkeydown, { capture: true });
	});
	for (let key = 0; key < keys; key++) {
		await page.keyboard.press('e');
		await page.waitForTimeout(pauseMs);
	}
	/** @type {number[]} */
	const times = await page.evaluate(() => {
		/** @type {any} */ (window).endKeys();
		return /** @type {any} */ (window).keyTimes;
	});
	return { p50Ms: percentile(times, 0.5), p95Ms: percentile(times, 0.95), keys: times.length };
}
