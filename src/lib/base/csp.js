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
 * Hosts that model weights may be downloaded from, when the user asks for it. Set WEIGHT_HOSTS at build time for a
 * mirror of your own, or to an empty string for none; vite.config.ts copies it into the service worker.
 */
const weightHosts = (configuredHosts() ?? 'https://huggingface.co https://*.huggingface.co https://*.hf.co')
	.split(' ')
	.filter(Boolean);

/** @type {NonNullable<NonNullable<import('@sveltejs/kit').KitConfig['csp']>['directives']>} */
export const pagePolicy = {
	'default-src': ['none'],
	'script-src': ['self', 'wasm-unsafe-eval'],
	'style-src': ['self'],
	// The one inline style left: Kit's route announcer (#svelte-announcer in its generated root.svelte). A test fails when it changes.
	'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
	'img-src': ['self', 'blob:', 'data:'],
	'font-src': ['self'],
	'manifest-src': ['self'],
	'worker-src': ['self'],
	'base-uri': ['none'],
	'form-action': ['none'],
	'object-src': ['none'],
	'connect-src': /** @type {any} */ (['self', 'blob:', ...weightHosts]),
	'require-trusted-types-for': ['script'],
	'trusted-types': ['svelte-trusted-html', 'app-worker-url']
};

/**
 * For worker scripts, as a header: a page's `<meta>` policy does not bind workers. `blob:` is for wllama's own inner
 * worker, which inherits this policy; Trusted Types must stay out of it, or that inner worker cannot start.
 */
export const workerPolicy = [
	"default-src 'none'",
	"script-src 'self' blob: 'wasm-unsafe-eval'",
	`connect-src 'self' blob: ${weightHosts.join(' ')}`,
	"worker-src 'self' blob:"
].join('; ');

/** What a `<meta>` policy cannot say about a page. */
export const documentPolicy = "frame-ancestors 'none'";

/** Sent with every response of our own origin: cross-origin isolation (threads) and the usual hardening. */
export const isolationHeaders = {
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Embedder-Policy': 'require-corp',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'no-referrer',
	'Permissions-Policy': 'camera=(), geolocation=(), payment=(), usb=(), serial=(), midi=()'
};
