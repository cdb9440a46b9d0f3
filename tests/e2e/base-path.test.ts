import { serveStatic } from '../../scripts/static-host.js';
import { expect, test, untilReady, untilStored } from '../fixtures/app.ts';

test('works below a path, as on GitHub Pages, with and without the network', async ({ page }) => {
	const host = await serveStatic('build-base', { base: '/repo' });
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
	await untilStored(page);
	expect(host.requests.filter(({ path }) => !path.startsWith('/')).map(({ path }) => path)).toEqual([]);
	expect(host.requests.filter(({ status }) => status >= 400).map(({ path }) => path)).toEqual([]);
	await page.getByRole('link', { name: 'Settings' }).first().click();
	await expect(page).toHaveURL(`${host.url}/settings`);

	await host.close();
	await page.goto(`${host.url}/chat/offline?engine=fake`);
	await untilReady(page);
	expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});
