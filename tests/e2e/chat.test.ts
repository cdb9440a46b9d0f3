import { expect, test, untilReady, untilStored } from '../fixtures/app.ts';
import { answers, ask } from '../fixtures/chat.ts';

test.use({ hosting: 'isolating' });

test.describe('with its service worker', () => {
	test.use({ hosting: 'bare' });

	test('answers from Guide, and goes on without any network', async ({ page, host, violations }) => {
		await page.goto(`${host.url}/`);
		await untilReady(page);
		await ask(page, 'Who are you?');
		const first = answers(page).first();
		await expect(first).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
		await expect(first).toContainText('Guide');
		await expect(first).toContainText(/\d+ tokens\/s/);
		await expect(first).toContainText(/first token \d/);
		await expect(first).toContainText(/\d+ prompt \+ \d+ answer tokens/);
		await expect(page).toHaveURL(/\/chat\/\w+$/);

		await untilStored(page);
		await host.close();
		await page.reload();
		await untilReady(page);
		await expect(answers(page).first()).toContainText('Guide');
		// Nobody taught Guide these words: its handbook knows what they mean, also offline, and the app says how it understood them.
		await ask(page, 'what is this kv cache thing for');
		await expect(answers(page).nth(1)).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
		await expect(answers(page).nth(1)).toContainText('Understood as: What is the KV cache?');
		await expect(answers(page).nth(1)).toContainText('earlier tokens');
		await expect(page.getByRole('article', { name: 'You' })).toHaveCount(2);
		expect(violations).toEqual([]);
	});
});

test('each suggestion on the first screen gets an answer', { tag: '@full' }, async ({ page, host }) => {
	for (const index of [0, 1, 2]) {
		await page.goto(`${host.url}/`);
		await untilReady(page);
		await page.getByRole('list', { name: 'Suggestions' }).getByRole('button').nth(index).click();
		await expect(answers(page)).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
		await expect(answers(page)).toContainText(
			[/run language models/, /3\.5 GB/, /leaves this device|not sent anywhere/][index] ?? /^$/
		);
	}
});

test('a calculation is shown above the answer, and is still there after a reload', async ({ page, host }) => {
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	await ask(page, 'Work it out [call=round(13 * 5 / 8, 1)]');
	const answer = answers(page);
	await expect(answer).toHaveAttribute('data-state', 'done');
	const check = async () => {
		await expect(answer.getByRole('listitem')).toHaveText(/13 × 5 ÷ 8.*8\.1/);
		await expect(answer).toContainText('The calculator says 8.1.');
		await expect(answer).not.toContainText('tool_call');
	};
	await check();
	await ask(page, 'Next question');
	await expect(answers(page).nth(1)).toHaveAttribute('data-state', 'done');
	await page.reload();
	await untilReady(page);
	await expect(answers(page)).toHaveCount(2);
	await expect(answers(page).first().getByRole('listitem')).toHaveText(/13 × 5 ÷ 8.*8\.1/);
});

test('Stop keeps what was written and marks it', async ({ page, host }) => {
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	await ask(page, 'Count [slow=60] [words=200]');
	const answer = answers(page);
	await expect(answer).toHaveAttribute('data-state', 'streaming');
	await expect(answer.locator('p').first()).toContainText(/\w+ \w+/);
	await page.getByRole('button', { name: 'Stop' }).click();
	await expect(answer).toHaveAttribute('data-state', 'stopped');
	await expect(answer).toContainText('Stopped.');
	await expect(page.getByRole('button', { name: 'Send' })).toBeVisible();
	const text = await answer.innerText();
	await page.reload();
	await untilReady(page);
	// Continue is offered as soon as the model is loaded again.
	await expect.poll(() => answers(page).innerText()).toBe(text);
});

test('an answer that a reload cuts off is kept and marked', async ({ page, host }) => {
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	await ask(page, 'Count [slow=60] [words=400]');
	await expect(answers(page)).toContainText(/(\w+ ){20}/, { timeout: 10_000 });
	await page.reload();
	await untilReady(page);
	await expect(answers(page)).toHaveAttribute('data-state', 'stopped');
	await expect(answers(page)).toContainText(/(\w+ ){5}/);
	await expect(answers(page)).toContainText('cut off when the page closed');
});

