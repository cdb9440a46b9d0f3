import { afterEach, expect, test } from 'vitest';
import { noise } from '../../../../tests/fixtures/hub/noise.ts';
import { openPack, verifyPack } from '#lib/weights/pack/read-pack.ts';
import { saveTo } from '#lib/weights/pack/save.ts';
import { sampleModel } from '#lib/weights/pack/samples.ts';
import { storeFiles } from '#lib/weights/pack/store-files.ts';
import { writePack, type FileToPack } from '#lib/weights/pack/write-pack.ts';
import type { WeightStore } from '#lib/weights/types.ts';
import { sha256Hex } from '#lib/weights/verify.ts';
import { openWeightStore } from '#lib/weights/weight-store.ts';

const chunkBytes = 256 * 1024;
const contents = [noise(1, 0, 2_000_000), noise(2, 0, 700_000)];
const paths = ['model-00001-of-00002.gguf', 'model-00002-of-00002.gguf'];
const hashes = await Promise.all(contents.map(sha256Hex));
const blobs = contents.map((bytes) => new Blob([bytes]));
const toStore = paths.map((path, index) => ({ path, sha256: hashes[index]!, blob: blobs[index]! }));

let store: WeightStore | null = null;

function openStore(): WeightStore {
	return (store ??= openWeightStore());
}

afterEach(async () => {
	for (const { id } of (await store?.list()) ?? []) await store?.remove(id);
	store?.close();
	store = null;
	const root = await navigator.storage.getDirectory();
	await root.removeEntry('x.hearth').catch(() => {});
});

async function newFile(): Promise<FileSystemFileHandle> {
	return (await navigator.storage.getDirectory()).getFileHandle('x.hearth', { create: true });
}

async function packStored(): Promise<Blob> {
	const stored = await storeFiles(openStore(), 'Sample', toStore);
	const files: FileToPack[] = [];
	for (const { id, path, sha256 } of stored) files.push({ path, sha256: sha256!, blob: await openStore().open(id) });
	return writePack(sampleModel, files, { chunkBytes });
}

test('a model goes from the store into a file on the disk, and from there into an empty store, byte for byte', async () => {
	const handle = await newFile();
	let savedBytes = 0;
	const pack = await packStored();
	await saveTo(handle, pack, { onProgress: (bytes) => (savedBytes = bytes) });
	expect(savedBytes).toBe(pack.size);
	for (const id of hashes) await openStore().remove(id);

	const opened = await openPack('x.hearth', await handle.getFile());
	await verifyPack('x.hearth', opened);
	const files = opened.files.map(({ packed, blob }) => ({ path: packed.path, sha256: packed.sha256, blob }));
	const stored = await storeFiles(openStore(), 'Sample', files);
	expect(stored).toMatchObject(paths.map((path, index) => ({ path, id: hashes[index], trust: 'published' })));
	for (const { id } of stored) expect(await sha256Hex(await openStore().open(id))).toBe(id);
});

test('a file whose hash is wrong takes those with it that came before; what was there already stays', async () => {
	const other = await openStore().importFile(new Blob(['other']), {
		...{ modelId: 'other', path: 'other.gguf', url: null, revision: null, bytes: null, sha256: null }
	});
	const lying = [toStore[0]!, { ...toStore[1]!, sha256: 'a'.repeat(64) }];
	await expect(storeFiles(openStore(), 'Sample', lying)).rejects.toMatchObject({ code: 'model/corrupt' });
	expect((await openStore().list()).map(({ id }) => id)).toEqual([other.id]);
});

test('a canceled import leaves nothing in the store', async () => {
	const stop = new AbortController();
	const work = storeFiles(openStore(), 'Sample', toStore, {
		signal: stop.signal,
		onProgress: (_, doneBytes) => doneBytes > contents[0]!.length && stop.abort()
	});
	await expect(work).rejects.toMatchObject({ name: 'AbortError' });
	expect(await openStore().list()).toEqual([]);
});

test('a canceled export leaves no half file', async () => {
	const handle = await newFile();
	const stop = new AbortController();
	const work = saveTo(handle, await packStored(), { signal: stop.signal, onProgress: () => stop.abort() });
	await expect(work).rejects.toMatchObject({ name: 'AbortError' });
	await expect(handle.getFile()).rejects.toMatchObject({ name: 'NotFoundError' });
});
