import type { Page } from '@playwright/test';
import type { Message } from '#lib/storage/chat-types.ts';
import { expect, test, untilReady } from '../fixtures/app.ts';
import { expectAccessible } from '../fixtures/axe.ts';
import { answers, ask } from '../fixtures/chat.ts';
import { missing, storedMessages } from '../fixtures/records.ts';

const panel = (page: Page) => page.getByRole('dialog', { name: 'Chat settings' });
const choice = (page: Page) => panel(page).getByRole('group', { name: 'Thinking' });
const budget = (page: Page) => panel(page).getByRole('textbox', { name: 'Thinking budget' });

async function openPanel(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Chat settings' }).click();
	// Shown when the model is loaded: by then it is known what it can do.
	await expect(panel(page).getByRole('textbox', { name: 'Temperature' })).toBeVisible();
	await expect(panel(page).getByText('is not loaded yet')).toHaveCount(0, { timeout: 90_000 });
}

async function closePanel(page: Page): Promise<void> {
	await page.keyboard.press('Escape');
	await expect(panel(page)).toHaveCount(0);
}

async function finished(page: Page, count: number): Promise<void> {
	await expect(answers(page)).toHaveCount(count);
	await expect(answers(page).last()).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
}

/** The last answer, once it is stored with its receipt. */
async function stored(page: Page): Promise<Message> {
	const last = async () => (await storedMessages(page)).at(-1);
	await expect.poll(async () => (await last())?.receipt).toBeDefined();
	return (await last()) ?? missing();
}

const thoughts = async (page: Page) => (await stored(page)).reasoning?.text;
const question = '[think=one two three four] [say=Yes.]';

test.setTimeout(240_000);

test('thinking is off, on or limited for a chat; that survives a reload and stands in the receipt', async ({
	page,
	host
}) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.goto(`${host.url}?engine=fake`);
	await untilReady(page);
	await ask(page, question);
	await finished(page, 1);
	expect(await thoughts(page)).toBe('one two three four');

	await test.step('off, after a reload too', async () => {
		await openPanel(page);
		await expect(choice(page).getByRole('radio', { name: 'Model decides' })).toBeChecked();
		await expect(budget(page)).toHaveCount(0);
		await choice(page).getByRole('radio', { name: 'Off' }).check({ force: true });
		await expectAccessible(page);
		await closePanel(page);
		await ask(page, `${question} 2`);
		await finished(page, 2);
		expect(await thoughts(page)).toBeUndefined();
		const again = new URL(page.url());
		again.searchParams.set('engine', 'fake'); // which the address of the chat has not kept
		await page.goto(again.href);
		await untilReady(page);
		await ask(page, `${question} 3`);
		await finished(page, 3);
		expect(await thoughts(page)).toBeUndefined();
		expect((await stored(page)).receipt?.thinking).toEqual({ enabled: false });
	});

	await test.step('on with a budget, replayed alike', async () => {
		await openPanel(page);
		await expect(choice(page).getByRole('radio', { name: 'Off' })).toBeChecked();
		await choice(page).getByRole('radio', { name: 'On' }).check({ force: true });
		await budget(page).fill('0');
		await expect(panel(page).getByText(/whole number from 1 to 32,768/)).toBeVisible();
		await budget(page).fill('2');
		await expectAccessible(page);
		await closePanel(page);
		await ask(page, `${question} 4`);
		await finished(page, 4);
		expect((await thoughts(page))?.trim()).toBe('one two');

		// What the chat says now does not matter to what was answered then.
		await openPanel(page);
		await choice(page).getByRole('radio', { name: 'Model decides' }).check({ force: true });
		await closePanel(page);
		await page.getByRole('button', { name: 'More about this answer' }).last().click();
		await page.getByRole('menuitem', { name: 'Receipt' }).click();
		const receipt = page.getByRole('dialog', { name: 'Receipt' });
		await expect(receipt).toContainText('On, 2 tokens at most');
		const replay = receipt.getByRole('region', { name: 'Replay' });
		await replay.getByRole('button', { name: /^Replay/ }).click();
		await expect(replay).toContainText('Identical', { timeout: 60_000 });
	});
});

test('a model whose thinking cannot be steered is not offered it', async ({ page, host }) => {
	await page.goto(host.url); // the real Guide, which does not think
	await untilReady(page);
	await openPanel(page);
	await expect(panel(page).getByRole('group', { name: 'Answer as JSON' })).toBeVisible(); // what it can do is offered
	await expect(choice(page)).toHaveCount(0);
});
