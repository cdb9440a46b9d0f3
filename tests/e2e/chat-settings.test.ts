import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { sampleGguf } from '#lib/weights/guard/samples.ts';
import { expect, saveByDownload, test, untilReady } from '../fixtures/app.ts';
import { expectAccessible } from '../fixtures/axe.ts';
import { answers, ask } from '../fixtures/chat.ts';

test.use({ hosting: 'isolating' });

const gguf = (name: string, bytes: Uint8Array) => ({
	name,
	mimeType: 'application/octet-stream',
	buffer: Buffer.from(bytes)
});

/** A LoRA adapter for models of the width of Guide that turns the first layer's attention into noise. */
function makeAdapter(name: string, architecture = 'llama') {
	const width = 256;
	const rank = 4;
	const float32 = 6;
	const noise = Buffer.from(Float32Array.from({ length: width * rank }, (_, at) => 2 * Math.sin(at * at)).buffer);
	const tensor = (half: string, dims: number[], offset: number) => ({
		name: `blk.0.attn_output.weight.${half}`,
		dims,
		type: 0,
		offset
	});
	const head = sampleGguf({
		metadata: [
			['general.architecture', architecture],
			['general.type', 'adapter'],
			['adapter.type', 'lora'],
			['adapter.lora.alpha', { type: float32, bytes: new Uint8Array(Float32Array.of(rank).buffer) }]
		],
		tensors: [tensor('lora_a', [width, rank], 0), tensor('lora_b', [rank, width], noise.length)],
		dataBytes: 0
	});
	return gguf(name, Buffer.concat([head, noise, noise]));
}

async function openPanel(page: Page): Promise<Locator> {
	await page.getByRole('button', { name: 'Chat settings' }).click();
	const panel = page.getByRole('dialog', { name: 'Chat settings' });
	await expect(panel).toBeVisible();
	return panel;
}

const field = (place: Locator | Page, name: string) => place.getByRole('textbox', { name, exact: true });

/** Tokens of prompt and answer, as they stand under an answer. */
async function countsOf(answer: Locator): Promise<{ prompt: number; answer: number }> {
	const line = answer.getByText(/\d+ prompt \+ \d+ answer tokens/);
	const [, prompt = '', written = ''] = /(\d+) prompt \+ (\d+) answer/.exec(await line.innerText()) ?? [];
	return { prompt: Number(prompt), answer: Number(written) };
}

