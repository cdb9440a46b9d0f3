// Renders the PNG icons from the SVG ones: `node scripts/icons.js`, after changing static/icons/*.svg.
import { readFile, writeFile } from 'node:fs/promises';
import { chromium } from '@playwright/test';
import { browserArgs, findBrowser } from './browser.js';

const folder = 'static/icons';
const icons = [
	{ from: 'icon.svg', to: 'icon-192.png', side: 192 },
	{ from: 'icon.svg', to: 'icon-512.png', side: 512 },
	{ from: 'maskable.svg', to: 'maskable-512.png', side: 512 },
	// iOS rounds the corners itself and paints transparent ones black, so it gets the full square.
	{ from: 'maskable.svg', to: 'apple-touch-icon.png', side: 180 }
];

const executablePath = await findBrowser();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: browserArgs });
const page = await browser.newPage();
for (const { from, to, side } of icons) {
	const svg = await readFile(`${folder}/${from}`, 'utf8');
	await page.setViewportSize({ width: side, height: side });
	const source = `data:image/svg+xml,${encodeURIComponent(svg)}`;
	await page.setContent(`<style>* { margin: 0 } img { display: block }</style><img width="${side}" src="${source}">`);
	await page.locator('img').evaluate((image) => /** @type {HTMLImageElement} */ (image).decode());
	await writeFile(`${folder}/${to}`, await page.screenshot({ omitBackground: true }));
	console.log(`${folder}/${to}`);
}
await browser.close();
