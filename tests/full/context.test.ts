import type { Locator, Page } from '@playwright/test';
import { expect, test, untilReady } from '../fixtures/app.ts';
import { expectAccessible } from '../fixtures/axe.ts';
import { answers, ask } from '../fixtures/chat.ts';

const field = (page: Page) => page.getByRole('textbox', { name: 'Message', exact: true });
const tray = (page: Page) => page.locator('form').getByRole('list', { name: 'Attached files' });
const gauge = (page: Page) => page.getByRole('button', { name: /^Context:/ });
const line = (page: Page) => page.getByRole('note', { name: 'Limit of the context window' });
const questions = (page: Page) => page.getByRole('article', { name: 'You' });

type Picked = [name: string, content: string | Buffer, mimeType?: string];

async function pick(page: Page, ...files: Picked[]): Promise<void> {
	await page
		.locator('form input[type=file]')
		.setInputFiles(files.map(([name, content, mimeType = '']) => ({ name, mimeType, buffer: Buffer.from(content) })));
}

async function choose(page: Page, policy: 'Drop oldest' | 'Summarize' | 'Stop'): Promise<void> {
	await page.getByRole('button', { name: 'Chat settings' }).click();
	const panel = page.getByRole('dialog', { name: 'Chat settings' });
	await panel.getByRole('radio', { name: policy }).check({ force: true });
	await expectAccessible(page);
	await page.keyboard.press('Escape');
	await expect(panel).toHaveCount(0);
}

/** Files that the browser says were dragged over an element and dropped there, or pasted into it. */
async function bring(place: Locator, how: 'drop' | 'paste', name: string, text: string): Promise<void> {
	await place.evaluate(
		(element, brought) => {
			const data = new DataTransfer();
			data.items.add(new File([brought.text], brought.name));
			const shared = { bubbles: true, cancelable: true };
			if (brought.how === 'paste')
				return void element.dispatchEvent(new ClipboardEvent('paste', { ...shared, clipboardData: data }));
			for (const type of ['dragenter', 'dragover', 'drop'])
				element.dispatchEvent(new DragEvent(type, { ...shared, dataTransfer: data }));
		},
		{ how, name, text }
	);
	await expect(tray(page(place)).getByText(name)).toBeVisible();
}

const page = (place: Locator) => place.page();
// Guide reads more than a thousand tokens several times here.
test.setTimeout(300_000);

const ended = /done|stopped/;
const patience = { timeout: 90_000 };

const long = (words: string) => `${words} ${'I have a laptop with a graphics card and some memory. '.repeat(40)}`;

test('stop asks how to go on; the oldest are then summarized, and stay, on a phone', async ({ page, host }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.goto(host.url);
	await untilReady(page);
	await choose(page, 'Stop');
	await ask(page, long('What does a model need?'));
	await expect(answers(page)).toHaveAttribute('data-state', ended, patience);
	await ask(page, long('Tell me about quantization.'));
	await expect(answers(page).nth(1)).toHaveAttribute('data-state', 'failed', patience);
	await expect(answers(page).nth(1)).toContainText(/This chat has about [\d,]+ tokens\. The model holds 1,024/);
	await expect(line(page)).toHaveCount(0);
	await expectAccessible(page);

	await answers(page).nth(1).getByRole('button', { name: 'Summarize the oldest' }).click();
	await expect(answers(page).nth(1)).toHaveAttribute('data-state', ended, patience);
	await expect(line(page)).toContainText('The model reads a summary of the earlier messages');
	await line(page).getByText('The summary').click();
	await expect(line(page).locator('details > div')).toHaveText(/\w/);
	await expectAccessible(page);
	await line(page).getByRole('button', { name: 'Fold 2 messages' }).click();
	await expect(questions(page)).toHaveCount(1);
	await line(page).getByRole('button', { name: 'Show 2 messages' }).click();
	await expect(questions(page)).toHaveCount(2);

	// The summary and the policy are kept with the chat, and the next answer reads the same summary.
	const summary = await line(page).locator('details > div').innerText();
	await page.reload();
	await untilReady(page);
	await page.getByRole('button', { name: 'Chat settings' }).click();
	await expect(page.getByRole('radio', { name: 'Summarize' })).toBeChecked();
	await page.keyboard.press('Escape');
	// What the handbook knows stands by itself; this it does not know, so Guide reads the chat before it.
	await ask(page, 'My notes have 12 lines and 7 words.');
	await expect(answers(page).nth(2)).toHaveAttribute('data-state', ended, patience);
	await line(page).getByText('The summary').click();
	await expect(line(page).locator('details > div')).toHaveText(summary);
});

