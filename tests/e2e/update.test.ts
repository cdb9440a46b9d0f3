import type { Page } from '@playwright/test';
import { countLoads, expect, test, untilReady, untilStored } from '../fixtures/app.ts';
import { answers, ask } from '../fixtures/chat.ts';

const checkForUpdate = (page: Page) =>
	page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update().catch(() => {})));
const prompt = (page: Page) => page.getByText('A new version is ready.');
const expectVersion = (page: Page, version: string) =>
	expect(page.locator('html')).toHaveAttribute('data-version', version, { timeout: 30_000 });

async function open(page: Page, url: string): Promise<void> {
	await page.goto(`${url}?engine=fake`);
	await untilReady(page);
	await untilStored(page);
}

const longAnswer = 'Count [slow=100] [words=400]';

test('a new version waits, is offered in every tab, and is used in every tab once accepted', async ({
	page,
	host,
	context
}) => {
	const errors: string[] = [];
	page.on('pageerror', (error) => errors.push(error.message));
	await open(page, `${host.url}/`);
	await expectVersion(page, 'v1');
	const second = await context.newPage();
	second.on('pageerror', (error) => errors.push(`second: ${error.message}`));
	await open(second, `${host.url}/`);

	host.deploy('build-v2');
	await checkForUpdate(page);
	await expect(prompt(page)).toBeVisible();
	await expect(prompt(second)).toBeVisible();

	// Still v1, whose files are gone from the host: pages not opened yet must come from what v1 stored.
	await second.getByRole('link', { name: 'Settings' }).first().click();
	await expect(second.getByRole('heading', { level: 1 })).toHaveText(/settings/i);
	await page.reload();
	await expectVersion(page, 'v1');

	await expect(prompt(page)).toBeVisible();
	await page.getByRole('button', { name: 'Update now' }).click();
	await expectVersion(page, 'v2');
	await expectVersion(second, 'v2');
	await untilReady(page);
	await untilReady(second);
	await expect(prompt(page)).toHaveCount(0);
	expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
	expect(errors).toEqual([]);
});

test(
	'an update that is accepted elsewhere never interrupts an answer',
	{ tag: '@full' },
	async ({ page, host, context }) => {
		await open(page, `${host.url}/`);
		const second = await context.newPage();
		await open(second, `${host.url}/`);
		host.deploy('build-v2');
		await checkForUpdate(page);
		await expect(prompt(page)).toBeVisible();

		await ask(second, longAnswer);
		const answer = answers(second);
		await expect(answer).toHaveAttribute('data-state', /streaming/);
		const loads = countLoads(second);
		await page.bringToFront();
		await page.getByRole('button', { name: 'Update now' }).click();
		await expect(page.getByText('starts when the answer is finished')).toBeVisible();
		const soFar = (await answer.textContent()) ?? '';
		await expect.poll(async () => (await answer.textContent())?.length ?? 0).toBeGreaterThan(soFar.length);
		expect(loads.count).toBe(0);
		await expectVersion(page, 'v1');

		await second.bringToFront();
		await second.getByRole('button', { name: 'Stop' }).click();
		await expectVersion(page, 'v2');
		await expectVersion(second, 'v2');
		expect(loads.count).toBe(1);
	}
);

test('accepting during an answer waits for it, and can be taken back', { tag: '@full' }, async ({ page, host }) => {
	await open(page, `${host.url}/`);
	host.deploy('build-v2');
	await checkForUpdate(page);
	await ask(page, longAnswer);
	await expect(page.getByText('It waits for the answer')).toBeVisible();
	await page.getByRole('button', { name: 'Update now' }).click();
	await page.getByRole('button', { name: 'Not now' }).click();
	await expect(prompt(page)).toHaveCount(0);
	await page.getByRole('button', { name: 'Stop' }).click();
	await expect(page.getByRole('button', { name: 'Send' })).toBeVisible();
	await page.reload();
	await untilReady(page);
	await expectVersion(page, 'v1');
	await expect(prompt(page)).toBeVisible();
	await page.getByRole('button', { name: 'Later' }).click();
	await expect(prompt(page)).toHaveCount(0);
});

test(
	'a deployment that is not whole is not offered, and the old version keeps working',
	{ tag: '@full' },
	async ({ page, host }) => {
		await open(page, `${host.url}/`);
		host.deploy('build-v2');
		const start = await (await page.request.get(`${host.url}/`)).text();
		const entry = /\/_app\/immutable\/entry\/app\.[^"']*\.js/.exec(start)?.[0] ?? '';
		expect(entry).not.toBe('');
		host.tamper(entry, 404);
		const refused = page.evaluate(async () => {
			const registration = await navigator.serviceWorker.ready;
			const found = new Promise<ServiceWorker | null>((resolve) =>
				registration.addEventListener('updatefound', () => resolve(registration.installing))
			);
			await registration.update().catch(() => {});
			const worker = await found;
			await new Promise<void>((resolve) => {
				const look = () => void (worker?.state === 'redundant' && resolve());
				worker?.addEventListener('statechange', look);
				look();
			});
			return registration.waiting === null;
		});
		expect(await refused).toBe(true);
		await expect(prompt(page)).toHaveCount(0);
		await page.reload();
		await untilReady(page);
		await expectVersion(page, 'v1');

		host.heal();
		await checkForUpdate(page);
		await expect(prompt(page)).toBeVisible();
	}
);

test('an update that is accepted without a network opens, and answers', { tag: '@full' }, async ({ page, host }) => {
	await open(page, `${host.url}/`);
	await ask(page, 'Hello');
	await expect(answers(page)).toHaveAttribute('data-state', 'done');
	host.deploy('build-v2');
	await checkForUpdate(page);
	await expect(prompt(page)).toBeVisible();
	await host.close();
	await page.getByRole('button', { name: 'Update now' }).click();
	await expectVersion(page, 'v2');
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	await ask(page, 'Hello again');
	await expect(answers(page)).toHaveAttribute('data-state', 'done');
});