test('another chat can be read while an answer is being written', async ({ page, host }) => {
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	await ask(page, 'First chat');
	await expect(answers(page)).toHaveAttribute('data-state', 'done');
	await page.getByRole('button', { name: 'New chat' }).click();
	await ask(page, 'Second chat [slow=40] [words=60]');
	await expect(answers(page)).toHaveAttribute('data-state', 'streaming');
	const chats = page.getByRole('navigation', { name: 'Chats' });
	await chats.getByRole('link', { name: 'First chat' }).click();
	await expect(answers(page)).toHaveAttribute('data-state', 'done');
	await chats.getByRole('link', { name: /Second chat/ }).click();
	await expect(answers(page)).toHaveAttribute('data-state', 'done', { timeout: 15_000 });
});

test('an edited question and a second answer are versions; none is lost', async ({ page, host }) => {
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	await ask(page, 'Say it [say=first answer]');
	await expect(answers(page)).toContainText('first answer');
	await page.getByRole('button', { name: 'Answer again' }).click();
	await expect(answers(page).getByText('2/2')).toBeVisible();

	const question = page.getByRole('article', { name: 'You' });
	await question.hover();
	await question.getByRole('button', { name: 'Edit' }).click();
	await page.getByRole('textbox', { name: 'Edit message' }).fill('Say it [say=second answer]');
	await page.getByRole('button', { name: 'Send again' }).click();
	await expect(answers(page)).toContainText('second answer');
	await question.hover();
	await question.getByRole('button', { name: 'Previous version' }).click();
	await expect(answers(page)).toContainText('first answer');
	await page.reload();
	await untilReady(page);
	await expect(answers(page)).toContainText('first answer');
});

test('a chat is renamed, deleted, and brought back', async ({ page, host }) => {
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	await ask(page, 'A chat to rename');
	await expect(answers(page)).toHaveAttribute('data-state', 'done');
	const chats = page.getByRole('navigation', { name: 'Chats' });
	await chats.getByRole('link', { name: 'A chat to rename' }).hover();
	await chats.getByRole('button', { name: 'Options for A chat to rename' }).click();
	await page.getByRole('menuitem', { name: 'Rename' }).click();
	await page.getByRole('textbox', { name: 'Name of the chat' }).fill('Better name');
	await page.keyboard.press('Enter');
	await expect(chats.getByRole('link', { name: 'Better name' })).toBeVisible();

	await chats.getByRole('link', { name: 'Better name' }).hover();
	await chats.getByRole('button', { name: 'Options for Better name' }).click();
	await page.getByRole('menuitem', { name: 'Delete' }).click();
	await expect(chats.getByRole('link')).toHaveCount(0);
	await expect(page).toHaveURL(`${host.url}/`);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(chats.getByRole('link', { name: 'Better name' })).toBeVisible();
	await expect(page.getByRole('log', { name: 'Conversation' })).toContainText('A chat to rename');
});

test('a draft survives a reload, and drafts of chats do not mix', async ({ page, host }) => {
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	await ask(page, 'Hello');
	await expect(answers(page)).toHaveAttribute('data-state', 'done');
	const message = page.getByRole('textbox', { name: 'Message', exact: true });
	await message.fill('half a thought');
	await page.reload();
	await untilReady(page);
	await expect(message).toHaveValue('half a thought');
	await page.getByRole('button', { name: 'New chat' }).click();
	await expect(message).toHaveValue('');
});

test('Enter sends, Shift and Enter begins a line, Escape stops', async ({ page, host }) => {
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	const message = page.getByRole('textbox', { name: 'Message', exact: true });
	await expect(message).toBeFocused();
	await page.keyboard.type('one');
	await page.keyboard.press('Shift+Enter');
	await page.keyboard.type('two [slow=60] [words=300]');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('article', { name: 'You' })).toContainText('one\ntwo', { useInnerText: true });
	await expect(message).toBeFocused();
	await expect(answers(page).locator('p').first()).toContainText(/\w+ \w+/);
	await page.keyboard.press('Escape');
	await expect(answers(page)).toHaveAttribute('data-state', 'stopped');
});
