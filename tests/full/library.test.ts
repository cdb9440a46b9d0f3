import { createHash } from 'node:crypto';
import { expect, test, untilReady } from '../fixtures/app.ts';
import { answers, ask } from '../fixtures/chat.ts';
import {
	download,
	guideBytes,
	openShelf,
	other,
	shelved,
	small,
	startGuideHub,
	storedHashes,
	useHub
} from '../fixtures/library.ts';

const guideHash = createHash('sha256').update(guideBytes).digest('hex');

test('a download that a crash of the tab cuts off is listed as paused, and goes on from there', async ({
	page,
	host
}) => {
	const hub = await startGuideHub({ bytesPerSecond: 400_000 });
	await useHub(page, host.url, hub.url);
	await download(page, host.url);
	await openShelf(page);
	await expect(shelved(page)).toContainText(/[2-9]\.\d MB of \d\.\d MB/, { timeout: 60_000 });
	await expect(page).toHaveTitle(/^\d+% · Models/);
	const sentBefore = hub.log(small.model, small.path).sentBytes;

	await page.goto('about:blank'); // the worker dies with its page
	await page.goto(`${host.url}/models`);
	await untilReady(page);
	await expect(shelved(page)).toContainText(/Paused at \d\.\d MB of \d\.\d MB\. Nothing is lost\./);
	await shelved(page).getByRole('button', { name: 'Resume' }).click();
	await expect(shelved(page).getByRole('button', { name: 'Chat', exact: true })).toBeVisible({ timeout: 90_000 });
	expect(await storedHashes(page)).toEqual([guideHash]);
	// What was written before was not fetched again, but for what the last second had not noted.
	const { sentBytes } = hub.log(small.model, small.path);
	expect(sentBytes).toBeLessThan(guideBytes.length + sentBefore);
	await hub.close();
});

test('a download that was canceled by a slip goes on where it was, and what is left of one goes at the next start', async ({
	page,
	host
}) => {
	test.slow();
	const hub = await startGuideHub({ lineBytesPerSecond: 300_000 });
	await useHub(page, host.url, hub.url);
	await download(page, host.url);
	await openShelf(page);
	await expect(shelved(page)).toContainText(/[2-9]\.\d MB of \d\.\d MB/, { timeout: 60_000 });
	const cancel = page.getByRole('button', { name: 'Cancel the download of SmolLM2 135M' });
	await cancel.click();
	await expect(shelved(page)).toHaveCount(0);
	await expect(
		page.getByText(/The download of SmolLM2 135M is canceled\. Its \d\.\d MB are deleted when/)
	).toBeVisible();
	const { sentBytes: sentBefore } = hub.log(small.model, small.path);
	expect(await storedHashes(page)).toHaveLength(1);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(shelved(page).getByRole('progressbar')).toBeVisible();
	await expect(shelved(page)).toContainText(/[4-9]\.\d MB of \d\.\d MB/, { timeout: 60_000 });

	await cancel.click();
	await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
	const { sentBytes } = hub.log(small.model, small.path);
	expect(sentBytes, 'what was here was not fetched again').toBeLessThan(guideBytes.length);
	expect(sentBytes).toBeGreaterThan(sentBefore);
	await page.reload(); // the notice is gone with its page
	await untilReady(page);
	await expect.poll(() => storedHashes(page)).toEqual([]);
	await expect(shelved(page)).toHaveCount(0);
	await hub.close();
});

test('a captive portal is told from a model, and the download goes on after the sign-in', async ({ page, host }) => {
	const hub = await startGuideHub({ faults: [{ at: 'data', kind: 'page' }] });
	await useHub(page, host.url, hub.url);
	await download(page, host.url);
	await openShelf(page);
	await expect(shelved(page)).toContainText('a web page came instead');
	await shelved(page).getByRole('button', { name: 'Resume' }).click();
	await expect(shelved(page).getByRole('button', { name: 'Chat', exact: true })).toBeVisible({ timeout: 60_000 });
	expect(await storedHashes(page)).toEqual([guideHash]);
	await hub.close();
});

