import { chooseManyChats } from '../fixtures/many-chats.ts';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { expect, test, untilReady } from '../fixtures/app.ts';
import { expectAccessible } from '../fixtures/axe.ts';

const path = (name: string) => `tests/fixtures/imports/${name}`;

const section = (page: Page) => page.getByRole('region', { name: 'Your data' });

async function importChats(
	page: Page,
	files: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]
): Promise<void> {
	await section(page).locator('input[type=file]').setInputFiles(files);
}

const outcome = (page: Page) => section(page).locator('.outcome');

/** 18 MB in 2,000 chats. */
const importMany = (page: Page) => chooseManyChats(section(page), 2_000, 150);

/** Everything that is stored, as text. */
async function stored(page: Page): Promise<string> {
	return page.evaluate(async () => {
		const database = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open('hearth');
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error ?? new Error('not opened'));
		});
		const all = ['conversations', 'messages'].map(
			(name) =>
				new Promise((resolve) => {
					const request = database.transaction(name).objectStore(name).getAll();
					request.onsuccess = () => resolve(request.result);
				})
		);
		const text = JSON.stringify(await Promise.all(all));
		database.close();
		return text;
	});
}

test('exports of four apps come in once, are read, taken back, refused and canceled', async ({ page, host }) => {
	test.setTimeout(400_000);
	await page.setViewportSize({ width: 1440, height: 900 });
	await page.goto(`${host.url}/settings`);
	await untilReady(page);
	const chats = page.getByRole('navigation', { name: 'Chats' });

	// ChatGPT, as the ZIP that it sends.
	const zip = zipSync({
		'file-AbCdEf.jpg': new Uint8Array(50_000),
		'conversations.json': strToU8(readFileSync(path('chatgpt.json'), 'utf8'))
	});
	const archive = { name: 'export.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) };
	await importChats(page, archive);
	await expect(outcome(page)).toContainText('2 chats added, 1 image, 1 file, and 1 custom instruction left out.');
	await expect(chats.getByRole('link', { name: 'Baking bread' })).toBeVisible();
	await expectAccessible(page);
	const first = await stored(page);
	await importChats(page, archive);
	await expect(outcome(page)).toContainText('2 were here already');
	await expect(outcome(page).getByRole('button', { name: 'Undo' })).toHaveCount(0);
	expect(await stored(page)).toBe(first);

	// The other three at once; an image and a text file are kept.
	await importChats(page, [path('llama-cpp.json'), path('open-webui.json'), path('lm-studio.conversation.json')]);
	await expect(outcome(page)).toContainText('3 chats added, 1 image, 1 file, and 1 recording left out.');
	await outcome(page).getByRole('button', { name: 'Undo' }).click();
	await expect(outcome(page)).toContainText('The import was taken back.');
	expect(await stored(page)).toBe(first);
	await importChats(page, [path('llama-cpp.json'), path('open-webui.json'), path('lm-studio.conversation.json')]);
	await expect(outcome(page)).toContainText('3 chats added');

	// One wrong file refuses all, with the place.
	const before = await stored(page);
	const bad = readFileSync(path('open-webui.json'), 'utf8').replace('"parentId": "u1"', '"parentId": "a1"');
	await importChats(page, [
		{ name: 'new.jsonl', mimeType: 'text/plain', buffer: readFileSync(path('llama-cpp.jsonl')) },
		{ name: 'bad.json', mimeType: 'application/json', buffer: Buffer.from(bad) }
	]);
	await expect(
		page.getByText(/This file was not imported: \[0\] has messages that are their own ancestors/)
	).toBeVisible();
	expect(await stored(page)).toBe(before);

	// A large one shows how far it is, leaves the page usable, and can be canceled.
	await page.evaluate(() => {
		const tasks = { longestMs: 0 };
		Object.assign(window, { tasks });
		new PerformanceObserver((list) => {
			for (const { duration } of list.getEntries()) tasks.longestMs = Math.max(tasks.longestMs, duration);
		}).observe({ type: 'longtask' });
	});
	await importMany(page);
	await outcome(page).getByRole('button', { name: 'Cancel' }).click();
	await expect(outcome(page)).toContainText('The import was canceled. Nothing was changed.');
	expect(await stored(page)).toBe(before);
	await importMany(page);
	await expect(outcome(page)).toContainText('2,000 chats added.', { timeout: 90_000 });
	const { longestMs } = await page.evaluate(() => (window as unknown as { tasks: { longestMs: number } }).tasks);
	console.log(`18 MB in 2,000 chats: longest task of the page ${Math.round(longestMs)} ms`);
	await outcome(page).getByRole('button', { name: 'Undo' }).click();
	await expect(outcome(page)).toContainText('The import was taken back.', { timeout: 90_000 });
	expect(await stored(page)).toBe(before);

	// What came in can be read: versions, reasoning, a tool use, an attachment.
	await chats.getByRole('link', { name: 'Baking bread' }).click();
	await expect(page.getByText('Take 325 g of water and wait longer.')).toBeVisible();
	await expect(page.getByLabel('Version 2 of 2')).toBeVisible();
	await page.getByRole('button', { name: 'Previous version' }).click();
	await expect(page.getByText('The yeast was dead.')).toBeVisible();
	await chats.getByRole('link', { name: 'Sorting a list' }).click();
	await expect(page.getByText('Sorted: 1, 2, 3.')).toBeVisible();
	await expect(page.getByText('list.txt')).toBeVisible();
});

test('presets: saved from a chat, applied, begun with, renamed, deleted and undone, exported and imported', async ({
	page,
	host
}) => {
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	const openPanel = async () => {
		await page.getByRole('button', { name: 'Chat settings' }).click();
		return page.getByRole('dialog', { name: 'Chat settings' });
	};
	let panel = await openPanel();
	const prompt = panel.getByRole('textbox', { name: 'System prompt' });
	await panel.getByRole('button', { name: 'Presets' }).click();
	await page.getByRole('menuitem', { name: 'Precise' }).click();
	await expect(prompt).toHaveValue(/Answer exactly what is asked/);
	await expect(panel.getByRole('textbox', { name: 'Temperature', exact: true })).toHaveValue('0');
	await expectAccessible(page);
	await panel.getByRole('button', { name: 'Undo' }).click();
	await expect(prompt).toHaveValue('');

	await prompt.fill('Answer like a pirate.');
	await panel.getByRole('button', { name: 'Presets' }).click();
	await page.getByRole('menuitem', { name: 'Save as a preset…' }).click();
	await panel.getByRole('textbox', { name: 'Name of the preset' }).fill('Pirate');
	await page.keyboard.press('Enter');
	await expect(panel.getByText('Saved as “Pirate”.')).toBeVisible();
	await panel.getByRole('button', { name: 'Reset all' }).click();
	await page.keyboard.press('Escape');

	await page.goto(`${host.url}/settings?engine=fake`);
	await untilReady(page);
	const list = page.getByRole('region', { name: 'Presets' });
	const options = async (name: string, item: string) => {
		await list.getByRole('button', { name: `Options for ${name}` }).click();
		await page.getByRole('menuitem', { name: item }).click();
	};
	await options('Pirate', 'Begin new chats with it');
	await expect(list.getByRole('listitem').filter({ hasText: 'Pirate' })).toContainText('New chats');
	await options('Pirate', 'Rename');
	await page.getByRole('textbox', { name: 'Name of the preset' }).fill('Sailor');
	await page.keyboard.press('Enter');
	const download = page.waitForEvent('download');
	await options('Sailor', 'Export');
	const file = await (await download).path();
	await options('Sailor', 'Delete');
	await expect(list.getByText('Sailor')).toHaveCount(0);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(list.getByText('Sailor')).toBeVisible();
	await list
		.locator('input[type=file]')
		.setInputFiles([file, path('lm-studio.preset.json'), path('open-webui-models.json')]);
	await expect(page.getByText('0 presets added, 1 was here already.')).toBeVisible();
	await expect(list.getByText('Poet', { exact: true })).toBeVisible();
	await expect(list.getByText('Gardener', { exact: true })).toBeVisible();
	await list.locator('input[type=file]').setInputFiles(path('chatgpt.json'));
	await expect(page.getByText(/is no preset of Hearth or LM Studio/)).toBeVisible();
	await expectAccessible(page);

	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	panel = await openPanel();
	await expect(panel.getByRole('textbox', { name: 'System prompt' })).toHaveValue('Answer like a pirate.');
	await expect(panel.getByText('Sailor')).toBeVisible();
});

test('the sheet lists the keys, and each does what it says; text size and contrast', async ({ page, host }) => {
	await page.goto(`${host.url}/settings?engine=fake`);
	await untilReady(page);
	const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
	await page.getByRole('heading', { level: 1 }).click();
	await page.keyboard.press('?');
	await expect(sheet.getByText('New chat')).toBeVisible();
	await expectAccessible(page);
	await page.keyboard.press('Escape');
	await expect(sheet).toBeHidden();

	await page.getByRole('radio', { name: 'Large' }).check({ force: true });
	expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('19px');
	await page.getByRole('radio', { name: 'High' }).check({ force: true });
	await expect(page.locator('html')).toHaveAttribute('data-contrast', 'more');
	await expectAccessible(page);
	await page.getByRole('radio', { name: 'Like the system' }).last().check({ force: true });
	await expect(page.locator('html')).toHaveAttribute('data-contrast', 'normal');
	await page.emulateMedia({ contrast: 'more' });
	await expect(page.locator('html')).toHaveAttribute('data-contrast', 'more');

	await page.keyboard.press('Control+Shift+O');
	const field = page.getByRole('textbox', { name: 'Message', exact: true });
	await expect(field).toBeFocused();
	await page.keyboard.press('?');
	await expect(field).toHaveValue('?');
	await page.keyboard.press('Control+/');
	await expect(sheet).toBeVisible();
	await page.keyboard.press('Escape');
	await page.keyboard.press('Control+k');
	await page.getByPlaceholder('Search chats, or go to a page').fill('shortcuts');
	await page.keyboard.press('Enter');
	await expect(sheet).toBeVisible();
	await page.keyboard.press('Escape');

	await field.fill('one');
	await page.keyboard.press('Shift+Enter');
	await page.keyboard.type('[slow=40] [words=400]');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('article', { name: 'Assistant' })).toHaveAttribute('data-state', 'stopped');
});