async function goTo(page: Page, name: 'Models' | 'Settings'): Promise<void> {
	await page.getByRole('link', { name, exact: true }).first().click();
	await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

test('a chat that does not exist yet takes its settings with it, through a reload, an export and an import', async ({
	page,
	host
}) => {
	await saveByDownload(page);
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	await ask(page, 'Plain [words=40]');
	await expect(answers(page)).toHaveAttribute('data-state', 'done');
	const plain = await countsOf(answers(page));
	await page.getByRole('button', { name: 'New chat' }).click();

	let panel = await openPanel(page);
	await field(panel, 'System prompt').fill('Answer as a lighthouse keeper would.');
	await field(panel, 'Max tokens').fill('5');
	await field(panel, 'Stop strings').fill('END\nUser:\\n');
	await page.keyboard.press('Escape');
	await expect(page.getByRole('button', { name: 'Chat settings' })).toBeFocused();
	await ask(page, 'Plain [words=40]');
	await expect(answers(page)).toHaveAttribute('data-state', 'stopped');
	const set = await countsOf(answers(page));
	expect(set.answer).toBe(5);
	expect(set.prompt).toBeGreaterThan(plain.prompt); // by the system prompt

	await page.reload();
	await untilReady(page);
	panel = await openPanel(page);
	const expectSettings = async () => {
		await expect(field(panel, 'System prompt')).toHaveValue('Answer as a lighthouse keeper would.');
		await expect(field(panel, 'Max tokens')).toHaveValue('5');
		await expect(field(panel, 'Stop strings')).toHaveValue('END\nUser:\\n');
		await expect(panel.getByRole('button', { name: /^Reset (?!all)/ })).toHaveCount(3);
	};
	await expectSettings();
	await panel.getByRole('button', { name: 'Close' }).click();

	// The next new chat begins without them.
	await page.getByRole('button', { name: 'New chat' }).click();
	panel = await openPanel(page);
	await expect(panel.getByRole('button', { name: /^Reset (?!all)/ })).toHaveCount(0);
	await panel.getByRole('button', { name: 'Close' }).click();

	await goTo(page, 'Settings');
	const downloading = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Export everything' }).click();
	const file = await (await downloading).path();
	await page.getByRole('button', { name: 'Delete all chats' }).click();
	await page.getByRole('alertdialog').getByRole('button', { name: 'Delete all chats' }).click();
	const chats = page.getByRole('navigation', { name: 'Chats' });
	await expect(chats.getByRole('link')).toHaveCount(0);
	await page
		.getByRole('region', { name: 'Your data' })
		.locator('input[type=file]')
		.setInputFiles({
			name: 'chats.json',
			mimeType: 'application/json',
			buffer: readFileSync(file)
		});
	await chats.getByRole('link').first().click();
	panel = await openPanel(page);
	await expectSettings();
});

test(
	'what is out of range is refused in words, and a reset can be undone',
	{ tag: '@full' },
	async ({ page, host }) => {
		await page.goto(`${host.url}/?engine=fake`);
		await untilReady(page);
		await ask(page, 'Hello'); // so that the model is loaded
		await expect(answers(page)).toHaveAttribute('data-state', 'done');
		const panel = await openPanel(page);
		await expect(panel.getByText('Advised by this model')).toHaveCount(2);
		await expect(field(panel, 'Top-k')).toHaveCount(0); // the scripted engine has none

		const temperature = field(panel, 'Temperature');
		await temperature.fill('3');
		await expect(panel.getByText('It takes a number from 0 to 2. 0 stays in force.')).toBeVisible();
		await temperature.blur();
		await expect(temperature).toHaveValue('3');
		await expect(temperature).toHaveAttribute('aria-invalid', 'true');
		await temperature.fill('0,5');
		await field(panel, 'Seed').fill('7');
		await expect(temperature).toHaveValue('0.5');
		await expect(panel.getByText('Set here', { exact: true })).toHaveCount(2);

		await panel.getByRole('button', { name: 'Reset Temperature' }).click();
		await expect(temperature).toHaveValue('0');
		await expect(temperature).toBeFocused();
		await panel.getByRole('button', { name: 'Undo' }).click();
		await expect(temperature).toHaveValue('0.5');
		await panel.getByRole('button', { name: 'Reset all' }).click();
		await expect(panel.getByRole('status').filter({ hasText: 'Everything was reset.' })).toBeVisible();
		await expect(field(panel, 'Seed')).toHaveValue('');
		await panel.getByRole('button', { name: 'Undo' }).click();
		await expect(temperature).toHaveValue('0.5');
		await expect(field(panel, 'Seed')).toHaveValue('7');
	}
);

test('settings of the app hold where a chat says nothing', async ({ page, host }) => {
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	await goTo(page, 'Settings');
	await field(page, 'Stop strings').fill('END');
	await field(page, 'Top-p').fill('1.5');
	await expect(page.getByText('It takes a number from 0 to 1. 0.95 stays in force.')).toBeVisible();
	await page.getByRole('button', { name: 'New chat' }).click();
	await ask(page, 'Say it [say=one two END three]');
	await expect(answers(page)).toHaveAttribute('data-state', 'done');
	await expect(answers(page)).not.toContainText('three');
	const panel = await openPanel(page);
	await expect(panel.getByText('From Settings')).toHaveCount(1);
	await field(panel, 'Stop strings').fill('two');
	await panel.getByRole('button', { name: 'Close' }).click();
	await page.getByRole('button', { name: 'Answer again' }).click();
	await expect(answers(page).getByText('2/2')).toBeVisible();
	await expect(answers(page)).toHaveAttribute('data-state', 'done');
	await expect(answers(page)).not.toContainText('two');
});

test(
	'a LoRA adapter is opened with its model and switched in a chat; one for other models is refused',
	{ tag: '@full' },
	async ({ page, host }) => {
		await page.goto(`${host.url}/models`);
		await untilReady(page);
		const model = gguf('Mine.gguf', readFileSync('static/models/guide/guide-q8_0.gguf'));
		const choose = page.getByLabel('GGUF file');
		await choose.setInputFiles(makeAdapter('lonely.gguf'));
		await expect(page.getByText('lonely.gguf is a LoRA adapter, which changes a model.')).toBeVisible();
		await choose.setInputFiles([model, makeAdapter('noise.gguf')]);
		await expect(page).toHaveURL(`${host.url}/`);
		let panel = await openPanel(page); // not loaded yet, so it is known from the files
		await expect(panel.getByRole('switch', { name: 'Use noise.gguf' })).toBeChecked();
		await field(panel, 'Temperature').fill('0');
		await field(panel, 'Max tokens').fill('16');
		await panel.getByRole('button', { name: 'Close' }).click();
		await ask(page, 'Who are you?');
		await expect(answers(page)).toHaveAttribute('data-state', /done|stopped/, { timeout: 60_000 });

		panel = await openPanel(page);
		await field(panel, 'Scale of noise.gguf, as a number').fill('-99');
		await expect(panel.getByText('It takes a number from -16 to 16. 1 stays in force.')).toBeVisible();
		await panel.getByRole('slider', { name: 'Scale of noise.gguf' }).fill('0.5');
		await expect(field(panel, 'Scale of noise.gguf, as a number')).toHaveValue('0.5');
		await panel.getByRole('switch', { name: 'Use noise.gguf' }).uncheck();
		await panel.getByRole('button', { name: 'Close' }).click();
		await page.getByRole('button', { name: 'Answer again' }).click();
		await expect(answers(page).getByText('2/2')).toBeVisible();
		await expect(answers(page)).toHaveAttribute('data-state', /done|stopped/, { timeout: 60_000 });
		await expect(answers(page)).toContainText('Guide'); // who it is without the noise
		const without = await answers(page).locator('p').first().innerText();
		await page.getByRole('button', { name: 'Previous version' }).click();
		await expect(answers(page).getByText('1/2')).toBeVisible();
		expect(await answers(page).locator('p').first().innerText()).not.toBe(without);

		await goTo(page, 'Models');
		await page.getByLabel('GGUF file').setInputFiles(makeAdapter('other.gguf', 'qwen2'));
		await expect(page.getByText('other.gguf is an adapter for qwen2 models, and Mine is a llama model.')).toBeVisible();
	}
);

for (const colorScheme of ['light', 'dark'] as const) {
	const tag = '@full';
	test(`the panel fits a phone, and axe finds nothing in it, ${colorScheme}`, { tag }, async ({ page, host }) => {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		await page.setViewportSize({ width: 390, height: 800 });
		await page.goto(`${host.url}/models?engine=fake`);
		await untilReady(page);
		const adapter = makeAdapter(`${'a-long-name-'.repeat(8)}.gguf`);
		await page.getByLabel('GGUF file').setInputFiles([gguf('model.gguf', sampleGguf()), adapter]);
		await expect(page).toHaveURL(`${host.url}/`);
		const panel = await openPanel(page);
		await expect(panel.getByRole('button', { name: 'Close' })).toBeFocused();
		await expect(panel.getByText('model is not loaded yet.')).toBeVisible();
		await expect(field(panel, 'Top-k')).toHaveValue('40'); // until it is known what the model cannot follow
		await field(panel, 'Seed').fill('-1');
		await field(panel, 'Temperature').fill('1');
		await expect(panel.getByText('It takes a whole number from 0 to 4,294,967,294.')).toBeVisible();
		await expectAccessible(page);
		const overflow = await panel.evaluate((element) =>
			Math.max(
				...[element, ...element.querySelectorAll('*')].map((part) => part.getBoundingClientRect().right - innerWidth)
			)
		);
		expect(overflow).toBeLessThanOrEqual(0);
	});
}