test('a full disk stops a download without losing it, and says what could go', async ({ page, host }) => {
	const builds = [small, other];
	const hub = await startGuideHub({}, builds);
	// Two different files: the second cannot share the bytes of the first.
	const changed = guideBytes.slice();
	changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
	const revision = '1123456789abcdef0123456789abcdef01234567';
	hub.add({ ...other, revision, bytes: changed.length, seed: 0, content: changed });
	hub.describe({ model: other.model, revision, files: [] });
	await useHub(page, host.url, hub.url);
	await download(page, host.url);
	await openShelf(page);
	await expect(shelved(page).getByRole('button', { name: 'Chat', exact: true })).toBeVisible({ timeout: 60_000 });

	const devtools = await page.context().newCDPSession(page);
	const used = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
	const setQuota = (quotaSize?: number) =>
		devtools.send('Storage.overrideQuotaForOrigin', { origin: host.url, ...(quotaSize ? { quotaSize } : {}) });
	await setQuota(used + 2_000_000);
	await download(page, host.url, other);
	await openShelf(page);
	await expect(shelved(page, other)).toContainText('There is no room for the rest of the model', { timeout: 60_000 });
	await expect(shelved(page, other)).toContainText(/Paused at/);
	await expect(shelved(page, other).getByRole('button', { name: 'Remove SmolLM2 135M…' })).toBeVisible();
	// What was there before is whole, and Guide still answers.
	expect(await storedHashes(page)).toContain(guideHash);
	await page.goto(`${host.url}/`);
	await untilReady(page);
	await ask(page, 'Hello');
	await expect(answers(page)).toHaveAttribute('data-state', 'done', { timeout: 60_000 });

	await setQuota();
	await page.goto(`${host.url}/models`);
	await untilReady(page);
	await shelved(page, other).getByRole('button', { name: 'Resume' }).click();
	await expect(shelved(page, other).getByRole('button', { name: 'Chat', exact: true })).toBeVisible({
		timeout: 60_000
	});
	expect(await storedHashes(page)).toContain(createHash('sha256').update(changed).digest('hex'));
	await hub.close();
});

test('where the browser gives no storage, the page says so, and Guide answers', async ({ page, host }) => {
	await page.addInitScript(() => {
		const refuse = () => {
			throw new DOMException('The user denied permission to access the database.', 'SecurityError');
		};
		Object.defineProperty(IDBFactory.prototype, 'open', { value: refuse });
		Object.defineProperty(StorageManager.prototype, 'getDirectory', { value: async () => refuse() });
	});
	await page.goto(`${host.url}/models`);
	await untilReady(page);
	await expect(page.getByText('Models cannot be kept here')).toBeVisible();
	await page.getByRole('button', { name: 'Chat', exact: true }).click();
	await ask(page, 'Hello');
	await expect(answers(page)).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
});

test('a damaged model is noticed before it answers, and only what is bad is fetched again', async ({ page, host }) => {
	const hub = await startGuideHub();
	await useHub(page, host.url, hub.url);
	await download(page, host.url);
	await openShelf(page);
	await shelved(page).getByRole('button', { name: 'Chat', exact: true }).click({ timeout: 60_000 });
	await page.evaluate(async () => {
		const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('weights');
		for await (const entry of (folder as unknown as { values(): AsyncIterable<FileSystemFileHandle> }).values()) {
			const writer = await entry.createWritable({ keepExistingData: true });
			await writer.write({ type: 'write', position: 5_000_000, data: Uint8Array.of(1, 2, 3) });
			await writer.close();
		}
	});
	await page.reload();
	await untilReady(page);
	await ask(page, 'Hello');
	await page.getByRole('button', { name: 'Repair SmolLM2 135M' }).click({ timeout: 60_000 });
	await expect(answers(page).last()).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
	expect(await storedHashes(page)).toEqual([guideHash]);
	await hub.close();
});

test('two models that share a file, and two tabs: nothing goes that somebody needs', async ({ page, host }) => {
	const hub = await startGuideHub({}, [small, other]); // the same bytes under two names
	await useHub(page, host.url, hub.url);
	await download(page, host.url);
	await openShelf(page);
	await expect(shelved(page).getByRole('button', { name: 'Chat', exact: true })).toBeVisible({ timeout: 60_000 });
	const second = await page.context().newPage();
	await download(second, host.url, other);
	await openShelf(second);
	await expect(shelved(second, other).getByRole('button', { name: 'Chat', exact: true })).toBeVisible({
		timeout: 60_000
	});
	// The other tab hears of it without a reload.
	await expect(shelved(page, other)).toBeVisible();
	await shelved(page).getByRole('button', { name: 'Options for SmolLM2 135M' }).click();
	await page.getByRole('menuitem', { name: 'Remove…' }).click();
	await expect(page.getByRole('alertdialog')).toContainText('Files that another model needs stay');
	await page
		.getByRole('alertdialog')
		.getByRole('button', { name: /^Delete/ })
		.click();
	await expect(shelved(second)).toHaveCount(0);
	expect(await storedHashes(page)).toEqual([guideHash]);
	await shelved(second, other).getByRole('button', { name: 'Chat', exact: true }).click();
	await ask(second, 'Hello');
	await expect(answers(second)).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
	await hub.close();
});
