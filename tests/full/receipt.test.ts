import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Message } from '#lib/storage/chat-types.ts';
import { expect, test, untilReady } from '../fixtures/app.ts';
import { expectAccessible } from '../fixtures/axe.ts';
import { answers, ask } from '../fixtures/chat.ts';
import { missing, overwriteMessage, storedMessages } from '../fixtures/records.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Receipt' });
const replay = (page: Page) => dialog(page).getByRole('region', { name: 'Replay' });
const row = (page: Page, label: string) =>
	dialog(page)
		.locator('dl > div', { has: page.locator('dt', { hasText: new RegExp(`^${label}$`) }) })
		.locator('dd');

const manifest = JSON.parse(readFileSync('static/models/guide/manifest.json', 'utf8')) as {
	files: { path: string; sha256: string }[];
};

async function set(page: Page, fields: Record<string, string>): Promise<void> {
	await page.getByRole('button', { name: 'Chat settings' }).click();
	const panel = page.getByRole('dialog', { name: 'Chat settings' });
	for (const [name, value] of Object.entries(fields)) {
		await panel.getByRole('textbox', { name, exact: true }).fill(value);
		await page.keyboard.press('Tab');
	}
	await page.keyboard.press('Escape');
	await expect(panel).toHaveCount(0);
}

async function openReceipt(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'More about this answer' }).click();
	await page.getByRole('menuitem', { name: 'Receipt' }).click();
	await expect(dialog(page)).toBeVisible();
}

async function replayed(page: Page): Promise<void> {
	await replay(page)
		.getByRole('button', { name: /^Replay/ })
		.click();
	await expect(replay(page).getByText(/Identical|Different/)).toBeVisible({ timeout: 60_000 });
}

/** Changes the stored answer and reads the chat again. */
async function tamper(page: Page, change: (answer: Message) => Message): Promise<void> {
	const answer = (await storedMessages(page)).at(-1) ?? missing();
	await overwriteMessage(page, change(answer));
	await page.reload();
	await untilReady(page);
	await expect(answers(page)).toBeVisible();
	await openReceipt(page);
}

const withReceipt = (answer: Message, change: Partial<NonNullable<Message['receipt']>>): Message => ({
	...answer,
	receipt: { ...(answer.receipt ?? missing()), ...change }
});

test.setTimeout(480_000);

