import { expect, test } from 'vitest';
import { isAbort } from '#lib/base/errors.ts';
import type { DownloadProgress, FileRequest, TransferProgress } from '#lib/weights/types.ts';
import type { HubFile } from '../../fixtures/hub/types.ts';
import { failure, firstDifference, flipStored, hub, openStore, publish, quick } from './stage.ts';

/** Polls longer than the default second: the machine may be busy. */
const patiently = <T>(look: () => T) => expect.poll(look, { timeout: 20_000 });

async function fetchAll(request: FileRequest) {
	const store = openStore();
	const seen: DownloadProgress[] = [];
	const onProgress = (progress: DownloadProgress) => seen.push(progress);
	const [stored] = await store.download([request], { onProgress, tuning: quick });
	return { store, stored: stored!, seen, file: await store.open(stored!.id) };
}

test('40 MB whose connections are cut three times arrive as they are, with little fetched twice', async () => {
	const cut = (afterBytes: number) => ({ at: 'data', kind: 'cut', afterBytes }) as const;
	const faults = [cut(3_000_000), cut(9_000_001), cut(70_000)];
	const { file, request } = await publish({ bytes: 40_000_000, faults });
	const store = openStore();
	const seen: DownloadProgress[] = [];
	const [stored] = await store.download([request], {
		onProgress: (progress) => seen.push(progress),
		tuning: { backoffMs: 20 }
	});
	expect(stored).toMatchObject({ id: request.sha256, state: 'ready', storedBytes: 40_000_000, trust: 'published' });
	expect(await firstDifference(await store.open(stored!.id), file)).toBe(-1);
	const { sentBytes } = await hub.log(file);
	expect(sentBytes - file.bytes).toBeLessThan(file.bytes / 100 + 8 * 2 ** 20);
	const loaded = seen.map(({ loadedBytes }) => loadedBytes);
	expect(loaded).toEqual([...loaded].sort((a, b) => a - b));
	expect(seen.at(-1)).toMatchObject({ loadedBytes: 40_000_000, totalBytes: 40_000_000, fileIndex: 0 });
});

test('gets over expired URLs, busy servers, wrong caches and connections that go silent', async () => {
	const { file, request } = await publish({
		faults: [
			{ at: 'resolve', kind: 'expired' },
			{ at: 'resolve', kind: 'status', status: 429, retryAfterSeconds: 1 },
			{ at: 'data', kind: 'status', status: 503, retryAfterSeconds: 0 },
			{ at: 'data', kind: 'status', status: 416 },
			{ at: 'data', kind: 'stall', afterBytes: 100_000 }
		]
	});
	const { file: found } = await fetchAll(request);
	expect(await firstDifference(found, file)).toBe(-1);
	const { requests } = await hub.log(file);
	const statuses = requests.map(({ status }) => status);
	expect(statuses).toEqual(expect.arrayContaining([403, 429, 503, 416, 206]));
	const resolved = requests.filter(({ at, status }) => at === 'resolve' && status === 302);
	expect(resolved.length).toBe(requests.filter(({ at }) => at === 'data').length); // no signed URL is used twice
});

test.for<[string, Partial<HubFile>, Partial<FileRequest>, object]>([
	['a sign-in page', { faults: [{ at: 'data', kind: 'page' }] }, {}, { reason: 'web-page', status: 200 }],
	['a gate', { gated: true }, {}, { reason: 'no-access', status: 401 }],
	[
		'a file that is not there',
		{ faults: [{ at: 'resolve', kind: 'status', status: 404 }] },
		{},
		{ reason: 'not-there', status: 404 }
	],
	['another size', {}, { bytes: 1_999_999 }, { reason: 'wrong-size', status: 206 }]
])('refuses %s at once', async ([, facts, promise, expected]) => {
	const { file, request } = await publish(facts);
	const error = await failure(openStore().download([{ ...request, ...promise }], { tuning: quick }));
	expect(error).toEqual({ code: 'model/refused', file: 'model.gguf', ...expected });
	expect((await hub.log(file)).requests.filter(({ status }) => status >= 500)).toEqual([]);
});

test('gives up after so many failures without one new byte', async () => {
	const faults = Array.from({ length: 9 }, () => ({ at: 'data', kind: 'status', status: 500 }) as const);
	const { file, request } = await publish({ faults });
	const work = openStore().download([request], { tuning: { ...quick, maxConnections: 1, maxFailures: 3 } });
	expect(await failure(work)).toEqual({ code: 'model/download-failed', file: 'model.gguf', status: 500 });
	expect((await hub.log(file)).requests.filter(({ status }) => status === 500)).toHaveLength(4);
});

test('starts again where the server knows no ranges, and says so', async () => {
	// The first answers, one for each connection, show that there are no ranges; a later one breaks.
	const faults = Array.from({ length: 4 }, () => ({ at: 'data', kind: 'cut', afterBytes: 900_000 }) as const);
	const { file, request } = await publish({ ranges: false, faults });
	const { file: found, seen } = await fetchAll(request);
	expect(await firstDifference(found, file)).toBe(-1);
	const loaded = seen.map(({ loadedBytes }) => loadedBytes);
	expect(loaded).not.toEqual([...loaded].sort((a, b) => a - b));
	expect(loaded.at(-1)).toBe(file.bytes);
});

test('needs no header that browsers hide from other origins', async () => {
	const { file, request } = await publish({ exposed: false });
	expect(await firstDifference((await fetchAll(request)).file, file)).toBe(-1);
});

