// `npm run bench`: what a user waits for, and what the app costs compared with the engine alone. Prints tables and writes
// test-results/bench.json. Nothing here passes or fails; the goals stand beside the figures.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { browserArgs, findBrowser } from '../browser.js';
import { serveStatic } from '../static-host.js';
import { measureSpeed } from './speed.js';
import { measureShell } from './shell.js';
import { measureStart } from './start.js';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const bareFolder = 'test-results/bench-bare';

await build({
	configFile: false,
	root: 'scripts/bench/bare',
	logLevel: 'warn',
	base: './',
	worker: { format: 'es' },
	build: { outDir: `../../../${bareFolder}`, emptyOutDir: true, target: 'esnext' }
});

const executablePath = await findBrowser();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: browserArgs });
const pages = [/^\/chat\/[^/]+$/];
/** @type {import('./types.ts').Hosts} */
const hosts = {
	full: () => serveStatic('build', { headers: true, pages }),
	plain: () => serveStatic('build'),
	bare: () => serveStatic(bareFolder, { headers: true })
};

const results = {
	machine: { cores: cpus().length, cpu: cpus()[0]?.model, browser: browser.version(), loadBefore: loadavg()[0] },
	shell: await measureShell(browser, hosts),
	start: await measureStart(browser, hosts, rounds),
	speed: await measureSpeed(browser, hosts, rounds)
};
await browser.close();

const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const seconds = (/** @type {number} */ ms) => `${(ms / 1000).toFixed(2)} s`;
console.table({
	'JavaScript of the first screen, gzip': { measured: kilobytes(results.shell.firstScreenBytes), goal: '150 kB' },
	'JavaScript kept for offline use, gzip': { measured: kilobytes(results.shell.precachedBytes), goal: '' },
	'engine code in the shell': { measured: results.shell.enginesInShell.join(', ') || 'none', goal: 'none' },
	'first token, empty cache, host with headers': { measured: seconds(results.start.firstTokenFullMs), goal: '10 s' },
	'first token, empty cache, host without headers': {
		measured: seconds(results.start.firstTokenPlainMs),
		goal: '10 s'
	},
	'offline reload to a usable composer': { measured: seconds(results.start.offlineReloadMs), goal: '1.5 s' },
	'chat compared with the bare engine': { measured: results.speed.ratio.toFixed(3), goal: '0.95' }
});
console.table(
	results.speed.pairs.map(({ bare, chat }) => ({
		'bare tokens/s': bare.toFixed(0),
		'chat tokens/s': chat.toFixed(0),
		ratio: (chat / bare).toFixed(3)
	}))
);
mkdirSync('test-results', { recursive: true });
writeFileSync('test-results/bench.json', JSON.stringify(results, null, '\t'));
