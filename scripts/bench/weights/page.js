import { build } from 'vite';
import { serveStatic } from '../../static-host.js';

/**
 * Builds and serves an empty page with the store of weights in `window.weights`: see main.ts.
 * @param {string} folder to build into
 */
export async function serveStorePage(folder) {
	await build({
		configFile: false,
		root: 'scripts/bench/weights',
		logLevel: 'warn',
		base: './',
		worker: { format: 'es' },
		build: { outDir: folder, emptyOutDir: true, target: 'esnext', assetsInlineLimit: 0 }
	});
	return serveStatic(folder, { headers: true });
}
