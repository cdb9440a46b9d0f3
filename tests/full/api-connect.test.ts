import { openClient, runModule } from '../fixtures/api-client.ts';
import { answer } from '../fixtures/api-stream.ts';
import { expect, test, untilReady } from '../fixtures/app.ts';

test('every request of the editor and every example is answered by Guide, with a key, too; the limit of tokens holds', async ({
	page,
	context,
	host
}) => {
	test.slow();
	await page.goto(`${host.url}/connect`);
	await untilReady(page);
	await page.getByRole('switch', { name: 'Local API' }).check();
	await page.getByRole('button', { name: 'Make a key' }).click();
	await expect(page.getByRole('button', { name: 'Remove' })).toBeVisible();

	const send = page.getByRole('button', { name: 'Send', exact: true });
	const outcome = page.getByRole('status').filter({ hasText: /^Status/ });
	const requests = page.getByRole('group', { name: 'Request' });
	for (const name of ['Chat', 'Responses', 'Ollama']) {
		await requests.getByRole('radio', { name, exact: true }).check();
		await send.click();
		await expect(page.locator('.words')).toContainText(/token/i, { timeout: 60_000 });
		await expect(outcome).toContainText(/^Status 200, /, { timeout: 60_000 });
		await expect(page.getByRole('region', { name: 'What came back' })).toContainText(/"?done"?|\[DONE\]|completed/);
	}
	await requests.getByRole('radio', { name: 'Chat', exact: true }).check();
	const editor = page.getByLabel('POST /v1/chat/completions');
	await editor.fill('{"model":');
	await expect(page.getByText('This is not valid JSON yet.')).toBeVisible();
	await send.click();
	await expect(outcome).toContainText('Status 400');
	await editor.fill('{"model":"guide","temperature":9,"messages":[{"role":"user","content":"Hi"}]}');
	await send.click();
	await expect(page.getByRole('region', { name: 'What came back' })).toContainText('"param":"temperature"');

	const other = await openClient(context, host.url);
	for (const name of ['fetch', 'openai', 'Ollama']) {
		await page.getByRole('group', { name: 'Written with' }).getByRole('radio', { name, exact: true }).check();
		const code = (await page.getByRole('region', { name: 'Example code' }).textContent()) ?? '';
		expect(code).toContain('hearth-'); // the key
		expect((await runModule(other, code)).join('')).toMatch(/token/i);
	}

	await page.getByRole('button', { name: 'Remove' }).click();
	await expect(page.getByRole('button', { name: 'Make a key' })).toBeVisible();
	const most = page.getByRole('textbox', { name: 'Max tokens of an answer' });
	await most.fill('0');
	await expect(page.getByText('It takes a whole number from 1 to 32,768. 4096 stays in force.')).toBeVisible();
	await most.fill('3');
	const completionTokens = async () => {
		const { text } = await answer(other, 'What is a token?', { max_tokens: 8 });
		return (JSON.parse(text) as { usage: { completion_tokens: number } }).usage.completion_tokens;
	};
	await expect.poll(completionTokens).toBe(3);
	await page.getByRole('button', { name: 'Reset Max tokens of an answer' }).click();
	await expect(most).toHaveValue('4096');
	await expect.poll(completionTokens).toBe(8);
});
