import { newId } from '#lib/base/id.ts';
import { settleOr } from '#lib/device/settle.ts';
import type { Storage } from '#lib/device/types.ts';

/** One fixed name, so that a probe that is cut off never leaves more than one thing behind. */
const probeName = 'storage-check';

/** Private windows have the method and refuse when it is called, so it is called. */
async function probeFiles(): Promise<boolean> {
	const root = await navigator.storage.getDirectory();
	// Not the fixed name: a file that two tabs make and remove at the same moment fails in one of them.
	const name = `${probeName}-${newId()}`;
	await root.getFileHandle(name, { create: true });
	await root.removeEntry(name);
	return true;
}

async function probeCache(): Promise<boolean> {
	await caches.open(probeName);
	await caches.delete(probeName);
	return true;
}

function probeDatabase(): Promise<boolean> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.open(probeName);
		request.onerror = () => reject(request.error ?? new Error('IndexedDB did not open.'));
		request.onsuccess = () => {
			request.result.close();
			indexedDB.deleteDatabase(probeName);
			resolve(true);
		};
	});
}

/** What the browser keeps for this origin, tried by calling. Never throws; each part waits at most `timeoutMs`. */
export async function probeStorage(timeoutMs: number): Promise<Storage> {
	const [estimate, persisted, opfs, cache, indexedDb] = await Promise.all([
		settleOr<StorageEstimate>(() => navigator.storage.estimate(), {}, timeoutMs),
		settleOr<boolean | null>(() => navigator.storage.persisted(), null, timeoutMs),
		settleOr(probeFiles, false, timeoutMs),
		settleOr(probeCache, false, timeoutMs),
		settleOr(probeDatabase, false, timeoutMs)
	]);
	return {
		usageBytes: estimate.usage ?? null,
		quotaBytes: estimate.quota ?? null,
		persisted,
		opfs,
		cache,
		indexedDb
	};
}
