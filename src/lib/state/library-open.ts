import { AppError, toAppError } from '#lib/base/errors.ts';
import type { ModelInfo } from '#lib/catalog/catalog.ts';
import type { LibraryContents } from '#lib/state/library-contents.svelte.ts';
import type { OpenedModel, OpenOptions } from '#lib/weights/bundled.ts';
import type { StoredFile } from '#lib/weights/types.ts';

/**
 * The files of an installed model for its engine, verified.
 * @throws `model/not-found` when they are gone, `model/corrupt`, `model/store-unavailable`, `AbortError`
 */
export async function openInstalled(
	contents: LibraryContents,
	info: ModelInfo,
	{ signal, onProgress }: OpenOptions
): Promise<OpenedModel> {
	const blobs: Blob[] = [];
	const totalBytes = info.files.reduce((sum, { bytes }) => sum + bytes, 0);
	let earlierBytes = 0;
	try {
		const store = await contents.store();
		for (const [index, id] of (info.stored ?? []).entries()) {
			const report = (bytes: number) =>
				onProgress?.({ loadedBytes: earlierBytes + bytes, totalBytes, fromCache: true });
			blobs.push(await store.open(id, { signal, onProgress: ({ loadedBytes }) => report(loadedBytes) }));
			earlierBytes += info.files[index]?.bytes ?? 0;
		}
	} catch (error) {
		await contents.refresh().catch(() => {});
		throw explain(info, contents.files, error);
	}
	return { blobs, stored: true };
}

/** What was found to be damaged before is not there for the store: it says `model/not-found` then. */
function explain(
	{ name, files, stored }: ModelInfo,
	known: ReadonlyMap<string, StoredFile> | null,
	error: unknown
): unknown {
	if (toAppError(error).code !== 'model/not-found') return error;
	for (const [index, id] of (stored ?? []).entries()) {
		const file = known?.get(id);
		if (!file || file.state === 'ready') continue;
		const details = { expectedBytes: file.bytes, actualBytes: file.storedBytes };
		const path = files[index]?.path ?? file.path;
		return new AppError('model/corrupt', { modelId: name, file: path, ...details }, { cause: error });
	}
	return new AppError('model/not-found', { modelId: name }, { cause: error });
}
