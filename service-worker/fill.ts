import type { FillReport } from '#lib/base/shell-messages.ts';
import { codeUrls, extraUrls, shellUrl } from '#sw/build-manifest.ts';
import { listCaches, shellCache } from '#sw/cache-names.ts';
import { fetchForStore } from '#sw/fetch-for-store.ts';

/** As many connections as browsers open to one host over HTTP/1.1. */
const atOnce = 6;

type Problem = FillReport['problems'][number];

/**
 * Stores whatever this build lacks for opening offline: a few lookups when nothing is missing, so it also repairs.
 * Never rejects; what could not be stored is in the report, and `complete` speaks of code and shell only.
 */
export async function fillShell(): Promise<FillReport> {
	const cache = await caches.open(shellCache);
	const code = await storeAll(cache, codeUrls);
	// Last, and only when its code is there: a shell without its code opens as a blank page.
	if (code.length === 0) code.push(...(await problemOf(shellUrl, () => storeShell(cache))));
	const extras = await storeAll(cache, extraUrls);
	return { complete: code.length === 0, problems: [...code, ...extras] };
}

async function storeAll(cache: Cache, urls: readonly string[]): Promise<Problem[]> {
	const queue = urls[Symbol.iterator]();
	const problems: Problem[] = [];
	const work = async () => {
		for (const url of queue) problems.push(...(await problemOf(url, () => store(cache, url))));
	};
	await Promise.all(Array.from({ length: atOnce }, work));
	return problems;
}

async function problemOf(url: string, attempt: () => Promise<void>): Promise<Problem[]> {
	try {
		await attempt();
		return [];
	} catch (error) {
		return [{ url, reason: error instanceof Error ? error.message : String(error) }];
	}
}

async function store(cache: Cache, url: string): Promise<void> {
	if (await cache.match(url)) return;
	const hashed = url.includes('/_app/immutable/');
	const earlier = hashed ? await findInOtherBuilds(url) : undefined;
	await cache.put(url, earlier ?? (await fetchForStore(url, { html: false, cache: hashed ? 'default' : 'no-cache' })));
}

/** A file whose name carries its hash is the same in every build: an update fetches only what changed. */
async function findInOtherBuilds(url: string): Promise<Response | undefined> {
	for (const name of (await listCaches()).shell) {
		const found = await (await caches.open(name)).match(url);
		if (found) return found;
	}
	return undefined;
}

async function storeShell(cache: Cache): Promise<void> {
	if (await cache.match(shellUrl)) return;
	const response = await fetchForStore(shellUrl, { html: true, cache: 'reload' });
	// In the middle of a deployment, or behind a slow CDN, the page may belong to another build than this worker.
	const html = await response.clone().text();
	if (!codeUrls.some((url) => html.includes(url))) throw new Error('the start page belongs to another build');
	await cache.put(shellUrl, response);
}
