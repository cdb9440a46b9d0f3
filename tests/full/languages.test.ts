import { expect, test, untilReady } from '../fixtures/app.ts';
import { expectAccessible } from '../fixtures/axe.ts';
import { answers, ask } from '../fixtures/chat.ts';

test.setTimeout(300_000);

test('the language is picked in the settings, is kept, reaches other tabs, and works offline', async ({
	page,
	host
}) => {
	await page.goto(`${host.url}/settings`);
	await untilReady(page);
	const other = await page.context().newPage();
	await other.goto(`${host.url}/settings`);
	await untilReady(other);
	await page.getByRole('radio', { name: 'Español' }).check();
	await expect(page.getByRole('heading', { level: 1, name: 'Ajustes' })).toBeVisible();
	await expect(other.getByRole('heading', { level: 1, name: 'Ajustes' })).toBeVisible();
	expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([
		'es',
		'ltr'
	]);
	await other.close();

	await page.goto(host.url);
	await untilReady(page);
	await page.getByRole('textbox', { name: 'Mensaje' }).fill('What is quantization?');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('article', { name: 'Asistente' })).toHaveAttribute('data-state', 'done');

	await page.goto(`${host.url}/settings`);
	await page.getByRole('radio', { name: 'العربية' }).check();
	await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
	await host.close();
	await page.reload();
	await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
	await expect(page.getByRole('heading', { level: 1, name: 'الإعدادات' })).toBeVisible();
});

for (const locale of ['de-AT', 'es-MX', 'zh-CN', 'ar-EG']) {
	test.describe(locale, () => {
		test.use({ locale });

		test('the language of the browser is spoken at once on every page, and nothing runs out of the window', async ({
			page,
			host
		}) => {
			for (const path of ['/', '/models', '/system', '/system/benchmark', '/settings', '/connect', '/notebook']) {
				await page.goto(host.url + path);
				await untilReady(page);
				await expect(page.locator('html')).toHaveAttribute('lang', locale.slice(0, 2));
				for (const width of [390, 1440]) {
					await page.setViewportSize({ width, height: 844 });
					const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
					expect(wide, `${path} at ${width}`).toBeLessThanOrEqual(0);
				}
				await expectAccessible(page);
			}
		});
	});
}

test('erasing everything leaves nothing behind, in no store, after a chat in two tabs', async ({ page, host }) => {
	await page.goto(host.url);
	await untilReady(page);
	await ask(page, 'What is quantization?');
	await expect(answers(page)).toHaveAttribute('data-state', 'done');
	const other = await page.context().newPage();
	await other.goto(`${host.url}/models`);
	await untilReady(other);
	await page.goto(`${host.url}/settings`);
	await untilReady(page);
	await page.getByRole('button', { name: 'Erase everything' }).click();
	await page.getByRole('alertdialog').getByRole('button', { name: 'Erase everything' }).click();
	await expect(page.getByRole('heading', { name: 'Everything is erased' })).toBeVisible({ timeout: 60_000 });
	await expect(other.getByRole('heading', { name: 'Everything is erased' })).toBeVisible({ timeout: 60_000 });
	expect(
		await page.evaluate(async () => {
			const root = (await navigator.storage.getDirectory()) as FileSystemDirectoryHandle & {
				keys(): AsyncIterable<string>;
			};
			const files: string[] = [];
			for await (const name of root.keys()) files.push(name);
			return {
				databases: (await indexedDB.databases()).map(({ name }) => name),
				caches: await caches.keys(),
				files,
				local: Object.keys(localStorage),
				session: Object.keys(sessionStorage),
				workers: (await navigator.serviceWorker.getRegistrations()).length
			};
		})
	).toEqual({ databases: [], caches: [], files: [], local: [], session: [], workers: 0 });
	await page.getByRole('button', { name: 'Start Hearth anew' }).click();
	await untilReady(page);
	await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible();
});
