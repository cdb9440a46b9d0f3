import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { browserArgs, findBrowser } from './scripts/browser.js';
import { drawing } from './scripts/drawing-page.js';
import { modelHub } from './scripts/model-hub.js';
import { bridgeHeaders, drawingPolicy, isBridgePath, isDrawingPath, isolationHeaders } from './src/lib/base/csp.js';

/** `server.headers` does not reach the HTML that Kit answers with; a middleware does. */
function isolation(): Plugin {
	type Request = { url?: string | undefined };
	type Response = { setHeader(name: string, value: string): void };
	type Middlewares = { use(fn: (request: Request, response: Response, next: () => void) => void): void };
	const use = (server: { middlewares: Middlewares }) => {
		server.middlewares.use(({ url = '' }, response, next) => {
			const path = url.split('?', 1)[0] ?? '';
			const base = process.env.BASE_PATH ?? '';
			const headers = isBridgePath(path, base) ? bridgeHeaders : isolationHeaders;
			for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
			if (isDrawingPath(path, base)) response.setHeader('Content-Security-Policy', drawingPolicy);
			next();
		});
	};
	return {
		name: 'isolation',
		enforce: 'pre', // else the pages of browser tests come before it
		configureServer: (server) => use(server),
		configurePreviewServer: (server) => use(server)
	};
}

const executablePath = process.env.VITEST ? await findBrowser() : undefined;

/** Minutes of loading, sampling and waiting: `npm run test:full` runs them, `npm test` says so and leaves them out. */
const slowSpecs = [
	...['more', 'model', 'images'].map((name) => `tests/browser/engines/transformers-${name}.browser.spec.ts`),
	'src/lib/host/slots.browser.spec.ts',
	...['images', 'loading', 'slots', 'templates'].map((name) => `tests/browser/engines/wllama-${name}.browser.spec.ts`),
	'tests/browser/guide/onnx.browser.spec.ts', // a GPU's work, done by the CPU; changes with Guide only
	...['download', 'faults', 'kills', 'places'].map((name) => `tests/browser/weights/${name}.browser.spec.ts`)
];

/** The grammars that src/lib/markdown/highlight.ts imports. */
const codeLanguages =
	'bash c cpp csharp css diff go ini java javascript json kotlin php python ruby rust shell sql swift typescript xml yaml'.split(
		' '
	);

/** Versions of the engines' libraries, which package.json names exactly. */
function engineVersions() {
	const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
	const of = (name: string) => `${name} ${dependencies[name]}`;
	return {
		wllama: of('@wllama/wllama'),
		transformers: of('@huggingface/transformers'),
		webllm: of('@mlc-ai/web-llm'),
		fake: 'scripted'
	};
}

export default defineConfig({
	plugins: [isolation(), drawing(), sveltekit(), ...(process.env.VITEST ? [modelHub()] : [])],
	worker: { format: 'es' },
	// In browsers the package decodes with innerHTML, which Trusted Types refuse.
	resolve: { alias: { 'decode-named-character-reference': resolve('src/lib/markdown/entities.ts') } },
	define: {
		'process.env.WEIGHT_HOSTS': JSON.stringify(process.env.WEIGHT_HOSTS) ?? 'undefined',
		__GUIDE_MANIFEST__: readFileSync('static/models/guide/manifest.json', 'utf8'),
		__ENGINE_VERSIONS__: JSON.stringify(engineVersions())
	},
	// Inlined assets would be data: URLs, which the policy refuses.
	build: {
		assetsInlineLimit: 0,
		// One by one, each icon that several pages use would be a file of 250 bytes, most of them gzip's own.
		rolldownOptions: {
			output: {
				codeSplitting: {
					groups: [
						{ name: 'svelte', test: /node_modules\/(svelte|esm-env|clsx)\//, priority: 1 },
						{ name: 'icons', test: /@lucide\/svelte\/dist\/icons\//, minShareCount: 3 }
					]
				}
			}
		}
	},
	server: { fs: { allow: ['service-worker', 'packages/hearth-bridge/src'] } },
	optimizeDeps: {
		// Found late, each of these would make the dev server (and the browser tests) reload in the middle of something.
		include: [
			'@wllama/wllama/esm/index.js',
			'@huggingface/transformers',
			'@mlc-ai/web-llm',
			'@mlc-ai/web-xgrammar',
			'bits-ui',
			'fflate',
			'hash-wasm',
			'idb',
			'idb-keyval',
			'katex',
			'lowlight',
			...codeLanguages.map((name) => `highlight.js/lib/languages/${name}`),
			'mdast-util-from-markdown',
			'mdast-util-gfm-strikethrough',
			'mdast-util-gfm-table',
			'mdast-util-math',
			'micromark-extension-gfm-strikethrough',
			'micromark-extension-gfm-table',

			'workbox-routing',
			'workbox-strategies',
			'workbox-window'
		]
	},
	test: {
		reporters: ['default', ['./scripts/vitest-counts.js', { outputFile: 'test-results/vitest.json' }]],
		projects: [
			{
				extends: true,
				test: {
					name: 'node',
					environment: 'node',
					isolate: false, // a process for every file took more than twice as long; specs put back what they replace
					unstubGlobals: true,
					testTimeout: 60_000, // for busy machines, as below
					include: ['{src,service-worker,scripts,tests/unit,packages}/**/*.spec.ts'],
					exclude: ['**/*.browser.spec.ts']
				}
			},
			{
				extends: true,
				test: {
					name: 'browser',
					globalSetup: 'tests/fixtures/hub/setup.ts',
					include: ['{src,tests/browser}/**/*.browser.spec.ts'],
					exclude: process.env.ALL_ENGINES ? [] : slowSpecs,
					// Loads of real engines on busy machines; nothing here asserts a duration.
					testTimeout: 120_000,
					hookTimeout: 180_000,
					// Frames and workers race on a busy machine; the reporter says what needed its second attempt.
					retry: process.env.CI ? 1 : 0,
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({
							launchOptions: { ...(executablePath ? { executablePath } : {}), args: browserArgs }
						}),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
});
