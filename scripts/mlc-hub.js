// Serves a folder of MLC models to the browser tests, and lets them use another version of web-llm. Both are for machines
// that have what this repository cannot: a model library and its weights.
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';

const prefix = '/mlc-hub/';

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

/**
 * The models of a hub folder: `<user>/<model>/resolve/<revision>/...`, each with its library (.wasm) beside its weights.
 * @param {string} folder
 * @returns {{ id: string, folder: string, files: string[] }[]}
 */
export function listModels(folder) {
	const layout = /^([^/]+\/[^/]+)\/resolve\/([^/]+)\/(.+)$/;
	/** @type {Map<string, { id: string, folder: string, files: string[] }>} */
	const models = new Map();
	for (const path of listFiles(folder)) {
		const [, id, revision, file] = layout.exec(path) ?? [];
		if (id === undefined || file === undefined) continue;
		const root = `${id}/resolve/${revision}`;
		const model = models.get(root) ?? { id, folder: `${prefix}${root}/`, files: [] };
		model.files.push(file);
		models.set(root, model);
	}
	return [...models.values()].filter(({ files }) => files.includes('mlc-chat-config.json'));
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
 * A Vite plugin for the tests. HEARTH_MLC_DIR names a hub folder, HEARTH_WEBLLM_VERSION a version of web-llm.
 * @returns {import('vite').Plugin}
 */
export function mlcHub() {
	const { HEARTH_MLC_DIR: dir, HEARTH_WEBLLM_VERSION: version } = process.env;
	const folder = dir ? resolve(dir) : null;
	const entry = version ? findWebllm(version) : undefined;
	return {
		name: 'mlc-hub',
		config: () => ({
			define: { __MLC_MODELS__: JSON.stringify(folder ? listModels(folder) : []) },
			resolve: entry ? { alias: [{ find: /^@mlc-ai\/web-llm$/, replacement: entry }] } : {}
		}),
		configureServer(server) {
			server.middlewares.use((request, response, next) => {
				const path = decodeURIComponent((request.url ?? '').split('?')[0] ?? '');
				if (!folder || !path.startsWith(prefix)) return next();
				const file = resolve(folder, path.slice(prefix.length));
				if (!file.startsWith(folder + sep) || !existsSync(file)) {
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
