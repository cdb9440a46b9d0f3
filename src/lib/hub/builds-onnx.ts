import { resolveUrl } from '#lib/catalog/plan-build.ts';
import type { PlannedFile } from '#lib/catalog/install-plan.ts';
import { bitsPerWeight, kindOf, planId, titleOf } from '#lib/hub/names.ts';
import { matchParts, readGraphs, type OnnxGraph } from '#lib/hub/onnx-graphs.ts';
import type { HubBuild, HubFile, HubProblem, HubRepository } from '#lib/hub/types.ts';

/** The engine asks for these by name, in this order. */
const required = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];
const optional = ['generation_config.json', 'chat_template.jinja', 'chat_template.json'];
/** How a model reads images, and how one that compares texts makes one vector of many. */
const visionFiles = ['preprocessor_config.json', 'processor_config.json'];
const poolingFiles = ['1_Pooling/config.json', 'modules.json'];

/** The network that writes. Older exports have it in three forms, of which only the merged one is used. */
const mains = ['model', 'decoder_model_merged'];
const olderForms = ['decoder_model', 'decoder_with_past_model'];
/** What stands beside it in a model that reads images. */
const visionParts = ['embed_tokens', 'vision_encoder'];
/** Families whose images the engine can prepare (`engines/transformers/open-files.ts`). */
const visionFamilies: readonly (string | null)[] = ['idefics3', 'smolvlm'];

/** What graphs of this engine do; others (speech, pictures) have the same files. */
const comparing = ['feature-extraction', 'sentence-similarity'];
const tasks: readonly string[] = ['', 'text-generation', 'text2text-generation', 'image-text-to-text', ...comparing];

/** What a repository is made of, as far as all its builds share it. */
interface Make {
	/** The names of the graphs that belong together, the writing one first. */
	parts: readonly string[];
	image: boolean;
	problem: HubProblem | null;
}

/** Every ONNX model of a repository, one build for each kind of numbers, with all graphs that it needs. */
export function onnxBuilds(repository: HubRepository): HubBuild[] {
	const graphs = readGraphs(repository.files);
	const main = mains.find((name) => graphs.some((graph) => graph.name === name));
	if (main === undefined) return [];
	const others = new Set(graphs.map(({ name }) => name).filter((name) => isPart(name)));
	const make = makeOf(repository, main, [...others].sort());
	return graphs
		.filter(({ name }) => name === main)
		.map((graph) => toBuild(repository, graph, graphs, make))
		.sort((a, b) => (a.bytes ?? 0) - (b.bytes ?? 0));
}

/** Does a graph of this name belong to a model beside its main one? Some are the main one, prepared for some processor. */
function isPart(name: string): boolean {
	return !mains.includes(name) && !olderForms.includes(name) && !name.startsWith('model_');
}

function makeOf(repository: HubRepository, main: string, others: readonly string[]): Make {
	const parts = [main, ...others];
	const { task, files, modelType } = repository;
	const image = visionParts.every((name) => others.includes(name)) && others.length === visionParts.length;
	const missing = [...required, ...(image ? visionFiles.slice(0, 1) : [])].find(
		(path) => !files.some((file) => file.path === path)
	);
	const problem = (): HubProblem | null => {
		if (!tasks.includes(task)) return { kind: 'other-task', task };
		if (others.includes('encoder_model')) return { kind: 'encoder-decoder' };
		if (image && !visionFamilies.includes(modelType)) return { kind: 'other-images', family: modelType };
		if (!image && others.length > 0) return { kind: 'several-networks', names: parts };
		return missing === undefined ? null : { kind: 'file-missing', path: missing };
	};
	return { parts, image, problem: problem() };
}

function toBuild(
	repository: HubRepository,
	main: OnnxGraph,
	graphs: readonly OnnxGraph[],
	{ parts, image, problem }: Make
): HubBuild {
	const { endpoint, revision, parameters } = repository;
	const { quantization } = main;
	const kind = kindOf(repository, image);
	const beside = matchParts(graphs, parts.slice(1), main);
	const all = [main, ...(beside ?? [])];
	const named = (paths: readonly string[]) =>
		paths.flatMap((path) => repository.files.find((file) => file.path === path) ?? []);
	const files = [
		...named(required),
		...all.flatMap(({ files: [graph] }) => graph ?? []),
		...named([...optional, ...(image ? visionFiles : []), ...(kind === 'embedding' ? poolingFiles : [])]),
		...all.flatMap((graph) => graph.files.slice(1))
	];
	const plan = ({ path, bytes, sha256 }: HubFile): PlannedFile => ({
		path,
		url: resolveUrl(endpoint, repository.repository, revision, path),
		bytes,
		sha256
	});
	return {
		plan: {
			id: planId(repository.repository, 'transformers', quantization),
			name: titleOf(repository.repository),
			engine: 'transformers',
			quantization,
			source: { kind: 'hub', endpoint, repository: repository.repository, revision },
			license: repository.license,
			parameters: parameters === null ? null : { total: parameters, active: parameters },
			contextTokens: repository.contextTokens,
			architecture: null,
			kind,
			modalities: image ? ['text', 'image'] : ['text'],
			shaderF16: main.sixteenBits,
			files: files.map(plan)
		},
		bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
		bitsPerWeight: bitsPerWeight(
			all.reduce((sum, { bytes }) => sum + bytes, 0),
			parameters
		),
		problem: problem ?? problemOf(main, beside, kind)
	};
}

/** What is wrong with these numbers only. */
function problemOf({ quantization, sixteenBits }: OnnxGraph, beside: unknown, kind: string): HubProblem | null {
	if (beside === null) return { kind: 'graph-missing', quantization };
	return kind === 'embedding' && sixteenBits ? { kind: 'sixteen-bits' } : null;
}
