import { drawingMark } from '#lib/base/drawing-path.ts';
import type { FillReport } from '#lib/base/shell-messages.ts';
import { codeUrls, drawingUrl, extraUrls, isBuilt, shellUrl } from '#sw/build-manifest.ts';
import { listCaches, shellCache } from '#sw/cache-names.ts';
import { fetchForStore } from '#sw/fetch-for-store.ts';
import { findIn } from '#sw/find-in.ts';
import { storeAll } from '#sw/store-all.ts';

/**
 * Stores whatever this build lacks for opening offline: a few lookups when nothing is missing, so it also repairs.
 * Never rejects; what could not be stored is in the report, and `complete` speaks of code and shell only.
 */
export async function fillShell(): Promise<FillReport> {
	if (!isBuilt) return { complete: false, problems: [] };
	const cache = await caches.open(shellCache);
	const code = await storeAll(codeUrls, (url) => store(cache, url));
	// Last, and only when its code is there: a shell without its code opens as a blank page.
	if (code.length === 0) code.push(...(await storeAll([shellUrl], () => storeShell(cache))));
	const extras = await storeAll(extraUrls, (url) => store(cache, url));
	return { complete: code.length === 0, problems: [...code, ...extras] };
}

async function store(cache: Cache, url: string): Promise<void> {
	if (await cache.match(url, { ignoreVary: true })) return;
	// A file whose name carries its hash is the same in every build: an update fetches only what changed.
	const hashed = url.includes('/_app/immutable/');
	const earlier = hashed ? await findIn((await listCaches()).shell, url) : undefined;
	await cache.put(url, earlier ?? (await fetchFile(url, hashed ? 'default' : 'no-cache')));
}

async function fetchFile(url: string, cache: RequestCache): Promise<Response> {
	const response = await fetchForStore(url, { html: url === drawingUrl, cache });
	if (url !== drawingUrl) return response;
	// Any page would do for `html`: that of a captive portal, too.
	if (!(await response.clone().text()).includes(drawingMark)) throw new Error('not the page that draws');
	return response;
}

async function storeShell(cache: Cache): Promise<void> {
	if (await cache.match(shellUrl, { ignoreVary: true })) return;
	const response = await fetchForStore(shellUrl, { html: true, cache: 'reload' });
	// In the middle of a deployment, or behind a slow CDN, the page may belong to another build than this worker.
	const html = await response.clone().text();
	if (!codeUrls.some((url) => html.includes(url))) throw new Error('the start page belongs to another build');
	await cache.put(shellUrl, response);
}
