/** @typedef {import('@playwright/test').Page} Page */

/** @param {readonly number[]} values */
export function median(values) {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	return sorted.length % 2 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/** @param {Page} page */
export async function waitUntilReady(page) {
	await page.waitForSelector('html[data-ready="true"]', { timeout: 60_000 });
}

/** @param {Page} page @param {string} text */
export async function send(page, text) {
	await page.getByRole('textbox', { name: 'Message', exact: true }).fill(text);
	await page.getByRole('button', { name: 'Send', exact: true }).click();
}
