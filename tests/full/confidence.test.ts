import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expect, test, untilReady } from '../fixtures/app.ts';
import { expectAccessible } from '../fixtures/axe.ts';
import { answers, ask } from '../fixtures/chat.ts';
import { missing, storedMessages } from '../fixtures/records.ts';

const tokens = (page: Page) => page.getByRole('listbox', { name: 'Tokens of this answer' });
const options = (page: Page) => tokens(page).getByRole('option');
const alternatives = (page: Page) => page.getByRole('dialog', { name: 'Alternatives' });
const choices = (page: Page) => alternatives(page).getByRole('button', { name: /^Branch here with/ });
const score = (answer: Locator) => answer.getByText(/^Sure of its wording: [\d.]+%$/);

async function heat(page: Page, temperature: string): Promise<void> {
	await page.getByRole('button', { name: 'Chat settings' }).click();
	const panel = page.getByRole('dialog', { name: 'Chat settings' });
	await panel.getByRole('textbox', { name: 'Temperature', exact: true }).fill(temperature);
	await page.keyboard.press('Tab');
	await page.keyboard.press('Escape');
	await expect(panel).toHaveCount(0);
}

async function ended(page: Page): Promise<void> {
	await expect(answers(page).last()).toHaveAttribute('data-state', /done|stopped/, { timeout: 60_000 });
}

/** The answer as its tokens show it. */
const shownText = (page: Page) => tokens(page).evaluate((list) => (list.textContent ?? '').replaceAll('↵', ''));

async function saveChat(page: Page, title: string): Promise<string> {
	const downloading = page.waitForEvent('download');
	await page
		.getByRole('main')
		.getByRole('button', { name: `Options for ${title}` })
		.click();
	await page.getByRole('menuitem', { name: 'Save with all versions' }).click();
	return readFileSync(await (await downloading).path(), 'utf8');
}

test.setTimeout(480_000);

test('an answer is marked by how sure its model was, by keyboard too; an alternative begins another version', async ({
	page,
	host
}) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.goto(host.url);
	await untilReady(page);
	await heat(page, '0.8');
	await ask(page, 'What is quantization?');
	await ended(page);
	const [, answer] = await storedMessages(page);
	expect(answer?.logprobs).toBeUndefined(); // nobody asked for them
	await expect(tokens(page)).toHaveCount(0);

	// The numbers of an answer that has none come from asking again, with its seed.
	await page.getByRole('button', { name: 'More about this answer' }).focus();
	await page.keyboard.press('Enter');
	const item = page.getByRole('menuitemcheckbox', { name: 'Show confidence' });
	await expect(item).toBeVisible();
	await page.keyboard.press('Home');
	await page.keyboard.press('Enter');
	await expect(tokens(page)).toBeVisible({ timeout: 60_000 });
	await expect(answers(page)).toContainText('Hearth asked again with the same settings, and the same words came.');
	await expect(score(answers(page))).toBeVisible();
	await expect(answers(page)).toContainText('How sure Guide was of its words, not whether they are true.');
	expect(await shownText(page)).toBe(answer?.text);
	const [, marked] = await storedMessages(page);
	const log = marked?.logprobs ?? missing();
	expect(log.lengths.reduce((sum, length) => sum + length, 0)).toBe(answer?.text.length);
	await expect(answers(page)).toContainText(`of ${log.lengths.length} tokens below 50%`);
	await score(answers(page)).click();
	await expect(answers(page).getByRole('list', { name: 'What the marks mean' })).toBeVisible();
	await expectAccessible(page);

	// One stop for Tab, arrows within it.
	await expect(tokens(page).locator('[tabindex="0"]')).toHaveCount(1);
	await score(answers(page)).click();
	await page.keyboard.press('Shift+Tab');
	await expect(options(page).first()).toBeFocused();
	await expect(alternatives(page)).toBeVisible();
	await page.keyboard.press('End');
	await expect(options(page).last()).toBeFocused();
	await page.keyboard.press('ArrowUp');
	await expect(options(page).last()).not.toBeFocused();
	await page.keyboard.press('Home');
	await page.keyboard.press('ArrowRight');
	await expect(options(page).nth(1)).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(alternatives(page)).toHaveCount(0);
	await expect(options(page).nth(1)).toBeFocused();

	// The least sure token has others; Enter goes to them, Escape back.
	const least = log.centinats.indexOf(Math.max(...log.centinats));
	await page.keyboard.press('Home');
	for (let at = 0; at < least; at++) await page.keyboard.press('ArrowRight');
	await expect(choices(page).first()).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(choices(page).first()).toBeFocused();
	await expectAccessible(page);
	await page.keyboard.press('Escape');
	await expect(options(page).nth(least)).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(choices(page).first()).toBeFocused();
	await page.keyboard.press('Enter');

	const from = log.lengths.slice(0, least).reduce((sum, length) => sum + length, 0);
	const [other = ''] = log.others[least]?.[0] ?? [];
	const begin = `${answer?.text.slice(0, from)}${other}`;
	await ended(page);
	await expect(answers(page).getByText('2/2')).toBeVisible();
	await expect(tokens(page)).toBeVisible();
	expect((await shownText(page)).startsWith(begin)).toBe(true);
	const branch = (await storedMessages(page)).at(-1) ?? missing();
	expect(branch.text).toBe(await shownText(page));
	expect(branch.parentId).toBe(answer?.parentId);
	expect(branch.receipt?.from).toBe(begin.length);
	expect(branch.logprobs?.lengths.reduce((sum, length) => sum + length, 0)).toBe(branch.text.length);
	await page.getByRole('button', { name: 'Previous version' }).click();
	expect(await shownText(page)).toBe(answer?.text);

	// It can be switched off again, and is as before.
	await page.getByRole('button', { name: 'More about this answer' }).click();
	await item.click();
	await expect(tokens(page)).toHaveCount(0);
	await expect(answers(page).locator('.markdown')).toHaveText(answer?.text ?? '');
	await expect(page.getByRole('button', { name: 'More about this answer' })).toBeFocused();
});

