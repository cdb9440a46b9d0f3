import { base, largeUrls } from '#sw/build-manifest.ts';
import { listCaches, onDemandCache } from '#sw/cache-names.ts';
import { fetchForStore } from '#sw/fetch-for-store.ts';
import { findIn } from '#sw/find-in.ts';
import { storeAll } from '#sw/store-all.ts';
import type { Problem } from '#sw/store-all.ts';

const assets = `${base}/_app/immutable/workers/assets/`;

/**
 * Stores this build's successors of the engines that this device has used, so that an update which is accepted without
 * a network can still answer. Returns what could not be stored.
 */
export async function fillEngines(): Promise<Problem[]> {
	const names = (await listCaches()).onDemand;
	const used = new Set<string>();
	for (const name of names) {
		for (const { url } of await (await caches.open(name)).keys()) used.add(stemOf(url));
	}
	const cache = await caches.open(onDemandCache);
	const store = async (url: string) => {
		if (await cache.match(url, { ignoreVary: true })) return;
		await cache.put(url, (await findIn(names, url)) ?? (await fetchForStore(url, { html: false })));
	};
	const scripts = largeUrls.filter((url) => used.has(stemOf(url)));
	const problems = await storeAll(scripts, store);
	if (problems.length > 0) return problems;
	const needed = await Promise.all(scripts.map((url) => assetsOf(cache, url)));
	return storeAll(new Set(needed.flat().filter((url) => used.has(stemOf(url)))), store);
}

/** `…/wllama.worker-DdLLxn1c.js` is the `wllama.worker.js` of one build. */
function stemOf(url: string): string {
	const name = url.slice(url.lastIndexOf('/') + 1);
	return name.replace(/-[\w-]{8}(\.\w+)$/, '$1');
}

/** What a worker script loads, by the names in its text. */
async function assetsOf(cache: Cache, url: string): Promise<string[]> {
	const text = (await (await cache.match(url, { ignoreVary: true }))?.text()) ?? '';
	return [...text.matchAll(/workers\/assets\/([\w.-]+)/g)].map(([, name]) => assets + name);
}
