import { expect, test, untilReady } from '../fixtures/app.ts';
import { expectAccessible } from '../fixtures/axe.ts';

test.use({ hosting: 'isolating' });

const found = { name: 'What works' };

test('says what this device is, and finds the software GPU out', async ({ page, host }) => {
	await page.goto(`${host.url}/system`);
	await expect(page).toHaveTitle('System · Hearth');
	await expect(page.getByRole('heading', { name: 'System', level: 1 })).toBeVisible();
	await expect(page.getByText(/This device answers on its CPU/)).toBeVisible();
	await expect(page.getByRole('definition').filter({ hasText: 'SwiftShader' })).toBeVisible();
	await page.getByText('The only GPU here is a program, SwiftShader, not hardware.').click();
	await expect(page.getByText('chrome://settings/system')).toBeVisible();
	await expect(page.getByText(/Hearth can use it/)).toHaveCount(0);
});

test('a real GPU is named and promised, after it was opened', async ({ page, host }) => {
	await page.addInitScript(() => {
		const adapter = {
			info: { vendor: 'apple', architecture: 'metal-3', device: '', description: '' },
			features: new Set(['shader-f16']),
			limits: { maxBufferSize: 4_294_967_296, maxStorageBufferBindingSize: 4_294_967_292 },
			requestDevice: async () => ({ destroy() {} })
		};
		Object.defineProperty(Navigator.prototype, 'gpu', { get: () => ({ requestAdapter: async () => adapter }) });
	});
	await page.goto(`${host.url}/system`);
	await expect(page.getByText('Apple GPU', { exact: true })).toBeVisible();
	await expect(page.getByText(/Apple GPU (found; Hearth can use it|is ready for larger models)/)).toBeVisible();
});

for (const [scheme, width] of [
	['light', 1280],
	['dark', 320]
] as const) {
	const tag = scheme === 'light' ? ['@full'] : [];
	test(`axe finds nothing at ${width} pixels, ${scheme}, with everything open`, { tag }, async ({ page, host }) => {
		await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
		await page.setViewportSize({ width, height: 800 });
		await page.goto(`${host.url}/system`);
		await untilReady(page);
		await expect(page.getByText('Measured just now.')).toBeVisible({ timeout: 60_000 });
		for (const summary of await page.locator('summary').all()) await summary.click();
		await expectAccessible(page);
		const overflow = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth
		);
		expect(overflow).toBe(0);
	});
}

test('copies the report, without an address in it', async ({ page, host, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto(`${host.url}/system`);
	await page.getByRole('button', { name: 'Copy report' }).click();
	await expect(page.getByText('Copied.')).toBeVisible();
	const report = await page.evaluate(() => navigator.clipboard.readText());
	expect(report).toContain('Hearth system report');
	expect(report).toContain('swiftshader');
	expect(report).not.toContain('127.0.0.1');
	expect(report).not.toContain('Mozilla');
});

test('asks nobody else, and the page holds still while it looks', async ({ page, host, context }) => {
	const elsewhere: string[] = [];
	context.on('request', (request) => {
		if (!request.url().startsWith(host.url) && /^(https?|wss?):/.test(request.url())) elsewhere.push(request.url());
	});
	await page.addInitScript(() => {
		const late = () => new Promise((resolve) => setTimeout(() => resolve(null), 1_000));
		Object.defineProperty(Navigator.prototype, 'gpu', { get: () => ({ requestAdapter: late }) });
	});
	await page.goto(`${host.url}/system`);
	await untilReady(page);
	await page.reload(); // the first visit reloads once by itself, which would be in the way of measuring
	const button = page.getByRole('button', { name: 'Check again' });
	await expect(page.getByText('Checking this device…')).toBeVisible();
	const before = await button.boundingBox();
	await expect(page.getByRole('heading', found)).toBeVisible();
	expect(await button.boundingBox()).toEqual(before);
	await button.click();
	await expect(page.getByRole('status').filter({ hasText: 'Checked just now.' })).toBeVisible();
	expect(elsewhere).toEqual([]);
});
