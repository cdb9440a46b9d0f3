import type { Locator, Page } from '@playwright/test';
import { expect, test, untilReady } from '../fixtures/app.ts';
import { answers, ask } from '../fixtures/chat.ts';

test.use({ hosting: 'isolating' });

const field = (page: Page) => page.getByRole('textbox', { name: 'Message', exact: true });
const tray = (page: Page) => page.locator('form').getByRole('list', { name: 'Attached files' });
const gauge = (page: Page) => page.getByRole('button', { name: /^Context:/ });
const unread = (page: Page) => page.getByText('Earlier messages are not read by the model any more');

async function attach(page: Page, name: string, text: string): Promise<void> {
	await page.locator('form input[type=file]').setInputFiles({ name, mimeType: '', buffer: Buffer.from(text) });
	await expect(tray(page).getByText(name)).toBeVisible();
}

async function paste(place: Locator, text: string): Promise<void> {
	await place.evaluate((element, pasted) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', pasted);
		element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
	}, text);
}

/** Tokens of prompt and answer together, as they stand under the last answer. */
async function usedByLast(page: Page): Promise<number> {
	const line = await answers(page)
		.last()
		.getByText(/prompt \+ [\d,]+ answer tokens/)
		.innerText();
	const numbers = line.replaceAll(',', '').match(/\d+/g) ?? [];
	return numbers.reduce((sum, number) => sum + Number(number), 0);
}

test(
	'a file goes with a question; the gauge counts; what does not fit is told; a reload keeps all of it',
	{ tag: '@full' },
	async ({ page, host }) => {
		await page.goto(host.url);
		await untilReady(page);
		await expect(gauge(page)).toHaveCount(0);
		const code = 'def greet(name):\n\treturn f"Hello {name}"\n\n'.repeat(20);
		await attach(page, 'greet.py', code);
		await expect(tray(page).getByText(/^840 B · \d+ tokens$/)).toBeVisible(); // counted by Guide, not estimated
		await expect(gauge(page)).toHaveAccessibleName(/^Context: \d+ of 1,024 tokens used, \d+ left$/);
		await ask(page, 'What is this?');
		await expect(answers(page)).toHaveAttribute('data-state', /done|stopped/);
		await expect(tray(page)).toHaveCount(0);
		await page.getByRole('article', { name: 'You' }).getByRole('button', { name: 'greet.py' }).click();
		await expect(page.getByRole('dialog', { name: 'greet.py' }).getByLabel('Text of greet.py')).toHaveText(code.trim());
		await page.keyboard.press('Escape');
		const used = await usedByLast(page);
		await expect(gauge(page)).toHaveAccessibleName(
			`Context: ${used.toLocaleString('en')} of 1,024 tokens used, ${1024 - used} left`
		);

		// A long paste is a file that can be taken back.
		const long = 'All work and no play.\n'.repeat(1400);
		await field(page).fill('before after');
		await field(page).evaluate((element: HTMLTextAreaElement) => element.setSelectionRange(7, 7));
		await paste(field(page), long);
		await expect(tray(page).getByText('Pasted text.txt')).toBeVisible();
		await tray(page).getByRole('button', { name: 'Paste as text instead' }).click();
		await expect(field(page)).toHaveValue(`before ${long}after`);
		await expect(tray(page)).toHaveCount(0);
		await expect(field(page)).toBeFocused();

		// More than the 1,024 tokens of Guide: the line says from where on it reads.
		await ask(page, `What does a model need? ${'I have a laptop with a graphics card and some memory. '.repeat(22)}`);
		await expect(answers(page).nth(1)).toHaveAttribute('data-state', /done|stopped/);
		await expect(unread(page)).toBeVisible();
		await gauge(page).click();
		const details = page.getByRole('dialog', { name: 'Context window' });
		await expect(details.getByText('The first 2 messages of this chat are not read any more.')).toBeVisible();
		await page.keyboard.press('Escape');

		await attach(page, 'later.csv', 'a,b\n1,2\n');
		await field(page).fill('half a thought');
		await page.reload();
		await untilReady(page);
		await expect(page.getByRole('article', { name: 'You' }).getByRole('button', { name: 'greet.py' })).toBeVisible();
		await expect(unread(page)).toBeVisible();
		await expect(tray(page).getByText('later.csv')).toBeVisible();
		await expect(field(page)).toHaveValue('half a thought');
	}
);
