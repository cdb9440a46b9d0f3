import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, saveByDownload, test, untilReady } from '../fixtures/app.ts';
import { expectAccessible } from '../fixtures/axe.ts';
import { answers, ask } from '../fixtures/chat.ts';

const list = (page: Page) => page.getByRole('navigation', { name: 'Chats' });
const item = (page: Page, title: string) => list(page).getByRole('link', { name: title, exact: true });
const folder = (page: Page, name: string) => list(page).getByRole('button', { name, exact: true });
const inFolder = (page: Page, name: string) => list(page).getByRole('list', { name: `Chats in ${name}` });
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Move to folder' });
const undo = (page: Page) => page.getByRole('status').getByRole('button', { name: 'Undo' }).last();

async function begin(page: Page, text: string): Promise<void> {
	await page.getByRole('button', { name: 'New chat', exact: true }).click();
	await ask(page, text);
	await expect(answers(page)).toHaveAttribute('data-state', 'done');
}

async function chooseMove(page: Page, title: string): Promise<void> {
	await item(page, title).hover();
	await list(page)
		.getByRole('button', { name: `Options for ${title}` })
		.click();
	await page.getByRole('menuitem', { name: 'Move to folder…' }).click();
	await expect(dialog(page)).toBeVisible();
}

test.setTimeout(420_000);

