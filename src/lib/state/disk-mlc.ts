import { disk as t } from '#lib/messages/en/disk.ts';
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
	if (!config || !listPath) throw refuse(picked, t.refused.noTensorList);
	const shards = shardsOf(await readJson(files, listPath));
	if (shards.length === 0) throw refuse(picked, t.refused.emptyTensorList(listPath));
	const tokenizers = texts(config.tokenizer_files).filter((path) => files.some((file) => file.path === path));
	const wanted = [configPath, ...tokenizers, listPath, ...shards];
	const missing = wanted.filter((path) => !files.some((file) => file.path === path));
	if (missing.length > 0) throw refuse(picked, t.refused.incomplete(missing));
	const libraries = files.filter(hasName(/\.wasm$/i));
	const [library] = libraries;
	if (!library) throw refuse(picked, t.refused.noLibrary);
	if (libraries.length > 1) throw refuse(picked, t.refused.manyLibraries(libraries.length));
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
