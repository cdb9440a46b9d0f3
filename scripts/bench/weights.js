// `npm run bench:weights`: a download through the store of weights against curl to a file and against a worker that only
// writes; reading from the store against reading the file. Prints a table and writes test-results/bench-weights.json.
// Nothing here passes or fails; the goals stand beside the figures. Everything runs on one machine, hub and all.
// BENCH_ROUNDS (5), BENCH_MEGABYTES (100; up to 1000), BENCH_LINE (100) megabytes a second; BENCH_KILLS (10) crashes of the tab in one
// more download, of BENCH_KILLED_MEGABYTES (1000) on a line of BENCH_KILL_LINE (20): what is on its way when a tab dies comes again, and that
// grows with the line, not with the file.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { runnerImport } from 'vite';
import { browserArgs, findBrowser } from '../browser.js';
import { median } from './page.js';
import { sentTwice } from './weights/kills.js';
import { serveStorePage } from './weights/page.js';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const bytes = Number(process.env.BENCH_MEGABYTES ?? 100) * 1e6;
const lineBytesPerSecond = Number(process.env.BENCH_LINE ?? 100) * 1e6;
const kills = Number(process.env.BENCH_KILLS ?? 10);
const killedBytes = Number(process.env.BENCH_KILLED_MEGABYTES ?? 1000) * 1e6;
const killLineBytesPerSecond = Number(process.env.BENCH_KILL_LINE ?? 20) * 1e6;
const revision = '0'.repeat(40);

/** @type {typeof import('../../tests/fixtures/hub/hub.ts')} */
const { startHub } = (await runnerImport(resolve('tests/fixtures/hub/hub.ts'), { configFile: false })).module;
const hub = await startHub();
const host = await serveStorePage(resolve('test-results/bench-weights'));
const executablePath = await findBrowser();
const folder = mkdtempSync(join(tmpdir(), 'bench-weights-'));
// A profile on the disk: private contexts keep their files in memory.
const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
	...(executablePath ? { executablePath } : {}),
	args: browserArgs
});
async function open() {
	const page = await context.newPage();
	await page.goto(`${host.url}/`);
	await page.waitForFunction(() => 'weights' in window);
	return page;
}
const page = await open();

let seed = 0;
/**
 * A new file each time, so that nothing is here already.
 * @param {number | undefined} lineBytesPerSecond @param {number} bytes
 */
async function publish(lineBytesPerSecond, bytes) {
	const model = `bench/${++seed}`;
	const path = 'model.gguf';
	hub.add({ model, path, revision, bytes, seed, ...(lineBytesPerSecond ? { lineBytesPerSecond } : {}) });
	const [{ lfs }] = await (await fetch(`${hub.url}/api/models/${model}/tree/${revision}`)).json();
	const url = `${hub.url}/${model}/resolve/${revision}/${path}`;
	return { modelId: model, path, url, revision, bytes, sha256: lfs.oid };
}

/** @param {{ url: string }} request @returns {Promise<number>} milliseconds */
function curl({ url }) {
	const target = join(folder, 'curl.bin');
	const startedMs = performance.now();
	return new Promise((resolve, reject) => {
		spawn('curl', ['-sSLf', '-o', target, url], { stdio: 'inherit' }).on('exit', (code) => {
			if (code !== 0 || statSync(target).size !== bytes) return reject(new Error(`curl ended with ${code}`));
			const ms = performance.now() - startedMs;
			rmSync(target);
			resolve(ms);
		});
	});
}

/** @param {object} request @returns {Promise<number>} milliseconds */
const throughStore = async (request) =>
	(await page.evaluate((request) => /** @type {any} */ (window).weights.download(request), request)).ms;
/** @param {{ url: string }} request @returns {Promise<number>} milliseconds */
const plain = async ({ url }) => (await page.evaluate((url) => /** @type {any} */ (window).weights.plain(url), url)).ms;
/** @param {string} name @param {string} id */
const ask = (name, id) =>
	page.evaluate(([name, id]) => /** @type {any} */ (window).weights[name](id), /** @type {const} */ ([name, id]));
/** @param {string} id */
const remove = (id) => page.evaluate((id) => /** @type {any} */ (window).weights.store.remove(id), id);

