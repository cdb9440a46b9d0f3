import { readFileSync } from 'node:fs';
import { expect, recordViolations, test, untilReady, untilStored } from '../fixtures/app.ts';
import { answers, ask } from '../fixtures/chat.ts';

const weights = 'static/models/guide/guide-q8_0.gguf';

test('a model of one’s own is kept, packed, and chats in another browser without a network', async ({
	page,
	host,
	browser,
	violations
}) => {
	test.setTimeout(300_000);
	// Headless, the dialog for a place to save has nobody to answer it; without it browsers save by their downloads.
	await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
	await page.goto(`${host.url}/models#open`);
	await untilReady(page);
	await page
		.getByLabel('GGUF file')
		.setInputFiles({ name: 'Mine-Q8_0.gguf', mimeType: 'application/octet-stream', buffer: readFileSync(weights) });
	await expect(page.getByRole('button', { name: 'Model: Mine-Q8_0' })).toBeVisible();
	await page.getByRole('link', { name: 'Models', exact: true }).first().click();
	await page.getByRole('tab', { name: 'Open a file' }).click();
	const own = page.getByRole('list', { name: 'On your disk' }).getByRole('listitem');
	await expect(own.getByText('Open for this visit only')).toBeVisible();
	await own.getByRole('button', { name: 'Keep a copy in Hearth' }).click();
	await expect(page.getByText('Mine-Q8_0 is kept in Hearth now.')).toBeVisible({ timeout: 30_000 });

	await page.reload();
	await untilReady(page);
	await page.getByRole('tab', { name: 'Shelf' }).click();
	await page.getByRole('button', { name: 'Options for Mine-Q8_0' }).click();
	const downloading = page.waitForEvent('download');
	await page.getByRole('menuitem', { name: 'Export as a pack…' }).click();
	const download = await downloading;
	expect(download.suggestedFilename()).toBe('Mine-Q8_0.hearth');
	const pack = readFileSync(await download.path());
	expect(pack.length).toBeGreaterThan(readFileSync(weights).length);

	const other = await browser.newContext();
	await recordViolations(other, violations);
	const visitor = await other.newPage();
	await visitor.goto(`${host.url}/`);
	await untilReady(visitor);
	// Guide is loaded ahead of any question, and its engine is stored with that.
	const hasEngine = () =>
		visitor.evaluate(async () => {
			const kept = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
			return ['wllama.worker', '.wasm'].every((part) => kept.flat().some(({ url }) => url.includes(part)));
		});
	await expect.poll(hasEngine, { timeout: 60_000 }).toBe(true);
	await untilStored(visitor);
	await host.close();

	await visitor.goto(`${host.url}/models#open`);
	await untilReady(visitor);
	const choose = (name: string, buffer: Buffer) =>
		visitor.getByLabel('GGUF file').setInputFiles({ name, mimeType: 'application/x-tar', buffer });
	const damaged = Buffer.from(pack);
	damaged[pack.length >> 1]! ^= 1;
	await choose('damaged.hearth', damaged);
	await expect(visitor.getByText(/damaged\.hearth is damaged/)).toBeVisible({ timeout: 30_000 });
	await choose('cut.hearth', pack.subarray(0, pack.length >> 1));
	await expect(visitor.getByText(/cut\.hearth is incomplete: \d\.\d MB of \d\.\d MB are there/)).toBeVisible();

	await choose('Mine-Q8_0.hearth', pack);
	await expect(visitor.getByRole('button', { name: 'Model: Mine-Q8_0' })).toBeVisible({ timeout: 60_000 });
	await ask(visitor, 'Who are you?');
	await expect(answers(visitor)).toHaveAttribute('data-state', 'done', { timeout: 120_000 });
	await expect(answers(visitor)).toContainText('Guide');

	await visitor.goto(`${host.url}/models`);
	await untilReady(visitor);
	await visitor.getByRole('button', { name: 'Options for Mine-Q8_0' }).click();
	await visitor.getByRole('menuitem', { name: 'Where it is from' }).click();
	await expect(visitor.getByText(/Mine-Q8_0\.hearth, packed from Mine-Q8_0\.gguf/)).toBeVisible();
	await other.close();
});
