import type { StoredFile, TransferPhase, WeightStore } from '#lib/weights/types.ts';

/** A file that is to be kept. */
export interface FileToStore {
	path: string;
	blob: Blob;
	/** What its bytes must hash to; `null` when nobody knows. */
	sha256: string | null;
}

export interface StoreOptions {
	signal?: AbortSignal | undefined;
	/** Of all files together. `checking`: reads a file whose hash nobody knows. */
	onProgress?: ((phase: TransferPhase, doneBytes: number) => void) | undefined;
}

/**
 * Copies the files of a model into the store, verified: all of them, or none. What was there before stays in any case.
 * @param modelName for the words of the store
 * @returns in the order of `files`
 * @throws as `WeightStore.importFile`
 */
export async function storeFiles(
	store: WeightStore,
	modelName: string,
	files: readonly FileToStore[],
	{ signal, onProgress }: StoreOptions = {}
): Promise<StoredFile[]> {
	const before = new Set((await store.list()).map(({ id }) => id));
	const stored: StoredFile[] = [];
	let earlierBytes = 0;
	try {
		for (const { path, blob, sha256 } of files) {
			const request = { modelId: modelName, path, url: null, revision: null, bytes: blob.size, sha256 };
			const done = earlierBytes;
			stored.push(
				await store.importFile(blob, request, {
					signal,
					onProgress: ({ phase, loadedBytes }) => onProgress?.(phase, done + loadedBytes)
				})
			);
			signal?.throwIfAborted(); // the store may have been done before it heard of it
			earlierBytes += blob.size;
		}
		return stored;
	} catch (error) {
		const isOurs = ({ id, modelId, path }: StoredFile) =>
			!before.has(id) && modelId === modelName && files.some((file) => file.path === path);
		for (const file of await store.list().catch(() => []))
			if (isOurs(file)) await store.remove(file.id).catch(() => {});
		throw error;
	}
}

/**
 * Deletes what an import that a crash cut off has left in the store. No import may be under way, in any tab.
 * @param claims files of models that are listed, read after the store was
 */
export async function removeUnclaimed(store: WeightStore, claims: () => Promise<ReadonlySet<string>>): Promise<void> {
	const files = await store.list();
	const claimed = await claims();
	for (const { id } of files) if (!claimed.has(id)) await store.remove(id);
}
