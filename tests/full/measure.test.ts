// Guide measured, predicted and run on both backends; a benchmark on its page. Minutes, on a program that stands in for a GPU.
import { expect, test, untilReady } from '../fixtures/app.ts';

test.setTimeout(600_000);

/** Of the medians, in either direction. */
const toleratedFactor = 1.5;

for (const [backend, name] of [
	['cpu', 'Guide, Q8_0'],
	['cpu', 'Guide (ONNX), q4'],
	['webgpu', 'Guide (ONNX), q4']
] as const) {
	test(`${name} on ${backend} is as fast as predicted`, async ({ page, host }) => {
		await page.goto(`${host.url}/system/benchmark?models=all`);
		await untilReady(page);
		await page.getByLabel('Model').selectOption({ label: name });
		await page.getByLabel('Compute on').selectOption(backend);
		await page.getByLabel('Runs of each').selectOption('1');
		await page.getByRole('button', { name: 'Start' }).click();
		// Both at about the same moment: a busy machine is slower for one as for the other.
		await expect(page.getByText('Done.')).toBeVisible({ timeout: 500_000 });
		const label = await page.getByRole('img', { name: /^Decode: / }).getAttribute('aria-label');
		const measured = Number(/tokens ([\d.]+) tokens\/s/.exec(label ?? '')?.[1]);

		await page.getByRole('link', { name: 'System' }).first().click();
		await page.getByRole('button', { name: 'Measure this device' }).click();
		await expect(page.getByText('Measured just now.')).toBeVisible({ timeout: 120_000 });
		const model = name.replace(/,.*/, '');
		const place = `${model} on the ${backend === 'cpu' ? 'CPU' : 'GPU'}: about`;
		const text = await page.getByText(place).textContent();
		const predicted = Number(/about ([\d.]+) tokens\/s/.exec(text ?? '')?.[1]);
		console.info(`${name} on ${backend}: predicted ${predicted}, measured ${measured} tokens/s`);
		expect(Math.max(predicted / measured, measured / predicted)).toBeLessThan(toleratedFactor);
	});
}

test('Guide answers on the GPU as it does on the CPU', async ({ page, host }) => {
	await page.goto(`${host.url}/system`);
	await untilReady(page);
	await page.getByRole('button', { name: 'Measure this device' }).click();
	await expect(page.getByText('Measured just now.')).toBeVisible({ timeout: 120_000 });
	await page.getByRole('button', { name: 'Test Guide on the GPU' }).click();
	await expect(page.getByText(/This GPU computes correctly \(.*Guide’s answers/)).toBeVisible({ timeout: 500_000 });
});
