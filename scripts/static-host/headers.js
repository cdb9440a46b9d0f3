import {
	bridgeHeaders,
	bridgePolicy,
	documentPolicy,
	drawingPolicy,
	isBridgePath,
	isDrawingPath,
	isolationHeaders,
	networkWorkerPolicy,
	networkWorkers,
	workerPolicy,
	workerPolicyFor
} from '#lib/base/csp.js';

const hashed = '/_app/immutable/';
const workers = '/_app/immutable/workers/';
const immutable = 'public, max-age=31536000, immutable';

/**
 * What a host should send with a file of the build: isolation, policies and caching. The service worker sends the same
 * policies, so a page is equally protected whether it is controlled or not.
 * @param {string} path below the base path, as in the build folder
 * @returns {Record<string, string>}
 */
export function appHeaders(path) {
	if (isBridgePath(path, ''))
		return { ...bridgeHeaders, 'Cache-Control': 'no-cache', 'Content-Security-Policy': bridgePolicy };
	const ofPage = isDrawingPath(path, '') ? drawingPolicy : documentPolicy;
	return {
		...isolationHeaders,
		'Cache-Control': path.startsWith(hashed) ? immutable : 'no-cache',
		'Content-Security-Policy': path.startsWith(workers) ? workerPolicyFor(path) : ofPage
	};
}

/** Those of engines, the one that tests what an engine could do, the one that reads imported chats, the one that hashes. */
export const confinedWorkers = 'confinement device fake import inner transformers webllm wllama'
	.split(' ')
	.map((name) => `${name}.worker`);

/** The same in the format of `_headers` files, which Netlify and Cloudflare Pages read. */
export function headersFile() {
	const rule = (/** @type {string} */ pattern, /** @type {Record<string, string>} */ headers) => [
		pattern,
		...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)
	];
	const policy = (/** @type {string} */ value) => ({ 'Content-Security-Policy': value });
	return [
		'# Written by `node scripts/headers.js` from src/lib/base/csp.js.',
		// Values of the same header in several rules are joined by commas, and all policies hold: `frame-ancestors` and a
		// worker's own. So no rule may be about all workers: those that fetch models would be as confined as the others.
		...rule('/*', { ...isolationHeaders, ...policy(documentPolicy) }),
		// A joined value is none that browsers know, which means `unsafe-none`, too: on its first visit it keeps its opener.
		...rule('/bridge', { 'Cross-Origin-Opener-Policy': bridgeHeaders['Cross-Origin-Opener-Policy'] }),
		// For the same reason nothing is said about the page that draws: until the service worker is there it is in no frame.
		...rule(`${hashed}*`, { 'Cache-Control': immutable }),
		...confinedWorkers.flatMap((name) => rule(`${workers}${name}*`, policy(workerPolicy))),
		...networkWorkers.flatMap((name) => rule(`${workers}${name}*`, policy(networkWorkerPolicy))),
		''
	].join('\n');
}
