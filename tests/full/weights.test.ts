// The store of weights against deaths of tabs and browsers, lost networks, small quotas and full disks: the real store
// in a page of its own, the local hub, and files of noise.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import { browserArgs, findBrowser } from '../../scripts/browser.js';
import { serveStorePage } from '../../scripts/bench/weights/page.js';
import { makeRandom } from '../../src/lib/base/random.ts';
import type { FileRequest, TransferTuning, WeightStore } from '../../src/lib/weights/types.ts';
import { startHub, type Hub } from '../fixtures/hub/hub.ts';
import type { HubFile } from '../fixtures/hub/types.ts';

declare global {
	interface Window {
		/** See scripts/bench/weights/main.ts. */
		weights: {
			store: WeightStore;
			state: { loadedBytes: number; resumedBytes: number; phases: string[] };
			download(request: FileRequest, tuning?: Partial<TransferTuning>): Promise<{ ms: number }>;
			failure(work: Promise<unknown>): Promise<Record<string, unknown> | null>;
			sha256(id: string): Promise<string>;
		};
	}
}

const test = base.extend<{ hub: Hub }, { pageUrl: string }>({
	hub: async ({}, use) => {
		const hub = await startHub();
		await use(hub);
		await hub.close();
	},
	pageUrl: [
		async ({}, use, { workerIndex }) => {
			const host = await serveStorePage(resolve(`test-results/store-page-${workerIndex}`));
			await use(`${host.url}/`);
			await host.close();
		},
		{ scope: 'worker' }
	]
});
test.setTimeout(480_000);

const revision = '0123456789abcdef0123456789abcdef01234567';
let count = 0;

async function publish(hub: Hub, facts: Partial<HubFile>): Promise<{ file: HubFile; request: FileRequest }> {
	const file = { model: `me/${count++}`, revision, path: 'model.gguf', bytes: 32_000_000, seed: count, ...facts };
	hub.add(file);
	const tree = await (await fetch(`${hub.url}/api/models/${file.model}/tree/${revision}`)).json();
	const { size: bytes, lfs } = tree[0] as { size: number; lfs: { oid: string } };
	const url = `${hub.url}/${file.model}/resolve/${revision}/${file.path}`;
	return { file, request: { modelId: file.model, path: file.path, url, revision, bytes, sha256: lfs.oid } };
}

async function openPage(context: BrowserContext, url: string): Promise<Page> {
	const page = await context.newPage();
	await page.goto(url);
	await page.waitForFunction(() => 'weights' in window);
	return page;
}

const start = (page: Page, request: FileRequest, tuning: Partial<TransferTuning> = {}) =>
	page.evaluate(([request, tuning]) => window.weights.failure(window.weights.download(request, tuning)), [
		request,
		tuning
	] as const);

const untilLoaded = (page: Page, bytes: number) =>
	page.waitForFunction((bytes) => window.weights.state.loadedBytes >= bytes, bytes, { polling: 20 });

const hashOf = (page: Page, { sha256 }: FileRequest) => page.evaluate((id) => window.weights.sha256(id!), sha256);

const sentBytes = (hub: Hub, { model, path }: HubFile) => hub.log(model, path).sentBytes;

test('a tab that crashes five times in a download loses nothing that it had', async ({ context, pageUrl, hub }) => {
	const { file, request } = await publish(hub, { lineBytesPerSecond: 4_000_000 });
	const random = makeRandom(7);
	const places = Array.from({ length: 5 }, () => Math.floor(random() * file.bytes * 0.7)).sort((a, b) => a - b);
	let hadBytes = 0;
	for (const place of [...places, file.bytes]) {
		const page = await openPage(context, pageUrl);
		const crashed = page.waitForEvent('crash');
		crashed.catch(() => null); // the last page does not
		const work = start(page, request).catch(() => null);
		await page.waitForFunction(() => window.weights.state.resumedBytes > 0);
		expect(await page.evaluate(() => window.weights.state.resumedBytes)).toBeGreaterThanOrEqual(hadBytes);
		await untilLoaded(page, place);
		if (place === file.bytes) {
			expect(await work).toBeNull();
			expect(await hashOf(page, request)).toBe(request.sha256);
			break;
		}
		hadBytes = await page.evaluate(() => window.weights.state.loadedBytes);
		const session = await context.newCDPSession(page);
		void session.send('Page.crash').catch(() => null); // never answers
		await crashed;
		await work;
		await page.close();
	}
	// Only what was on its way when the tab died, and what the server sent until it noticed.
	const twice = sentBytes(hub, file) - file.bytes;
	console.log(`sent twice with 5 crashes: ${((twice / file.bytes) * 100).toFixed(2)} %`);
	expect(twice).toBeLessThan(places.length * 2 ** 21);
});

test('a browser that is killed goes on where it was', async ({ pageUrl, hub }) => {
	const { file, request } = await publish(hub, { lineBytesPerSecond: 8_000_000 });
	const profile = mkdtempSync(join(tmpdir(), 'store-profile-'));
	const first = await launch(profile);
	const page = await openPage(first, pageUrl);
	const work = start(page, request).catch(() => null);
	await untilLoaded(page, 20_000_000);
	const session = await first.browser()!.newBrowserCDPSession();
	const { processInfo } = await session.send('SystemInfo.getProcessInfo');
	const closed = first.waitForEvent('close');
	process.kill(processInfo.find(({ type }) => type === 'browser')!.id, 'SIGKILL');
	await closed;
	await work;
	rmSync(join(profile, 'SingletonLock'), { force: true });

	const second = await launch(profile);
	const again = await openPage(second, pageUrl);
	expect(await again.evaluate(() => window.weights.store.list())).toMatchObject([{ state: 'partial' }]);
	expect(await start(again, request)).toBeNull();
	expect(await hashOf(again, request)).toBe(request.sha256);
	// Not byte by byte as with tabs: the database of manifests may lose its last second.
	expect(sentBytes(hub, file) - file.bytes).toBeLessThan(16_000_000);
	expect(await again.evaluate(() => window.weights.store.tidy())).toBe(0);
	await second.close();
	rmSync(profile, { recursive: true, force: true });
});

