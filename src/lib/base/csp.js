// Read by svelte.config.js (pages), by the service worker and by scripts/serve.js (headers), so that they never disagree.
// JavaScript, because svelte.config.js is run by Node without a build step.

/** @returns {string | undefined} */
function configuredHosts() {
	try {
		return process.env.WEIGHT_HOSTS;
	} catch {
		return undefined; // the service worker of the development server, where nothing takes the place of `process`
	}
}

/**
 * Where the workers that fetch models may connect to, when the user asks for it. By default anything over https, because
 * a mirror and an address of a file are the user's to choose, and this computer for a hub of one's own. Set WEIGHT_HOSTS at
 * build time to allow only some hosts, or to an empty string for none; vite.config.ts copies it into the service worker.
 */
const weightHosts = (configuredHosts() ?? 'https: http://127.0.0.1:* http://localhost:*').split(' ').filter(Boolean);

/** @type {NonNullable<NonNullable<import('@sveltejs/kit').KitConfig['csp']>['directives']>} */
export const pagePolicy = {
	'default-src': ['none'],
	'script-src': ['self', 'wasm-unsafe-eval'],
	'style-src': ['self'],
	// The two inline styles left: Kit's route announcer (#svelte-announcer in its generated root.svelte), and the wrappers
	// of bits-ui's Command (`display: contents;`). A test fails when they change.
	'style-src-attr': [
		'unsafe-hashes',
		'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=',
		'sha256-iaOezIDcQIoxCULa6FBKKuLUu09R7kG+Mlu+JVfU3Rw='
	],
	'img-src': ['self', 'blob:', 'data:'],
	'font-src': ['self'],
	'manifest-src': ['self'],
	'worker-src': ['self'],
	// The page that draws diagrams: but for it and /bridge, every page of ours refuses to stand in a frame. Wherever a frame
	// is led, by whatever is in it, is held against this too.
	'frame-src': ['self'],
	'base-uri': ['none'],
	'form-action': ['none'],
	'object-src': ['none'],
	'connect-src': ['self', 'blob:'],
	'require-trusted-types-for': ['script'],
	'trusted-types': ['svelte-trusted-html', 'app-worker-url']
};

/**
 * For worker scripts, as a header: a page's `<meta>` policy does not bind workers. Engines read chats, so they reach nobody.
 * `blob:` is for wllama's own inner worker, which inherits this policy; Trusted Types must stay out of it, or that inner
 * worker cannot start.
 */
export const workerPolicy = [
	"default-src 'none'",
	"script-src 'self' blob: 'wasm-unsafe-eval'",
	"connect-src 'self' blob:",
	"worker-src 'self' blob:"
].join('; ');

/**
 * For the two worker scripts that fetch models. They are told what to fetch and never see a chat; what comes back is data,
 * since scripts come from here only, and they can start no worker that could do more.
 */
export const networkWorkerPolicy = [
	"default-src 'none'",
	"script-src 'self' 'wasm-unsafe-eval'",
	["connect-src 'self' blob:", ...weightHosts].join(' ')
].join('; ');

/** Their files, by the names that Vite gives them: in a build, and in the development server. */
export const networkWorkers = ['weights.worker', 'hub.worker'];

const networkWorkerPath = new RegExp(
	`/(?:_app/immutable/workers|src/lib/[a-z]+)/(?:${networkWorkers.map((name) => name.replace('.', '\\.')).join('|')})[-.][^/]+$`
);

/**
 * The policy of a worker script.
 * @param {string} path of its URL
 */
export function workerPolicyFor(path) {
	return networkWorkerPath.test(path) ? networkWorkerPolicy : workerPolicy;
}

/** What a `<meta>` policy cannot say about a page. */
export const documentPolicy = "frame-ancestors 'none'";

/**
 * Is it the page that serves other websites (docs/decisions/0018)? Exactly that one: every other page must stay out of frames.
 * @param {string} path of a URL
 * @param {string} base path that the app is served under
 */
export function isBridgePath(path, base) {
	return path === `${base}/bridge` || path === `${base}/bridge.html`;
}

/** It may be shown in a frame, where it asks for nothing. */
export const bridgePolicy = 'frame-ancestors *';

/**
 * Is it the page that draws what a model wrote (docs/decisions/0023)?
 * @param {string} path of a URL
 * @param {string} base path that the app is served under
 */
export function isDrawingPath(path, base) {
	return path.startsWith(`${base}/_app/immutable/frames/`) && /\/drawing-\w+\.html$/.test(path);
}

/**
 * As a header, because a `<meta>` policy can neither take the origin away from a page nor say who shows it. The page has
 * the same once more in a `<meta>`, with the hash of its script; this one holds for whatever else a host may answer there.
 */
export const drawingPolicy = [
	'sandbox allow-scripts',
	"default-src 'none'",
	"script-src 'unsafe-inline'",
	"style-src 'unsafe-inline'",
	'img-src data:',
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'self'"
].join('; ');

/** Sent with every response of our own origin: cross-origin isolation (threads) and the usual hardening. */
export const isolationHeaders = {
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Embedder-Policy': 'require-corp',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'no-referrer',
	'Permissions-Policy': 'camera=(), geolocation=(), payment=(), usb=(), serial=(), midi=()'
};

/**
 * For the page that serves other websites: it must keep the window that opened it, which `same-origin` would cut off, and a
 * page that is isolated itself must be able to show it. No engine and no chat is in it.
 */
export const bridgeHeaders = {
	...isolationHeaders,
	'Cross-Origin-Opener-Policy': 'unsafe-none',
	'Cross-Origin-Resource-Policy': 'cross-origin'
};
