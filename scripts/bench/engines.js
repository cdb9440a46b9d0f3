// `npm run bench:engines`: what the engine contract costs on top of the libraries, and what a long chat costs, on the CPU with
// Guide. Prints tables and writes test-results/bench-engines.json. Nothing here passes or fails.
// BENCH_ROUNDS (5) pairs and chats; BENCH_ENGINES (wllama,transformers); BENCH_MODEL a folder by training/guide/bench_model.py
// in the place of Guide.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { browserArgs, findBrowser } from '../browser.js';
import { serveStatic } from '../static-host.js';
import { measureDecode } from './decode.js';
import { measureTurns } from './turns.js';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const ids = /** @type {const} */ (['wllama', 'transformers']);
const wanted = (process.env.BENCH_ENGINES ?? ids.join()).split(',');
const folder = resolve('test-results/bench-engines');
const model = resolve(process.env.BENCH_MODEL ?? 'static/models/guide');
const pages = { wllama: 'index.html', transformers: 'transformers.html' };

const common = /** @type {const} */ ({ configFile: false, logLevel: 'warn', base: './', worker: { format: 'es' } });
const output = /** @type {const} */ ({ emptyOutDir: true, target: 'esnext', assetsInlineLimit: 0 });
await build({
	...common,
	root: 'scripts/bench/engines',
	define: { __GUIDE_MANIFEST__: readFileSync(`${model}/manifest.json`, 'utf8') },
	build: { ...output, outDir: `${folder}/engines` }
});
await build({
	...common,
	root: 'scripts/bench/bare',
	build: {
		...output,
		outDir: `${folder}/bare`,
		rolldownOptions: { input: Object.values(pages).map((name) => resolve('scripts/bench/bare', name)) }
	}
});
for (const name of ['engines', 'bare']) {
	cpSync('static/models', `${folder}/${name}/models`, { recursive: true });
	cpSync(model, `${folder}/${name}/models/guide`, { recursive: true });
}

const executablePath = await findBrowser();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: browserArgs });
const hosts = {
	engines: await serveStatic(`${folder}/engines`, { headers: true }),
	bare: await serveStatic(`${folder}/bare`, { headers: true })
};

/** @param {string} url @param {string} global */
async function openPage(url, global) {
	const page = await (await browser.newContext()).newPage();
	page.on('pageerror', (error) => console.error(error.message));
	await page.goto(url);
	await page.waitForFunction((name) => name in window, global);
	return page;
}

/** @param {(typeof ids)[number]} id */
async function measure(id) {
	const engines = await openPage(`${hosts.engines.url}/`, 'engines');
	/** @type {number} */
	const threads = await engines.evaluate((id) => /** @type {any} */ (window).engines.load(id), id);
	const bare = await openPage(`${hosts.bare.url}/${pages[id]}`, 'bare');
	const from = id === 'wllama' ? '/models/guide/guide-q8_0.gguf' : '/models/';
	await bare.evaluate(
		([from, threads]) => /** @type {any} */ (window).bare.load(from, { threads, contextTokens: 1024 }),
		/** @type {const} */ ([from, threads])
	);
	console.log(`${id}: decode speed, ${rounds} rounds`);
	const decode = await measureDecode(id, { engines, bare }, rounds);
	console.log(`${id}: chats of many turns, ${rounds} rounds`);
	const turns = await measureTurns(id, { engines, bare }, rounds);
	await bare.context().close();
	await engines.context().close();
	return { threads, decode, turns };
}

const loadBefore = loadavg()[0] ?? NaN;
/** @type {Partial<Record<(typeof ids)[number], Awaited<ReturnType<typeof measure>>>>} */
const results = {};
for (const id of ids) if (wanted.includes(id)) results[id] = await measure(id);
await browser.close();
await Promise.all([hosts.engines.close(), hosts.bare.close()]);

/** @type {Record<string, Record<string, string>>} */
const decodeTable = {};
/** @type {Record<string, Record<string, string>>} */
const turnTable = {};
for (const [id, { decode, turns }] of Object.entries(results)) {
	for (const [index, { bare, engine }] of decode.pairs.entries())
		decodeTable[`${id} ${index + 1}`] = {
			'library, tokens/s': bare.toFixed(0),
			'engine, tokens/s': engine.toFixed(0),
			ratio: (engine / bare).toFixed(3)
		};
	decodeTable[`${id}, median`] = { ratio: decode.ratio.toFixed(3) };
	turnTable[id] = {
		'turn 2, ms': turns.secondMs.toFixed(1),
		'turn 20, ms': turns.lastMs.toFixed(1),
		'ratio, median': turns.ratio.toFixed(2),
		'new tokens': `${turns.secondNewTokens} and ${turns.lastNewTokens}`,
		'prompt in turn 20': `${turns.lastPromptTokens} tokens`
	};
	if (turns.network)
		turnTable[`${id}, the network alone`] = {
			'turn 2, ms': turns.network.secondMs.toFixed(1),
			'turn 20, ms': turns.network.lastMs.toFixed(1),
			'ratio, median': turns.network.ratio.toFixed(2)
		};
}
console.log('Decode speed behind the engine contract, compared with the library alone');
console.table(decodeTable);
console.log('Time to the first token, with turns of the same length');
console.table(turnTable);
console.log(`${rounds} rounds, ${cpus().length} cores, load ${loadBefore.toFixed(1)} before`);
mkdirSync('test-results', { recursive: true });
const machine = { cores: cpus().length, cpu: cpus()[0]?.model, browser: browser.version(), loadBefore };
writeFileSync('test-results/bench-engines.json', JSON.stringify({ machine, rounds, results }, null, '\t'));
