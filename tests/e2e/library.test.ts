import { createHash } from 'node:crypto';
import { expect, test, untilReady } from '../fixtures/app.ts';
import { answers, ask } from '../fixtures/chat.ts';
import { guideBytes, revision, shelved, small, startGuideHub, storedHashes, useHub } from '../fixtures/library.ts';

/** The beginning of an answer: how long the model goes on is its own matter. */
const words = /\w+ \w+/;

test('a model is pulled over a network that is cut three times, chats, and chats again with no network at all', async ({
	page,
	host
}) => {
	test.slow();
	const cut = (afterBytes: number) => ({ at: 'data' as const, kind: 'cut' as const, afterBytes });
	const hub = await startGuideHub({ faults: [cut(700_000), cut(1_500_000), cut(300_000)] });
	await useHub(page, host.url, hub.url);

	await page.getByRole('link', { name: 'Models', exact: true }).first().click();
	await page.getByRole('tab', { name: 'Discover' }).click();
	await page.getByLabel('Search the catalogue').fill('smollm2 135m');
	const row = page.getByRole('article', { name: small.name, exact: true });
	await expect(row).toContainText(/Fits|Tight fit/);
	expect(hub.asked(small.model), 'nothing is asked before the click').toEqual([]);
	await row.getByRole('button', { name: /^Download SmolLM2 135M, about/ }).click();
	// It goes on while the user is elsewhere in the app.
	await page.getByRole('link', { name: 'Settings', exact: true }).first().click();
	await page.getByRole('link', { name: 'Models', exact: true }).first().click();
	const model = shelved(page);
	await expect(model.getByRole('button', { name: 'Chat', exact: true })).toBeVisible({ timeout: 60_000 });
	const { requests } = hub.log(small.model, small.path);
	expect(requests.filter(({ at }) => at === 'data').length).toBeGreaterThan(3);
	expect(await storedHashes(page)).toEqual([createHash('sha256').update(guideBytes).digest('hex')]);

	await model.getByRole('button', { name: 'Options for SmolLM2 135M' }).click();
	await page.getByRole('menuitem', { name: 'Where it is from' }).click();
	const card = page.getByRole('dialog', { name: small.name });
	for (const fact of [revision, small.model, 'Apache-2.0', 'published hash']) await expect(card).toContainText(fact);
	await page.keyboard.press('Escape');

	await model.getByRole('button', { name: 'Chat', exact: true }).click();
	await expect(page.getByRole('button', { name: 'Model: SmolLM2 135M' })).toBeVisible();
	await ask(page, 'Who are you?');
	await expect(answers(page).locator('.markdown')).toContainText(words, { timeout: 60_000 });

	await hub.close();
	await host.close();
	await page.reload();
	await untilReady(page);
	await expect(page.getByRole('button', { name: 'Model: SmolLM2 135M' })).toBeVisible();
	await ask(page, 'Hello');
	await expect(answers(page).nth(1).locator('.markdown')).toContainText(words, { timeout: 60_000 });

	// Removing says how much goes, and can be undone as long as the notice is there; Guide answers then.
	await page.getByRole('link', { name: 'Models', exact: true }).first().click();
	const remove = async () => {
		await model.getByRole('button', { name: 'Options for SmolLM2 135M' }).click();
		await page.getByRole('menuitem', { name: 'Remove…' }).click();
		await page
			.getByRole('alertdialog')
			.getByRole('button', { name: /^Delete \d/ })
			.click();
		await expect(model).toHaveCount(0);
	};
	const stored = await storedHashes(page);
	await remove();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(model.getByRole('button', { name: 'Chat', exact: true })).toBeVisible();
	expect(await storedHashes(page)).toEqual(stored);
	await remove();
	await page.getByRole('button', { name: 'Dismiss' }).click();
	await expect.poll(() => storedHashes(page)).toEqual([]);
	await page
		.getByRole('link', { name: 'New chat' })
		.or(page.getByRole('button', { name: 'New chat' }))
		.first()
		.click();
	await expect(page.getByRole('button', { name: 'Model: Guide' })).toBeVisible();
});
