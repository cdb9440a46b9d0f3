import { hasName, isRecord, readJson, refuse } from '#lib/state/disk-folder.ts';
import type { Picked, PickedFile } from '#lib/state/disk-picked.ts';

const configPath = 'mlc-chat-config.json';
/** The same list of tensors under its new and its old name. */
const tensorLists = ['tensor-cache.json', 'ndarray-cache.json'];

/** What a folder of MLC says of its model. */
export interface MlcModel {
	/** In the order that the engine wants: settings, tokenizer, list of tensors, shards, library. */
	files: readonly PickedFile[];
	quantization: string;
	contextTokens: number | null;
}

/**
 * The files of a model for WebLLM. Only what its own lists name is taken.
 * @throws `model/malformed` that names what is missing
 */
export async function readMlc(picked: Picked): Promise<MlcModel> {
	const { files } = picked;
	const config = await readJson(files, configPath);
	const listPath = tensorLists.find((path) => files.some((file) => file.path === path));
	if (!config || !listPath) throw refuse(picked, 'lacks its list of tensors (tensor-cache.json or ndarray-cache.json)');
	const shards = shardsOf(await readJson(files, listPath));
	if (shards.length === 0) throw refuse(picked, `has a list of tensors (${listPath}) that names no files`);
	const tokenizers = texts(config.tokenizer_files).filter((path) => files.some((file) => file.path === path));
	const wanted = [configPath, ...tokenizers, listPath, ...shards];
	const missing = wanted.filter((path) => !files.some((file) => file.path === path));
	if (missing.length > 0) throw refuse(picked, `is incomplete: ${nameSome(missing)} missing`);
	const libraries = files.filter(hasName(/\.wasm$/i));
	const [library] = libraries;
	if (!library)
		throw refuse(
			picked,
			'lacks its compiled library, a .wasm file that MLC publishes apart from the weights. Put it into the folder, or drop both together'
		);
	if (libraries.length > 1)
		throw refuse(
			picked,
			`holds ${libraries.length} compiled libraries (.wasm). Leave the one for this model in the folder`
		);
	const { quantization, context_window_size: context } = config;
	return {
		files: [...wanted.flatMap((path) => files.find((file) => file.path === path) ?? []), library],
		quantization: typeof quantization === 'string' && quantization.length < 40 ? quantization : '',
		contextTokens: typeof context === 'number' && context > 0 ? context : null
	};
}

function shardsOf(list: Record<string, unknown> | null): readonly string[] {
	const records: readonly unknown[] = Array.isArray(list?.records) ? list.records : [];
	const paths = records.map((record) => (isRecord(record) ? record.dataPath : null));
	return [...new Set(texts(paths))];
}

function texts(values: unknown): readonly string[] {
	return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
}

/** `a is`, `a and b are`, `a, b and 7 more are`. */
export function nameSome(names: readonly string[]): string {
	const [first = '', second = ''] = names;
	if (names.length === 1) return `${first} is`;
	return names.length === 2 ? `${first} and ${second} are` : `${first}, ${second} and ${names.length - 2} more are`;
}