test('with the setting, answers bring their numbers along; they are kept, exported and imported', async ({
	page,
	host,
	browser
}) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
	await page.goto(`${host.url}/settings`);
	await untilReady(page);
	await page.getByRole('radio', { name: 'Always' }).check({ force: true });
	await expectAccessible(page);
	await page.goto(host.url);
	await untilReady(page);
	await heat(page, '0.8');
	await ask(page, 'What is a token?');
	await ended(page);
	await expect(tokens(page)).toBeVisible();
	await expect(answers(page)).not.toContainText('asked again');
	const text = await shownText(page);
	await page.reload();
	await untilReady(page);
	await expect(tokens(page)).toBeVisible();

	// A finger.
	await options(page).first().click();
	await expect(alternatives(page)).toBeVisible();
	await expectAccessible(page);
	await options(page).nth(2).click();
	await expect(options(page).nth(2)).toHaveAttribute('aria-selected', 'true');
	await page.keyboard.press('Escape');
	await expect(alternatives(page)).toHaveCount(0);
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme, contrast: 'more' });
		await expectAccessible(page);
	}

	const json = await saveChat(page, 'What is a token?');
	const file = JSON.parse(json) as { conversations: { id: string; messages: Record<string, unknown>[] }[] };
	const [chat] = file.conversations;
	const [, exported] = chat?.messages ?? [];
	expect(exported).toMatchObject({ text, logprobs: { from: 0 }, receipt: { engine: 'wllama', seedDrawn: true } });

	// Another browser, with a chat of an older version beside it.
	const plain = JSON.stringify({
		...file,
		conversations: file.conversations.map((conversation) => ({
			...conversation,
			...{ id: 'older', title: 'Older', tipId: 'older-1' },
			messages: conversation.messages.map((message, index) => ({
				...message,
				...{ logprobs: undefined, receipt: undefined },
				...{ id: `older-${index}`, parentId: index === 0 ? null : 'older-0' }
			}))
		}))
	});
	const elsewhere = await browser.newContext({ reducedMotion: 'reduce' });
	try {
		const other = await elsewhere.newPage();
		await other.goto(`${host.url}/settings`);
		await untilReady(other);
		const buffer = (content: string) => ({
			name: 'chat.json',
			mimeType: 'application/json',
			buffer: Buffer.from(content)
		});
		await other
			.getByRole('region', { name: 'Your data' })
			.locator('input[type=file]')
			.setInputFiles([buffer(json), buffer(plain)]);
		const chats = other.getByRole('navigation', { name: 'Chats' });
		await chats.getByRole('link', { name: 'What is a token?' }).click();
		await expect(answers(other)).toBeVisible();
		await expect(tokens(other)).toHaveCount(0); // the setting is off here
		await other.getByRole('button', { name: 'More about this answer' }).click();
		await other.getByRole('menuitemcheckbox', { name: 'Show confidence' }).click();
		await expect(tokens(other)).toBeVisible();
		expect(await shownText(other)).toBe(text);
		expect((await storedMessages(other)).find(({ id }) => id === exported?.id)).toMatchObject({
			logprobs: exported?.logprobs,
			receipt: exported?.receipt
		});

		await chats.getByRole('link', { name: 'Older' }).click();
		await expect(answers(other)).toContainText(text);
		await other.getByRole('button', { name: 'More about this answer' }).click();
		await expect(other.getByRole('menuitemcheckbox', { name: 'Show confidence' })).toBeVisible();
		await expect(other.getByRole('menuitem', { name: 'Receipt' })).toHaveCount(0);
	} finally {
		await elsewhere.close();
	}
});
