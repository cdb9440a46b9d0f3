import type { Page } from '@playwright/test';
import { expect, test, untilReady } from '../fixtures/app.ts';
import { answers, ask } from '../fixtures/chat.ts';

test.use({ hosting: 'isolating' });

/** What `watchEngines` adds to the page. */
interface Watched {
	/** Every engine worker that the page started, dead ones included. */
	engines: Worker[];
	/** Kills the engine at its token of this number, once. */
	killAtToken: number;
}

/**
 * Lets a test kill an engine in the middle of an answer, which takes Guide less than a second. `terminate` is as silent
 * as a browser that ends a worker: no event tells of it.
 */
async function watchEngines(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const watched: Watched = Object.assign(window as unknown as Watched, {
			engines: [],
			killAtToken: 0
		});
		const NativeWorker = Worker;
		window.Worker = class extends NativeWorker {
			constructor(url: string | URL, options?: WorkerOptions) {
				super(url, options);
				if (!options?.name?.startsWith('engine ')) return;
				watched.engines.push(this);
				let tokens = 0;
				this.addEventListener('message', ({ data }: MessageEvent<{ event?: { type: string } }>) => {
					if (data.event?.type !== 'token' || ++tokens < watched.killAtToken || watched.killAtToken === 0) return;
					watched.killAtToken = 0;
					this.terminate();
				});
			}
		};
	});
}

const killAtToken = (page: Page, token: number) =>
	page.evaluate((given) => void ((window as unknown as Watched).killAtToken = given), token);
const countEngines = (page: Page) => page.evaluate(() => (window as unknown as Watched).engines.length);

async function choose(page: Page, from: string, to: RegExp): Promise<void> {
	await page.getByRole('button', { name: `Model: ${from}`, exact: true }).click();
	await page.getByRole('dialog', { name: 'Models on this device' }).getByRole('button', { name: to }).click();
}

const onlyGuide = /^Guide (?!\(ONNX\))/;
const onnxGuide = /^Guide \(ONNX\)/;

test('a worker that is killed in the middle of an answer is replaced by itself, and what was written stays', async ({
	page,
	host
}) => {
	await watchEngines(page);
	await page.goto(`${host.url}/`);
	await untilReady(page);
	await killAtToken(page, 6);
	await ask(page, 'Who are you?');
	const answer = answers(page);
	await expect(answer).toHaveAttribute('data-state', 'failed', { timeout: 60_000 });
	await expect(answer).toContainText('The engine stopped unexpectedly. What was written so far is kept.');
	await expect(answer.locator('.markdown')).toContainText(/\w+ \w+/);
	const partial = (await answer.locator('.markdown').textContent()) ?? '';
	const notice = page.getByRole('status').filter({ hasText: 'Guide was started again' });
	await expect(notice).toContainText('The answer so far is kept', { timeout: 60_000 });
	expect(await countEngines(page)).toBe(2);

	await answer.getByRole('button', { name: 'Try again' }).click();
	await expect(answer).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
	await expect(answer.locator('.markdown')).toContainText(partial.trim());
	await answer.getByRole('button', { name: 'Previous version' }).click();
	await expect(answer).toHaveAttribute('data-state', 'failed');
	await expect(answer.locator('.markdown')).toHaveText(partial);
	expect(await countEngines(page)).toBe(2);
});

test(
	'a worker that is killed twice in a row is not replaced by itself, only by the user',
	{ tag: '@full' },
	async ({ page, host }) => {
		await watchEngines(page);
		await page.goto(`${host.url}/`);
		await untilReady(page);
		const answer = answers(page);
		await killAtToken(page, 3);
		await ask(page, 'Who are you?');
		await expect(answer).toHaveAttribute('data-state', 'failed', { timeout: 60_000 });
		await killAtToken(page, 3);
		await answer.getByRole('button', { name: 'Try again' }).click();
		await expect(page.getByRole('alert').filter({ hasText: 'for the second time in a row' })).toBeVisible({
			timeout: 60_000
		});
		await expect(answer).toContainText('It happened twice in a row');
		expect(await countEngines(page)).toBe(2);
		await answer.getByRole('button', { name: 'Try again' }).click();
		await expect(answer).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
		expect(await countEngines(page)).toBe(3);
	}
);

