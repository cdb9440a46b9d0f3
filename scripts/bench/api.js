// `npm run bench:api`: what `/v1` costs on top of the engine, with Guide on the CPU. Needs a build (BUILD_DIR, else build).
// Prints tables and writes test-results/bench-api.json. Nothing here passes or fails; the goals stand beside the figures.
// BENCH_ROUNDS (7) rounds, in each of which everything is measured once, in turns.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { browserArgs, findBrowser } from '../browser.js';
import { serveStatic } from '../static-host.js';
import { measureCrowd, measureStreams, openClient } from './api-calls.js';
import { median } from './page.js';

const rounds = Number(process.env.BENCH_ROUNDS ?? 7);
const folder = resolve('test-results/bench-api');

await build({
	configFile: false,
	logLevel: 'warn',
	base: './',
	worker: { format: 'es' },
	root: 'scripts/bench/engines',
	define: { __GUIDE_MANIFEST__: readFileSync('static/models/guide/manifest.json', 'utf8') },
	build: { outDir: folder, emptyOutDir: true, target: 'esnext', assetsInlineLimit: 0 }
});
cpSync('static/models', `${folder}/models`, { recursive: true });

const executablePath = await findBrowser();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: browserArgs });
const hosts = {
	engine: await serveStatic(folder, { headers: true }),
	app: await serveStatic(process.env.BUILD_DIR ?? 'build', { headers: true, pages: [/^\/chat\/[^/]+$/] })
};
const loadBefore = loadavg()[0] ?? NaN;

const engine = await (await browser.newContext()).newPage();
await engine.goto(`${hosts.engine.url}/`);
await engine.waitForFunction(() => 'engines' in window);
/** @type {number} */
const threads = await engine.evaluate(() => /** @type {any} */ (window).engines.load('wllama'));
const client = await openClient(await browser.newContext(), hosts.app.url);

const streams = await measureStreams({ engine, client }, rounds);
const crowds = await measureCrowd(client, rounds);
await browser.close();
await Promise.all([hosts.engine.close(), hosts.app.close()]);

console.table(
	streams.pairs.map(({ engine, api }) => ({
		'engine, tokens/s': engine.perSecond.toFixed(0),
		'/v1, tokens/s': api.perSecond.toFixed(0),
		ratio: (api.perSecond / engine.perSecond).toFixed(3),
		'engine, first token': `${engine.firstTokenMs.toFixed(1)} ms`,
		'/v1, first token': `${api.firstTokenMs.toFixed(1)} ms`
	}))
);
console.table(
	crowds.map(({ aloneMs, togetherMs, answered }) => ({
		'20 one at a time': `${(aloneMs / 1000).toFixed(2)} s`,
		'20 at once': `${(togetherMs / 1000).toFixed(2)} s`,
		throughput: (aloneMs / togetherMs).toFixed(2),
		answered
	}))
);
/** Whatever else runs on the machine only slows things down: the best of each says what they cost by themselves. */
const best = [...new Set(streams.pairs.map(({ content }) => content))].map((content) => {
	const pairs = streams.pairs.filter((pair) => pair.content === content);
	const of = (/** @type {'engine' | 'api'} */ who) => ({
		perSecond: Math.max(...pairs.map((pair) => pair[who].perSecond)),
		firstTokenMs: Math.min(...pairs.map((pair) => pair[who].firstTokenMs))
	});
	return { engine: of('engine'), api: of('api') };
});
/** @param {typeof best} pairs */
const compare = (pairs) => ({
	speedRatio: median(pairs.map(({ engine, api }) => api.perSecond / engine.perSecond)),
	addedFirstTokenMs: median(pairs.map(({ engine, api }) => api.firstTokenMs - engine.firstTokenMs))
});
const [alone, together] = [crowds.map(({ aloneMs }) => aloneMs), crowds.map(({ togetherMs }) => togetherMs)];
const results = {
	median: {
		...compare(streams.pairs),
		throughputRatio: median(crowds.map(({ aloneMs, togetherMs }) => aloneMs / togetherMs))
	},
	best: { ...compare(best), throughputRatio: Math.min(...alone) / Math.min(...together) },
	answered: Math.min(...crowds.map(({ answered }) => answered))
};
/** @param {(of: typeof results.median) => string} write @param {string} goal */
const row = (write, goal) => ({ 'median of pairs': write(results.median), 'best of each': write(results.best), goal });
console.table({
	'tokens/s compared with the engine': row(({ speedRatio }) => speedRatio.toFixed(3), 'at least 0.95'),
	'added time to the first token': row((of) => `${of.addedFirstTokenMs.toFixed(1)} ms`, 'at most 20 ms'),
	'20 at once, compared with one at a time': row((of) => of.throughputRatio.toFixed(2), 'at least 1.0'),
	'answered of 20 at once': row(() => String(results.answered), '20')
});
console.log(`${rounds} rounds, ${threads} threads, ${cpus().length} cores, load ${loadBefore.toFixed(1)} before`);
mkdirSync('test-results', { recursive: true });
const machine = { cores: cpus().length, cpu: cpus()[0]?.model, browser: browser.version(), threads, loadBefore };
writeFileSync('test-results/bench-api.json', JSON.stringify({ machine, rounds, results, streams, crowds }, null, '\t'));
