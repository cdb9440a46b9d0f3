import { cpSync, readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import { browserArgs, ensureBrowser } from './browser.js';
import { serveStatic } from './static-host.js';

/**
 * Builds a page that uses the app's engines with the files of Guide, and opens it in a real browser.
 * @param {string} name of the folder in scripts whose `page` it is
 * @param {string} ready what the page puts into `window` once it can be used
 */
export async function openEnginePage(name, ready) {
	const folder = `test-results/${name}`;
	const executablePath = await ensureBrowser();
	await build({
		configFile: false,
		root: `scripts/${name}/page`,
		logLevel: 'warn',
		base: './',
		define: { __GUIDE_MANIFEST__: readFileSync('static/models/guide/manifest.json', 'utf8') },
		worker: { format: 'es' },
		plugins: [svelte({ configFile: false })], // texts of the interface are read from runes
		build: { outDir: `../../../${folder}`, emptyOutDir: true, target: 'esnext', assetsInlineLimit: 0 }
	});
	cpSync('static/models', `${folder}/models`, { recursive: true });
	const browser = await chromium.launch({ executablePath, args: browserArgs });
	const host = await serveStatic(folder, { headers: true });
	const page = await browser.newPage();
	page.on('pageerror', (error) => console.error(error.message));
	await page.goto(`${host.url}/`);
	await page.waitForFunction((key) => key in window, ready);
	return {
		page,
		close: async () => {
			await browser.close();
			await host.close();
		}
	};
}