test(
	'a worker that is killed while nobody asks is replaced before the next question',
	{ tag: '@full' },
	async ({ page, host }) => {
		await watchEngines(page);
		await page.goto(`${host.url}/`);
		await untilReady(page);
		await ask(page, 'Who are you?');
		await expect(answers(page)).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
		await page.evaluate(() => (window as unknown as Watched).engines[0]?.terminate());
		await expect(page.getByRole('status').filter({ hasText: 'Nothing was lost' })).toBeVisible({ timeout: 60_000 });
		expect(await countEngines(page)).toBe(2);
		await ask(page, 'Hello');
		await expect(answers(page).nth(1)).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
	}
);

for (const [script, what] of [
	['[block=5]', 'whose thread is blocked'],
	['[hang=5]', 'that answers nothing but pings']
] as const) {
	test(`an engine ${what} is replaced after its time, and what was written stays`, async ({ page, host }) => {
		await page.clock.install();
		await page.goto(`${host.url}/?engine=fake`);
		await untilReady(page);
		await ask(page, `Go ${script}`);
		await expect(answers(page).locator('.markdown')).toContainText(/\w+ \w+/);
		await page.clock.runFor('05:00');
		await expect(answers(page)).toHaveAttribute('data-state', 'failed');
		await expect(answers(page)).toContainText(/was silent for \d+ seconds and was stopped\. What was written/);
		await expect(answers(page).locator('.markdown')).toContainText(/\w+ \w+/);
		await ask(page, 'Again [say=back again]');
		await expect(answers(page).nth(1)).toContainText('back again');
	});
}

test('a GPU that is lost in the middle of an answer is replaced by the CPU, and a notice says what was kept', async ({
	page,
	host
}) => {
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	await ask(page, 'Go [slow=20] [lost=5]');
	await expect(answers(page)).toHaveAttribute('data-state', 'failed');
	const notice = page.getByRole('status').filter({ hasText: 'Guide was started again on the CPU' });
	await expect(notice).toContainText('The answer so far is kept and marked');
	await expect(answers(page)).toContainText('The model now runs on the CPU instead');
	await expect(answers(page).locator('.markdown')).toContainText(/\w+ \w+/);
});

test('the model switcher changes model and engine in a running chat, and back', async ({ page, host }) => {
	await page.goto(`${host.url}/?models=all`);
	await untilReady(page);
	const engines = () =>
		page
			.workers()
			.map((worker) => /\/(wllama|transformers)\.worker/.exec(worker.url())?.[1])
			.filter((name) => name !== undefined);
	const expectAnswer = async (index: number, name: string) => {
		const answer = answers(page).nth(index);
		await expect(answer).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
		await expect(answer.getByText(name, { exact: true })).toBeVisible();
		await expect(answer.locator('.markdown')).toContainText(/\w+ \w+/);
	};
	await ask(page, 'Who are you?');
	await expectAnswer(0, 'Guide');
	const chatUrl = page.url();
	expect(engines()).toEqual(['wllama']);

	await choose(page, 'Guide', onnxGuide);
	await ask(page, 'Where are my chats stored?');
	await expectAnswer(1, 'Guide (ONNX)');
	expect(engines()).toEqual(['transformers']);

	await choose(page, 'Guide (ONNX)', onlyGuide);
	await ask(page, 'Who are you?');
	await expectAnswer(2, 'Guide');
	expect(engines()).toEqual(['wllama']);
	expect(page.url()).toBe(chatUrl);
	await expectAnswer(0, 'Guide');
	await expectAnswer(1, 'Guide (ONNX)');
});
