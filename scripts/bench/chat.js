// `npm run bench:chat`: how the chat feels with much in it, in a build (BUILD_DIR, else build) with real IndexedDB and an
// engine that follows a script. Prints one table and writes test-results/bench-chat.json. Nothing here passes or fails; the
// goals stand beside the figures.
// BENCH_ROUNDS (5), BENCH_STREAMS (2: rounds of the long answer), BENCH_TOKENS (4000), BENCH_CHATS (10000),
// BENCH_CYCLES (100), BENCH_PARTS (stream,type,open,search,cycles)
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { browserArgs, findBrowser } from '../browser.js';
import { serveStatic } from '../static-host.js';
import { measureCycles } from './chat/cycles.js';
import { measureOpening, measureSearch } from './chat/open.js';
import { measureStreams } from './chat/stream.js';
import { describe } from './chat/table.js';
import { measureTyping } from './chat/type.js';

const number = (/** @type {string} */ name, /** @type {number} */ standard) => Number(process.env[name] ?? standard);
const options = {
	rounds: number('BENCH_ROUNDS', 5),
	streams: number('BENCH_STREAMS', 2),
	tokens: number('BENCH_TOKENS', 4_000),
	chats: number('BENCH_CHATS', 10_000),
	cycles: number('BENCH_CYCLES', 100)
};
const parts = (process.env.BENCH_PARTS ?? 'stream,type,open,search,cycles').split(',');
const folder = resolve('test-results/bench-chat');

await build({
	configFile: false,
	logLevel: 'warn',
	base: './',
	worker: { format: 'es' },
	root: 'scripts/bench/chat/page',
	build: { outDir: folder, emptyOutDir: true, target: 'esnext', assetsInlineLimit: 0 }
});

const executablePath = await findBrowser();
const browser = await chromium.launch({
	...(executablePath ? { executablePath } : {}),
	args: [...browserArgs, '--js-flags=--expose-gc']
});
const host = await serveStatic(process.env.BUILD_DIR ?? 'build', { headers: true, pages: [/^\/chat\/[^/]+$/] });
const bareHost = await serveStatic(folder);
const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
/** The page that writes chats has the app's origin, and so its database. */
await context.route('**/bench-page/**', (route) => {
	const name = new URL(route.request().url()).pathname.split('/bench-page/')[1] || 'index.html';
	const types = /** @type {Record<string, string>} */ ({ html: 'text/html', js: 'text/javascript', css: 'text/css' });
	const contentType = types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
	return route.fulfill({ body: readFileSync(`${folder}/${name}`), contentType });
});
const loadBefore = loadavg()[0] ?? NaN;

/** A page on the app's origin with storage and nothing else. */
async function openBench() {
	const page = await context.newPage();
	await page.goto(`${host.url}/bench-page/`);
	await page.waitForFunction(() => 'benchChat' in window);
	return page;
}

const bench = await openBench();
const seededMs = performance.now();
const kinds = [
	{ name: 'small', chats: 8, messages: 4, words: 'a small chat', ageMinutes: 1 },
	{ name: 'long', chats: 1, messages: 500, words: 'a long chat', ageMinutes: 20 },
	{ name: 'huge', chats: 1, messages: 2_000, words: 'a huge chat', ageMinutes: 30 },
	{ name: 'old', chats: options.chats, messages: 4, words: 'ember number{n} of the hearth', ageMinutes: 60 }
];
const seeded = await bench.evaluate((kinds) => window.benchChat.seed(kinds), kinds);
console.log(`${seeded} chats written in ${((performance.now() - seededMs) / 1000).toFixed(0)} s`);

const app = { context, url: host.url };
/** @type {import('./chat/types.ts').ChatResults} */
const results = {
	machine: { cores: cpus().length, cpu: cpus()[0]?.model, browser: browser.version(), loadBefore, loadAfter: NaN },
	options
};
if (parts.includes('open')) results.opening = await measureOpening(app, browser, options.rounds);
if (parts.includes('search')) results.search = await measureSearch(app, bench, options);
if (parts.includes('type')) results.typing = await measureTyping(app);
if (parts.includes('cycles')) results.cycles = await measureCycles(app, options.cycles);
if (parts.includes('stream')) results.streams = await measureStreams(app, bareHost.url, options);
results.machine.loadAfter = loadavg()[0] ?? NaN;
await browser.close();
await Promise.all([host.close(), bareHost.close()]);

console.table(describe(results));
console.log(
	`${options.rounds} rounds, ${cpus().length} cores, load ${loadBefore.toFixed(1)} before, ${results.machine.loadAfter.toFixed(1)} after`
);
mkdirSync('test-results', { recursive: true });
writeFileSync('test-results/bench-chat.json', JSON.stringify(results, null, '\t'));
