import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, recordViolations, saveByDownload, test, untilReady } from '../fixtures/app.ts';
import { expectAccessible } from '../fixtures/axe.ts';

const fixture = (name: string) => `tests/fixtures/imports/${name}`;
const data = (page: Page) => page.getByRole('region', { name: 'Your data' });
const outcome = (page: Page) => data(page).locator('.outcome');
const chats = (page: Page) => page.getByRole('navigation', { name: 'Chats' });
const presets = (page: Page) => page.getByRole('region', { name: 'Presets' });
const notebook = (page: Page) => page.getByRole('textbox', { name: 'Text' });
const message = (page: Page) => page.getByRole('textbox', { name: 'Message', exact: true });
const tray = (page: Page) => page.locator('form').getByRole('list', { name: 'Attached files' });
const choice = (page: Page, group: string, name: string) =>
	page.getByRole('group', { name: group }).getByRole('radio', { name, exact: true });

async function choose(page: Page, group: string, name: string): Promise<void> {
	await choice(page, group, name).check({ force: true }); // the label lies above it
}

async function goTo(page: Page, name: 'Notebook' | 'Settings'): Promise<void> {
	await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).click();
	await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
}

/** Opens the only chat. */
async function openChat(page: Page): Promise<void> {
	await chats(page).getByRole('link').click();
	await expect(page).toHaveURL(/\/chat\//);
	await expect(message(page)).toBeEnabled();
}

async function newChat(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'New chat', exact: true }).click();
	await expect(page).not.toHaveURL(/\/(chat|settings|notebook)/);
	await expect(message(page)).toBeEnabled();
}

async function importText(page: Page, text: string): Promise<void> {
	const file = { name: 'export.json', mimeType: 'application/json', buffer: Buffer.from(text) };
	await data(page).locator('input[type=file]').setInputFiles(file);
}

/** In place of the dialog, which nobody answers headless: a file of the origin's own, which is written to like any other. */
async function answerSaveDialog(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const showSaveFilePicker = async ({ suggestedName }: { suggestedName: string }) =>
			(await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true });
		Object.assign(window, { showSaveFilePicker });
	});
}

/** Names and texts of the files that were saved so. */
async function savedFiles(page: Page): Promise<[string, string][]> {
	return page.evaluate(async () => {
		const found: [string, string][] = [];
		const root = (await navigator.storage.getDirectory()) as unknown as AsyncIterable<[string, FileSystemHandle]>;
		for await (const [name, handle] of root) {
			if (!name.startsWith('hearth-export') || !(handle instanceof FileSystemFileHandle)) continue;
			found.push([name, await (await handle.getFile()).text()]);
		}
		return found;
	});
}

/** What an export holds, but for the moment that it was made in and the ids of presets, which are new on every device. */
function contentsOf(text: string): Record<string, unknown> {
	const same = text.replace(/"presetId":"[^"]*"/, '"presetId":""');
	return { ...(JSON.parse(same) as Record<string, unknown>), exportedAtMs: 0 };
}

/** Every kind of thing that a person has. */
async function fill(page: Page): Promise<void> {
	await data(page).locator('input[type=file]').setInputFiles(fixture('llama-cpp.json'));
	await expect(outcome(page)).toContainText('1 chat added');
	await chats(page).getByRole('link').first().waitFor();
	await presets(page).locator('input[type=file]').setInputFiles(fixture('lm-studio.preset.json'));
	await presets(page).getByRole('button', { name: 'Options for Poet' }).click();
	await page.getByRole('menuitem', { name: 'Begin new chats with it' }).click();
	await choose(page, 'Text size', 'Large');
	await choose(page, 'Theme', 'Dark');
	await choose(page, 'Language', 'English');
	await goTo(page, 'Notebook');
	await notebook(page).fill('Once upon a time');
	await openChat(page);
	await message(page).fill('Half a thought');
	const notes = { name: 'notes.md', mimeType: '', buffer: Buffer.from('Some notes') };
	await page.locator('form input[type=file]').setInputFiles(notes);
	await expect(tray(page).getByText('notes.md')).toBeVisible();
	await newChat(page);
	await message(page).fill('Not asked yet');
	await goTo(page, 'Settings');
}

