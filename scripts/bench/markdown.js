// `node scripts/bench/markdown.js`: what it costs to draw an answer while it is written, compared with parsing all of it
// again for each token. Same components, interleaved, median of the rounds. Then what the renderer weighs.
// BENCH_ROUNDS (3), BENCH_EVERY (20: the slow variant is measured at every 20th update, and its total scaled).
import { readFileSync, readdirSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { browserArgs, findBrowser } from '../browser.js';
import { serveStatic } from '../static-host.js';
import { median } from './page.js';

const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const every = Number(process.env.BENCH_EVERY ?? 20);
const folder = 'test-results/bench-markdown';
const answers = /** @type {const} */ ([
	['mixed', '17 kB, mixed'],
	['fence', '13 kB, one code block'],
	['list', '13 kB, one list']
]);

const alias = { 'decode-named-character-reference': resolve('src/lib/markdown/entities.ts') };
await build({
	configFile: false,
	resolve: { alias },
	root: 'tests/fixtures/markdown/page',
	logLevel: 'warn',
	base: './',
	plugins: [svelte({ configFile: false })],
	build: { outDir: `${process.cwd()}/${folder}/page`, emptyOutDir: true, target: 'esnext' }
});
// Once more alone: what a page that already has Svelte downloads for it.
await build({
	configFile: false,
	resolve: { alias },
	logLevel: 'warn',
	plugins: [svelte({ configFile: false })],
	build: {
		outDir: `${folder}/parts`,
		emptyOutDir: true,
		target: 'esnext',
		lib: { entry: 'src/lib/components/chat/markdown/Markdown.svelte', formats: ['es'], fileName: 'renderer' },
		rolldownOptions: { external: /^svelte(\/|$)/ },
		minify: true
	}
});

/** @param {{ scriptMs: number, allMs: number }[]} costs @param {number} scale */
function summarize(costs, scale) {
	const sum = (/** @type {number[]} */ values) => values.reduce((sum, value) => sum + value, 0);
	const all = costs.map(({ allMs }) => allMs);
	const sorted = [...all].sort((a, b) => a - b);
	const tenth = Math.ceil(all.length / 10);
	return {
		totalMs: scale * sum(all),
		scriptMs: scale * sum(costs.map(({ scriptMs }) => scriptMs)),
		p95Ms: sorted[Math.floor(sorted.length * 0.95)] ?? NaN,
		maxMs: sorted.at(-1) ?? NaN,
		firstMs: sum(all.slice(0, tenth)) / tenth,
		lastMs: sum(all.slice(-tenth)) / tenth
	};
}

const executablePath = await findBrowser();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: browserArgs });
const host = await serveStatic(`${folder}/page`);
const loadBefore = loadavg()[0] ?? NaN;

/** @param {'mixed' | 'fence' | 'list'} answer @param {'hearth' | 'naive'} variant */
async function measure(answer, variant) {
	const page = await browser.newPage();
	await page.goto(`${host.url}/`);
	await page.waitForFunction(() => 'bench' in window);
	const step = variant === 'naive' ? every : 1;
	const costs = await page.evaluate(
		([answer, variant, step]) => window.bench.measure(answer, variant, step),
		/** @type {const} */ ([answer, variant, step])
	);
	await page.close();
	return summarize(costs, step);
}

/** @type {Record<string, Record<string, string>>} */
const table = {};
for (const [answer, label] of answers) {
	/** @type {Record<'hearth' | 'naive', ReturnType<typeof summarize>[]>} */
	const runs = { hearth: [], naive: [] };
	for (let round = 0; round < rounds; round++) {
		runs.hearth.push(await measure(answer, 'hearth'));
		runs.naive.push(await measure(answer, 'naive'));
	}
	for (const variant of /** @type {const} */ (['hearth', 'naive'])) {
		const of = (/** @type {keyof ReturnType<typeof summarize>} */ key) => median(runs[variant].map((run) => run[key]));
		table[`${label}: ${variant === 'hearth' ? 'Hearth' : 'all again'}`] = {
			'total ms': of('totalMs').toFixed(0),
			'of it script': of('scriptMs').toFixed(0),
			'p95 ms': of('p95Ms').toFixed(2),
			'worst ms': of('maxMs').toFixed(1),
			'first tenth, mean ms': of('firstMs').toFixed(2),
			'last tenth, mean ms': of('lastMs').toFixed(2),
			'last / first': (of('lastMs') / of('firstMs')).toFixed(2)
		};
	}
}
await browser.close();
await host.close();

console.table(table);
const parts = readdirSync(`${folder}/parts`).filter((name) => name.endsWith('.js'));
console.table(
	Object.fromEntries(
		parts.map((name) => [
			name,
			{ 'gzip kB': (gzipSync(readFileSync(`${folder}/parts/${name}`)).length / 1000).toFixed(1) }
		])
	)
);
console.log(
	`${rounds} rounds, ${cpus().length} cores, load ${loadBefore.toFixed(1)} before, ${(loadavg()[0] ?? NaN).toFixed(1)} after`
);
