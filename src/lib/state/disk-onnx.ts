import { disk as t } from '#lib/messages/en/disk.ts';
import { hasName, readJson, refuse } from '#lib/state/disk-folder.ts';
import type { Picked, PickedFile } from '#lib/state/disk-picked.ts';

/** Ends of file names and what they say about the numbers, in the words of transformers.js; the longest first. */
const suffixes = [
	['_quantized', 'q8'],
	['_q4f16', 'q4f16'],
	['_uint8', 'uint8'],
	['_int8', 'int8'],
	['_fp16', 'fp16'],
	['_bnb4', 'bnb4'],
	['_q4', 'q4'],
	['', 'fp32']
] as const;

type Dtype = (typeof suffixes)[number][1];

/** Small and fast before large and exact. */
const preference: readonly Dtype[] = ['q4f16', 'q4', 'q8', 'int8', 'uint8', 'bnb4', 'fp16', 'fp32'];

/** One of the forms that the network of a model lies there in. */
export interface GraphChoice {
	path: string;
	dtype: Dtype;
	/** With the files of weights beside it. */
	bytes: number;
}

interface Graph extends GraphChoice {
	/** Without folder, dtype and extension. */
	name: string;
	files: readonly PickedFile[];
}

/** Without these transformers.js would look on the network. */
const required = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];
const alsoUsed =
	/^(?:generation_config|special_tokens_map|added_tokens|vocab|preprocessor_config|chat_template)\.json$|^chat_template\.jinja$|^merges\.txt$/;

/**
 * The forms of the network to choose from, the most fitting first.
 * @param shaderF16 the GPU computes with 16-bit numbers
 * @throws `model/malformed` when the folder lacks a file, or holds a model of several networks
 */
export function graphChoices(picked: Picked, shaderF16: boolean): readonly GraphChoice[] {
	const { files } = picked;
	const missing = required.filter((path) => !files.some((file) => file.path === path));
	if (missing.length > 0) throw refuse(picked, t.refused.noSettings(missing));
	return graphsOf(picked, shaderF16).map(({ path, dtype, bytes }) => ({ path, dtype, bytes }));
}

/** The files of the model with one form of its network, and behind it one that any device can compute with. */
export function onnxFiles(picked: Picked, graphPath: string): readonly PickedFile[] {
	const graphs = graphsOf(picked, false);
	const chosen = graphs.find(({ path }) => path === graphPath);
	const fallback = chosen?.dtype.endsWith('16') ? graphs.find(({ dtype }) => !dtype.endsWith('16')) : undefined;
	const settings = picked.files.filter(({ path }) => required.includes(path) || alsoUsed.test(path));
	return [...settings, ...(chosen?.files ?? []), ...(fallback?.files ?? [])];
}

/** Tokens that the model was trained for; `null` when its settings do not say. */
export async function onnxContext(files: readonly PickedFile[]): Promise<number | null> {
	const config = await readJson(files, 'config.json');
	const tokens = config?.max_position_embeddings ?? config?.n_positions;
	return typeof tokens === 'number' && Number.isSafeInteger(tokens) && tokens > 0 ? tokens : null;
}

function graphsOf(picked: Picked, shaderF16: boolean): readonly Graph[] {
	const all = picked.files.filter(hasName(/\.onnx$/)).map((file) => readGraph(file, picked.files));
	const names = [...new Set(all.map(({ name }) => name))];
	const name = names.find((found) => found === 'model') ?? names[0];
	if (names.length > 1 && name !== 'model') throw refuse(picked, t.refused.manyNetworks(names.slice(0, 4)));
	const rank = ({ dtype }: Graph) =>
		preference.indexOf(dtype) + (dtype.endsWith('16') && !shaderF16 ? preference.length : 0);
	return all.filter((graph) => graph.name === name).sort((a, b) => rank(a) - rank(b));
}

function readGraph(file: PickedFile, files: readonly PickedFile[]): Graph {
	const { path } = file;
	const stem = path.slice(path.lastIndexOf('/') + 1, -'.onnx'.length);
	const [suffix, dtype] = suffixes.find(([end]) => stem.endsWith(end)) ?? (['', 'fp32'] as const);
	const beside = files.filter(({ path: other }) => other === `${path}_data` || other.startsWith(`${path}_data_`));
	const own = [file, ...beside];
	const bytes = own.reduce((sum, { file: { size } }) => sum + size, 0);
	const name = stem.slice(0, stem.length - suffix.length);
	return { path, dtype, bytes, name, files: own };
}
