import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { expect, test, untilReady } from '../fixtures/app.ts';

test('a browser finds nothing that would keep it from installing the app', async ({ host, launchOptions }) => {
	// A private context, Playwright's default, can never install anything: this takes a profile on disk.
	const profile = await mkdtemp(join(tmpdir(), 'hearth-profile-'));
	const context = await chromium.launchPersistentContext(profile, launchOptions);
	try {
		const page = await context.newPage();
		await page.goto(`${host.url}/`);
		await untilReady(page);
		const devtools = await context.newCDPSession(page);
		const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
		expect(installabilityErrors).toEqual([]);
		const { errors, url, data } = await devtools.send('Page.getAppManifest');
		expect(errors).toEqual([]);
		const manifest = JSON.parse(data ?? '') as { icons: { src: string }[]; screenshots: { src: string }[] };
		for (const { src } of [...manifest.icons, ...manifest.screenshots]) {
			const response = await page.request.get(new URL(src, url).href);
			expect(response.status(), src).toBe(200);
		}
	} finally {
		await context.close();
		await rm(profile, { recursive: true, force: true });
	}
});
