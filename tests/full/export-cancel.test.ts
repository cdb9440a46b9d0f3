import { chooseManyChats } from '../fixtures/many-chats.ts';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, saveByDownload, test, untilReady } from '../fixtures/app.ts';
import { expectAccessible } from '../fixtures/axe.ts';

test.use({ hosting: 'isolating' });

/** They make about 7 MB, which an export writes in pieces of 1 MB. */
const chatCount = 400;

interface TestWindow {
	/** The disk that `answerSaveDialog` saves to. */
	disk: { stalls: boolean; pieces: number; goOn: () => void };
	/** Ends what `holdDatabase` began. */
	letGo: () => void;
}

const data = (page: Page) => page.getByRole('region', { name: 'Your data' });
const outcome = (page: Page) => data(page).locator('.outcome');
const exportButton = (page: Page) => data(page).getByRole('button', { name: 'Export everything' });
const cancelButton = (page: Page) => outcome(page).getByRole('button', { name: 'Cancel' });
const canceled = 'The export was canceled. No file was left behind.';

/**
 * In place of the dialog, which nobody answers headless: a file of the origin's own, written to like any other, on a disk
 * that stalls behind the first piece until it is told to go on. So an export is in its middle for as long as a test looks at it.
 */
async function answerSaveDialog(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const disk: TestWindow['disk'] = { stalls: true, pieces: 0, goOn: () => {} };
		const showSaveFilePicker = async ({ suggestedName }: { suggestedName: string }) => {
			const root = await navigator.storage.getDirectory();
			const handle = await root.getFileHandle(suggestedName, { create: true });
			const open = handle.createWritable.bind(handle);
			const createWritable = async () => {
				const writer = (await open()).getWriter();
				return new WritableStream<Uint8Array<ArrayBuffer>>({
					async write(piece) {
						await writer.write(piece);
						disk.pieces++;
						if (disk.stalls) await new Promise<void>((resolve) => (disk.goOn = resolve));
					},
					close: () => writer.close(),
					abort: (reason) => writer.abort(reason)
				});
			};
			return Object.assign(handle, { createWritable });
		};
		Object.assign(window, { disk, showSaveFilePicker });
	});
}

async function setStalling(page: Page, stalls: boolean): Promise<void> {
	await page.evaluate((value) => {
		const { disk } = window as unknown as TestWindow;
		disk.stalls = value;
		if (!value) disk.goOn();
	}, stalls);
}

/** How many pieces the disk has taken. */
function pieces(page: Page): Promise<number> {
	return page.evaluate(() => (window as unknown as TestWindow).disk.pieces);
}

/** Whole exports that lie on the disk; fails where one is not whole. */
async function savedFiles(page: Page): Promise<{ name: string; exportedAtMs: number; chats: number }[]> {
	return page.evaluate(async () => {
		const found: { name: string; exportedAtMs: number; chats: number }[] = [];
		const root = (await navigator.storage.getDirectory()) as unknown as AsyncIterable<[string, FileSystemHandle]>;
		for await (const [name, handle] of root) {
			if (!/^hearth-export.*\.json$/.test(name) || !(handle instanceof FileSystemFileHandle)) continue;
			const text = await (await handle.getFile()).text();
			const { exportedAtMs, conversations } = JSON.parse(text) as { exportedAtMs: number; conversations: unknown[] };
			found.push({ name, exportedAtMs, chats: conversations.length });
		}
		return found;
	});
}

/** Names of all files on the disk that have to do with an export. */
async function savedNames(page: Page): Promise<string[]> {
	return page.evaluate(async () => {
		const names: string[] = [];
		const root = (await navigator.storage.getDirectory()) as unknown as AsyncIterable<[string, FileSystemHandle]>;
		for await (const [name] of root) if (name.startsWith('hearth-export')) names.push(name);
		return names;
	});
}

/** Changes with anything that is stored of chats, folders and drafts. */
async function stored(page: Page): Promise<string> {
	return page.evaluate(async () => {
		const database = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open('hearth');
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error ?? new Error('not opened'));
		});
		const all = ['conversations', 'messages', 'folders', 'drafts'].map(
			(name) =>
				new Promise((resolve) => {
					const request = database.transaction(name).objectStore(name).getAll();
					request.onsuccess = () => resolve(request.result);
				})
		);
		const bytes = new TextEncoder().encode(JSON.stringify(await Promise.all(all)));
		database.close();
		return Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))).join(' ');
	});
}

/** Brings many chats of llama.cpp's web UI in, made in the page. */
async function importMany(page: Page): Promise<void> {
	await chooseManyChats(data(page), chatCount, 300);
	await expect(outcome(page)).toContainText(`${chatCount} chats added.`, { timeout: 90_000 });
}

