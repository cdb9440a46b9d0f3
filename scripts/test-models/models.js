// The small real models that `npm run test:models` runs, and where their files are.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { modelLibURLPrefix, prebuiltAppConfig } from '@mlc-ai/web-llm';
import { DownloadError, download } from './download.js';

/** @typedef {'wllama' | 'transformers' | 'webllm'} EngineId */
/** @typedef {{ path: string, optional?: boolean }} File */

/**
 * @typedef {object} Sources
 * @property {string} hub in the place of https://huggingface.co
 * @property {string} libraries in the place of where web-llm's package looks for model libraries
 * @property {string} folder for all models; below it one hub folder for each engine
 * @property {string | undefined} [token]
 * @property {number} [pauseMs] before another attempt
 * @property {(line: string) => void} report
 */

export const defaultHub = 'https://huggingface.co';
export const defaultLibraries = modelLibURLPrefix;

/** Unquantized on purpose: 135 million parameters are few enough, and greedy answers stay clear of near ties. */
const mlcModel = 'SmolLM2-135M-Instruct-q0f16-MLC';

/** @type {Readonly<Record<EngineId, { repository: string, files: readonly File[] }>>} */
const models = {
	wllama: {
		repository: 'bartowski/SmolLM2-135M-Instruct-GGUF',
		files: [{ path: 'SmolLM2-135M-Instruct-Q4_K_M.gguf' }]
	},
	transformers: {
		repository: 'HuggingFaceTB/SmolLM2-135M-Instruct',
		files: [
			{ path: 'config.json' },
			{ path: 'generation_config.json', optional: true },
			{ path: 'tokenizer.json' },
			{ path: 'tokenizer_config.json' },
			{ path: 'chat_template.jinja', optional: true },
			{ path: 'onnx/model_q4.onnx' }
		]
	},
	webllm: {
		repository: `mlc-ai/${mlcModel}`,
		files: [{ path: 'mlc-chat-config.json' }, { path: 'tokenizer.json' }, { path: 'tensor-cache.json' }]
	}
};

/** Where the model library is that the installed package was made for. @param {string} libraries */
function libraryUrl(libraries) {
	const record = prebuiltAppConfig.model_list.find(({ model_id }) => model_id === mlcModel);
	if (!record) throw new DownloadError(`The installed web-llm does not know ${mlcModel}.`);
	return record.model_lib.replace(modelLibURLPrefix, libraries);
}

/** The files with weights, which another file lists. @param {string} folder @returns {Promise<File[]>} */
async function listShards(folder) {
	/** @type {{ records?: { dataPath?: unknown }[] }} */
	const { records = [] } = JSON.parse(await readFile(join(folder, 'tensor-cache.json'), 'utf8'));
	const paths = records.map(({ dataPath }) => dataPath);
	// A list from elsewhere must not write outside of the folder.
	if (!paths.every((path) => typeof path === 'string' && /^[\w.-]+$/.test(path)))
		throw new DownloadError('tensor-cache.json lists files with odd names.');
	return paths.map((path) => ({ path: String(path) }));
}

/**
 * Fetches what is not there yet of one engine's model.
 * @param {EngineId} engine
 * @param {Sources} sources
 * @returns {Promise<string>} the hub folder that holds it
 * @throws DownloadError
 */
export async function fetchModel(engine, { hub, libraries, folder, token, pauseMs, report }) {
	const { repository, files } = models[engine];
	const root = join(folder, engine);
	const base = join(root, repository, 'resolve', 'main');

	/** @param {string} url @param {string} path @param {string} [to] a token for this host */
	const fetchFile = async (url, path, to) => {
		let tenths = 0;
		const onProgress = (/** @type {number} */ done, /** @type {number | null} */ total) => {
			if (!total || total < 5e6 || (done / total) * 10 < tenths + 1) return;
			tenths = Math.floor((done / total) * 10);
			report(`  ${path}: ${tenths * 10} % of ${(total / 1e6).toFixed(0)} MB`);
		};
		const options = { onProgress, ...(to ? { token: to } : {}), ...(pauseMs === undefined ? {} : { pauseMs }) };
		const outcome = await download(url, join(base, path), options);
		report(`  ${path}: ${outcome}`);
	};
	const fetchFiles = async (/** @type {readonly File[]} */ wanted) => {
		for (const { path, optional } of wanted) {
			try {
				await fetchFile(`${hub}/${repository}/resolve/main/${path}`, path, token);
			} catch (error) {
				if (!(optional && error instanceof DownloadError && error.missing)) throw error;
			}
		}
	};

	report(`${engine}: ${repository}`);
	await fetchFiles(files);
	if (engine === 'webllm') {
		await fetchFiles(await listShards(base));
		await fetchFile(libraryUrl(libraries), `${mlcModel}.wasm`);
	}
	return root;
}
