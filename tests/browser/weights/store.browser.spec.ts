import { afterEach, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import { isAbort } from '#lib/base/errors.ts';
import { noise } from '../../fixtures/hub/noise.ts';
import {
	chunkBytes,
	failure,
	firstDifference,
	flipStored,
	hub,
	openStore,
	publish,
	quick,
	weightsFolder
} from './stage.ts';

const { origin } = location;

afterEach(() => cdp().send('Storage.overrideQuotaForOrigin', { origin }));

test('a full disk stops a download; what is written stays, and it goes on when there is room', async () => {
	const { file, request } = await publish({ bytes: 6_000_000 });
	// Chromium remembers for 30 s how much room an origin has, unless its data is cleared.
	await cdp().send('Storage.clearDataForOrigin', { origin, storageTypes: 'file_systems,indexeddb' });
	await cdp().send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 3_000_000 });
	const store = openStore();
	const refused = await failure(store.download([request], { tuning: quick }));
	expect(refused).toMatchObject({ code: 'model/no-room' });
	const [kept] = await store.list();
	expect(kept!.storedBytes).toBeGreaterThan(chunkBytes);
	expect(refused).toMatchObject({ neededBytes: file.bytes - kept!.storedBytes });

	await cdp().send('Storage.overrideQuotaForOrigin', { origin });
	await store.download([request], { tuning: quick });
	expect(await firstDifference(await store.open(request.sha256!), file)).toBe(-1);
});

test('notices a changed byte before it hands the file out, and fetches that chunk alone', async () => {
	const { file, request } = await publish();
	const [stored] = await openStore().download([request], { tuning: quick });
	const { sentBytes } = await hub.log(file);
	await flipStored(stored!, 1_234_567);
	const store = openStore(); // as after a reload
	expect(await failure(store.open(stored!.id))).toMatchObject({ code: 'model/corrupt', file: 'model.gguf' });
	expect(await store.list()).toMatchObject([{ state: 'damaged', storedBytes: file.bytes - chunkBytes }]);

	expect(await store.repair(stored!.id, { tuning: quick })).toMatchObject({ state: 'ready' });
	expect((await hub.log(file)).sentBytes - sentBytes).toBe(chunkBytes);
	expect(await firstDifference(await store.open(stored!.id), file)).toBe(-1);
	expect(await store.verify(stored!.id)).toEqual({ damagedBytes: 0 });
});

test('never stores a chunk for good whose repair is wrong', async () => {
	const { file, request } = await publish();
	const store = openStore();
	await store.download([request], { tuning: quick });
	await flipStored({ id: request.sha256! }, 700_000);
	await hub.add({ ...file, wrongByte: { at: 600_000, times: 99 } });
	expect(await failure(store.repair(request.sha256!, { tuning: quick }))).toMatchObject({ code: 'model/corrupt' });
	expect(await store.list()).toMatchObject([{ state: 'damaged' }]);
	await hub.add(file);
	await store.repair(request.sha256!, { tuning: quick });
	expect(await firstDifference(await store.open(request.sha256!), file)).toBe(-1);
});

test('takes a file from the disk, once, under the hash of its content', async () => {
	const { file, request } = await publish();
	const blob = new Blob([noise(file.seed, 0, file.bytes)]);
	const store = openStore();
	const unknown = { ...request, url: null, revision: null, bytes: null, sha256: null };
	const stored = await store.importFile(blob, unknown, { tuning: quick });
	expect(stored).toMatchObject({ id: request.sha256, trust: 'computed', state: 'ready' });
	expect(await firstDifference(await store.open(stored.id), file)).toBe(-1);

	expect(await store.download([request], { tuning: quick })).toMatchObject([{ id: stored.id, trust: 'published' }]);
	expect((await hub.log(file)).requests).toEqual([]);
	expect(await store.usage()).toMatchObject({ storedBytes: file.bytes });
});

test('refuses a file from the disk that is not what it should be', async () => {
	const { file, request } = await publish();
	const store = openStore();
	const promise = { ...request, url: null };
	const other = new Blob([noise(file.seed + 1, 0, file.bytes)]);
	expect(await failure(store.importFile(other, promise, { tuning: quick }))).toMatchObject({ code: 'model/corrupt' });
	expect(await failure(store.importFile(other.slice(1), promise, { tuning: quick }))).toMatchObject({
		code: 'model/corrupt',
		actualBytes: file.bytes - 1
	});
	expect(await failure(store.open(request.sha256!))).toMatchObject({ code: 'model/not-found' });
});

test('deletes a file while another tab fetches it', async () => {
	const { request } = await publish({ bytesPerSecond: 500_000 });
	const fetching = openStore();
	const deleting = openStore();
	const started = Promise.withResolvers<null>();
	const work = failure(fetching.download([request], { onProgress: () => started.resolve(null), tuning: quick }));
	await started.promise;
	await deleting.remove(request.sha256!);
	expect(isAbort(await work)).toBe(true);
	expect(await deleting.list()).toEqual([]);
	expect(await deleting.usage()).toMatchObject({ storedBytes: 0 });
	expect(await failure(deleting.verify(request.sha256!))).toMatchObject({ code: 'model/not-found' });
});

test('clears away what no manifest knows, and nothing else', async () => {
	const { request } = await publish({ bytes: 300_000 });
	const store = openStore();
	await store.download([request], { tuning: quick });
	for (const name of [`${'0'.repeat(64)}.bin`, 'x.bin.crswap.tmp']) {
		const handle = await (await weightsFolder()).getFileHandle(name, { create: true });
		const writer = await handle.createWritable();
		await writer.write(new Uint8Array(1000));
		await writer.close();
	}
	expect(await store.tidy()).toBe(2000);
	expect(await store.tidy()).toBe(0);
	expect((await store.open(request.sha256!)).size).toBe(300_000);
});
