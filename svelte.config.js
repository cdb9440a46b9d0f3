import adapter from '@sveltejs/adapter-static';
import { pagePolicy } from './src/lib/base/csp.js';

const buildFolder = process.env.BUILD_DIR ?? 'build';

/** @type {import('@sveltejs/kit').Config} */
const config = {
	kit: {
		// Builds with a folder of their own may run side by side: they must not share what Kit writes in between.
		outDir: buildFolder === 'build' ? '.svelte-kit' : `.svelte-kit/${buildFolder}`,
		// One fallback file serves GitHub Pages (status 404, right content) and any host without rewrites.
		adapter: adapter({ pages: buildFolder, fallback: '404.html' }),
		csp: { mode: 'hash', directives: pagePolicy },
		files: { serviceWorker: 'service-worker' },
		// The shell is served for every path, so its links must not depend on where it was asked for.
		paths: { base: /** @type {'' | `/${string}`} */ (process.env.BASE_PATH ?? ''), relative: false },
		serviceWorker: { register: false }, // src/lib/app-shell/register.ts does, and offers updates
		version: { name: process.env.APP_VERSION ?? process.env.npm_package_version ?? 'dev' }
	}
};

export default config;
