/** @typedef {import('@playwright/test').Page} Page */

/**
 * Crashes the tab in the middle of a download again and again, each time at a random place, and opens it anew.
 * @param {object} stage
 * @param {() => Promise<Page>} stage.open a page with the store
 * @param {object & { sha256: string }} stage.request of the file
 * @param {number} stage.bytes of the file
 * @param {number} stage.kills
 * @param {() => number} stage.random from 0 to 1
 * @param {() => number} stage.sentBytes what the hub has sent of the file so far
 * @returns {Promise<number>} bytes that the hub sent more than once
 */
export async function sentTwice({ open, request, bytes, kills, random, sentBytes }) {
	const places = Array.from({ length: kills }, () => Math.floor(random() * bytes)).sort((a, b) => a - b);
	for (const place of places) {
		const page = await open();
		const crashed = page.waitForEvent('crash');
		void page.evaluate(start, request).catch(() => {}); // ends with the tab
		await page.waitForFunction((place) => /** @type {any} */ (window).weights.state.loadedBytes >= place, place, {
			polling: 5
		});
		const session = await page.context().newCDPSession(page);
		void session.send('Page.crash').catch(() => {}); // never answers
		await crashed;
		await page.close();
	}
	const page = await open();
	await page.evaluate(start, request);
	const digest = await page.evaluate((id) => /** @type {any} */ (window).weights.sha256(id), request.sha256);
	if (digest !== request.sha256) throw new Error('the file is not what it should be');
	await page.evaluate((id) => /** @type {any} */ (window).weights.store.remove(id), request.sha256);
	await page.close();
	return sentBytes() - bytes;
}

/** @param {object} request */
async function start(request) {
	await /** @type {any} */ (window).weights.download(request);
}
