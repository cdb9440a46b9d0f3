import { documentPolicy, isolationHeaders, workerPolicy } from '#lib/base/csp.js';

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
	return {
		...isolationHeaders,
		'Cache-Control': path.startsWith(hashed) ? immutable : 'no-cache',
		'Content-Security-Policy': path.startsWith(workers) ? workerPolicy : documentPolicy
	};
}

/** The same in the format of `_headers` files, which Netlify and Cloudflare Pages read. */
export function headersFile() {
	const rule = (/** @type {string} */ pattern, /** @type {Record<string, string>} */ headers) => [
		pattern,
		...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)
	];
	return [
		'# Written by `node scripts/headers.js` from src/lib/base/csp.js.',
		// Values of the same header in several rules are joined by commas: a worker then has two policies, which both hold.
		...rule('/*', { ...isolationHeaders, 'Content-Security-Policy': documentPolicy }),
		...rule(`${hashed}*`, { 'Cache-Control': immutable }),
		...rule(`${workers}*`, { 'Content-Security-Policy': workerPolicy }),
		''
	].join('\n');
}