test('everything goes to another device and adds nothing twice; what is set there stays; all of it can be taken back', async ({
	page,
	host,
	browser,
	violations
}) => {
	test.setTimeout(300_000);
	const url = `${host.url}/settings?engine=fake`;
	await page.setViewportSize({ width: 1440, height: 900 });
	await answerSaveDialog(page);
	await page.goto(url);
	await untilReady(page);
	await fill(page);

	// The token of a hub stays where it is.
	const hub = page.getByRole('region', { name: 'Models from the network' });
	await hub.getByLabel('Access token').fill('hf_abcdefghij');
	await page.keyboard.press('Enter');
	await expect(hub.getByRole('button', { name: 'Remove token' })).toBeVisible();

	await page.getByRole('button', { name: 'Export everything' }).click();
	await expect(outcome(page)).toContainText(/hearth-export-\d{4}-\d\d-\d\d\.json is saved: [\d.]+ kB\./);
	await expectAccessible(page);
	const [[name, file] = ['', '']] = await savedFiles(page);
	expect(name).toMatch(/^hearth-export-/);
	expect(file).not.toContain('hf_');

	const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
	await recordViolations(context, violations);
	const other = await context.newPage();
	await saveByDownload(other);
	await other.goto(url);
	await untilReady(other);
	// An empty folder comes with the second device, and goes to the first one.
	const whole = JSON.parse(file) as { folders: object[] };
	whole.folders.push({ id: 'empty-folder', name: 'Empty' });
	const withFolder = JSON.stringify(whole);

	await importText(other, withFolder);
	await expect(outcome(other)).toContainText(
		'1 chat added, 1 folder added, 2 drafts added, 1 preset added, 4 settings taken over, the notebook’s text added.'
	);
	await expect(chats(other).getByRole('button', { name: 'Empty', exact: true })).toBeVisible();
	await expect(presets(other).getByRole('listitem').filter({ hasText: 'Poet' })).toContainText('New chats');
	await expect(choice(other, 'Text size', 'Large')).toBeChecked();
	await expect(choice(other, 'Theme', 'Dark')).toBeChecked();
	await expect(choice(other, 'Language', 'English')).toBeChecked();
	await goTo(other, 'Notebook');
	await expect(notebook(other)).toHaveValue('Once upon a time');
	await openChat(other);
	await expect(message(other)).toHaveValue('Half a thought');
	await expect(tray(other).getByText('notes.md')).toBeVisible();
	await newChat(other);
	await expect(message(other)).toHaveValue('Not asked yet');
	await expect(tray(other)).toHaveCount(0);
	await goTo(other, 'Settings');

	// What comes out there is what went in.
	const download = other.waitForEvent('download');
	await other.getByRole('button', { name: 'Export everything' }).click();
	const second = readFileSync(await (await download).path(), 'utf8');
	expect(contentsOf(second)).toEqual(contentsOf(withFolder));

	// Once more, and from a device where something else is set.
	await importText(other, withFolder);
	await expect(outcome(other)).toContainText('1 was here already.');
	await expect(outcome(other).getByRole('button', { name: 'Undo' })).toHaveCount(0);
	await choose(page, 'Text size', 'Small');
	await openChat(page);
	await message(page).fill('Another thought');
	await goTo(page, 'Settings');
	await importText(page, second);
	await expect(outcome(page)).toContainText(
		'1 was here already, 1 folder added, 1 draft kept as it is here, 1 setting kept as it is here.'
	);
	await expect(choice(page, 'Text size', 'Small')).toBeChecked();
	await outcome(page).getByRole('button', { name: 'Undo' }).click();
	await expect(outcome(page)).toContainText('The import was taken back.');
	await expect(chats(page).getByRole('button', { name: 'Empty', exact: true })).toHaveCount(0);
	await expect(chats(page).getByRole('link')).toHaveCount(1);

	// One wrong setting refuses the chats, too.
	await importText(page, withFolder.replace('"dark"', '"sepia"'));
	await expect(page.getByText(/This file was not imported: settings\.theme/)).toBeVisible();
	await page.getByRole('button', { name: 'Export everything' }).click();
	await expect(outcome(page)).toContainText('is saved');
	const [[, after] = ['', '']] = await savedFiles(page);
	const others = { settings: null, drafts: null };
	expect({ ...contentsOf(after), ...others }).toEqual({ ...contentsOf(file), ...others });
	expect(after).toContain('Another thought');
	expect(after).not.toContain('Half a thought');

	// On a device of its own all of it can be taken back at once.
	const fresh = await browser.newContext();
	await recordViolations(fresh, violations);
	const third = await fresh.newPage();
	await third.goto(url);
	await untilReady(third);
	await importText(third, withFolder);
	await expect(outcome(third)).toContainText('1 preset added');
	await outcome(third).getByRole('button', { name: 'Undo' }).click();
	await expect(outcome(third)).toContainText('The import was taken back.');
	await expect(presets(third).getByText('Poet', { exact: true })).toHaveCount(0);
	await expect(choice(third, 'Text size', 'Normal')).toBeChecked();
	await expect(choice(third, 'Language', 'English')).not.toBeChecked();
	await goTo(third, 'Notebook');
	await expect(notebook(third)).toHaveValue('');
	await newChat(third);
	await expect(message(third)).toHaveValue('');
	await fresh.close();
	await context.close();
});