test('a receipt says how an answer came about; replay gives the same, or shows where it differs and why it may', async ({
	page,
	host,
	context
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.goto(host.url);
	await untilReady(page);
	await set(page, { Temperature: '0.8', 'System prompt': 'Answer in plain words.' });
	await ask(page, 'how much memry does a 7b modle need??'); // the handbook reads it differently
	await expect(answers(page)).toHaveAttribute('data-state', /done|stopped/, { timeout: 60_000 });
	const [, first = missing()] = await storedMessages(page);
	const { receipt = missing() } = first;

	await openReceipt(page);
	await expectAccessible(page);
	await expect(row(page, 'File, SHA-256')).toHaveText(
		manifest.files.find(({ path }) => path === 'guide-q8_0.gguf')?.sha256 ?? ''
	);
	await expect(row(page, 'Engine')).toHaveText(/^@wllama\/wllama \d+\.\d+\.\d+$/);
	await expect(row(page, 'Computed on')).toHaveText(/^CPU|^GPU/);
	await expect(row(page, 'Seed')).toHaveText(`${receipt.sampling.seed}, drawn by Hearth`);
	await expect(row(page, 'Temperature')).toHaveText('0.8');
	await expect(row(page, 'System prompt, SHA-256')).toHaveText(/^[0-9a-f]{64}$/);
	await dialog(page).getByRole('button', { name: 'Copy as JSON' }).click();
	await expect(dialog(page).getByRole('button', { name: 'Copied' })).toBeVisible();
	expect(JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))).toMatchObject({
		...{ format: 'hearth-receipt', version: 1, ...receipt },
		stats: first.stats
	});
	await dialog(page).getByRole('button', { name: 'Copy as text' }).click();
	await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain(receipt.promptSha256);

	// The same question, settings and seed: the same answer, and the chat is as it was.
	await expect(replay(page).getByText('Something is not as it was')).toHaveCount(0);
	await replayed(page);
	await expect(replay(page)).toContainText('Identical: the same answer came, character by character.');
	await expectAccessible(page);
	expect(await storedMessages(page)).toHaveLength(2);
	await page.keyboard.press('Escape');
	await expect(page.getByRole('button', { name: 'More about this answer' })).toBeFocused();

	// A seed of one's own; the model is loaded anew in between.
	await set(page, { Seed: '42' });
	await page.getByRole('button', { name: 'Answer again' }).click();
	await expect(answers(page).getByText('2/2')).toBeVisible();
	await expect(answers(page)).toHaveAttribute('data-state', /done|stopped/, { timeout: 60_000 });
	await page.reload();
	await untilReady(page);
	await openReceipt(page);
	await expect(row(page, 'Seed')).toHaveText('42, set by you');
	await replayed(page);
	await expect(replay(page)).toContainText('Identical');
	await page.keyboard.press('Escape');

	// Somebody changed the stored text.
	const second = (await storedMessages(page)).at(-1) ?? missing();
	const at = second.text.indexOf(' ', 20) + 1;
	const forged = `${second.text.slice(0, at)}Certainly ${second.text.slice(at)}`;
	await tamper(page, (answer) => ({ ...answer, text: forged }));
	await replayed(page);
	await expect(replay(page)).toContainText(new RegExp(`Different from character ${at + 1} on, after \\d+ tokens\\.`));
	await expect(replay(page).locator('mark').first()).toHaveText(/^Certainly /);
	await expect(replay(page).locator('mark').nth(1)).toHaveText(new RegExp(`^${second.text.slice(at, at + 3)}`));
	await expect(replay(page)).toContainText('Either the stored text was changed');
	await expectAccessible(page);
	await page.keyboard.press('Escape');

	// Another temperature is another answer.
	const hot = { ...second.receipt?.sampling, temperature: 5, topK: 0, topP: 1, minP: 0 };
	await tamper(page, () => withReceipt(second, { sampling: hot }));
	await replayed(page);
	await expect(replay(page)).toContainText(/Different from character [\d,]+ on/);
	await page.keyboard.press('Escape');

	// What differs is said before it is asked again.
	await tamper(page, () => withReceipt(second, { engineVersion: '@wllama/wllama 1.0.0', contextTokens: 512 }));
	await expect(replay(page)).toContainText('The engine was @wllama/wllama 1.0.0 then, and is');
	await expect(replay(page)).toContainText('The context window had 512 tokens then, and has 1,024 now.');
	await expectAccessible(page);
	await page.keyboard.press('Escape');
	await tamper(page, () => withReceipt(second, { modelId: 'gone', modelName: 'Gone' }));
	await expect(replay(page)).toContainText('Gone is not on this device any more.');
	await expect(replay(page).getByRole('button', { name: 'Replay' })).toBeDisabled();
	await page.keyboard.press('Escape');
	await tamper(page, () => second);
	await page.keyboard.press('Escape');
	await set(page, { 'System prompt': 'Answer as a pirate.' });
	await openReceipt(page);
	await expect(replay(page)).toContainText('The system prompt has changed since.');
});

test('an answer that was stopped, continued or calculated has a receipt that can be replayed, on a phone', async ({
	page,
	host
}) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
	await page.goto(host.url);
	await untilReady(page);
	await set(page, { Temperature: '0.8' });
	await ask(page, 'What is 12 * 34?');
	await expect(answers(page)).toHaveAttribute('data-state', /done|stopped/, { timeout: 60_000 });
	await expect(answers(page)).toContainText('408');
	await openReceipt(page);
	await expect(replay(page).getByText('Something is not as it was')).toHaveCount(0); // results of tools are part of the hash
	await replayed(page);
	await expect(replay(page)).toContainText('Identical');
	await expectAccessible(page);
	await page.keyboard.press('Escape');

	await page.goto(host.url);
	await untilReady(page);
	await set(page, { Temperature: '0.8', 'Max tokens': '8' });
	await ask(page, 'What is quantization?');
	await expect(answers(page)).toHaveAttribute('data-state', 'stopped', { timeout: 60_000 });
	await openReceipt(page);
	await expect(row(page, 'End')).toHaveText('It reached its length limit');
	await replayed(page);
	await expect(replay(page)).toContainText('Identical');
	await page.keyboard.press('Escape');
	const short = await answers(page).locator('.markdown').innerText();
	await answers(page).getByRole('button', { name: 'Continue' }).click();
	await expect(answers(page).locator('.markdown')).not.toHaveText(short);
	await expect(answers(page)).toHaveAttribute('data-state', /done|stopped/, { timeout: 60_000 });
	await openReceipt(page);
	await expect(row(page, 'Began after')).toHaveText(`${short.length} characters of this answer, which were given`);
	await expect(replay(page).getByText('Something is not as it was')).toHaveCount(0);
	await replayed(page);
	await expect(replay(page)).toContainText('Identical');
});
