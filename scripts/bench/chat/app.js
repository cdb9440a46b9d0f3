import { waitUntilReady } from '../page.js';

/**
 * A tab of the app at a path, with the scripted engine.
 * @param {import('./types.ts').ChatApp} app @param {string} [path]
 */
export async function openApp({ context, url }, path = '/') {
	const page = await context.newPage();
	await page.goto(`${url}${path}?engine=fake`);
	await waitUntilReady(page);
	return page;
}

/** @param {import('@playwright/test').Page} page @param {string} text */
export async function ask(page, text) {
	await page.getByRole('textbox', { name: 'Message', exact: true }).fill(text);
	await page.getByRole('button', { name: 'Send', exact: true }).click();
}

/** @param {readonly number[]} values @param {number} share */
export function percentile(values, share) {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/**
 * CPU time of the main thread so far, in milliseconds; the client has `Performance` enabled with `threadTicks`.
 * @param {import('@playwright/test').CDPSession} client
 */
export async function taskMs(client) {
	const { metrics } = await client.send('Performance.getMetrics');
	return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
}
