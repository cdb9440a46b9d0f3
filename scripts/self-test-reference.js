// `npm run guide:reference`: writes what Guide says on the CPU into src/lib/device/measure/guide-reference.json, which the
// self-test of GPUs compares with. To be run whenever static/models/guide changes; a spec fails until then.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { browserArgs, ensureBrowser, findBrowser } from './browser.js';
import { serveStatic } from './static-host.js';

const folder = 'test-results/self-test-reference';
const target = 'src/lib/device/measure/guide-reference.json';

await ensureBrowser();
await build({
	configFile: false,
	root: 'scripts/self-test-reference/page',
	logLevel: 'warn',
	base: './',
	define: { __GUIDE_MANIFEST__: readFileSync('static/models/guide/manifest.json', 'utf8') },
	worker: { format: 'es' },
	build: { outDir: `../../../${folder}`, emptyOutDir: true, target: 'esnext', assetsInlineLimit: 0 }
});
cpSync('static/models', `${folder}/models`, { recursive: true });

const executablePath = await findBrowser();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: browserArgs });
const host = await serveStatic(folder, { headers: true });
try {
	const page = await browser.newPage();
	page.on('pageerror', (error) => console.error(error.message));
	await page.goto(`${host.url}/`);
	await page.waitForFunction(() => 'makeReference' in window);
	/** @type {import('../src/lib/device/measure/guide-test.ts').GuideReference} */
	const reference = await page.evaluate(() => /** @type {any} */ (window).makeReference());
	writeFileSync(target, `${JSON.stringify(reference, null, '\t')}\n`);
	const counts = reference.answers.map(({ tokens }) => tokens.length);
	console.log(`${target}: ${counts.length} answers of ${counts.join(', ')} tokens`);
} finally {
	await browser.close();
	await host.close();
}
