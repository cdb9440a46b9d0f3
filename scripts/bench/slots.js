// `npm run bench:slots`: what llama.cpp's slots (several answers at once) gain with Guide on the CPU, without the app. The
// decision that it led to is docs/decisions/0019. Nothing here passes or fails. BENCH_ROUNDS (5)
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { browserArgs, findBrowser } from '../browser.js';
import { serveStatic } from '../static-host.js';
import { median } from './page.js';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const counts = [1, 2, 4];
const maxTokens = 32;
const questions = [
	...['What is quantization?', 'How much memory does a 7B model need?', 'What can you do?', 'What is a token?'],
	...['What is a context window?', 'What is a GGUF file?', 'Why is the first answer slow?', 'What is WebGPU?']
];
const folder = resolve('test-results/bench-slots');

await build({
	configFile: false,
	logLevel: 'warn',
	base: './',
	worker: { format: 'es' },
	root: 'scripts/bench/bare',
	build: { outDir: folder, emptyOutDir: true, target: 'esnext' }
});
const executablePath = await findBrowser();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: browserArgs });
const host = await serveStatic(folder, { headers: true });
const weights = readFileSync('static/models/guide/guide-q8_0.gguf').toString('base64');
const loadBefore = loadavg()[0] ?? NaN;

/** A page with so many slots; all pages are open at once, so that they can take turns. @param {number} slots */
async function openSlots(slots) {
	const page = await browser.newPage();
	await page.goto(`${host.url}/`);
	await page.waitForFunction(() => 'bare' in window);
	await page.evaluate(
		async ({ weights, slots }) => {
			const { bare } = /** @type {any} */ (window);
			const url = URL.createObjectURL(await (await fetch(`data:;base64,${weights}`)).blob());
			await bare.load(url, { threads: 1, contextTokens: 1024, slots });
			await bare.ask('Hello', 8);
		},
		{ weights, slots }
	);
	return page;
}

const pages = await Promise.all(counts.map(openSlots));
/** @typedef {{ ms: number, texts: string[] }} Crowd */
/** @type {Crowd[][]} */
const crowds = counts.map(() => []);
/** @type {{ firstMs: number, lastMs: number, lateChars: number }[][]} */
const streams = counts.map(() => []);
for (let round = 0; round < rounds; round++) {
	for (let turn = 0; turn < counts.length; turn++) {
		const index = (round + turn) % counts.length;
		const [page, together] = [pages[index], counts[index] ?? 1];
		if (!page) continue;
		await page.bringToFront();
		crowds[index]?.push(
			await page.evaluate(
				([questions, most, together]) => /** @type {any} */ (window).bare.askMany(questions, most, together),
				/** @type {const} */ ([questions, maxTokens, together])
			)
		);
		streams[index]?.push(
			...(await page.evaluate(
				([questions, most]) => /** @type {any} */ (window).bare.streamMany(questions, most),
				/** @type {const} */ ([questions.slice(0, together), maxTokens])
			))
		);
	}
}
await browser.close();
await host.close();

const alone = crowds[0]?.[0]?.texts ?? [];
const results = counts.map((slots, index) => {
	const runs = crowds[index] ?? [];
	const ratios = runs.map(({ ms }, round) => (crowds[0]?.[round]?.ms ?? NaN) / ms);
	const texts = runs.flatMap((run) => run.texts.map((text, place) => text === alone[place]));
	const streamed = streams[index] ?? [];
	return {
		slots,
		throughput: median(ratios),
		answered: texts.length,
		same: texts.filter(Boolean).length,
		firstMs: median(streamed.map(({ firstMs }) => firstMs)),
		lastMs: median(streamed.map(({ lastMs }) => lastMs)),
		lateShare: median(streamed.map(({ lateChars }) => lateChars))
	};
});
console.table(
	results.map(({ slots, throughput, answered, same, firstMs, lastMs, lateShare }) => ({
		slots,
		'throughput compared with one': throughput.toFixed(2),
		'same words as alone': `${same} of ${answered}`,
		'streams: first token': `${firstMs.toFixed(0)} ms`,
		'streams: end': `${lastMs.toFixed(0)} ms`,
		'of the text in the last tenth': `${(lateShare * 100).toFixed(0)} %`
	}))
);
console.log(`${rounds} rounds, ${cpus().length} cores, load ${loadBefore.toFixed(1)} before`);
mkdirSync('test-results', { recursive: true });
const machine = { cores: cpus().length, cpu: cpus()[0]?.model, loadBefore };
writeFileSync('test-results/bench-slots.json', JSON.stringify({ machine, rounds, results }, null, '\t'));
