import type { BrowserContext, Page } from '@playwright/test';
import { expect, test, untilReady } from '../fixtures/app.ts';
import { answers, ask } from '../fixtures/chat.ts';

const enginesOf = (page: Page) => page.workers().filter((worker) => /\/(wllama|fake)\.worker/.test(worker.url()));
const countEngines = (context: BrowserContext) => context.pages().flatMap(enginesOf).length;

async function open(context: BrowserContext, url: string): Promise<Page> {
	const page = await context.newPage();
	await page.goto(url);
	await untilReady(page);
	return page;
}

/** What the popover of the model switcher says about where the model runs. */
async function expectPlace(page: Page, text: string | RegExp): Promise<void> {
	await page.getByRole('button', { name: /^Model: / }).click();
	const popover = page.getByRole('dialog', { name: 'Models on this device' });
	await expect(popover.locator('.backend')).toContainText(text);
	await page.keyboard.press('Escape');
	await expect(popover).toBeHidden();
}

test(
	'three tabs share one engine; it moves to the tab that asks for it, and on when that one is closed',
	{ tag: '@full' },
	async ({ context, host }) => {
		const first = await open(context, `${host.url}/`);
		const second = await open(context, `${host.url}/`);
		const third = await open(context, `${host.url}/`);
		await ask(second, 'Who are you?');
		await ask(third, 'Hello');
		await expect(answers(second)).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
		await expect(answers(second).locator('.markdown')).toContainText(/\w+ \w+/);
		await expect(answers(third)).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
		expect(countEngines(context)).toBe(1);
		expect(enginesOf(first)).toHaveLength(1);
		await expectPlace(first, /on its CPU\.\s*$/);

		await second.getByRole('button', { name: /^Model: / }).click();
		const popover = second.getByRole('dialog', { name: 'Models on this device' });
		await expect(popover.locator('.backend')).toContainText('On this device, on its CPU, in another tab.');
		await popover.getByRole('button', { name: 'Move here' }).click();
		await expect(popover.locator('.backend')).toHaveText('On this device, on its CPU.', { timeout: 60_000 });
		await second.keyboard.press('Escape');
		expect([enginesOf(first).length, enginesOf(second).length]).toEqual([0, 1]);

		await second.close();
		await ask(first, 'Hello');
		await expect(answers(first)).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
		expect(countEngines(context)).toBe(1);
	}
);

test('an answer keeps its words when the tab that computes it is closed, one that waits is asked again', async ({
	context,
	host
}) => {
	const leader = await open(context, `${host.url}/?engine=fake`);
	const second = await open(context, `${host.url}/?engine=fake`);
	const third = await open(context, `${host.url}/?engine=fake`);
	await ask(second, 'Go [slow=50] [words=1000]');
	await expect(answers(second).locator('.markdown')).toContainText(/\w+ \w+/);
	await ask(third, 'After it [say=my turn]');
	await expect(answers(third)).toContainText('Waiting for another answer');
	await leader.close();
	await expect(answers(second)).toHaveAttribute('data-state', 'failed');
	await expect(answers(second)).toContainText('The tab that ran the model was closed or put to sleep.');
	await expect(answers(second).locator('.markdown')).toContainText(/\w+ \w+/);
	await expect(answers(third).locator('.markdown')).toHaveText('my turn');
	await ask(second, 'Again [say=back again]');
	await expect(answers(second).nth(1).locator('.markdown')).toHaveText('back again');
	expect(countEngines(context)).toBe(1);

	// A guest that is closed in the middle of its answer keeps nobody waiting.
	const owner = enginesOf(second).length === 1 ? second : third;
	const guest = owner === second ? third : second;
	await ask(guest, 'Go on [slow=50] [words=1000]');
	await expect(answers(guest).last().locator('.markdown')).toContainText(/\w+ \w+/);
	await guest.close();
	await ask(owner, 'And now [say=still here]');
	await expect(answers(owner).last().locator('.markdown')).toHaveText('still here');
});
