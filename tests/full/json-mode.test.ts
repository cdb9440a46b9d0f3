import type { Locator, Page } from '@playwright/test';
import { expect, test, untilReady } from '../fixtures/app.ts';
import { expectAccessible } from '../fixtures/axe.ts';
import { answers, ask } from '../fixtures/chat.ts';
import { storedMessages } from '../fixtures/records.ts';

const panel = (page: Page) => page.getByRole('dialog', { name: 'Chat settings' });
const field = (page: Page) => panel(page).getByRole('textbox', { name: 'JSON schema' });

async function openPanel(page: Page): Promise<Locator> {
	await page.getByRole('button', { name: 'Chat settings' }).click();
	await expect(panel(page).getByRole('group', { name: 'Answer as JSON' })).toBeVisible({ timeout: 90_000 }); // once the model is loaded
	return panel(page);
}

async function closePanel(page: Page): Promise<void> {
	await page.keyboard.press('Escape');
	await expect(panel(page)).toHaveCount(0);
}

async function finished(page: Page): Promise<void> {
	await expect(answers(page).last()).toHaveAttribute('data-state', /done|stopped/, { timeout: 120_000 });
}

const schema = JSON.stringify({
	type: 'object',
	properties: { private: { type: 'boolean' }, level: { enum: ['low', 'high'] } },
	required: ['private', 'level']
});

test.setTimeout(420_000);

test('answers follow a schema of the chat, are shown as code and can be copied; a bad schema is refused and never sent', async ({
	page,
	host,
	context
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.goto(host.url); // the real Guide
	await untilReady(page);
	await openPanel(page);
	await panel(page).getByRole('radio', { name: 'By schema' }).check();
	await expect(field(page)).toHaveValue(/"properties"/);
	await expectAccessible(page);
	await field(page).fill(schema);

	await test.step('what is wrong is said with its place; the last schema that was right stays', async () => {
		await field(page).fill('{"type": "object", "properties": {"n": {"type": "integer", "multipleOf": 3}}}');
		await expect(panel(page).getByText(/^properties\.n\.multipleOf .*stays in force\.$/)).toBeVisible();
		await expect(field(page)).toHaveAttribute('aria-invalid', 'true');
		await expectAccessible(page);
		await field(page).fill('{"type":');
		await expect(panel(page).getByText(/^The schema is not JSON/)).toBeVisible();
	});
	await closePanel(page);

	await ask(page, 'Is this private?');
	await finished(page);
	const answer = (await storedMessages(page)).at(-1);
	const value = JSON.parse(answer?.text ?? '') as Record<string, unknown>;
	expect(Object.keys(value)).toEqual(['private', 'level']);
	expect(typeof value.private).toBe('boolean');
	expect(['low', 'high']).toContain(value.level);
	expect(answer?.json).toEqual({ kind: 'schema', schema });
	await expect(answers(page).getByRole('group', { name: 'JSON code' })).toHaveText(
		new RegExp(`^\\{\\s+"private": ${String(value.private)},\\s+"level": "${String(value.level)}"\\s+\\}\\s*$`)
	);
	await expectAccessible(page);
	await answers(page).getByRole('button', { name: /^Copy/ }).first().click();
	await expect
		.poll(async () => JSON.parse(await page.evaluate(() => navigator.clipboard.readText())) as unknown)
		.toEqual(value);

	await test.step('the same seed and schema give the same answer again', async () => {
		await page.getByRole('button', { name: 'More about this answer' }).click();
		await page.getByRole('menuitem', { name: 'Receipt' }).click();
		const replay = page.getByRole('dialog', { name: 'Receipt' }).getByRole('region', { name: 'Replay' });
		await replay.getByRole('button', { name: /^Replay/ }).click();
		await expect(replay).toContainText('Identical', { timeout: 120_000 });
		await page.keyboard.press('Escape');
	});

	await test.step('it is kept with the chat, and with a preset that new chats can take', async () => {
		await page.reload();
		await untilReady(page);
		await openPanel(page);
		await expect(field(page)).toHaveValue(schema);
		await panel(page).getByRole('button', { name: 'Presets' }).click();
		await page.getByRole('menuitem', { name: 'Save as a preset…' }).click();
		await panel(page).getByRole('textbox', { name: 'Name of the preset' }).fill('Strict');
		await page.keyboard.press('Enter');
		await expect(panel(page).getByText('Saved as “Strict”.')).toBeVisible();
		await closePanel(page);
		await page.getByRole('button', { name: 'New chat', exact: true }).click();
		await openPanel(page);
		await expect(panel(page).getByRole('radio', { name: 'Off' })).toBeChecked();
		await panel(page).getByRole('button', { name: 'Presets' }).click();
		await page.getByRole('menuitem', { name: 'Strict' }).click();
		await expect(field(page)).toHaveValue(schema);
	});

	await test.step('any JSON is an object; off is words again', async () => {
		await panel(page).getByRole('radio', { name: 'Any JSON' }).check();
		await panel(page).getByRole('textbox', { name: 'Max tokens' }).fill('64');
		await page.keyboard.press('Tab');
		await closePanel(page);
		await ask(page, 'Hello');
		await finished(page);
		expect((await storedMessages(page)).at(-1)?.text).toMatch(/^\s*\{/);
		await expect(answers(page).getByRole('button', { name: 'Continue' })).toHaveCount(0);
		await openPanel(page);
		await panel(page).getByRole('radio', { name: 'Off' }).check();
		await closePanel(page);
		await ask(page, 'Hello');
		await expect(answers(page)).toHaveCount(2);
		await finished(page);
		expect((await storedMessages(page)).at(-1)).not.toHaveProperty('json');
		await expect(answers(page).last().locator('pre')).toHaveCount(0);
	});
});

test('an engine without schemas does not offer it, and refuses what another one was asked for', async ({
	page,
	host
}) => {
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	await ask(page, 'Hello [say=hi]'); // loads the engine
	await finished(page);
	await page.getByRole('button', { name: 'Chat settings' }).click();
	await expect(panel(page).getByRole('textbox', { name: 'Max tokens' })).toBeVisible();
	await expect(panel(page).getByRole('group', { name: 'Answer as JSON' })).toHaveCount(0);
});
