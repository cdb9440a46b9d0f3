import { readFileSync } from 'node:fs';
import { expect, test, untilReady } from '../fixtures/app.ts';
import { answers, ask } from '../fixtures/chat.ts';

test.use({ hosting: 'isolating' });

test('chats are pinned, archived, searched, branched off and saved; a temporary one is never stored', async ({
	page,
	host
}) => {
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	const list = page.getByRole('navigation', { name: 'Chats' });
	const item = (title: string) => list.getByRole('link', { name: title });
	const choose = async (title: string, action: string) => {
		await item(title).hover();
		await list.getByRole('button', { name: `Options for ${title}` }).click();
		await page.getByRole('menuitem', { name: action }).click();
	};
	const begin = async (text: string) => {
		await page.getByRole('button', { name: 'New chat', exact: true }).click();
		await ask(page, text);
		await expect(answers(page)).toHaveAttribute('data-state', 'done');
	};
	for (const [title, answer] of [
		['First', 'The oven needs 250 degrees.'],
		['Second', 'Nothing about that.'],
		['Third', 'Nothing either.']
	])
		await begin(
			`${title} question, so long that its title ends before the script ${'of it '.repeat(12)}[say=${answer}] [think=Let me see.]`
		);

	await test.step('what was thought can be unfolded', async () => {
		await answers(page).locator('summary', { hasText: 'Thought for' }).click();
		await expect(answers(page).getByText('Let me see.')).toBeVisible();
	});

	await test.step('pin and archive', async () => {
		await choose('First', 'Pin');
		await expect(list.getByRole('heading').first()).toHaveText('Pinned');
		await expect(list.getByRole('link').first()).toHaveText(/First/);
		await choose('Second', 'Archive');
		await expect(item('Second')).toHaveCount(0);
		await list.getByRole('button', { name: 'Archived (1)' }).click();
		await expect(item('Second')).toBeVisible();
		await list.getByRole('button', { name: 'All chats' }).click();
	});

	await test.step('search finds text in any chat, by keyboard alone', async () => {
		await page.keyboard.press('ControlOrMeta+k');
		const palette = page.getByRole('dialog', { name: 'Search chats and go anywhere' });
		await expect(palette.getByRole('combobox')).toBeFocused();
		await page.keyboard.type('OVÉN 250');
		await expect(palette.getByRole('option')).toHaveCount(1);
		await expect(palette.locator('mark').first()).toHaveText('oven');
		await page.keyboard.press('Enter');
		await expect(answers(page)).toHaveText(/The oven needs 250 degrees/);
	});

	await test.step('a branch becomes a chat of its own', async () => {
		const before = page.url();
		await answers(page).getByRole('button', { name: 'Branch off here' }).click();
		await expect(page).not.toHaveURL(before);
		await expect(answers(page)).toHaveText(/The oven needs 250 degrees/);
		await expect(item('First')).toHaveCount(2);
	});

	await test.step('one chat is saved as text', async () => {
		const download = page.waitForEvent('download');
		await choose('Third', 'Save as text');
		const file = await download;
		expect(file.suggestedFilename()).toMatch(/^Third.*\.md$/);
		expect(readFileSync(await file.path(), 'utf8')).toContain('Nothing either.');
	});

	await test.step('an answer that was stopped goes on where it ended', async () => {
		await begin('Count [say=one two three]');
		await ask(page, 'On [slow=300] [say=four five six seven eight]');
		await expect(answers(page).last()).toContainText('five');
		await page.keyboard.press('Escape');
		await expect(answers(page).last()).toHaveAttribute('data-state', 'stopped');
		await answers(page).last().getByRole('button', { name: 'Continue' }).click();
		await expect(answers(page).last()).toHaveAttribute('data-state', 'done');
		await expect(answers(page).last().getByText('four five six seven eight', { exact: true })).toBeVisible();
	});

	await test.step('a temporary chat leaves nothing', async () => {
		await page.getByRole('button', { name: 'New chat', exact: true }).click();
		await page.getByRole('button', { name: 'Temporary chat, never stored' }).click();
		await ask(page, 'Between us [say=Our secret.]');
		await expect(answers(page)).toHaveAttribute('data-state', 'done');
		await expect(page.getByText('it is never stored')).toBeVisible();
		await expect(item('Between us')).toHaveCount(0);
		await page.reload();
		await untilReady(page);
		await expect(page.getByText('Our secret.')).toHaveCount(0);
	});
});