test('folders: made and filled by menu, by keyboard and by drag; renamed, folded, deleted, undone, exported, in two tabs', async ({
	page,
	host,
	context
}) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	await begin(page, 'Lisbon');
	await begin(page, 'Porto');
	await begin(page, 'Budget');
	await expect(list(page).getByRole('heading', { name: 'Folders' })).toHaveCount(0);

	await test.step('the first folder is made where a chat is put into it', async () => {
		await chooseMove(page, 'Lisbon');
		await expectAccessible(page);
		await dialog(page).getByRole('textbox', { name: 'New folder' }).fill('Travel');
		await page.keyboard.press('Enter');
		await expect(inFolder(page, 'Travel').getByRole('link')).toHaveText(['Lisbon']);
		await expect(page.getByText('The chat was moved to “Travel”.')).toBeVisible();
		await expect(item(page, 'Lisbon')).toHaveCount(1);
		await expectAccessible(page);
	});

	await test.step('a chat is dragged in, and out again', async () => {
		await item(page, 'Porto').dragTo(folder(page, 'Travel'));
		await expect(inFolder(page, 'Travel').getByRole('link')).toHaveText(['Porto', 'Lisbon']);
		await item(page, 'Porto').dragTo(item(page, 'Budget'));
		await expect(inFolder(page, 'Travel').getByRole('link')).toHaveText(['Lisbon']);
		await undo(page).click();
		await expect(inFolder(page, 'Travel').getByRole('link')).toHaveText(['Porto', 'Lisbon']);
	});

	await test.step('by keyboard alone; the focus stays with the chat', async () => {
		await item(page, 'Budget').focus();
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await page.getByRole('menuitem', { name: 'Pin' }).waitFor();
		await page.keyboard.press('m'); // the menu finds what begins so
		await page.keyboard.press('Enter');
		await dialog(page).waitFor();
		await dialog(page).getByRole('button', { name: 'Travel' }).focus();
		await page.keyboard.press('Enter');
		await expect(inFolder(page, 'Travel').getByRole('link')).toHaveText(['Budget', 'Porto', 'Lisbon']);
		await expect(item(page, 'Budget')).toBeFocused();
	});

	await test.step('another tab sees the same, and what it does is seen here; folding is remembered', async () => {
		const other = await context.newPage();
		await other.goto(`${host.url}/?engine=fake`);
		await untilReady(other);
		await expect(inFolder(other, 'Travel').getByRole('link')).toHaveCount(3);
		await folder(other, 'Travel').hover();
		await list(other).getByRole('button', { name: 'Options for the folder Travel' }).click();
		await other.getByRole('menuitem', { name: 'Rename' }).click();
		await other.getByRole('textbox', { name: 'Name of the folder' }).fill('Portugal');
		await other.keyboard.press('Enter');
		await expect(folder(page, 'Portugal')).toBeVisible();
		await folder(page, 'Portugal').click();
		await expect(folder(other, 'Portugal')).toHaveAttribute('aria-expanded', 'false');
		await expect(item(other, 'Porto')).toBeHidden();
		await other.close();
		await page.reload();
		await untilReady(page);
		await expect(folder(page, 'Portugal')).toHaveAttribute('aria-expanded', 'false');
		await expect(item(page, 'Porto')).toBeHidden();
		await folder(page, 'Portugal').click();
		await expect(item(page, 'Porto')).toBeVisible();
	});

	await test.step('the palette and the title of a chat know it as before', async () => {
		await page.keyboard.press('ControlOrMeta+k');
		const palette = page.getByRole('dialog', { name: 'Search chats and go anywhere' });
		await expect(palette.getByRole('option', { name: 'Porto' })).toBeVisible();
		await page.keyboard.type('Porto');
		await expect(palette.getByRole('option', { name: 'Porto' })).toHaveCount(1);
		await page.keyboard.press('Enter');
		await expect(page.getByRole('heading', { name: 'Porto', level: 1 })).toBeVisible();
	});

	await test.step('a new folder beside it; one that is deleted gives its chats back, and undo puts them in again', async () => {
		await list(page).getByRole('button', { name: 'New folder' }).click();
		await page.getByRole('textbox', { name: 'Name of the folder' }).fill('Empty');
		await page.keyboard.press('Enter');
		await expect(folder(page, 'Empty')).toBeVisible();
		await folder(page, 'Portugal').hover();
		await list(page).getByRole('button', { name: 'Options for the folder Portugal' }).click();
		await page.getByRole('menuitem', { name: 'Delete folder, keep chats' }).click();
		await expect(page.getByText('The folder “Portugal” was deleted. Its 3 chats are kept')).toBeVisible();
		await expect(folder(page, 'Portugal')).toHaveCount(0);
		await expect(item(page, 'Porto')).toBeVisible();
		await undo(page).click();
		await expect(inFolder(page, 'Portugal').getByRole('link')).toHaveCount(3);
	});

	await test.step('folders are in exports, also empty ones, and come back with an import', async () => {
		await saveByDownload(page);
		await page.goto(`${host.url}/settings?engine=fake`);
		await untilReady(page);
		const download = page.waitForEvent('download');
		await page.getByRole('button', { name: 'Export everything' }).click();
		const file = await (await download).path();
		const text = readFileSync(file, 'utf8');
		const { folders } = JSON.parse(text) as { folders: { name: string }[] };
		expect(folders.map(({ name }) => name)).toEqual(['Empty', 'Portugal']);
		await page.getByRole('button', { name: 'Delete all chats' }).click();
		await page
			.getByRole('alertdialog')
			.getByRole('button', { name: /^Delete/ })
			.click();
		await expect(folder(page, 'Empty')).toHaveCount(0);
		await page
			.locator('input[accept*=".zip"]')
			.setInputFiles({ name: 'chats.json', mimeType: 'application/json', buffer: Buffer.from(text) });
		await expect(inFolder(page, 'Portugal').getByRole('link')).toHaveCount(3);
		await expect(folder(page, 'Empty')).toBeVisible();
		await page.locator('.outcome').getByRole('button', { name: 'Undo' }).click();
		await expect(folder(page, 'Portugal')).toHaveCount(0);
		await expect(folder(page, 'Empty')).toHaveCount(0);
	});
});

test('on a phone a chat is moved from the menu in the drawer', async ({ page, host }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	await ask(page, 'Lisbon');
	await expect(answers(page)).toHaveAttribute('data-state', 'done');
	await page.getByRole('button', { name: 'Menu', exact: true }).click();
	await chooseMove(page, 'Lisbon');
	await dialog(page).getByRole('textbox', { name: 'New folder' }).fill('Travel');
	await dialog(page).getByRole('button', { name: 'Move', exact: true }).click();
	await expect(inFolder(page, 'Travel').getByRole('link')).toHaveText(['Lisbon']);
	await expect(dialog(page)).toHaveCount(0);
	await expectAccessible(page);
});
