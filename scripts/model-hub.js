// Serves folders of models to the browser tests, and lets them use another version of web-llm. Both are for machines that
// have what this repository cannot: weights of real models. `npm run test:models` fills such folders.
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';

const prefix = '/model-hub/';

/** @type {Readonly<Record<string, { env: string, isModel: (files: readonly string[]) => boolean }>>} */
const kinds = {
	gguf: { env: 'HEARTH_GGUF_DIR', isModel: (files) => files.some((file) => file.endsWith('.gguf')) },
	onnx: { env: 'HEARTH_ONNX_DIR', isModel: (files) => files.some((file) => file.endsWith('.onnx')) },
	mlc: { env: 'HEARTH_MLC_DIR', isModel: (files) => files.includes('mlc-chat-config.json') }
};

/**
 * Every file below a folder, by path with slashes.
 * @param {string} folder
 * @returns {string[]}
 */
function listFiles(folder) {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() || entry.isSymbolicLink())
		.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
		.map((path) => path.split(sep).join('/'))
		.sort();
}

/** @typedef {{ id: string, folder: string, files: string[] }} HubModel */

/**
 * The models of a hub folder: `<user>/<model>/resolve/<revision>/...`, one model in each. One for web-llm has its library
 * (.wasm) beside its weights.
 * @param {string} folder
 * @param {string} kind `gguf`, `onnx` or `mlc`
 * @returns {HubModel[]}
 */
export function listModels(folder, kind) {
	const layout = /^([^/]+\/[^/]+)\/resolve\/([^/]+)\/(.+)$/;
	/** @type {Map<string, HubModel>} */
	const models = new Map();
	for (const path of listFiles(folder)) {
		const [, id, revision, file] = layout.exec(path) ?? [];
		if (id === undefined || file === undefined || /\.part(\.etag)?$/.test(file)) continue;
		const root = `${id}/resolve/${revision}`;
		const model = models.get(root) ?? { id, folder: `${prefix}${kind}/${root}/`, files: [] };
		model.files.push(file);
		models.set(root, model);
	}
	return [...models.values()].filter(({ files }) => kinds[kind]?.isModel(files));
}

/**
 * Where the wanted version of web-llm is.
 * @param {string} version
 * @returns {string | undefined} `undefined`: the one in package.json is the wanted one
 * @throws Error that says how to install it
 */
export function findWebllm(version) {
	const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
	if (version === dependencies['@mlc-ai/web-llm']) return undefined;
	const folder = resolve('test-results/web-llm', version);
	const entry = join(folder, 'node_modules/@mlc-ai/web-llm/lib/index.js');
	if (existsSync(entry)) return entry;
	throw new Error(`web-llm ${version} is not here. Run: npm install --prefix ${folder} @mlc-ai/web-llm@${version}`);
}

/**
 * The file that a request is for.
 * @param {ReadonlyMap<string, string>} folders by kind
 * @param {string} path of the URL, decoded
 * @returns {string | null} `null` for what is outside of the folders, or not there
 */
function findFile(folders, path) {
	const [, kind = '', rest = ''] = /^([^/]+)\/(.+)$/.exec(path.slice(prefix.length)) ?? [];
	const folder = folders.get(kind);
	const file = folder ? resolve(folder, rest) : null;
	return file?.startsWith(folder + sep) && existsSync(file) ? file : null;
}

/**
 * A Vite plugin for the tests. HEARTH_GGUF_DIR, HEARTH_ONNX_DIR and HEARTH_MLC_DIR name hub folders, HEARTH_BACKEND (`cpu`
 * or `webgpu`) where their models run, HEARTH_WEBLLM_VERSION a version of web-llm.
 * @returns {import('vite').Plugin}
 */
export function modelHub() {
	const { HEARTH_BACKEND: backend = 'webgpu', HEARTH_WEBLLM_VERSION: version } = process.env;
	/** @type {Map<string, string>} */
	const folders = new Map();
	for (const [kind, { env }] of Object.entries(kinds)) {
		const folder = process.env[env];
		if (folder) folders.set(kind, resolve(folder));
	}
	const entry = version ? findWebllm(version) : undefined;
	const models = Object.keys(kinds).map((kind) => {
		const folder = folders.get(kind);
		return [kind, folder ? listModels(folder, kind) : []];
	});
	return {
		name: 'model-hub',
		config: () => ({
			define: {
				__HUB_MODELS__: JSON.stringify(Object.fromEntries(models)),
				__HUB_BACKEND__: JSON.stringify(backend)
			},
			resolve: entry ? { alias: [{ find: /^@mlc-ai\/web-llm$/, replacement: entry }] } : {}
		}),
		configureServer(server) {
			server.middlewares.use((request, response, next) => {
				const path = decodeURIComponent((request.url ?? '').split('?')[0] ?? '');
				if (!path.startsWith(prefix)) return next();
				const file = findFile(folders, path);
				if (file === null) {
					response.statusCode = 404;
					response.end();
					return;
				}
				response.setHeader('Content-Length', statSync(file).size);
				response.setHeader('Content-Type', 'application/octet-stream');
				createReadStream(file).pipe(response);
			});
		}
	};
}
