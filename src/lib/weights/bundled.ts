import { AppError } from '#lib/base/errors.ts';
import { totalBytes, type ModelFile, type ModelInfo } from '#lib/catalog/catalog.ts';
import { download } from '#lib/weights/download.ts';
import { cacheKey, keepOnly, readStored, removeStored, writeStored } from '#lib/weights/store.ts';
import { sha256Hex } from '#lib/weights/verify.ts';

export interface DownloadProgress {
	loadedBytes: number;
	totalBytes: number;
	/** These bytes were on this device already. */
	fromCache: boolean;
}

export interface OpenOptions {
	/** Absolute URL of the folder that model folders are in, with a slash at the end. */
	baseUrl: string;
	signal?: AbortSignal | undefined;
	onProgress?: ((progress: DownloadProgress) => void) | undefined;
	/** The source of bytes; the network if not given. */
	fetch?: typeof fetch | undefined;
}

export interface OpenedModel {
	/** In the order of `model.files`, verified. */
	blobs: Blob[];
	/** False: no room or no store, so the next visit downloads again. */
	stored: boolean;
}

function fileUrl({ folder }: ModelInfo, { path }: ModelFile, baseUrl: string): URL {
	return new URL(`${folder}/${path}`, baseUrl);
}

/**
 * The files of a model that ships with the app: from this device if they are here, else from our own origin. Nothing is
 * stored or handed out before its SHA-256 is the promised one; stored bytes are verified again each time.
 * @throws `model/corrupt`, `model/download-failed`, `AbortError`
 */
export function openModel(model: ModelInfo, options: OpenOptions): Promise<OpenedModel> {
	return open(model, options, 'no-store');
}

/**
 * Like `openModel`, but forgets the stored files first and goes past the browser's HTTP cache: the remedy for
 * `model/corrupt`.
 */
export async function repair(model: ModelInfo, options: OpenOptions): Promise<OpenedModel> {
	for (const file of model.files) await removeStored(cacheKey(fileUrl(model, file, options.baseUrl), file.sha256));
	return open(model, options, 'reload');
}

/** Deletes stored files that no model of this version of the app names; returns how many. */
export function forgetOldVersions(models: readonly ModelInfo[], baseUrl: string): Promise<number> {
	const keys = models.flatMap((model) =>
		model.files.map((file) => cacheKey(fileUrl(model, file, baseUrl), file.sha256))
	);
	return keepOnly(new Set(keys));
}

async function open(model: ModelInfo, options: OpenOptions, cache: 'no-store' | 'reload'): Promise<OpenedModel> {
	const { baseUrl, signal, onProgress, fetch: fetchFile = (...args) => fetch(...args) } = options;
	const blobs: Blob[] = [];
	let stored = true;
	let earlierBytes = 0;
	for (const file of model.files) {
		signal?.throwIfAborted();
		const report = (fromCache: boolean) => (bytes: number) =>
			onProgress?.({ loadedBytes: earlierBytes + bytes, totalBytes: totalBytes(model), fromCache });
		const url = fileUrl(model, file, baseUrl);
		const key = cacheKey(url, file.sha256);
		let blob = cache === 'reload' ? null : await readStored(key);
		if (blob) {
			await verify(model, file, blob);
			report(true)(file.bytes);
		} else {
			blob = await download(url, file.bytes, { signal, cache, onProgress: report(false), fetch: fetchFile });
			await verify(model, file, blob);
			stored = (await writeStored(key, blob)) && stored;
		}
		signal?.throwIfAborted();
		blobs.push(blob);
		earlierBytes += file.bytes;
	}
	return { blobs, stored };
}

async function verify(model: ModelInfo, { path, bytes, sha256 }: ModelFile, blob: Blob): Promise<void> {
	if (blob.size === bytes && (await sha256Hex(blob)) === sha256) return;
	throw new AppError('model/corrupt', {
		modelId: model.id,
		file: path,
		expectedBytes: bytes,
		actualBytes: blob.size
	});
}
