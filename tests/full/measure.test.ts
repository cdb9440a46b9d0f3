// Guide measured, predicted and run on both backends; a benchmark on its page. Minutes, on a program that stands in for a GPU.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test, untilReady } from '../fixtures/app.ts';

test.setTimeout(600_000);

/** Of the medians, in either direction. */
const toleratedFactor = 1.5;

/** What the System page expects of Guide now, in tokens per second; it measures by itself when it has not yet. */
async function predicted(page: Page, place: string): Promise<number> {
	const again = page.getByRole('button', { name: 'Measure again' });
	const measured = page.getByText('Measured just now.');
	if (await page.evaluate(() => localStorage.getItem('hearth:device:2')?.includes('takenAtMs') ?? false))
		await again.click();
	await expect(measured).toBeVisible({ timeout: 120_000 });
	await expect(again).toBeVisible();
	const text = await page.getByText(`${place}: about`).textContent();
	return Number(/about ([\d.]+) tokens\/s/.exec(text ?? '')?.[1]);
}

function geometricMean(values: readonly number[]): number {
	return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

async function choose(page: Page, model: string, backend: string): Promise<void> {
	await page.getByLabel('Model').selectOption({ label: model });
	await page.getByLabel('Compute on').selectOption(backend);
}

for (const [backend, name] of [
	['cpu', 'Guide, Q8_0'],
	['cpu', 'Guide (ONNX), q4'],
	['webgpu', 'Guide (ONNX), q4']
] as const) {
	test(`${name} on ${backend} is as fast as predicted`, async ({ page, host }) => {
		const place = `${name.replace(/,.*/, '')} on the ${backend === 'cpu' ? 'CPU' : 'GPU'}`;
		await page.goto(`${host.url}/system?models=all`);
		await untilReady(page);
		// Before and after, since a busy machine is slower for the one as for the other.
		const before = await predicted(page, place);
		await page.getByRole('link', { name: 'Benchmark a model' }).click();
		await choose(page, name, backend);
		await page.getByLabel('Runs of each').selectOption(backend === 'cpu' ? '5' : '1');
		await page.getByRole('button', { name: 'Start' }).click();
		await expect(page.getByText('Done.')).toBeVisible({ timeout: 400_000 });
		const label = await page.getByRole('img', { name: /^Decode: / }).getAttribute('aria-label');
		// All lengths together: the prediction is for 256 tokens of context, which lies among them.
		const speeds = [...(label ?? '').matchAll(/tokens ([\d.]+) tokens\/s/g)].map(([, speed]) => Number(speed));
		const measured = geometricMean(speeds);
		await page.getByRole('link', { name: 'System' }).first().click();
		const after = await predicted(page, place);
		const mean = geometricMean([before, after]);
		console.info(
			`${name} on ${backend}: predicted ${before} and ${after}, measured ${measured.toFixed(1)} tokens/s (${label})`
		);
		expect(Math.max(mean / measured, measured / mean)).toBeLessThan(toleratedFactor);
	});
}

test('Guide answers on the GPU as it does on the CPU', async ({ page, host }) => {
	await page.goto(`${host.url}/system`);
	await untilReady(page);
	await expect(page.getByText('Measured just now.')).toBeVisible({ timeout: 120_000 });
	await page.getByRole('button', { name: 'Test Guide on the GPU' }).click();
	await expect(page.getByText(/This GPU computes correctly \(.*Guide’s answers/)).toBeVisible({ timeout: 500_000 });
});

test('the faster engine is chosen, answers from then on, and is remembered until another is picked', async ({
	page,
	host
}) => {
	await page.goto(`${host.url}/system/benchmark`);
	await untilReady(page);
	// So that the winner is another one than the usual: llama.cpp answers slowly here.
	await page.getByRole('button', { name: 'Choose the faster engine' }).click();
	const said = page.getByText(/tokens\/s\. (wllama|transformers) is faster here, so it answers from now on\./);
	await expect(said).toBeVisible({ timeout: 200_000 });
	const winner = /(wllama|transformers) is faster/.exec((await said.textContent()) ?? '')?.[1];
	const choice = await page.evaluate(() => localStorage.getItem('hearth:engine-choice:1') ?? '');
	expect(choice).toContain(`"engine":"${winner}"`);

	// The other way round, as if the other engine had won: what is remembered is what loads.
	const other = choice
		.replaceAll(/"engine":"\w+"/g, '"engine":"transformers"')
		.replace(/("modelId":"[^"]+?)(?:-onnx)?"/, '$1-onnx"');
	await page.evaluate((text) => localStorage.setItem('hearth:engine-choice:1', text), other);
	await page.goto(`${host.url}/`);
	await untilReady(page);
	await expect(page.getByRole('button', { name: 'Model: Guide (ONNX)' })).toBeVisible();
	await page.getByRole('textbox', { name: 'Message', exact: true }).fill('What is quantization?');
	await page.getByRole('button', { name: 'Send', exact: true }).click();
	await expect(page.getByText(/tokens\/s/).first()).toBeVisible({ timeout: 120_000 });
	expect(page.workers().some((worker) => worker.url().includes('transformers'))).toBe(true);
	await page.reload();
	await untilReady(page);
	await expect(page.getByRole('button', { name: 'Model: Guide (ONNX)' })).toBeVisible();
	await page.getByRole('button', { name: 'Model: Guide (ONNX)' }).click();
	await page
		.getByRole('button', { name: /^Guide\s/ })
		.filter({ hasNotText: 'ONNX' })
		.click();
	expect(await page.evaluate(() => localStorage.getItem('hearth:engine-choice:1'))).toBe('{}');
});

test('a benchmark is saved as JSON and as a picture, and compared with another', async ({ page, host }) => {
	await page.goto(`${host.url}/system/benchmark`);
	await untilReady(page);
	await page.getByLabel('Runs of each').selectOption('3');
	await page.getByRole('button', { name: 'Start' }).click();
	await expect(page.getByText('Done.')).toBeVisible({ timeout: 200_000 });
	await expect(page.getByText(/Energy cannot be measured/)).toBeVisible();
	const saving = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save as JSON' }).click();
	const path = await (await saving).path();
	const result = JSON.parse(readFileSync(path, 'utf8')) as { points: { runs: unknown[] }[]; memoryBytes: number };
	// A busy machine leaves the longest prompt out.
	expect(result.points.length).toBeGreaterThan(0);
	expect(result.points.every(({ runs }) => runs.length === 3)).toBe(true);
	expect(result.memoryBytes).toBeGreaterThan(1e6);
	const drawing = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save as picture' }).click();
	const picture = readFileSync(await (await drawing).path());
	expect(picture.subarray(1, 4).toString()).toBe('PNG');
	await page.getByLabel('Result to compare with').setInputFiles(path);
	await expect(page.getByText(/^In grey, to compare: Guide, Q8_0, CPU/)).toBeVisible();
	await page.getByLabel('Result to compare with').setInputFiles({
		...{ name: 'x.json', mimeType: 'application/json' },
		buffer: Buffer.from('{}')
	});
	await expect(page.getByText('That file is no result of this benchmark. Nothing was changed.')).toBeVisible();
});

test('a browser or driver that has changed is measured again, by itself, wherever the app is opened', async ({
	page,
	host
}) => {
	await page.goto(`${host.url}/system`);
	await untilReady(page);
	await expect(page.getByText('Measured just now.')).toBeVisible({ timeout: 120_000 });
	const taken = () =>
		page.evaluate(() => {
			const kept = JSON.parse(localStorage.getItem('hearth:device:2') ?? '{}') as {
				measurements: { takenAtMs: number; identity: { adapter: string } };
			};
			return kept.measurements;
		});
	const first = await taken();
	await page.evaluate(() => {
		const kept = JSON.parse(localStorage.getItem('hearth:device:2') ?? '{}');
		kept.measurements.identity.adapter = 'another driver';
		localStorage.setItem('hearth:device:2', JSON.stringify(kept));
	});
	// As if the other driver had failed its test: the new one takes the switch to the CPU back.
	await page.goto(`${host.url}/settings`);
	await page.getByRole('radio', { name: 'CPU only' }).check();
	await page.evaluate(() => {
		const kept = JSON.parse(localStorage.getItem('hearth:device:2') ?? '{}') as object;
		localStorage.setItem('hearth:device:2', JSON.stringify({ ...kept, cpuApplied: 'yes' }));
	});
	await page.goto(`${host.url}/`);
	await untilReady(page);
	await expect.poll(async () => (await taken()).identity.adapter, { timeout: 60_000 }).toBe(first.identity.adapter);
	expect((await taken()).takenAtMs).toBeGreaterThan(first.takenAtMs);
	await expect(page.getByText('The GPU computes correctly now. Answers may come from it again.')).toBeVisible();
	await page.getByRole('link', { name: 'Settings' }).first().click();
	await expect(page.getByRole('radio', { name: 'CPU only' })).not.toBeChecked();
});
