import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { expect, test, untilReady } from '../fixtures/app.ts';
import { answers, ask } from '../fixtures/chat.ts';
import { openShelf, revision, shelved, storedHashes, useHub } from '../fixtures/library.ts';
import { startHub } from '../fixtures/hub/hub.ts';

const folder = 'static/models/guide';
const repository = 'tester/Small-Talk-ONNX';
const graphPath = 'onnx/model_q4.onnx';
const named = { name: 'Small Talk' };

const words = /\w+ \w+/;

test('an ONNX repository is found, pulled over a network that is cut, and answers when its hub is gone', async ({
	page,
	host
}) => {
	test.setTimeout(300_000);
	const graph = new Uint8Array(readFileSync(`${folder}/${graphPath}`));
	const hub = await startHub();
	const line = { lineBytesPerSecond: 2_000_000, faults: [{ at: 'data', kind: 'cut', afterBytes: 1_500_000 } as const] };
	hub.add({ model: repository, revision, path: graphPath, bytes: graph.length, seed: 0, content: graph, ...line });
	const small = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'generation_config.json'].map((path) => {
		return { path, content: readFileSync(`${folder}/${path}`).toString('base64') };
	});
	const tags = ['onnx', 'transformers.js'];
	hub.describe({ model: repository, revision, tags, modelType: 'llama', license: 'apache-2.0', files: small });
	// A second repository, of a kind that cannot run: it is told, and nothing of it is offered.
	const joined = ['decoder_model_merged', 'encoder_model'].map((name) => {
		return { path: `onnx/${name}_quantized.onnx`, bytes: 40e6, lfs: true };
	});
	const translator = 'tester/Small-Translator-ONNX';
	hub.describe({ model: translator, revision, tags, task: 'text2text-generation', files: [...small, ...joined] });

	await useHub(page, host.url, hub.url);
	await page.getByRole('link', { name: 'Models', exact: true }).first().click();
	await page.getByRole('tab', { name: 'Discover' }).click();
	const field = page.getByRole('region', { name: 'Search the network' }).getByRole('textbox');
	await field.fill('small');
	await field.press('Enter');
	await page.getByRole('button', { name: translator }).click();
	const translation = page.getByRole('article', { name: translator });
	await expect(translation).toContainText('reads with one network and writes with another');
	await expect(translation).toContainText('80.1 MB');
	await expect(translation.getByRole('button', { name: /^Download/ })).toHaveCount(0);
	await page.getByRole('button', { name: 'Back to the results' }).click();
	await page.getByRole('button', { name: repository }).click();
	await page.getByRole('button', { name: 'Download q4' }).click();

	await openShelf(page);
	const model = shelved(page, named);
	const files = page.getByRole('group', { name: 'Files of Small Talk' }).getByRole('listitem');
	await model.getByText(/of 5 files/).click();
	await expect(files.filter({ hasText: graphPath })).toContainText(/MB of 4\.6 MB\s*Downloading/);
	await expect(files.filter({ hasText: 'tokenizer.json' })).toContainText(/60\.1 kB\s*Done/);
	await expect(model.getByRole('button', { name: 'Chat', exact: true })).toBeVisible({ timeout: 60_000 });
	const data = hub.log(repository, graphPath).requests.filter(({ at }) => at === 'data');
	expect(data.length, 'the cut was met').toBeGreaterThan(1);
	const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
	const published = [graph, ...small.map(({ content }) => Buffer.from(content, 'base64'))].map(sha256);
	expect((await storedHashes(page)).sort()).toEqual(published.sort());

	await model.getByRole('button', { name: 'Chat', exact: true }).click();
	await ask(page, 'Who are you?');
	await expect(answers(page)).toHaveAttribute('data-state', 'done', { timeout: 120_000 });
	await expect(answers(page).locator('.markdown')).toContainText(words);
	await hub.close();
	await host.close();
	await page.reload();
	await untilReady(page);
	const chosen = page.getByRole('button', { name: 'Model: Small Talk' });
	await ask(page, 'What is a token?');
	await expect(answers(page).nth(1)).toHaveAttribute('data-state', 'done', { timeout: 120_000 });
	await expect(answers(page).nth(1).locator('.markdown')).toContainText(words);
	await chosen.click();
	await expect(page.getByRole('dialog', { name: 'Models on this device' }).locator('.backend')).toContainText(
		'on its CPU'
	);
});
