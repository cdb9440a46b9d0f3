import { median, send, waitUntilReady } from './page.js';

/**
 * Milliseconds from navigation to the first token of the first answer, with nothing cached, sent as soon as the app
 * takes a message; and from an offline reload to a usable composer. Medians.
 * @param {import('@playwright/test').Browser} browser
 * @param {import('./types.ts').Hosts} hosts
 * @param {number} rounds
 */
export async function measureStart(browser, hosts, rounds) {
	/** @type {{ full: number[], plain: number[], offline: number[] }} */
	const taken = { full: [], plain: [], offline: [] };
	for (let round = 0; round < rounds; round++) {
		for (const kind of /** @type {const} */ (['full', 'plain'])) {
			const host = await hosts[kind]();
			const context = await browser.newContext();
			const page = await context.newPage();
			const startedMs = performance.now();
			await page.goto(`${host.url}/`, { waitUntil: 'commit' });
			await waitUntilReady(page);
			await send(page, 'What can you do?');
			await page.locator('article[aria-label="Assistant"] p:not(.waiting)').first().waitFor();
			taken[kind].push(performance.now() - startedMs);
			if (kind === 'plain') taken.offline.push(await reloadOffline(page, host));
			await context.close();
			await host.close().catch(() => {});
		}
	}
	return {
		firstTokenFullMs: median(taken.full),
		firstTokenPlainMs: median(taken.plain),
		offlineReloadMs: median(taken.offline),
		taken
	};
}

/** @param {import('@playwright/test').Page} page @param {import('../static-host.js').StaticHost} host */
async function reloadOffline(page, host) {
	await page.locator('article[data-state="done"]').last().waitFor();
	await page.waitForLoadState('networkidle');
	await page.waitForTimeout(1_000); // the service worker stores the shell after the first start
	await host.close();
	await page.reload({ waitUntil: 'commit' });
	await waitUntilReady(page);
	// From the browser's own start of the navigation, without the time of the test driver.
	return page.evaluate(() => performance.now());
}
