/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {{ page: Page, visit: (path: string) => Promise<void>, narrow: boolean }} Stage */

/** Nothing here goes by words: the same steps run in every language. */
const field = 'form textarea';
const dialog = '[role="dialog"]:visible';

/** @param {Page} page @param {string} text @param {number} [answers] how many there are then */
export async function ask(page, text, answers = 1) {
	await page.locator(field).fill(text);
	await page.locator(field).press('Enter');
	await page
		.locator('[role="log"] article[aria-busy]:not([data-state="streaming"])')
		.nth(answers - 1)
		.waitFor({ timeout: 90_000 });
	await page.mouse.move(0, 0);
}

/** @param {Stage} stage A chat with Guide, as newcomers have it. */
async function converse({ page, visit }) {
	await visit('/');
	await ask(page, 'What is quantization?', 1);
	await ask(page, 'How much memory does a 7B model need at 4 bits?', 2);
}

/** @param {Page} page */
const openSettings = (page) => page.locator('header button[aria-haspopup="dialog"]').last().click();

/**
 * What is looked at before a version goes out, each in both widths and themes and from right to left.
 * @type {Record<string, (stage: Stage) => Promise<void>>}
 */
export const states = {
	welcome: ({ visit }) => visit('/'),
	guide: converse,
	menu: async (stage) => {
		await converse(stage);
		const { page, narrow } = stage;
		if (narrow) await page.locator('header button').first().click();
		else await page.locator('nav li button[aria-haspopup="menu"]').first().press('Enter');
	},
	markdown: async ({ page, visit }) => {
		await visit('/?engine=fake');
		await ask(page, 'A long answer [markdown]');
		await page.locator('[role="log"]').evaluate((log) => log.parentElement?.parentElement?.scrollTo(0, 0));
	},
	thought: async ({ page, visit }) => {
		await visit('/?engine=fake');
		await ask(page, '[think=First the product, then the sum.] [call=7 * 4 + 2]');
	},
	failed: async ({ page, visit }) => {
		await visit('/?engine=fake');
		await ask(page, 'Please fail [words=30] [fail=engine/out-of-memory@20]');
	},
	'chat settings': async ({ page, visit }) => {
		await visit('/');
		await openSettings(page);
		await page.locator(dialog).waitFor();
	},
	'model switcher': async ({ page, visit }) => {
		await visit('/');
		await page.locator('header button[aria-haspopup="dialog"]').first().click();
		await page.locator(dialog).waitFor();
	},
	palette: async (stage) => {
		await converse(stage);
		await stage.page.keyboard.press('Control+k');
		await stage.page.locator('[data-command-root] input').fill('quanti');
	},
	shortcuts: async ({ page, visit }) => {
		await visit('/');
		await page.keyboard.press('Control+/');
		await page.locator(dialog).waitFor();
	},
	models: ({ visit }) => visit('/models'),
	discover: ({ visit }) => visit('/models#discover'),
	notebook: async ({ page, visit }) => {
		await visit('/notebook');
		await page.locator('textarea').fill('A quantized model is');
	},
	connect: ({ visit }) => visit('/connect'),
	system: ({ visit }) => visit('/system'),
	settings: ({ visit }) => visit('/settings')
};