test('finds out the size and the hash that nobody told, and marks the file so', async () => {
	const { file, request } = await publish();
	const { stored, file: found } = await fetchAll({ ...request, bytes: null, sha256: null });
	expect(stored).toMatchObject({ bytes: file.bytes, sha256: request.sha256, trust: 'computed', state: 'ready' });
	expect(stored.id).toMatch(/^url-[0-9a-f]{64}$/);
	expect(await firstDifference(found, file)).toBe(-1);
});

test('does not mix two versions of a file', async () => {
	const { file, request } = await publish({ changesAfter: 1 });
	const { file: found, stored } = await fetchAll({ ...request, sha256: null });
	expect(await firstDifference(found, { ...file, seed: file.seed + 1 })).toBe(-1);
	expect(stored.sha256).not.toBe(request.sha256);
});

test('repairs a byte that was wrong once, by reading a second time', async () => {
	const { file, request } = await publish({ wrongByte: { at: 600_000, times: 1 } });
	const { file: found, seen } = await fetchAll(request);
	expect(await firstDifference(found, file)).toBe(-1);
	expect(seen.some(({ file: { phase } }) => phase === 'comparing')).toBe(true);
	expect((await hub.log(file)).sentBytes).toBeLessThan(file.bytes * 1.6); // ends at the bad chunk
});

test('refuses bytes that stay wrong, and keeps none of them', async () => {
	const { request } = await publish({ wrongByte: { at: 600_000, times: 99 } });
	const store = openStore();
	const work = store.download([request], { tuning: quick });
	expect(await failure(work)).toMatchObject({ code: 'model/corrupt', file: 'model.gguf' });
	expect(await failure(store.open(request.sha256!))).toMatchObject({ code: 'model/not-found' });
	expect(await store.list()).toMatchObject([{ state: 'partial', storedBytes: 0 }]);
});

test('pauses when it is told to, hands nothing out, and goes on from there', async () => {
	const { file, request } = await publish({ bytesPerSecond: 1_000_000 });
	const store = openStore();
	const pause = new AbortController();
	const onProgress = ({ loadedBytes }: DownloadProgress) => loadedBytes > 700_000 && pause.abort();
	const paused = await failure(store.download([request], { signal: pause.signal, onProgress, tuning: quick }));
	expect(isAbort(paused)).toBe(true);
	expect(await failure(store.open(request.sha256!))).toMatchObject({ code: 'model/not-found' });
	const [kept] = await store.list();
	expect(kept).toMatchObject({ state: 'partial', revision: request.revision });
	expect(kept!.storedBytes).toBeGreaterThan(700_000);

	const seen: TransferProgress[] = [];
	await store.download([request], { onProgress: (progress) => seen.push(progress.file), tuning: quick });
	expect(seen[0]!.loadedBytes).toBe(kept!.storedBytes);
	expect(await firstDifference(await store.open(request.sha256!), file)).toBe(-1);
});

test('goes on after its worker was killed in the middle of a write', async () => {
	const { file, request } = await publish({ bytesPerSecond: 1_000_000 });
	const killed = openStore();
	let before = 0;
	const work = killed.download([request], {
		onProgress: ({ loadedBytes }) => {
			before = loadedBytes;
			if (loadedBytes > 800_000) killed.close();
		},
		tuning: quick
	});
	expect(await failure(work)).toMatchObject({ code: 'model/store-unavailable' });

	const { file: found, seen } = await fetchAll(request);
	const resumed = seen.find(({ file: { phase } }) => phase === 'transferring');
	expect(resumed!.loadedBytes).toBeGreaterThan(before);
	expect(await firstDifference(found, file)).toBe(-1);
});

test('does not believe what was stored before a restart', async () => {
	const { file, request } = await publish({ bytesPerSecond: 1_000_000 });
	const pause = new AbortController();
	const onProgress = ({ loadedBytes }: DownloadProgress) => loadedBytes > 700_000 && pause.abort();
	const before = openStore();
	await failure(before.download([request], { signal: pause.signal, onProgress, tuning: quick }));
	const [kept] = await before.list();
	await flipStored(kept!, 1000);
	const { file: found, seen } = await fetchAll(request);
	expect(await firstDifference(found, file)).toBe(-1);
	expect((await hub.log(file)).requests.filter(({ start, at }) => at === 'data' && start === 0)).toHaveLength(2);
	expect(seen.some(({ file: { phase } }) => phase === 'comparing')).toBe(false);
});

test('two tabs fetch a file once; when one dies, the other goes on', async () => {
	const { file, request } = await publish({ bytesPerSecond: 1_000_000 });
	const [first, second] = [openStore(), openStore()];
	let loadedBytes = 0;
	const atFirst = failure(
		first.download([request], { onProgress: (progress) => (loadedBytes = progress.loadedBytes), tuning: quick })
	);
	await patiently(() => loadedBytes).toBeGreaterThan(100_000);
	const seen: TransferProgress[] = [];
	const atSecond = second.download([request], { onProgress: (progress) => seen.push(progress.file), tuning: quick });
	await patiently(() => seen.filter(({ elsewhere }) => elsewhere).length).toBeGreaterThan(1);
	expect(seen.every(({ elsewhere }) => elsewhere)).toBe(true);
	first.close();
	expect(await atFirst).toMatchObject({ code: 'model/store-unavailable' });

	expect(await atSecond).toMatchObject([{ state: 'ready' }]);
	expect(seen.at(-1)).toMatchObject({ elsewhere: false, loadedBytes: file.bytes });
	expect(await firstDifference(await second.open(request.sha256!), file)).toBe(-1);

	const { sentBytes } = await hub.log(file);
	const third = openStore();
	await third.download([request], { tuning: quick });
	expect((await hub.log(file)).sentBytes).toBe(sentBytes);
});
