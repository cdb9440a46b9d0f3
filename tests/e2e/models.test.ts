import { readFileSync } from 'node:fs';
import { expect, test, untilReady } from '../fixtures/app.ts';
import { answers, ask } from '../fixtures/chat.ts';

test.use({ hosting: 'isolating' });

const weights = 'static/models/guide/guide-q8_0.gguf';

test('a GGUF file from the disk is chatted with, and nothing of it leaves the page', async ({ page, host }) => {
	await page.goto(`${host.url}/models`);
	await untilReady(page);
	const before = host.requests.length;
	await page.getByLabel('GGUF file').setInputFiles({
		name: 'My-Model-Q8_0.gguf',
		mimeType: 'application/octet-stream',
		buffer: readFileSync(weights)
	});
	await expect(page).toHaveURL(`${host.url}/`);
	await expect(page.getByRole('button', { name: 'Model: My-Model-Q8_0' })).toBeVisible();
	await ask(page, 'Who are you?');
	await expect(answers(page)).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
	await expect(answers(page)).not.toBeEmpty();
	const sent = host.requests.slice(before).filter(({ method }) => method !== 'GET');
	expect(sent).toEqual([]);

	await page.goto(`${host.url}/models`); // a fresh page: the browser gave us the file for this tab's life only
	await untilReady(page);
	await expect(page.getByRole('list', { name: 'Models on this device' }).getByRole('listitem')).toHaveCount(1);
});

test(
	'the model of a running chat can be changed, and a file can be closed again',
	{ tag: '@full' },
	async ({ page, host }) => {
		await page.goto(`${host.url}/`);
		await untilReady(page);
		await ask(page, 'Hello');
		await expect(answers(page)).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
		const chatUrl = page.url();
		await page.getByRole('link', { name: 'Models', exact: true }).first().click();
		await page
			.getByLabel('GGUF file')
			.setInputFiles({ name: 'other.gguf', mimeType: 'application/octet-stream', buffer: readFileSync(weights) });
		await expect(page.getByRole('button', { name: 'Model: other' })).toBeVisible();
		await page.getByRole('navigation', { name: 'Chats' }).getByRole('link', { name: 'Hello' }).click();
		await expect(page).toHaveURL(chatUrl);
		await ask(page, 'Thanks');
		await expect(answers(page).nth(1)).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
		await page.getByRole('button', { name: 'Model: other' }).click();
		await page
			.getByRole('dialog', { name: 'Models on this device' })
			.getByRole('button', { name: /^Guide/ })
			.click();
		await ask(page, 'Thanks again');
		await expect(answers(page).nth(2)).toHaveAttribute('data-state', 'done', { timeout: 60_000 });

		await page.getByRole('link', { name: 'Models', exact: true }).first().click();
		await page.getByRole('button', { name: 'Close', exact: true }).click();
		await expect(page.getByRole('list', { name: 'Models on this device' }).getByRole('listitem')).toHaveCount(1);
	}
);

test('a file that is no model is refused with a reason', async ({ page, host }) => {
	await page.goto(`${host.url}/models`);
	await untilReady(page);
	const choose = (name: string, buffer: Buffer) =>
		page.getByLabel('GGUF file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
	await choose('notes.gguf', Buffer.from('not a model at all'));
	await expect(page.getByText('notes.gguf is not a GGUF file')).toBeVisible();
});

test(
	'a file that begins like a model and is cut short is refused with both sizes, and Guide goes on',
	{ tag: '@full' },
	async ({ page, host }) => {
		await page.goto(`${host.url}/models`);
		await untilReady(page);
		const buffer = readFileSync(weights).subarray(0, 200_000);
		await page
			.getByLabel('GGUF file')
			.setInputFiles({ name: 'cut.gguf', mimeType: 'application/octet-stream', buffer });
		await expect(page.getByText(/cut\.gguf is incomplete: 200 kB of \d\.\d MB are there/)).toBeVisible();
		await expect(page).toHaveURL(`${host.url}/models`);
		await page.goto(`${host.url}/`);
		await untilReady(page);
		await ask(page, 'Hello');
		await expect(answers(page)).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
	}
);
