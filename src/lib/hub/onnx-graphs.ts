import type { HubFile } from '#lib/hub/types.ts';

/** What the end of a graph's name says about its numbers (`engines/transformers/files.ts` reads the same), the longest first. */
const suffixes = ['_quantized', '_q4f16', '_uint8', '_int8', '_fp16', '_bnb4', '_q4', ''] as const;

/** Numbers of 16 bits: these need `shader-f16` on a GPU. */
const sixteenBits = /f(p)?16$/;

/** One network, with the files that belong to it. */
export interface OnnxGraph {
	/** Without folder, suffix and extension: `model`, `decoder_model_merged`, `vision_encoder`. */
	name: string;
	/** As people know it: `q4`, `fp16`, `q8`. */
	quantization: string;
	/** It needs a GPU that computes with numbers of 16 bits. */
	sixteenBits: boolean;
	/** The graph itself, then what of its weights stands beside it: more than 2 GB do not fit into the graph's own file. */
	files: readonly HubFile[];
	bytes: number;
}

/** The graphs of a repository: those in its `onnx` folder, else those at its root. */
export function readGraphs(files: readonly HubFile[]): OnnxGraph[] {
	const paths = files.filter(({ path }) => path.endsWith('.onnx'));
	const inFolder = paths.filter(({ path }) => /^onnx\/[^/]+$/.test(path));
	const own = inFolder.length > 0 ? inFolder : paths.filter(({ path }) => !path.includes('/'));
	return own.map((graph) => readGraph(graph, files));
}

function readGraph(graph: HubFile, files: readonly HubFile[]): OnnxGraph {
	const stem = graph.path.slice(graph.path.lastIndexOf('/') + 1, -'.onnx'.length);
	const suffix = suffixes.find((end) => stem.endsWith(end)) ?? '';
	const quantization = quantizationOf(suffix);
	const data = files
		.filter(({ path }) => path.startsWith(graph.path) && /^_data(_\d+)?$/.test(path.slice(graph.path.length)))
		.sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }));
	const all = [graph, ...data];
	return {
		name: stem.slice(0, stem.length - suffix.length),
		quantization,
		sixteenBits: sixteenBits.test(quantization),
		files: all,
		bytes: all.reduce((sum, { bytes }) => sum + bytes, 0)
	};
}

function quantizationOf(suffix: (typeof suffixes)[number]): string {
	if (suffix === '_quantized') return 'q8';
	return suffix === '' ? 'fp32' : suffix.slice(1);
}

/**
 * Of each part one graph, to go with another: of the same numbers, else the smallest that runs wherever the other one does.
 * @returns `null` when a part has none
 */
export function matchParts(
	graphs: readonly OnnxGraph[],
	names: readonly string[],
	{ quantization, sixteenBits: mayNeedSixteen }: OnnxGraph
): OnnxGraph[] | null {
	const found = names.map((name) => {
		const own = graphs.filter((graph) => graph.name === name && (mayNeedSixteen || !graph.sixteenBits));
		const same = own.find((graph) => graph.quantization === quantization);
		return same ?? own.toSorted((a, b) => a.bytes - b.bytes)[0] ?? null;
	});
	return found.every((graph) => graph !== null) ? found : null;
}
