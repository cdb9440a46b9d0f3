import { resolveUrl } from '#lib/catalog/plan-build.ts';
import type { PlannedFile } from '#lib/catalog/install-plan.ts';
import { bitsPerWeight, kindOf, planId, titleOf } from '#lib/hub/names.ts';
import type { HubBuild, HubFile, HubRepository } from '#lib/hub/types.ts';

/** What the end of a graph's name says about its numbers (`engines/transformers/files.ts` reads the same). */
const suffixes = ['_q4f16', '_quantized', '_uint8', '_int8', '_fp16', '_bnb4', '_q4', ''] as const;

/** The engine asks for these by name, in this order. */
const required = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];
const optional = ['generation_config.json', 'chat_template.jinja', 'chat_template.json'];

/** Numbers of 16 bits: these need `shader-f16` on a GPU. */
const sixteenBits = /f(p)?16$/;

/** What a graph of this engine does; others (speech, images) have the same files. */
const tasks: readonly string[] = ['', 'text-generation', 'text2text-generation'];

/** Every ONNX graph that holds a whole language model, one build for each kind of numbers. */
export function onnxBuilds(repository: HubRepository): HubBuild[] {
	const byPath = new Map(repository.files.map((file) => [file.path, file]));
	const graphs = repository.files.filter(({ path }) =>
		/^(onnx\/)?(model|decoder_model_merged)(_\w+)?\.onnx$/.test(path)
	);
	const problem = problemOf(repository, byPath);
	const builds = graphs.flatMap((graph) => {
		const suffix = suffixOf(graph.path);
		return suffix === null ? [] : [toBuild(repository, graph, suffix, byPath, problem)];
	});
	return builds.sort((a, b) => (a.bytes ?? 0) - (b.bytes ?? 0));
}

function suffixOf(path: string): string | null {
	const [, rest] = /\/?(?:model|decoder_model_merged)(\w*)\.onnx$/.exec(path) ?? [];
	return suffixes.find((suffix) => suffix === rest) ?? null;
}

function problemOf({ files, task }: HubRepository, byPath: ReadonlyMap<string, HubFile>): string | null {
	if (!tasks.includes(task)) return `It is made for another task (${task}); Hearth runs ONNX models that write text.`;
	if (
		files.some(({ path }) => /(^|\/)(embed_tokens|vision_encoder|encoder_model|audio_encoder)(_\w+)?\.onnx$/.test(path))
	)
		return 'It is made of several graphs, and Hearth runs ONNX models of one graph.';
	const missing = required.find((path) => !byPath.has(path));
	return missing ? `${missing} is missing.` : null;
}

function toBuild(
	repository: HubRepository,
	graph: HubFile,
	suffix: string,
	byPath: ReadonlyMap<string, HubFile>,
	problem: string | null
): HubBuild {
	const { endpoint, revision, parameters } = repository;
	const plan = ({ path, bytes, sha256 }: HubFile): PlannedFile => ({
		path,
		url: resolveUrl(endpoint, repository.repository, revision, path),
		bytes,
		sha256
	});
	// Weights of more than 2 GB do not fit into the graph's own file.
	const data = repository.files
		.filter(({ path }) => path.startsWith(graph.path) && /^_data(_\d+)?$/.test(path.slice(graph.path.length)))
		.sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }));
	const named = (paths: readonly string[]) => paths.flatMap((path) => byPath.get(path) ?? []);
	const files = [...named(required), graph, ...named(optional), ...data];
	const quantization = { _quantized: 'q8', '': 'fp32' }[suffix] ?? suffix.slice(1);
	const weightBytes = [graph, ...data].reduce((sum, { bytes }) => sum + bytes, 0);
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
			kind: kindOf(repository, false),
			modalities: ['text'],
			shaderF16: sixteenBits.test(quantization),
			files: files.map(plan)
		},
		bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
		bitsPerWeight: bitsPerWeight(weightBytes, parameters),
		problem
	};
}
