// Pictures of the built app: `npm run screenshots` writes the two that the manifest and the README show;
// `npm run screenshots -- --all` also writes every state of `screenshots/states.js` to test-results/screenshots, to be looked at: each in
// two widths, light and dark, and from right to left. `--only=welcome,models` writes some of them.
import { mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { browserArgs, findBrowser } from './browser.js';
import { ask, states } from './screenshots/states.js';
import { serveStatic } from './static-host.js';

const only = process.argv.find((arg) => arg.startsWith('--only='))?.slice('--only='.length);
const all = process.argv.includes('--all') || only !== undefined;
const folder = 'test-results/screenshots';
mkdirSync(folder, { recursive: true });
mkdirSync('static/screenshots', { recursive: true });

const phone = { width: 390, height: 844 };
const desktop = { width: 1440, height: 900 };

const host = await serveStatic(process.env.BUILD_DIR ?? 'build', { headers: true, pages: [/^\/chat\/[^/]+$/] });
const executablePath = await findBrowser();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: browserArgs });

/** @param {{ viewport: typeof phone, colorScheme: 'light' | 'dark', deviceScaleFactor?: number, locale?: string }} options */
async function open(options) {
	const touch = options.viewport === phone;
	const context = await browser.newContext({ ...options, hasTouch: touch, isMobile: touch, reducedMotion: 'reduce' });
	return context.newPage();
}

/** @param {import('@playwright/test').Page} page @param {string} path */
async function visit(page, path) {
	await page.goto(`${host.url}${path}`);
	await page.waitForSelector('html[data-ready="true"]', { timeout: 90_000 });
	await page.waitForTimeout(1_500); // the device check has its say
}

if (!only) {
	for (const [name, options] of /** @type {const} */ ([
		['desktop', { viewport: desktop, colorScheme: 'light' }],
		['phone', { viewport: phone, colorScheme: 'light', deviceScaleFactor: 2 }]
	])) {
		const page = await open(options);
		await visit(page, '/');
		await ask(page, 'What can you do?', 1);
		await ask(page, 'How much memory does a 7B model need?', 2);
		await page.waitForTimeout(300);
		await page.screenshot({ path: `static/screenshots/${name}.png` });
		await page.context().close();
		console.log(`static/screenshots/${name}.png`);
	}
}

if (all) {
	const wanted = only?.split(',') ?? Object.keys(states);
	for (const viewport of [phone, desktop]) {
		for (const [look, options] of /** @type {const} */ ([
			['light', { colorScheme: 'light', locale: 'en' }],
			['dark', { colorScheme: 'dark', locale: 'en' }],
			['arabic', { colorScheme: 'light', locale: 'ar' }]
		])) {
			for (const [name, reach] of Object.entries(states).filter(([name]) => wanted.includes(name))) {
				const page = await open({ viewport, ...options });
				const picture = `${name.replace(' ', '-')}-${viewport.width}-${look}.png`;
				try {
					await reach({ page, visit: (path) => visit(page, path), narrow: viewport === phone });
					await page.waitForTimeout(600);
				} catch (error) {
					console.error(`${picture}: ${error instanceof Error ? error.message : error}`);
					process.exitCode = 1;
				}
				await page.screenshot({ path: `${folder}/${picture}` });
				await page.context().close();
			}
		}
	}
	console.log(`${folder}/`);
}
await browser.close();
await host.close();
