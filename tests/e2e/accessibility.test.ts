import { expect, test, untilReady } from '../fixtures/app.ts';
import { expectAccessible } from '../fixtures/axe.ts';
import { answers, ask } from '../fixtures/chat.ts';

test.use({ hosting: 'isolating' });

// Each theme and each width once: colors do not depend on the width.
for (const [colorScheme, width] of [
	['light', 390],
	['dark', 1440]
] as const) {
	const tag = colorScheme === 'dark' ? ['@full'] : [];
	test(`axe finds nothing on any page, ${colorScheme}, ${width} px`, { tag }, async ({ page, host }) => {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		await page.setViewportSize({ width, height: 900 });
		await page.goto(`${host.url}/?engine=fake`);
		await untilReady(page);
		await expectAccessible(page);
		await ask(page, 'Show me [markdown]');
		await expect(answers(page)).toHaveAttribute('data-state', /done|stopped/);
		await expectAccessible(page);
		await ask(page, 'And now [fail=engine/out-of-memory@2]');
		await expect(answers(page).nth(1)).toHaveAttribute('data-state', 'failed');
		await expectAccessible(page);
		for (const path of [
			'/models', // system.test.ts does /system, when its measurement is over
			...(colorScheme === 'dark' ? ['/models#discover'] : []), // its many rows take axe half a minute
			'/notebook',
			'/connect',
			'/settings',
			'/chat/unknown',
			'/no/page'
		]) {
			await page.goto(`${host.url}${path}`);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			await expectAccessible(page);
		}
	});
}

test('menus, popovers and dialogs are clean too, and give the focus back', async ({ page, host }) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.setViewportSize({ width: 390, height: 800 });
	await page.goto(`${host.url}/`);
	await untilReady(page);
	await page.getByRole('button', { name: 'Menu' }).click();
	await expect(page.getByRole('navigation', { name: 'Chats' })).toBeVisible();
	await expectAccessible(page);
	await page.keyboard.press('Escape');
	await expect(page.getByRole('button', { name: 'Menu' })).toBeFocused();

	await page.getByRole('button', { name: /^Model:/ }).click();
	await expect(page.getByRole('link', { name: 'All models' })).toBeVisible();
	await expectAccessible(page);
	await page.keyboard.press('Escape');

	await page.goto(`${host.url}/settings`);
	await page.getByRole('button', { name: 'Delete all chats' }).click();
	await expect(page.getByRole('alertdialog', { name: 'Delete all chats?' })).toBeVisible();
	await expectAccessible(page);
});

test('nothing is wider than a screen of 320 px', async ({ page, host }) => {
	await page.setViewportSize({ width: 320, height: 640 });
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	await ask(page, `Show me [markdown] ${'unbreakable'.repeat(40)}`);
	await expect(answers(page)).toHaveAttribute('data-state', /done|stopped/);
	const overflow = () =>
		page.evaluate(() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - innerWidth);
	expect(await overflow()).toBeLessThanOrEqual(0);
	const log = page.getByRole('log', { name: 'Conversation' });
	expect(await log.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
	for (const path of ['/', '/models', '/system', '/system/benchmark', '/connect', '/settings']) {
		await page.goto(`${host.url}${path}`);
		await expect(page.getByRole('main')).toBeVisible();
		expect(await overflow(), path).toBeLessThanOrEqual(0);
	}
});

test('a whole conversation by keyboard alone', async ({ page, host }) => {
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	const names: string[] = [];
	for (let presses = 0; presses < 12; presses++) {
		await page.keyboard.press('Tab');
		names.push(
			await page.evaluate(
				() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? ''
			)
		);
	}
	expect(names.join(' | ')).toMatch(/Model: Guide/);
	await page.getByRole('textbox', { name: 'Message', exact: true }).focus();
	await page.keyboard.type('Hello [say=hi there]');
	await page.keyboard.press('Enter');
	await expect(answers(page)).toContainText('hi there');
	await expect(page.getByRole('status').filter({ hasText: 'hi there' })).toBeAttached();
});
