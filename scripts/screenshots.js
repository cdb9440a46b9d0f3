// Pictures of the built app: `npm run screenshots` writes the two that the manifest and the README show;
// `npm run screenshots -- --all` also writes every page in both themes and widths to test-results/screenshots, to be looked at.
import { mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { browserArgs, findBrowser } from './browser.js';
import { serveStatic } from './static-host.js';

const all = process.argv.includes('--all');
const folder = 'test-results/screenshots';
mkdirSync(folder, { recursive: true });
mkdirSync('static/screenshots', { recursive: true });

const phone = { width: 390, height: 844 };
const desktop = { width: 1440, height: 900 };

const host = await serveStatic('build', { headers: true, pages: [/^\/chat\/[^/]+$/] });
const executablePath = await findBrowser();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: browserArgs });

/** @param {{ viewport: typeof phone, colorScheme: 'light' | 'dark', deviceScaleFactor?: number }} options */
async function open(options) {
	const touch = options.viewport === phone;
	const context = await browser.newContext({ ...options, hasTouch: touch, isMobile: touch, reducedMotion: 'reduce' });
	return context.newPage();
}

/** @param {import('@playwright/test').Page} page @param {string} path */
async function visit(page, path) {
	await page.goto(`${host.url}${path}`);
	await page.waitForSelector('html[data-ready="true"]');
	await page.waitForTimeout(1_500); // the device check has its say
}

/** @param {import('@playwright/test').Page} page @param {string} text @param {number} answers */
async function ask(page, text, answers) {
	await page.getByRole('textbox', { name: 'Message', exact: true }).fill(text);
	await page.getByRole('button', { name: 'Send', exact: true }).click();
	await page
		.locator('article[aria-label="Assistant"]:not([data-state="streaming"])')
		.nth(answers - 1)
		.waitFor();
	await page.mouse.move(0, 0);
}

/** @param {import('@playwright/test').Page} page */
async function converse(page) {
	await visit(page, '/');
	await ask(page, 'What can you do?', 1);
	await ask(page, 'How much memory does a 7B model need?', 2);
	await page.waitForTimeout(300);
}

for (const [name, options] of /** @type {const} */ ([
	['desktop', { viewport: desktop, colorScheme: 'light' }],
	['phone', { viewport: phone, colorScheme: 'light', deviceScaleFactor: 2 }]
])) {
	const page = await open(options);
	await converse(page);
	await page.screenshot({ path: `static/screenshots/${name}.png` });
	await page.context().close();
	console.log(`static/screenshots/${name}.png`);
}

if (all) {
	for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
		for (const viewport of [phone, { width: 768, height: 1024 }, desktop]) {
			const page = await open({ viewport, colorScheme });
			const shoot = (/** @type {string} */ name) =>
				page.screenshot({ path: `${folder}/${name}-${viewport.width}-${colorScheme}.png` });
			await visit(page, '/');
			await shoot('welcome');
			if (viewport === phone) {
				await page.getByRole('button', { name: 'Menu' }).click();
				await shoot('menu');
				await page.keyboard.press('Escape');
			}
			await converse(page);
			await shoot('chat');
			await page.getByRole('button', { name: /^Model:/ }).click();
			await shoot('switcher');
			for (const path of ['models', 'notebook', 'system', 'settings', 'chat/unknown']) {
				await visit(page, `/${path}`);
				await shoot(path.replace('/', '-'));
			}
			await visit(page, '/?engine=fake');
			await ask(page, 'A long answer [markdown]', 1);
			await page.locator('[role="log"]').evaluate((log) => log.parentElement?.parentElement?.scrollTo(0, 0));
			await shoot('markdown');
			await visit(page, '/?engine=fake');
			await ask(page, 'Please fail [slow=5] [words=30] [fail=engine/out-of-memory@20]', 1);
			await shoot('failed');
			await page.context().close();
		}
	}
	console.log(`${folder}/`);
}
await browser.close();
await host.close();
