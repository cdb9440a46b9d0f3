import type { Page } from '@playwright/test';
import { expect, test, untilReady } from '../fixtures/app.ts';
import { ask } from '../fixtures/chat.ts';

const messages = 300;

/** One chat of llama.cpp's web UI. */
const longChat = JSON.stringify({
	conv: { id: 'long', name: 'A long chat', lastModified: 1_700_000_000_000 },
	messages: Array.from({ length: messages }, (_, at) => ({
		...{ id: `long-${at}`, role: at % 2 === 0 ? 'user' : 'assistant' },
		...{ parent: at === 0 ? null : `long-${at - 1}`, timestamp: 1_700_000_000_000 + at },
		content: `Message number ${at}.\n\n${'It has some words so that it takes some room. '.repeat(5)}`
	}))
});

const count = (page: Page) => page.getByRole('article').count();

/** How far below the top of the scrolled part a message is. */
const topOf = (page: Page, text: string) =>
	page.getByText(text).evaluate((element) => element.getBoundingClientRect().top);

test('a long chat opens at its end, and the rest comes where somebody reads back, without a jump', async ({
	page,
	host
}) => {
	await page.goto(`${host.url}/settings?engine=fake`);
	await untilReady(page);
	const data = page.getByRole('region', { name: 'Your data' });
	const file = { name: 'long.json', mimeType: 'application/json', buffer: Buffer.from(longChat) };
	await data.locator('input[type=file]').setInputFiles(file);
	await page.getByRole('navigation', { name: 'Chats' }).getByRole('link', { name: 'A long chat' }).click();

	await expect(page.getByText('Message number 299.')).toBeInViewport();
	const earlier = page.getByRole('button', { name: /Show \d+ earlier messages/ });
	await expect(earlier).toBeAttached();
	const shown = await count(page);
	expect(shown).toBeGreaterThanOrEqual(12);
	expect(shown).toBeLessThanOrEqual(52); // the first ones, and what comes before the reader gets there

	// With the keyboard: what is being read stays where it is.
	await page.getByText('Message number 290.').scrollIntoViewIfNeeded();
	const before = await topOf(page, 'Message number 290.');
	await earlier.evaluate((button: HTMLElement) => button.focus({ preventScroll: true }));
	await page.keyboard.press('Enter');
	await expect.poll(() => count(page)).toBeGreaterThanOrEqual(shown + 20);
	expect(Math.abs((await topOf(page, 'Message number 290.')) - before)).toBeLessThan(4);

	// By scrolling, up to the first message.
	await expect(async () => {
		await page.locator('.scroll').evaluate((element) => (element.scrollTop = 0));
		await expect(earlier).toBeHidden({ timeout: 500 });
	}).toPass();
	await expect(page.getByText('Message number 0.')).toBeVisible();
	expect(await count(page)).toBe(messages);

	// An answer that comes in now keeps what somebody has read back to.
	await ask(page, '[words=5]');
	await expect(page.getByRole('article', { name: 'Assistant' }).last()).toHaveAttribute('data-state', 'done');
	expect(await count(page)).toBe(messages + 2);
});
