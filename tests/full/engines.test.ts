// A GPU that goes away under a real engine. SwiftShader stands in for it: about one token a second.
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test, untilReady } from '../fixtures/app.ts';
import { answers, ask } from '../fixtures/chat.ts';

test.setTimeout(400_000);

/**
 * Runs in front of every engine worker: a GPU in software counts as one, and `destroy-gpus` takes all devices away, as a
 * driver that is replaced does.
 */
function shim(): void {
	Object.defineProperty(GPUAdapterInfo.prototype, 'isFallbackAdapter', { get: () => false });
	const devices: GPUDevice[] = [];

	const { requestDevice } = GPUAdapter.prototype;
	GPUAdapter.prototype.requestDevice = async function (...args) {
		const device = await requestDevice.apply(this, args);
		devices.push(device);
		return device;
	};
	new BroadcastChannel('destroy-gpus').onmessage = () => devices.forEach((device) => device.destroy());
}

/** The build, with the shim in its engine workers. */
async function copyWithShim(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'hearth-gpu-'));
	await cp(process.env.BUILD_DIR ?? 'build', folder, { recursive: true });
	const files = await readdir(folder, { recursive: true });
	const workers = files.filter((path) => /\/(transformers\.worker|inner\.worker)-[^/]+\.js$/.test(path));
	expect(workers.length).toBeGreaterThanOrEqual(2);
	for (const path of workers) {
		const file = join(folder, path);
		await writeFile(file, `(${shim.toString()})();\n${await readFile(file, 'utf8')}`);
	}
	return folder;
}

const destroyGpus = (page: Page) => page.evaluate(() => new BroadcastChannel('destroy-gpus').postMessage(null));

test('a GPU that is destroyed in the middle of an answer is replaced by the CPU, and what was written stays', async ({
	page,
	host
}) => {
	const folder = await copyWithShim();
	host.deploy(folder);
	await page.goto(`${host.url}/?models=all`);
	await untilReady(page);
	await page.getByRole('button', { name: 'Model: Guide', exact: true }).click();
	await page
		.getByRole('dialog', { name: 'Models on this device' })
		.getByRole('button', { name: /^Guide \(ONNX\)/ })
		.click();
	await ask(page, 'Who are you?');
	const answer = answers(page);
	await expect(answer.locator('.markdown')).toContainText(/\w+ \w+/, { timeout: 300_000 });
	await expect(answer).not.toHaveAttribute('data-state', 'done');
	await destroyGpus(page);

	await expect(answer).toHaveAttribute('data-state', 'failed', { timeout: 60_000 });
	await expect(answer).toContainText('The model now runs on the CPU instead');
	const partial = (await answer.locator('.markdown').textContent()) ?? '';
	expect(partial).toMatch(/\w+ \w+/);
	const notice = page.getByRole('status').filter({ hasText: 'Guide (ONNX) was started again on the CPU' });
	await expect(notice).toContainText('The answer so far is kept and marked', { timeout: 60_000 });

	await answer.getByRole('button', { name: 'Try again' }).click();
	await expect(answer).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
	await answer.getByRole('button', { name: 'Previous version' }).click();
	await expect(answer.locator('.markdown')).toHaveText(partial);
	await rm(folder, { recursive: true });
});
