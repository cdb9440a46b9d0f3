import adapter from '@sveltejs/adapter-static';
import { pagePolicy } from './src/lib/base/csp.js';

const namedFolder = process.env.BUILD_DIR;
const buildFolder = namedFolder ?? 'build';

/** @type {import('@sveltejs/kit').Config} */
const config = {
	kit: {
		// Builds with a folder that was named may run beside each other and beside the tests: they must not share what Kit writes
		// in between. A test run that writes its version into a build in progress leaves a page that does not start.
		outDir: namedFolder ? `.svelte-kit/${namedFolder}` : '.svelte-kit',
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
