import { isQuotaExceeded } from '#lib/base/errors.ts';

/** The Cache API's name for our weights. A new layout gets a new number; old ones are deleted by `forgetOldVersions`. */
export const cacheName = 'weights-v1';

/** Where one file is kept. The hash is part of the key, so a new version of a file never meets old bytes. */
export function cacheKey(url: URL, sha256: string): string {
	const key = new URL(url);
	key.searchParams.set('sha256', sha256);
	return key.href;
}

/** `null` where the Cache API is missing (not a secure page) or refused (some private windows). */
async function openCache(): Promise<Cache | null> {
	try {
		return await caches.open(cacheName);
	} catch {
		return null;
	}
}

/** The stored bytes, or `null`. A store that cannot be read is an empty one. */
export async function readStored(key: string): Promise<Blob | null> {
	try {
		const response = await (await openCache())?.match(key);
		return response ? await response.blob() : null;
	} catch {
		return null;
	}
}

/** Stores bytes; false when there is no room or no store, which is no error: the bytes are in memory. */
export async function writeStored(key: string, file: Blob): Promise<boolean> {
	const cache = await openCache();
	if (!cache) return false;
	const headers = { 'Content-Type': 'application/octet-stream', 'Content-Length': String(file.size) };
	try {
		await cache.put(key, new Response(file, { headers }));
		return true;
	} catch (error) {
		if (!isQuotaExceeded(error)) console.warn('Weights could not be stored:', error);
		return false;
	}
}

/** Removes one file. */
export async function removeStored(key: string): Promise<void> {
	await (await openCache())?.delete(key);
}

/** Removes every stored file whose key is not in the list; returns how many. */
export async function keepOnly(keys: ReadonlySet<string>): Promise<number> {
	const cache = await openCache();
	let removed = 0;
	for (const request of (await cache?.keys()) ?? []) {
		if (!keys.has(request.url) && (await cache?.delete(request))) removed++;
	}
	return removed;
}
