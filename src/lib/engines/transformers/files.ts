import { AppError } from '#lib/base/errors.ts';
import type { ModelSpec, SpecFile } from '#lib/engines/contract/types.ts';

/** What the end of a graph's file name says about its numbers, in the library's words; the longest first. */
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

export type Dtype = (typeof suffixes)[number][1];

/** The file with the network, and how to ask the library for it. */
export interface Graph {
	folder: string;
	/** Without folder, suffix and extension. */
	name: string;
	dtype: Dtype;
	/** Files beside it that hold weights. */
	dataFiles: number;
}

/** The graphs of a model that looks at images, by the library's names. */
const visionParts = ['embed_tokens', 'vision_encoder', 'decoder_model_merged'] as const;
type VisionPart = (typeof visionParts)[number];

export interface VisionGraphs {
	folder: string;
	dtypes: Readonly<Record<VisionPart, Dtype>>;
	dataFiles: Readonly<Record<VisionPart, number>>;
}

/** Without these the library would look on the network, or wait for ever. */
const required = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];

function readGraph(path: string, paths: readonly string[]): Graph {
	const slash = path.lastIndexOf('/');
	const stem = path.slice(slash + 1, -'.onnx'.length);
	const [suffix, dtype] = suffixes.find(([end]) => stem.endsWith(end)) ?? (['', 'fp32'] as const);
	const isData = (other: string) => other === `${path}_data` || other.startsWith(`${path}_data_`);
	return {
		folder: path.slice(0, Math.max(0, slash)),
		name: stem.slice(0, stem.length - suffix.length),
		dtype,
		dataFiles: paths.filter(isData).length
	};
}

/**
 * The first graph, in the order of the files, that can run.
 * @param shaderF16 can the GPU compute with 16-bit numbers? The CPU cannot
 */
export function findGraph(files: readonly SpecFile[], shaderF16: boolean): Graph | null {
	return listGraphs(files, shaderF16)[0] ?? null;
}

function listGraphs(files: readonly SpecFile[], shaderF16: boolean): Graph[] {
	const paths = files.map(({ path }) => path);
	const graphs = paths.filter((path) => path.endsWith('.onnx')).map((path) => readGraph(path, paths));
	return graphs.filter(({ dtype }) => shaderF16 || !dtype.endsWith('16'));
}

/**
 * The graphs of a model that looks at images, of each part the first that can run; `null` when a part is missing.
 * @param shaderF16 as for `findGraph`
 */
export function findVisionGraphs(files: readonly SpecFile[], shaderF16: boolean): VisionGraphs | null {
	const graphs = listGraphs(files, shaderF16);
	const found = visionParts.map((part) => graphs.find(({ name }) => name === part));
	const [first] = found;
	if (!first || !found.every((graph) => graph?.folder === first.folder)) return null;
	const ofEach = <T>(read: (graph: Graph) => T) =>
		Object.fromEntries(found.map((graph = first) => [graph.name, read(graph)])) as Record<VisionPart, T>;
	return {
		folder: first.folder,
		dtypes: ofEach(({ dtype }) => dtype),
		dataFiles: ofEach(({ dataFiles }) => dataFiles)
	};
}

/**
 * Refuses a model that lacks a file, before the library could wait for it.
 * @throws `engine/load-failed`
 */
export function checkFiles({ id, files }: ModelSpec): void {
	const paths = files.map(({ path }) => path);
	const missing = required.find((path) => !paths.includes(path)) ?? (findGraph(files, true) ? null : '.onnx');
	if (missing === null) return;
	const obstacle = { kind: 'file', path: missing } as const;
	throw new AppError('engine/load-failed', { modelId: id, reason: `${missing} is missing`, obstacle });
}

/** Size of the weights, in bytes. */
export function weightBytes({ files }: ModelSpec): number {
	const weights = files.filter(({ path }) => /\.onnx(_data(_\d+)?)?$/.test(path));
	return weights.reduce((sum, { blob }) => sum + blob.size, 0);
}
