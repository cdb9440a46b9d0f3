import { afterEach, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import { deleteDB, openDB } from 'idb';
import type { DownloadProgress } from '#lib/weights/types.ts';
import type { Manifest } from '#lib/weights/vault/manifest.ts';
import { sha256Hex } from '#lib/weights/verify.ts';
import { openWeightStore } from '#lib/weights/weight-store.ts';
import { noise } from '../../fixtures/hub/noise.ts';
import type { HubFile } from '../../fixtures/hub/types.ts';
import {
	chunkBytes,
	failure,
	firstDifference,
	flipStored,
	hub,
	openRefused,
	openStore,
	publish,
	quick
} from './stage.ts';

const { origin } = location;

afterEach(async () => {
	await cdp().send('Storage.overrideQuotaForOrigin', { origin });
	await caches.delete('weight-chunks-v1');
	await cdp().send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
});

test('writes in place where the browser allows it', async () => {
	expect(await openStore().kind()).toBe('opfs');
});

test('a file that the first version stored is believed and watched as before', async () => {
	const { file, request } = await publish({ bytes: 600_000 });
	const writer = openStore();
	const [stored] = await writer.download([request], { tuning: quick });
	writer.close();
	await writeFirstVersion(file);
	const store = openStore();
	expect(await firstDifference(await store.open(stored!.id), file)).toBe(-1);
	store.close();
	await flipStored(stored!, 300_000);
	expect(await failure(openStore().open(stored!.id))).toMatchObject({ code: 'model/corrupt' });
});

/** Its manifests had the SHA-256 of each chunk, under that name. */
async function writeFirstVersion(file: HubFile): Promise<void> {
	const current = await openDB('hearth-weights');
	const [manifest] = (await current.getAll('files')) as Manifest[];
	current.close();
	await deleteDB('hearth-weights');
	const chunks = await Promise.all(
		manifest!.chunks.map(async ({ writtenBytes, sealed }, index) => {
			const bytes = noise(file.seed, index * chunkBytes, Math.min(file.bytes, (index + 1) * chunkBytes));
			return { writtenBytes, sealed, sha256: await sha256Hex(bytes) };
		})
	);
	const first = await openDB('hearth-weights', 1, {
		upgrade: (database) => void database.createObjectStore('files', { keyPath: 'id' })
	});
	await first.put('files', { ...manifest, chunks });
	first.close();
}

test('without a private file system, chunks go to the Cache API: verified, resumed, kept over a restart, repaired', async () => {
	const { file, request } = await publish({ bytesPerSecond: 1_000_000 });
	const killed = openRefused('opfs');
	expect(await killed.kind()).toBe('cache');
	const onProgress = ({ loadedBytes }: DownloadProgress) => loadedBytes > 1_200_000 && killed.close();
	expect(await failure(killed.download([request], { onProgress, tuning: quick }))).toMatchObject({
		code: 'model/store-unavailable'
	});

	const store = openRefused('opfs');
	expect(await store.list()).toMatchObject([{ state: 'partial' }]);
	const [stored] = await store.download([request], { tuning: quick });
	expect(stored).toMatchObject({ state: 'ready', storedBytes: file.bytes });
	// Unfinished chunks of two segments, and what had not been flushed, come a second time.
	expect((await hub.log(file)).sentBytes).toBeLessThan(file.bytes + 5 * chunkBytes);
	expect(await firstDifference(await store.open(stored!.id), file)).toBe(-1);
	store.close();

	const cache = await caches.open('weight-chunks-v1');
	const key = new URL(`/.weight-chunks/${stored!.id}/${chunkBytes}`, origin).href;
	const bytes = new Uint8Array(await (await cache.match(key))!.arrayBuffer());
	bytes[7]! ^= 1;
	await cache.put(key, new Response(bytes));
	const again = openRefused('opfs');
	expect(await failure(again.open(stored!.id))).toMatchObject({ code: 'model/corrupt' });
	const { sentBytes } = await hub.log(file);
	expect(await again.repair(stored!.id, { tuning: quick })).toMatchObject({ state: 'ready' });
	expect((await hub.log(file)).sentBytes - sentBytes).toBe(chunkBytes);
	expect(await firstDifference(await again.open(stored!.id), file)).toBe(-1);
	await cache.put(new URL('/.weight-chunks/nobody/0', origin).href, new Response('left behind'));
	expect(await again.tidy()).toBe(11);
	await again.remove(stored!.id);
	expect(await cache.keys()).toEqual([]);
});

test('a full cache keeps the chunks that fit', async () => {
	const { file, request } = await publish({ bytes: 6_000_000 });
	await cdp().send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
	await cdp().send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 3_000_000 });
	const store = openRefused('opfs');
	const refused = await failure(store.download([request], { tuning: quick }));
	expect(refused).toMatchObject({ code: 'model/no-room' });
	const [kept] = await store.list();
	expect(kept!.storedBytes).toBeGreaterThan(chunkBytes);
	expect(refused).toMatchObject({ neededBytes: file.bytes - kept!.storedBytes });

	await cdp().send('Storage.overrideQuotaForOrigin', { origin });
	await store.download([request], { tuning: quick });
	expect(await firstDifference(await store.open(request.sha256!), file)).toBe(-1);
});

test.for(['opfs caches', 'databases'])(
	'with %s refused, files are in memory and gone with the worker',
	async (what) => {
		const { file, request } = await publish({ faults: [{ at: 'data', kind: 'cut', afterBytes: 300_000 }] });
		const store = openRefused(what);
		expect(await store.kind()).toBe('memory');
		await store.download([request], { tuning: quick });
		expect(await firstDifference(await store.open(request.sha256!), file)).toBe(-1);
		expect(await store.verify(request.sha256!)).toEqual({ damagedBytes: 0 });
		expect(await store.usage()).toMatchObject({ storedBytes: file.bytes });
		const other = openRefused(what);
		expect(await other.list()).toEqual([]);
	}
);

test('both places do not take each other for themselves', async () => {
	const { request } = await publish();
	await openStore().download([request], { tuning: quick });
	const refused = openRefused('opfs');
	expect(await failure(refused.open(request.sha256!))).toMatchObject({ code: 'model/not-found' });
	expect(await refused.tidy()).toBe(0);
	const again = openWeightStore();
	expect((await again.open(request.sha256!)).size).toBe(2_000_000);
	again.close();
});
