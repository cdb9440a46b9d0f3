// `npm run test:models`: the contract of the engines with a small real model each, on this machine's GPU. Fetches what is not
// there yet (some hundred megabytes each). Options, after `--`: --cpu (no GPU, so no web-llm), --headed, --fetch (no tests),
// --only=wllama,transformers,webllm. HEARTH_MODELS_DIR is where models are kept, HEARTH_HUB and HEARTH_MLC_LIBRARIES name mirrors.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { ensureBrowser } from './browser.js';
import { DownloadError } from './test-models/download.js';
import { defaultHub, defaultLibraries, fetchModel } from './test-models/models.js';

/** @typedef {import('./test-models/models.js').EngineId} EngineId */

/** @type {Readonly<Record<EngineId, string>>} */
const variables = { wllama: 'HEARTH_GGUF_DIR', transformers: 'HEARTH_ONNX_DIR', webllm: 'HEARTH_MLC_DIR' };

/** @param {string} reason @returns {never} */
function fail(reason) {
	console.error(reason);
	process.exit(1);
}

const { HEARTH_HUB: hub, HEARTH_MLC_LIBRARIES: libraries, HEARTH_MODELS_DIR: folder, HF_TOKEN: token } = process.env;
const args = process.argv.slice(2);
const onCpu = args.includes('--cpu');
const only = args.find((arg) => arg.startsWith('--only='))?.slice('--only='.length);
const known = /** @type {EngineId[]} */ (Object.keys(variables));
const odd = args.find((arg) => !['--cpu', '--headed', '--fetch'].includes(arg) && !arg.startsWith('--only='));
if (odd) fail(`${odd} is not known. Options are --cpu, --headed, --fetch and --only=${known.join(',')}.`);
const wanted = only?.split(',') ?? known;
const unknown = wanted.find((name) => !known.some((engine) => engine === name));
if (unknown !== undefined) fail(`There is no engine ${unknown}. Engines are ${known.join(', ')}.`);
const engines = known.filter((engine) => wanted.includes(engine) && !(onCpu && engine === 'webllm'));
if (engines.length === 0) fail('web-llm computes on a GPU only.');

/** @type {Record<string, string>} */
const folders = {};
for (const engine of engines) {
	try {
		folders[variables[engine]] = await fetchModel(engine, {
			hub: (hub ?? defaultHub).replace(/\/+$/, ''),
			libraries: libraries ? `${libraries.replace(/\/+$/, '')}/` : defaultLibraries,
			folder: resolve(folder ?? 'node_modules/.cache/hearth-models'),
			token,
			report: (line) => console.log(line)
		});
	} catch (error) {
		if (!(error instanceof DownloadError)) throw error;
		fail(`The model for ${engine} is missing: ${error.message}`);
	}
}

if (!args.includes('--fetch')) {
	await ensureBrowser();
	const specs = engines.map((engine) => `tests/browser/engines/${engine}-hub.browser.spec.ts`);
	const shown = args.includes('--headed') ? ['--browser.headless=false'] : [];
	// Chromium on Linux finds a GPU for WebGPU through Vulkan only.
	const gpuArgs = process.platform === 'linux' && !onCpu ? '--enable-features=Vulkan --use-angle=vulkan' : '';
	const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'browser', ...specs, ...shown], {
		stdio: 'inherit',
		shell: process.platform === 'win32',
		env: {
			...process.env,
			...folders,
			HEARTH_BACKEND: onCpu ? 'cpu' : 'webgpu',
			BROWSER_ARGS: process.env.BROWSER_ARGS ?? gpuArgs
		}
	});
	process.exitCode = status ?? 1;
}