/** Imports the export that lies on the disk. */
async function importSaved(page: Page, name: string): Promise<void> {
	await data(page)
		.locator('input[type=file]')
		.evaluate(async (input: HTMLInputElement, saved) => {
			const handle = await (await navigator.storage.getDirectory()).getFileHandle(saved);
			const list = new DataTransfer();
			list.items.add(await handle.getFile());
			input.files = list.files;
			input.dispatchEvent(new Event('change', { bubbles: true }));
		}, name);
}

/** Keeps the app from reading chats until `letGo`: a transaction that never runs out of requests goes first. */
async function holdDatabase(page: Page): Promise<void> {
	await page.evaluate(async () => {
		const database = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open('hearth');
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error ?? new Error('not opened'));
		});
		let isHeld = true;
		const store = database.transaction('conversations', 'readwrite').objectStore('conversations');
		await new Promise<void>((resolve) => {
			const again = () => {
				resolve();
				if (isHeld) store.count().onsuccess = again;
				else database.close();
			};
			store.count().onsuccess = again;
		});
		Object.assign(window, { letGo: () => (isHeld = false) });
	});
}

test('an export that is canceled while it writes leaves no file and changes nothing; the next one is whole, and stays so', async ({
	page,
	host
}) => {
	test.setTimeout(300_000);
	await page.setViewportSize({ width: 1440, height: 900 });
	await answerSaveDialog(page);
	await page.goto(`${host.url}/settings?engine=fake`);
	await untilReady(page);
	await importMany(page);
	const before = await stored(page);

	// Something is written, and it is not at its end.
	await exportButton(page).click();
	await expect.poll(() => pieces(page)).toBe(1);
	const bar = outcome(page).getByRole('progressbar', { name: 'Progress' });
	const share = () => bar.evaluate((element: HTMLProgressElement) => element.value);
	await expect.poll(share).toBeGreaterThan(0);
	expect(await share()).toBeLessThan(1);
	await expect(outcome(page)).toContainText(`of ${chatCount}…`);
	await expect(exportButton(page)).toBeDisabled();
	await expectAccessible(page);

	// A stream ends between two pieces, never inside of one.
	await cancelButton(page).click();
	await setStalling(page, false);
	await expect(outcome(page)).toContainText(canceled);
	await expect(outcome(page).getByRole('button')).toHaveCount(0);
	await expect.poll(() => savedNames(page)).toEqual([]);
	expect(await stored(page)).toBe(before);

	// Now the disk takes all of it.
	const taken = await pieces(page);
	await exportButton(page).click();
	await expect(outcome(page)).toContainText(/hearth-export-\d{4}-\d\d-\d\d\.json is saved: [\d.]+ MB\./, {
		timeout: 90_000
	});
	expect((await pieces(page)) - taken).toBeGreaterThan(taken);
	const whole = await savedFiles(page);
	expect(whole).toEqual([
		{ name: expect.stringMatching(/\.json$/), exportedAtMs: expect.any(Number), chats: chatCount }
	]);
	await importSaved(page, whole[0]?.name ?? '');
	await expect(outcome(page)).toContainText(`${chatCount} were here already.`, { timeout: 90_000 });
	expect(await stored(page)).toBe(before);

	// In the same place, a file that is there is kept when what would replace it is canceled.
	await setStalling(page, true);
	const takenBefore = await pieces(page);
	await exportButton(page).click();
	await expect.poll(() => pieces(page)).toBe(takenBefore + 1);
	await cancelButton(page).click();
	await setStalling(page, false);
	await expect(outcome(page)).toContainText(canceled);
	expect(await savedFiles(page)).toEqual(whole);
	expect(await stored(page)).toBe(before);
});

test('where the browser saves by its download, a canceled export begins none, and the next one does', async ({
	page,
	host
}) => {
	await saveByDownload(page);
	await page.goto(`${host.url}/settings?engine=fake`);
	await untilReady(page);
	await data(page).locator('input[type=file]').setInputFiles('tests/fixtures/imports/llama-cpp.json');
	await expect(outcome(page)).toContainText('1 chat added');
	const before = await stored(page);
	let downloads = 0;
	page.on('download', () => downloads++);

	await holdDatabase(page);
	await exportButton(page).click();
	await expect(outcome(page)).toContainText('Writing the file…');
	await cancelButton(page).click();
	await page.evaluate(() => (window as unknown as TestWindow).letGo());
	await expect(outcome(page)).toContainText(canceled);
	expect(await stored(page)).toBe(before);

	const download = page.waitForEvent('download');
	await exportButton(page).click();
	const file = JSON.parse(readFileSync(await (await download).path(), 'utf8')) as { conversations: unknown[] };
	expect(file.conversations).toHaveLength(1);
	expect(downloads).toBe(1);
});
