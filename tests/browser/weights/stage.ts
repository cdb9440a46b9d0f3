import { afterEach, inject } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import { newId } from '#lib/base/id.ts';
import type { FileRequest, StoredFile, TransferTuning, WeightStore } from '#lib/weights/types.ts';
import { openWeightStore } from '#lib/weights/weight-store.ts';
import { noise } from '../../fixtures/hub/noise.ts';
import { remoteHub } from '../../fixtures/hub/remote.ts';
import type { HubFile } from '../../fixtures/hub/types.ts';

export const hub = remoteHub(inject('hubUrl'));
export const chunkBytes = 256 * 1024;
const revision = '0123456789abcdef0123456789abcdef01234567';

/** Small chunks and short pauses; the defaults are for gigabytes and for real networks. */
export const quick: Partial<TransferTuning> = {
	chunkBytes,
	segmentChunks: 2,
	saveEveryBytes: chunkBytes / 2,
	backoffMs: 20,
	stallMs: 2000
};

const opened: WeightStore[] = [];

export function openStore(): WeightStore {
	const store = openWeightStore();
	opened.push(store);
	return store;
}

/**
 * A store whose worker lacks something.
 * @param what `opfs`, `caches`, `databases` refused, `clock+10` years fast
 */
export function openRefused(what: string): WeightStore {
	const url = new URL('./workers/refused.worker.ts', import.meta.url);
	const store = openWeightStore(new Worker(url, { type: 'module', name: what }));
	opened.push(store);
	return store;
}

afterEach(async () => {
	for (const store of opened.splice(0)) store.close();
	const cleaner = openWeightStore();
	for (const { id } of await cleaner.list()) await cleaner.remove(id);
	cleaner.close();
});

/** Puts a file on the hub, and asks the hub for what its publisher promises. */
export async function publish(facts: Partial<HubFile> = {}): Promise<{ file: HubFile; request: FileRequest }> {
	const id = newId();
	const seed = Number.parseInt(id.slice(4, 10), 36) % 100_000;
	const file: HubFile = { model: `me/${id}`, revision, path: 'model.gguf', bytes: 2_000_000, seed, ...facts };
	const url = await hub.add(file);
	const tree = await (await fetch(`${hub.url}/api/models/${file.model}/tree/${revision}`)).json();
	const { size, lfs } = tree[0] as { size: number; lfs: { oid: string } };
	const request = { modelId: file.model, path: file.path, url, revision, bytes: size, sha256: lfs.oid };
	return { file, request };
}

/** The place of the first byte that is not the hub's; -1 if there is none, and the length is right. */
export async function firstDifference(blob: Blob, { seed, bytes }: Pick<HubFile, 'seed' | 'bytes'>): Promise<number> {
	const step = 2 ** 20;
	for (let start = 0; start < bytes; start += step) {
		const end = Math.min(bytes, start + step);
		const [found, expected] = [new Uint8Array(await blob.slice(start, end).arrayBuffer()), noise(seed, start, end)];
		const at = expected.findIndex((byte, index) => byte !== found[index]);
		if (at >= 0) return start + at;
	}
	return blob.size === bytes ? -1 : bytes;
}

export async function failure(work: Promise<unknown>) {
	const error: unknown = await work.then(
		() => null,
		(reason: unknown) => reason
	);
	return isAppError(error) ? { code: error.code, ...error.details } : error;
}

/** Changes one stored byte, as a rotting disk would. */
export async function flipStored({ id }: Pick<StoredFile, 'id'>, at: number): Promise<void> {
	const handle = await (await weightsFolder()).getFileHandle(`${id}.bin`);
	const [byte = 0] = new Uint8Array(await (await handle.getFile()).slice(at, at + 1).arrayBuffer());
	const writer = await handle.createWritable({ keepExistingData: true });
	await writer.write({ type: 'write', position: at, data: Uint8Array.of(byte ^ 1) });
	await writer.close();
}

export async function weightsFolder(): Promise<FileSystemDirectoryHandle> {
	return (await navigator.storage.getDirectory()).getDirectoryHandle('weights', { create: true });
}