/** @type {Record<'curl' | 'plain' | 'store' | 'curlFree' | 'plainFree' | 'storeFree' | 'raw' | 'load' | 'check', number[]>} */
const ms = { curl: [], plain: [], store: [], curlFree: [], plainFree: [], storeFree: [], raw: [], load: [], check: [] };
const loadBefore = loadavg()[0];
for (let round = 0; round < rounds; round++) {
	const shaped = await publish(lineBytesPerSecond, bytes);
	const open = await publish(undefined, bytes);
	const steps = [
		async () => ms.curl.push(await curl(shaped)),
		async () => ms.plain.push(await plain(shaped)),
		async () => ms.store.push(await throughStore(shaped)),
		async () => ms.curlFree.push(await curl(open)),
		async () => ms.plainFree.push(await plain(open)),
		async () => ms.storeFree.push(await throughStore(open))
	];
	for (const step of round % 2 ? steps.reverse() : steps) await step(); // both take turns at going first
	await page.reload(); // so that the store has not read the file yet
	await page.waitForFunction(() => 'weights' in window);
	ms.check.push((await ask('read', shaped.sha256)).openMs);
	for (const name of round % 2 ? ['read', 'readRaw'] : ['readRaw', 'read']) {
		const { openMs = 0, readMs } = await ask(name, shaped.sha256);
		(name === 'read' ? ms.load : ms.raw).push(openMs + readMs);
	}
	for (const { sha256 } of [shaped, open]) await remove(sha256);
	console.log(`round ${round + 1} of ${rounds}`);
}
let twiceBytes = null;
if (kills > 0) {
	const request = await publish(killLineBytesPerSecond, killedBytes);
	const sentBytes = () => hub.log(request.modelId, request.path).sentBytes;
	// Places that look random and are the same in every run.
	const random = () => (Math.imul(++seed, 0x9e3779b1) >>> 0) / 2 ** 32;
	twiceBytes = await sentTwice({ open, request, bytes: killedBytes, kills, random, sentBytes });
}
await context.close();
await Promise.all([hub.close(), host.close()]);
rmSync(folder, { recursive: true, force: true });

/** Of pairs of the same round. @param {readonly number[]} of @param {readonly number[]} to */
const ratio = (of, to) => median(of.map((value, round) => value / (to[round] ?? NaN)));
/** @param {readonly number[]} values */
const speed = (values) => `${(bytes / 1000 / median(values)).toFixed(0)} MB/s`;
const results = {
	machine: { cores: cpus().length, cpu: cpus()[0]?.model, loadBefore, loadAfter: loadavg()[0] },
	bytes,
	lineBytesPerSecond,
	ms,
	storeToCurlShaped: ratio(ms.curl, ms.store),
	storeTimeToPlainShaped: ratio(ms.store, ms.plain),
	storeToCurlFree: ratio(ms.curlFree, ms.storeFree),
	storeTimeToPlainFree: ratio(ms.storeFree, ms.plainFree),
	loadToRaw: ratio(ms.load, ms.raw),
	kills:
		twiceBytes === null ? null : { kills, bytes: killedBytes, lineBytesPerSecond: killLineBytesPerSecond, twiceBytes }
};
console.table({
	[`speed of curl to a file, ${lineBytesPerSecond / 1e6} MB/s line`]: { measured: speed(ms.curl), goal: '' },
	'speed of the store, same line': { measured: speed(ms.store), goal: '' },
	'store ÷ curl, same line': { measured: results.storeToCurlShaped.toFixed(2), goal: '0.90' },
	'speed of a worker that only writes, same line': { measured: speed(ms.plain), goal: '' },
	'time of the store ÷ of a worker that only writes, same line': {
		measured: results.storeTimeToPlainShaped.toFixed(2),
		goal: '1.10'
	},
	'speed of curl, no line': { measured: speed(ms.curlFree), goal: '' },
	'store ÷ curl, no line': { measured: results.storeToCurlFree.toFixed(2), goal: '' },
	'time of the store ÷ of a worker that only writes, no line': {
		measured: results.storeTimeToPlainFree.toFixed(2),
		goal: ''
	},
	'reading from the store ÷ reading the file': { measured: results.loadToRaw.toFixed(2), goal: '1.30' },
	'first opening after a start, every byte checked': { measured: speed(ms.check), goal: '' },
	...(twiceBytes === null
		? {}
		: {
				[`sent twice, ${kills} crashes in ${killedBytes / 1e6} MB at ${killLineBytesPerSecond / 1e6} MB/s`]: {
					measured: `${((twiceBytes / killedBytes) * 100).toFixed(2)} %`,
					goal: '1.00 %'
				}
			})
});
mkdirSync('test-results', { recursive: true });
writeFileSync('test-results/bench-weights.json', JSON.stringify(results, null, '\t'));
