// `npm run bench:device`: what the pages System and Benchmark say of this machine, without a window. Needs `npm run build` first.
// Prints tables and writes test-results/bench-device.json. Nothing here passes or fails.
// BENCH_MODEL (Guide, Q8_0)  BENCH_BACKEND (cpu)  BENCH_ROUNDS (3: 1, 3 or 5)  BUILD_DIR (build)
import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { chromium } from '@playwright/test';
import { browserArgs, ensureBrowser } from '../browser.js';
import { serveStatic } from '../static-host.js';

const model = process.env.BENCH_MODEL ?? 'Guide, Q8_0';
const backend = process.env.BENCH_BACKEND ?? 'cpu';
const rounds = process.env.BENCH_ROUNDS ?? '3';
const patienceMs = 600_000;

const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: browserArgs });
const host = await serveStatic(process.env.BUILD_DIR ?? 'build', { headers: true });
try {
	const page = await browser.newPage();
	await page.goto(`${host.url}/system/benchmark?models=all`);
	await page.locator('html[data-ready="true"]').waitFor();
	await page.getByLabel('Model').selectOption({ label: model });
	await page.getByLabel('Compute on').selectOption(backend);
	await page.getByLabel('Runs of each').selectOption(rounds);
	await page.getByRole('button', { name: 'Start' }).click();
	await page.getByText('Done.').waitFor({ timeout: patienceMs });
	const saved = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save as JSON' }).click();
	const chunks = [];
	for await (const chunk of await (await saved).createReadStream()) chunks.push(chunk);
	/** @type {import('../../src/lib/device/bench-result.ts').BenchResult} */
	const result = JSON.parse(Buffer.concat(chunks).toString());

	await page.getByRole('link', { name: 'System' }).first().click();
	await page.getByRole('button', { name: /^Measure (this device|again)$/ }).click();
	await page.getByText('Measured just now.').waitFor({ timeout: patienceMs });
	const report = (await page.locator('pre').textContent()) ?? '';
	const expected = await page
		.getByRole('region', { name: 'How fast Guide is here' })
		.getByRole('listitem')
		.allInnerTexts();

	const { quantization, engine, threads, loadMs, points } = result;
	console.log(
		`${result.model}, ${quantization}, ${engine} on ${result.backend}, ${threads} threads, loads in ${loadMs.toFixed(0)} ms`
	);
	/** @param {number[]} values */
	const middle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]?.toFixed(1) ?? '';
	console.table(
		points.map(({ wantedTokens, runs }) => ({
			'prompt, tokens': wantedTokens,
			runs: runs.length,
			'first token, ms': middle(runs.map((run) => run.firstTokenMs)),
			'prefill, tokens/s': middle(runs.map((run) => run.prefillTokensPerSecond)),
			'decode, tokens/s': middle(runs.map((run) => run.decodeTokensPerSecond))
		}))
	);
	console.log(expected.join('\n'));
	console.log(
		report
			.split('\n')
			.filter((line) => /measured|self-test/i.test(line))
			.join('\n')
	);
	mkdirSync('test-results', { recursive: true });
	writeFileSync(
		'test-results/bench-device.json',
		JSON.stringify({ load: loadavg()[0], result, expected, report }, null, '\t')
	);
} finally {
	await browser.close();
	await host.close();
}
