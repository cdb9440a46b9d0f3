import type { Page } from '@playwright/test';
import { expect, test, untilReady } from '../fixtures/app.ts';
import { expectAccessible } from '../fixtures/axe.ts';
import { answers, ask } from '../fixtures/chat.ts';
import { storedMessages } from '../fixtures/records.ts';

/** An open menu lies outside of all landmarks, as menus do. */
const besideLandmarks = ['region'];

const questions = (page: Page) => page.getByRole('article', { name: 'You' });
const undo = (page: Page) => page.getByRole('status').getByRole('button', { name: 'Undo' }).last();

async function deleteAnswer(page: Page, index: number, label: string): Promise<void> {
	await answers(page).nth(index).hover();
	await answers(page).nth(index).getByRole('button', { name: 'More about this answer' }).click();
	await page.getByRole('menuitem', { name: label, exact: true }).click();
}

async function finished(page: Page): Promise<void> {
	await expect(answers(page).last()).toHaveAttribute('data-state', /done|stopped/, { timeout: 90_000 });
}

test.setTimeout(420_000);

test('a version and what follows it is deleted, the one beside it is shown, and undo brings every word back', async ({
	page,
	host,
	context
}) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.goto(host.url); // the real Guide
	await untilReady(page);
	await ask(page, 'What is quantization?');
	await finished(page);
	await answers(page).first().getByRole('button', { name: 'Answer again' }).click();
	await expect(answers(page).getByText('2/2')).toBeVisible({ timeout: 90_000 }); // once it is written
	await finished(page);
	await ask(page, 'What is 12 * 34?');
	await expect(answers(page)).toHaveCount(2);
	await finished(page);
	const before = await storedMessages(page);
	expect(before).toHaveLength(5);
	const shown = await page.getByRole('log').innerText();

	await answers(page).first().hover();
	await answers(page).first().getByRole('button', { name: 'More about this answer' }).click();
	await expectAccessible(page, besideLandmarks);
	await page.keyboard.press('Escape');
	await deleteAnswer(page, 0, 'Delete this version and what follows');
	await expect(page.getByText('The answer and 2 messages after it were deleted.')).toBeVisible();
	await expect(answers(page)).toHaveCount(1);
	await expect(answers(page).getByRole('group', { name: 'Versions' })).toHaveCount(0);
	await expect(page.getByRole('textbox', { name: 'Message', exact: true })).toBeFocused();
	expect((await storedMessages(page)).map(({ id }) => id)).toEqual(before.slice(0, 2).map(({ id }) => id));

	const other = await context.newPage(); // open while it comes back
	await other.goto(page.url());
	await untilReady(other);
	await expect(answers(other)).toHaveCount(1);
	await undo(page).click();
	await expect(answers(page)).toHaveCount(2);
	await expect(answers(other)).toHaveCount(2);
	expect(await page.getByRole('log').innerText()).toBe(shown);
	expect(await storedMessages(page)).toEqual(before);
	await other.close();

	await test.step('the only answer leaves its question, which can be answered again', async () => {
		await deleteAnswer(page, 1, 'Delete this answer');
		await expect(answers(page)).toHaveCount(1);
		await questions(page).last().getByRole('button', { name: 'Get an answer' }).click();
		await expect(answers(page)).toHaveCount(2);
		await finished(page);
		await expect(answers(page).last()).toContainText('408');
	});

	await test.step('a message of one’s own, with all that follows it; after a reload it is still gone', async () => {
		await questions(page).first().hover();
		await questions(page).first().getByRole('button', { name: 'Delete this message and what follows' }).click();
		await expect(questions(page)).toHaveCount(0);
		await page.reload();
		await untilReady(page);
		expect(await storedMessages(page)).toEqual([]);
		await ask(page, 'Hello');
		await expect(answers(page)).toHaveCount(1);
		await finished(page);
	});
});

test('nothing is deleted while its answer is written, here or in another tab', async ({ page, host, context }) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	await ask(page, 'First [say=one]');
	await finished(page);
	const other = await context.newPage();
	await other.goto(`${page.url()}?engine=fake`);
	await untilReady(other);
	await expect(answers(other)).toHaveCount(1);
	await ask(page, 'On [slow=100] [words=500]');
	await expect(answers(page).last()).toContainText(/\w+ \w+/);
	await expect(
		questions(page)
			.first()
			.getByRole('button', { name: /^Delete this message/ })
	).toBeDisabled();
	await answers(page).first().hover();
	await answers(page).first().getByRole('button', { name: 'More about this answer' }).click();
	await expect(page.getByRole('menuitem', { name: 'Delete this answer and what follows' })).toHaveAttribute(
		'aria-disabled',
		'true'
	);
	await page.keyboard.press('Escape');

	await questions(other).first().hover();
	await questions(other)
		.first()
		.getByRole('button', { name: /^Delete this message/ })
		.click();
	await expect(other.getByRole('alert')).toContainText('Another tab is writing an answer there.');
	expect(await storedMessages(page)).toHaveLength(4);
	await page.getByRole('button', { name: 'Stop', exact: true }).click();
	await expect(answers(page).last()).toHaveAttribute('data-state', 'stopped');
	await questions(other)
		.first()
		.getByRole('button', { name: /^Delete this message/ })
		.click();
	await expect(questions(page)).toHaveCount(0);
	expect(await storedMessages(page)).toEqual([]);
});
