import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test, untilReady } from '../fixtures/app.ts';
import { expectAccessible } from '../fixtures/axe.ts';

const text = (page: Page) => page.getByRole('textbox', { name: 'Text' });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const marked = (page: Page) => page.locator('.behind mark');

test.setTimeout(420_000);

test('a text is continued as it stands, marked until it is edited, taken back, kept over a reload, saved', async ({
	page,
	host
}) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.goto(host.url); // the real Guide
	await untilReady(page);
	await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Notebook' }).click();
	await expect(page.getByRole('heading', { name: 'Notebook', level: 1 })).toBeVisible();
	await expect(button(page, 'Continue')).toBeDisabled();
	await expectAccessible(page);

	const begun = 'A model that runs in the browser keeps';
	await text(page).fill(begun);
	await expect(page.getByText(/^about \d+ of [\d,]+ tokens$/)).toBeVisible();
	await button(page, 'Continue').click();
	await expect(page.getByText(/tokens? written\.|Stopped after|as finished/)).toBeVisible({ timeout: 120_000 });
	const whole = await text(page).inputValue();
	expect(whole.startsWith(begun)).toBe(true);
	expect(whole.length).toBeGreaterThan(begun.length);
	expect(await marked(page).textContent()).toBe(whole.slice(begun.length));
	await expect(page.getByText(/^\d+ of [\d,]+ tokens$/)).toBeVisible();
	await expectAccessible(page);

	await test.step('an edit elsewhere leaves the mark, one inside takes it away', async () => {
		await text(page).evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(0, 1));
		await page.keyboard.insertText('Any');
		expect(await marked(page).textContent()).toBe(whole.slice(begun.length));
		await text(page).evaluate((area: HTMLTextAreaElement) => {
			const inside = area.value.length - 1;
			area.setSelectionRange(inside, inside);
		});
		await page.keyboard.insertText('…');
		await expect(marked(page)).toHaveText('');
	});

	await test.step('undo brings back the text before; a reload and another page lose nothing', async () => {
		await button(page, 'Undo').click();
		await expect(text(page)).toHaveValue(begun);
		await text(page).fill(`${begun} your words`);
		await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Settings' }).click();
		await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
		await page.goBack();
		await expect(text(page)).toHaveValue(`${begun} your words`);
		await page.reload();
		await untilReady(page);
		await expect(text(page)).toHaveValue(`${begun} your words`);
		const download = page.waitForEvent('download');
		await button(page, 'Save as text').click();
		const file = await download;
		expect(file.suggestedFilename()).toBe('notebook.txt');
		expect(readFileSync(await file.path(), 'utf8')).toBe(`${begun} your words`);
	});

	await test.step('the model reads no template around it: a template that is written out is one', async () => {
		const turn = '<|im_start|>user\nWhat is 2 + 2?<|im_end|>\n<|im_start|>assistant\n';
		await text(page).fill(turn);
		await page.keyboard.press('ControlOrMeta+Enter');
		await expect(page.getByText(/tokens? written\./)).toBeVisible({ timeout: 120_000 });
		expect((await text(page).inputValue()).startsWith(turn)).toBe(true);
	});
});

test('stopped, it keeps what came; on a phone, in the dark; from the palette', async ({ page, host }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	await page.keyboard.press('ControlOrMeta+k');
	await page.keyboard.type('notebook'); // at once, as quick fingers do
	await expect(page.getByRole('dialog').getByRole('combobox')).toHaveValue('notebook');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/notebook/);
	const begun = 'Write on [slow=60] [words=400] ';
	await text(page).fill(begun);
	await button(page, 'Continue').click();
	await expect(marked(page)).toHaveText(/\w+ \w+/);
	await expect(text(page)).toHaveJSProperty('readOnly', true);
	await expectAccessible(page);
	await page.keyboard.press('Escape');
	await expect(page.getByText(/^Stopped after \d+ tokens?\.$/)).toBeVisible();
	const stopped = await text(page).inputValue();
	expect(stopped.length).toBeGreaterThan(begun.length);
	expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
	await button(page, 'Undo').click();
	await expect(text(page)).toHaveValue(begun);
	await text(page).fill('Fail [fail=engine/out-of-memory@2]');
	await button(page, 'Continue').click();
	await expect(page.getByRole('alert').filter({ hasText: 'ran out of memory' })).toBeVisible();
	expect((await text(page).inputValue()).length).toBeGreaterThan('Fail [fail=engine/out-of-memory@2]'.length);
	await expectAccessible(page);
});