test('files come by picker, drop and paste; what cannot be read is refused by name with the reason', async ({
	page,
	host
}) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	const png = Buffer.from(
		'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
		'base64'
	);
	await pick(
		page,
		['utf16.txt', Buffer.from('\ufeffGrüße', 'utf16le')],
		['paper.pdf', '%PDF-1.7'],
		['tool.exe', Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])],
		['dot.png', png, 'image/png'],
		['empty.md', '']
	);
	await expect(tray(page).getByText('utf16.txt')).toBeVisible();
	const refusals = page.locator('form').getByRole('alert');
	await expect(refusals.getByRole('listitem')).toHaveText([
		'paper.pdf is a PDF, and PDFs cannot be read yet. Copy its text, or save it as a text file.',
		'tool.exe is a program.',
		'dot.png is an image, and Guide reads text only.',
		'empty.md is empty.'
	]);
	await expectAccessible(page);
	await refusals.getByRole('button', { name: 'Close' }).click();
	await expect(refusals).toHaveCount(0);

	await bring(page.getByRole('heading', { level: 1 }), 'drop', 'dropped.json', '{"a": 1}');
	await bring(field(page), 'paste', 'pasted.log', 'started\n');
	await expect(tray(page).getByRole('button')).toHaveCount(3);
	await tray(page).getByRole('button', { name: 'Remove pasted.log' }).click();
	await expect(tray(page).getByText('pasted.log')).toHaveCount(0);
	await gauge(page)
		.tap()
		.catch(() => gauge(page).click());
	await expect(page.getByRole('dialog', { name: 'Context window' })).toContainText('Next prompt');
	await expectAccessible(page);
	await page.keyboard.press('Escape');

	// Files alone are a message; editing it, searching and exporting keep them.
	await page.getByRole('button', { name: 'Send', exact: true }).click();
	await expect(answers(page)).toHaveAttribute('data-state', ended, patience);
	await expect(questions(page).getByRole('button', { name: /utf16\.txt|dropped\.json/ })).toHaveCount(2);
	await expectAccessible(page);
	await questions(page).getByRole('button', { name: 'utf16.txt' }).click();
	await expect(page.getByRole('dialog', { name: 'utf16.txt' }).locator('pre')).toHaveText('Grüße');
	await expectAccessible(page);
	await page.keyboard.press('Escape');
	await questions(page).getByRole('button', { name: 'Edit' }).click();
	await page.getByRole('textbox', { name: 'Edit message' }).fill('Read them again.');
	await page.getByRole('button', { name: 'Send again' }).click();
	await expect(answers(page)).toHaveAttribute('data-state', ended, patience);
	await expect(questions(page).getByRole('button', { name: /utf16\.txt|dropped\.json/ })).toHaveCount(2);
	await page.keyboard.press('Control+k');
	await page.getByRole('combobox').fill('grusse');
	await page.getByRole('combobox').fill('dropped.json');
	await expect(page.getByRole('option', { name: /dropped\.json/ }).first()).toBeVisible();
});

test('a draft of 100 kB with files survives a reload', async ({ page, host }) => {
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	const text = 'A long thought. '.repeat(6_400);
	await field(page).fill(text);
	await pick(page, ['big.csv', 'a,b\n'.repeat(25_000)], ['small.txt', 'x']);
	await expect(tray(page).getByRole('button')).toHaveCount(2);
	await page.waitForTimeout(1_000); // a draft is saved at most every 300 ms
	await page.reload();
	await untilReady(page);
	await expect(field(page)).toHaveValue(text);
	await expect(tray(page).getByText('big.csv')).toBeVisible();
	await expect(tray(page).getByText('small.txt')).toBeVisible();
});
