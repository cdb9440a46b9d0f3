import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { waitUntilReady } from './page.js';

/** Words that only an engine's code contains, not our texts about models. */
const engineMarks = /ggml_|wllama_|ort-wasm|mlc-ai/;

/**
 * Bytes of JavaScript, gzip level 9: what the first screen loads, and all that the service worker keeps for offline use
 * without the engines, which are kept at first use.
 * @param {import('@playwright/test').Browser} browser
 * @param {import('./types.ts').Hosts} hosts
 */
export async function measureShell(browser, hosts) {
	const host = await hosts.full();
	const context = await browser.newContext({ serviceWorkers: 'block' });
	const page = await context.newPage();
	/** @type {Set<string>} */
	const loaded = new Set();
	page.on('request', (request) => {
		const { pathname } = new URL(request.url());
		// An engine's own inner workers have blob: addresses.
		const ofTheShell = pathname.startsWith('/_app/') && !pathname.includes('/workers/');
		if (request.resourceType() === 'script' && ofTheShell) loaded.add(pathname);
	});
	await page.goto(`${host.url}/`);
	await waitUntilReady(page);
	await page.waitForLoadState('networkidle');
	await context.close();
	await host.close();

	const text = (/** @type {string} */ path) => readFileSync(`build${path}`);
	const size = (/** @type {Iterable<string>} */ paths) =>
		[...paths].reduce((sum, path) => sum + gzipSync(text(path), { level: 9 }).length, 0);
	const worker = readFileSync('build/service-worker.js', 'utf8');
	const built = new Set(worker.match(/\/_app\/[\w/.-]+\.js/g) ?? []);
	const precached = [...built].filter((path) => !path.includes('/workers/'));
	return {
		firstScreenBytes: size(loaded),
		precachedBytes: size(precached),
		enginesInShell: [...loaded].filter((path) => engineMarks.test(text(path).toString('utf8')))
	};
}
