// One test for each thing that networks and disks do to a download and that the other specs have not done yet.
import { expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import type { DownloadProgress } from '#lib/weights/types.ts';
import type { Fault } from '../../fixtures/hub/types.ts';
import {
	chunkBytes,
	failure,
	firstDifference,
	hub,
	openRefused,
	openStore,
	publish,
	quick,
	weightsFolder
} from './stage.ts';

const { origin } = location;

/** Downloads the beginning of a file, and stops. */
async function fetchSome(request: Awaited<ReturnType<typeof publish>>['request'], bytes: number) {
	const store = openStore();
	const pause = new AbortController();
	const onProgress = ({ loadedBytes }: DownloadProgress) => loadedBytes > bytes && pause.abort();
	await failure(store.download([request], { signal: pause.signal, onProgress, tuning: quick }));
	const [kept] = await store.list();
	return { store, kept: kept! };
}

test.for<[string, Fault]>([
	['end early in good order', { at: 'data', kind: 'short', afterBytes: 300_001 }],
	['bring one byte at a time', { at: 'data', kind: 'trickle', afterBytes: 100_000 }]
])('gets over answers that %s', async ([, fault]) => {
	const { file, request } = await publish({ faults: [fault, fault, fault] });
	const store = openStore();
	await store.download([request], { tuning: quick });
	expect(await firstDifference(await store.open(request.sha256!), file)).toBe(-1);
});

test('ends a redirect that leads to itself, and can go on later', async () => {
	const loops = Array.from({ length: 4 }, () => ({ at: 'resolve', kind: 'loop' }) as const);
	const { file, request } = await publish({ faults: loops });
	const store = openStore();
	const once = { ...quick, maxConnections: 1, maxFailures: 3 };
	expect(await failure(store.download([request], { tuning: once }))).toEqual({
		code: 'model/download-failed',
		file: 'model.gguf',
		status: null
	});
	await store.download([request], { tuning: quick });
	expect(await firstDifference(await store.open(request.sha256!), file)).toBe(-1);
});

test('refuses a file that is another one each time, when no hash could tell', async () => {
	const { request } = await publish({ changesAlways: true });
	const work = openStore().download([{ ...request, sha256: null }], { tuning: quick });
	expect(await failure(work)).toMatchObject({ code: 'model/refused', reason: 'changed' });
});

test('refuses a file that became shorter, and keeps what it had', async () => {
	const { file, request } = await publish({ bytesPerSecond: 1_000_000 });
	const { store, kept } = await fetchSome(request, 900_000);
	await hub.add({ ...file, bytes: 400_000 });
	expect(await failure(store.download([request], { tuning: quick }))).toMatchObject({
		code: 'model/refused',
		reason: 'wrong-size'
	});
	expect(await store.list()).toMatchObject([{ storedBytes: kept.storedBytes }]);
	await hub.add(file);
	await store.download([request], { tuning: quick });
	expect(await firstDifference(await store.open(request.sha256!), file)).toBe(-1);
});

test.for(['resolve', 'data'] as const)(
	'a sign-in page in the middle of a download (at the %s address) harms nothing',
	async (at) => {
		const { file, request } = await publish({ bytesPerSecond: 1_000_000 });
		const { store, kept } = await fetchSome(request, 900_000);
		await hub.add({ ...file, faults: [{ at, kind: 'page' }] });
		expect(await failure(store.download([request], { tuning: quick }))).toMatchObject({ reason: 'web-page' });
		expect(await store.list()).toMatchObject([{ storedBytes: kept.storedBytes }]);
		await store.download([request], { tuning: quick });
		expect(await firstDifference(await store.open(request.sha256!), file)).toBe(-1);
	}
);

test('site data that is cleared during a download ends it in words, and the next one starts from nothing', async () => {
	const { file, request } = await publish({ bytesPerSecond: 500_000 });
	const store = openStore();
	const started = Promise.withResolvers<null>();
	const onProgress = ({ loadedBytes }: DownloadProgress) => loadedBytes > 300_000 && started.resolve(null);
	const work = failure(store.download([request], { onProgress, tuning: quick }));
	await started.promise;
	await cdp().send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
	// Chromium may let the worker finish on handles that lead nowhere; what it then says must be true.
	const error = await work;
	if (error === null) expect((await store.open(request.sha256!)).size).toBe(file.bytes);
	else expect(error).toMatchObject({ code: expect.stringMatching(/store-unavailable|corrupt|not-found/) as unknown });

	await store.download([request], { tuning: quick });
	expect(await firstDifference(await store.open(request.sha256!), file)).toBe(-1);
});

test('site data that is cleared while a file is ready: it is said to be gone', async () => {
	const { file, request } = await publish();
	const store = openStore();
	await store.download([request], { tuning: quick });
	await cdp().send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
	expect(await failure(store.open(request.sha256!))).toMatchObject({ code: 'model/not-found' });
	expect(await store.list()).toEqual([]);
	await store.download([request], { tuning: quick });
	expect(await firstDifference(await store.open(request.sha256!), file)).toBe(-1);
});

test('an end that a power cut took from the file is fetched again, and no more', async () => {
	const { file, request } = await publish({ bytesPerSecond: 1_000_000 });
	const { store, kept } = await fetchSome(request, 900_000);
	store.close();
	const handle = await (await weightsFolder()).getFileHandle(`${kept.id}.bin`);
	const writer = await handle.createWritable({ keepExistingData: true });
	await writer.truncate(500_000);
	await writer.close();
	const { sentBytes } = await hub.log(file);
	const again = openStore();
	await again.download([request], { tuning: quick });
	expect(await firstDifference(await again.open(request.sha256!), file)).toBe(-1);
	expect((await hub.log(file)).sentBytes - sentBytes).toBeLessThanOrEqual(file.bytes - 500_000 + chunkBytes);
});

test.for(['clock+10', 'clock-10'])('a %s years wrong neither stops nor delays anything', async (clock) => {
	const { file, request } = await publish({
		faults: [
			{ at: 'resolve', kind: 'status', status: 429, retryAfterSeconds: 0 },
			{ at: 'resolve', kind: 'expired' }
		]
	});
	const { store: before } = await fetchSome(request, 700_000);
	before.close();
	const store = openRefused(clock);
	const [stored] = await store.download([request], { tuning: quick });
	expect(Number.isFinite(stored!.readyAtMs)).toBe(true);
	expect(await firstDifference(await store.open(request.sha256!), file)).toBe(-1);
	store.close();
	expect((await openStore().open(request.sha256!)).size).toBe(file.bytes); // with the right time again
});

test('a file that is here needs no network: nothing is asked', async () => {
	const { file, request } = await publish();
	await openStore().download([request], { tuning: quick });
	const { requests } = await hub.log(file);
	const store = openStore(); // as after a reload
	const [stored] = await store.download([request], { tuning: quick });
	expect((await store.open(stored!.id)).size).toBe(file.bytes);
	expect(await store.verify(stored!.id)).toEqual({ damagedBytes: 0 });
	expect((await hub.log(file)).requests).toEqual(requests);
});