test('a lost network is waited for, costs no failures, and the download goes on by itself', async ({
	context,
	pageUrl,
	hub
}) => {
	const { file, request } = await publish(hub, { lineBytesPerSecond: 4_000_000 });
	const page = await openPage(context, pageUrl);
	// Chromium lets connections that are open go on, so they are to be short.
	const work = start(page, request, { maxFailures: 1, backoffMs: 100, chunkBytes: 512 * 1024, segmentChunks: 1 });
	for (const place of [4_000_000, 12_000_000, 20_000_000]) {
		await untilLoaded(page, place);
		await context.setOffline(true);
		await page.waitForFunction(() => window.weights.state.phases.at(-1) === 'waiting');
		await page.waitForTimeout(1500); // several times as long as its failures would last
		await context.setOffline(false);
		await page.waitForFunction(() => window.weights.state.phases.at(-1) === 'transferring');
	}
	expect(await work).toBeNull();
	expect(await hashOf(page, request)).toBe(request.sha256);
	expect(sentBytes(hub, file) - file.bytes).toBeLessThan(file.bytes / 10);
});

test('two tabs fetch a file once, and without the hub it opens in a third', async ({ context, pageUrl, hub }) => {
	const { file, request } = await publish(hub, { lineBytesPerSecond: 4_000_000 });
	const [first, second] = [await openPage(context, pageUrl), await openPage(context, pageUrl)];
	const atFirst = start(first, request).catch(() => null);
	await untilLoaded(first, 4_000_000);
	const atSecond = start(second, request);
	await untilLoaded(second, 6_000_000);
	await first.close();
	await atFirst;
	expect(await atSecond).toBeNull();
	// What was on its way to the first tab is lost; the rest is not fetched again.
	expect(sentBytes(hub, file) - file.bytes).toBeLessThan(file.bytes / 5);

	const { requests } = hub.log(file.model, file.path);
	const before = requests.length;
	hub.add({ ...file, faults: [{ at: 'resolve', kind: 'status', status: 500 }] });
	const third = await openPage(context, pageUrl);
	expect(await hashOf(third, request)).toBe(request.sha256);
	expect(hub.log(file.model, file.path).requests).toEqual([]);
	expect(before).toBeGreaterThan(0);
});

test('a quota that is too small keeps what was written, and tells what is needed', async ({
	context,
	pageUrl,
	hub
}) => {
	const { file, request } = await publish(hub, {});
	const page = await openPage(context, pageUrl);
	const session = await context.newCDPSession(page);
	const { origin } = new URL(pageUrl);
	await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 12_000_000 });
	const refused = await start(page, request);
	const [kept] = await page.evaluate(() => window.weights.store.list());
	expect(refused).toMatchObject({ code: 'model/no-room', neededBytes: file.bytes - kept!.storedBytes });
	expect(refused!.freeBytes).toEqual(expect.any(Number));
	expect(kept!.storedBytes).toBeGreaterThan(4_000_000);

	await session.send('Storage.overrideQuotaForOrigin', { origin });
	const again = await openPage(context, pageUrl);
	await expect.poll(() => start(again, request), { timeout: 60_000, intervals: [5000] }).toBeNull();
	expect(await hashOf(again, request)).toBe(request.sha256);
	expect(sentBytes(hub, file)).toBeLessThan(file.bytes + kept!.storedBytes);
});

test('a disk that is really full stops a download and breaks nothing', async ({ pageUrl, hub }) => {
	const profile = mkdtempSync(join(tmpdir(), 'store-disk-'));
	test.skip(!mountSmallDisk(profile, 600), 'needs the right to mount a small disk');
	try {
		const { file, request } = await publish(hub, { lineBytesPerSecond: 10_000_000, bytes: 64_000_000 });
		mkdirSync(join(profile, 'profile'));
		const context = await launch(join(profile, 'profile'));
		const page = await openPage(context, pageUrl);
		const work = start(page, request);
		await untilLoaded(page, 8_000_000);
		const { bavail, bsize } = statfsSync(profile);
		writeFileSync(join(profile, 'ballast'), Buffer.alloc(bavail * bsize - 4_000_000));
		expect(await work).toMatchObject({ code: expect.stringMatching(/no-room|store-unavailable/) as unknown });
		rmSync(join(profile, 'ballast'));
		const again = await openPage(context, pageUrl);
		await expect.poll(() => start(again, request), { timeout: 90_000, intervals: [5000] }).toBeNull();
		expect(await hashOf(again, request)).toBe(request.sha256);
		expect(sentBytes(hub, file)).toBeLessThan(file.bytes * 2);
		await context.close();
	} finally {
		execFileSync('umount', ['-l', profile]);
		rmSync(profile, { recursive: true, force: true });
	}
});

async function launch(profile: string): Promise<BrowserContext> {
	const executablePath = await findBrowser();
	return chromium.launchPersistentContext(profile, {
		...(executablePath ? { executablePath } : {}),
		args: browserArgs
	});
}

function mountSmallDisk(folder: string, megabytes: number): boolean {
	try {
		execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}
