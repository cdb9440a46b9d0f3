// A model of a gigabyte as a pack, out of one profile and into another: nothing may hold it in memory, and no byte may change.
import { createHash, randomFillSync } from 'node:crypto';
import { createReadStream, closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Download, type Page } from '@playwright/test';
import { browserArgs, findBrowser } from '../../scripts/browser.js';
import { sampleGguf } from '../../src/lib/weights/guard/samples.ts';
import { expect, recordViolations, test, untilReady } from '../fixtures/app.ts';

const tensorBytes = 2 ** 30;
const pieceBytes = 2 ** 24;
/**
 * What one process, with the app and the engine of Guide, may grow by while a gigabyte passes: less than the file. Pieces that nobody
 * has collected yet count, too: 600 MB were seen.
 */
const mostGrowthBytes = 800e6;
/** For one step: each reads a gigabyte several times, and the machine may be busy. */
const patienceMs = 600_000;

/** A GGUF file whose header is sound, and whose one tensor is random. */
function writeModel(path: string): void {
	const tensor = { name: 'token_embd.weight', dims: [4096, tensorBytes / 4 / 4096], type: 0, offset: 0 };
	const file = openSync(path, 'w');
	writeSync(file, sampleGguf({ tensors: [tensor], dataBytes: 0 }));
	const piece = Buffer.alloc(pieceBytes);
	for (let at = 0; at < tensorBytes; at += pieceBytes) writeSync(file, randomFillSync(piece));
	closeSync(file);
}

async function sha256(path: string): Promise<string> {
	const hash = createHash('sha256');
	for await (const piece of createReadStream(path, { highWaterMark: 2 ** 20 })) hash.update(piece as Buffer);
	return hash.digest('hex');
}

/** Memory of a process that is its own, in bytes, without files that it has mapped; 0 when it has ended. */
function ownMemory(id: number): number {
	try {
		const status = readFileSync(`/proc/${id}/status`, 'utf8');
		const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0);
		return (kilobytes('RssAnon') + kilobytes('RssShmem')) * 1024;
	} catch {
		return 0;
	}
}

/** Watches all renderers and the browser itself, which passes blobs on. `end` gives the most that one of each grew by. */
async function watchMemory(page: Page) {
	const session = await page.context().browser()!.newBrowserCDPSession();
	const first = new Map<number, number>();
	const growth = { renderer: 0, browser: 0 };
	const look = async () => {
		const { processInfo } = await session.send('SystemInfo.getProcessInfo');
		for (const { id, type } of processInfo) {
			if (type !== 'renderer' && type !== 'browser') continue;
			const bytes = ownMemory(id);
			if (!first.has(id)) first.set(id, bytes);
			growth[type] = Math.max(growth[type], bytes - (first.get(id) ?? 0));
		}
	};
	await look();
	const timer = setInterval(() => void look().catch(() => {}), 100);
	return {
		end: () => {
			clearInterval(timer);
			return growth;
		}
	};
}

/** A profile on the disk: the private contexts of other tests keep their files in memory. */
async function openTab(profile: string, url: string, violations: string[]): Promise<Page> {
	const executablePath = await findBrowser();
	const found = executablePath ? { executablePath } : {};
	const context = await chromium.launchPersistentContext(profile, { ...found, args: browserArgs });
	await recordViolations(context, violations);
	const page = await context.newPage();
	// Headless, the dialog for a place to save has nobody to answer it; without it browsers save by their downloads.
	await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
	await page.goto(url);
	await untilReady(page);
	return page;
}

async function exported(page: Page, item: string | RegExp): Promise<Download> {
	await page.getByRole('button', { name: 'Options for Large' }).click();
	const downloading = page.waitForEvent('download', { timeout: patienceMs });
	await page.getByRole('menuitem', { name: item }).click();
	return downloading;
}

test('a model of a gigabyte goes through a pack into another profile, byte for byte, and never whole into memory', async ({
	host,
	violations
}) => {
	test.skip(process.platform !== 'linux', 'reads what processes take from /proc');
	test.setTimeout(4 * patienceMs);
	const folder = mkdtempSync(join(tmpdir(), 'hearth-pack-'));
	try {
		const [original, pack, restored] = ['Large.gguf', 'Large.hearth', 'Restored.gguf'].map((name) =>
			join(folder, name)
		);
		writeModel(original!);

		const giver = await openTab(join(folder, 'giver'), `${host.url}/models#open`, violations);
		const giving = await watchMemory(giver);
		await giver.getByLabel('GGUF file').setInputFiles(original!);
		await expect(giver.getByRole('button', { name: 'Model: Large' })).toBeVisible();
		await giver.getByRole('link', { name: 'Models', exact: true }).first().click();
		await giver.getByRole('tab', { name: 'Open a file' }).click();
		await giver.getByRole('button', { name: 'Keep a copy in Hearth' }).click();
		await expect(giver.getByText('Large is kept in Hearth now.')).toBeVisible({ timeout: patienceMs });
		await giver.getByRole('tab', { name: 'Shelf' }).click();
		await (await exported(giver, 'Export as a pack…')).saveAs(pack!);
		const givingGrowth = giving.end();
		await giver.context().close();
		expect(statSync(pack!).size).toBeGreaterThan(tensorBytes);

		const taker = await openTab(join(folder, 'taker'), `${host.url}/models#open`, violations);
		const taking = await watchMemory(taker);
		await taker.getByLabel('GGUF file').setInputFiles(pack!);
		await expect(taker.getByRole('button', { name: 'Model: Large' })).toBeVisible({ timeout: patienceMs });
		await taker.goto(`${host.url}/models`);
		await untilReady(taker);
		await (await exported(taker, /^Save the model’s file/)).saveAs(restored!);
		const takingGrowth = taking.end();
		await taker.context().close();

		for (const [way, { renderer, browser }] of Object.entries({ out: givingGrowth, in: takingGrowth }))
			console.log(
				`${way}: a renderer grew by ${Math.round(renderer / 1e6)} MB, the browser by ${Math.round(browser / 1e6)}`
			);
		expect(await sha256(restored!)).toBe(await sha256(original!));
		for (const { renderer, browser } of [givingGrowth, takingGrowth]) {
			expect(renderer).toBeLessThan(mostGrowthBytes);
			expect(browser).toBeLessThan(mostGrowthBytes);
			expect(renderer + browser, 'memory was really looked at').toBeGreaterThan(0);
		}
	} finally {
		rmSync(folder, { recursive: true });
	}
});
