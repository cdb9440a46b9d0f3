import { AppError, isAbort } from '#lib/base/errors.ts';
import { formatBytes } from '#lib/base/units.ts';
import { readDefaults } from '#lib/engines/contract/defaults.ts';
import { embeddingCapabilities } from '#lib/engines/contract/embedding.ts';
import { imageLimits } from '#lib/engines/contract/image-header.ts';
import { imageMarkers, makeNeutralizer } from '#lib/engines/contract/neutralize.ts';
import { thinkingOf } from '#lib/engines/contract/thinking.ts';
import type { Backend, LoadedModel, LoadProgress, ModelCapabilities, ModelSpec } from '#lib/engines/contract/types.ts';
import { validateSpec, type SpecSupport } from '#lib/engines/contract/validate-spec.ts';
import { maxAlternatives } from '#lib/engines/contract/validate.ts';
import { findDefaults } from '#lib/engines/wllama/defaults.ts';
import { translateLoadError } from '#lib/engines/wllama/errors.ts';
import { GgufError, readGgufHeader, type GgufHeader } from '#lib/engines/wllama/gguf-header.ts';
import { Instance } from '#lib/engines/wllama/instance.ts';
import { contextsOf, cpuOptions, poolingOf, toLoadParams } from '#lib/engines/wllama/load-params.ts';
import { heapProblem, kvBytesPerToken } from '#lib/engines/wllama/memory.ts';
import { probeSupport } from '#lib/engines/wllama/probe.ts';
import { imagePixels, isProjector } from '#lib/engines/wllama/projector.ts';
import { rendersTools } from '#lib/engines/wllama/tool-place.ts';

/** What a model that generates can do; a template decides about tools. */
const generating: Omit<ModelCapabilities, 'toolDefinitions'> = {
	logprobs: { maxAlternatives },
	tokenCount: true,
	sampling: [
		...(['maxTokens', 'temperature', 'topP', 'topK', 'minP', 'seed', 'stop', 'logitBias'] as const),
		...(['repetitionPenalty', 'presencePenalty', 'frequencyPenalty'] as const)
	],
	responseFormats: ['jsonSchema', 'grammar'],
	continues: true,
	raw: true
};

const supported: SpecSupport = {
	engine: 'wllama',
	options: ['kvCacheType', 'flashAttention', 'gpuLayers'],
	adapters: true,
	projector: true,
	slots: true,
	tasks: ['generate', 'embed']
};

/**
 * Checks a spec without reading anything.
 * @throws `request/invalid`, `request/unsupported`
 */
export function checkSpec(spec: ModelSpec): void {
	validateSpec(spec, supported);
	const refuse = (param: string, reason: string) => {
		throw new AppError('request/invalid', { param, reason });
	};
	const { kvCacheType = 'f16', flashAttention } = spec.options ?? {};
	if (flashAttention === false && kvCacheType.startsWith('q'))
		refuse('options.kvCacheType', `${kvCacheType} needs flash attention`);
	// The library counts adapters as shards, and then does not find the shards.
	if (spec.adapters?.length && spec.files.length > 1) refuse('adapters', 'need a model in one file');
}

/** A model that has answered once. */
export interface ReadyModel {
	spec: ModelSpec;
	instance: Instance;
	loaded: LoadedModel;
	neutralize: (text: string) => string;
	kvBytesPerToken: number;
	/** The most that one image may have; 0 when the model reads text only. */
	imagePixels: number;
	/** What earlier prompts may still hold, in bytes. */
	promptCacheBytes: number;
	/** Its threads wait for one another more than they work. */
	stalled: boolean;
}

interface Load {
	onProgress: (progress: LoadProgress) => void;
	signal: AbortSignal;
	/** For the CPU. */
	threads: number;
}

/**
 * Loads a model and lets it say one token, because the library calls many failed loads a success.
 * @throws `engine/load-failed`, `engine/out-of-memory`, `engine/unsupported`, `engine/crashed`, `AbortError`
 */
export async function loadModel(spec: ModelSpec, load: Load): Promise<ReadyModel> {
	const startedMs = performance.now();
	load.onProgress({ phase: 'start' });
	const wantsGpu = spec.backend === 'webgpu' && spec.options?.gpuLayers !== 0;
	const tooLarge = (kvBytes: number) => heapProblem(weightBytes(spec), kvBytes);
	// Nothing is read of a model that can only fail.
	if (!wantsGpu) refuseIf(tooLarge(0), spec.id);
	const headers = await checkFiles(spec);
	const { header } = headers;
	load.signal.throwIfAborted();
	const support = await probeSupport();
	if (support.backend === null) {
		const reason = 'this browser lacks 64-bit WebAssembly';
		throw new AppError('engine/unsupported', { engine: 'wllama', reason, lack: 'no-wasm' });
	}
	const problem = tooLarge(kvBytes(spec, header) * spec.contextTokens * contextsOf(spec));
	const onGpu = wantsGpu && support.backend === 'webgpu';
	if (!onGpu) refuseIf(problem, spec.id);
	const backends: Backend[] = onGpu && problem ? ['webgpu'] : onGpu ? ['webgpu', 'cpu'] : ['cpu'];
	for (const [index, backend] of backends.entries()) {
		try {
			return await attempt(spec, headers, backend, load, startedMs);
		} catch (error) {
			if (isAbort(error) || index === backends.length - 1) throw error;
		}
	}
	throw new AppError('internal/bug', { reason: 'no backend was tried' });
}

/** Size of all files of the model. */
export function weightBytes({ files, projector }: ModelSpec): number {
	return [...files, ...(projector ? [projector] : [])].reduce((sum, { blob }) => sum + blob.size, 0);
}

function kvBytes({ options }: Pick<ModelSpec, 'options'>, { architecture, numbers }: GgufHeader): number {
	return kvBytesPerToken(architecture ?? '', numbers, options?.kvCacheType);
}

function refuseIf(problem: ReturnType<typeof heapProblem>, modelId: string): void {
	if (problem === null) return;
	const { neededBytes, mostBytes } = problem;
	const reason = `it needs about ${formatBytes(neededBytes)} of memory, and WebAssembly has ${formatBytes(mostBytes)}`;
	throw new AppError('engine/load-failed', { modelId, reason, obstacle: { kind: 'memory', neededBytes, mostBytes } });
}

interface Headers {
	/** Of the model, or of its first shard. */
	header: GgufHeader;
	projector: GgufHeader | null;
}

async function checkFiles({ id, files, task, adapters = [], projector }: ModelSpec): Promise<Headers> {
	const refuse = (reason: string, cause?: unknown) =>
		new AppError('engine/load-failed', { modelId: id, reason }, { cause });
	try {
		const [first, ...shards] = files.map(({ blob }) => blob);
		if (!first) throw new GgufError('it has no files');
		for (const shard of shards) await readGgufHeader(shard);
		const header = await readGgufHeader(first);
		if (header.architecture === null) throw new GgufError('it names no architecture');
		if (task === 'embed' && poolingOf(header) === 'rank') throw new GgufError('it ranks texts and makes no vectors');
		// The library takes whatever says so for the projector, and then finds no model.
		if (isProjector(header)) throw new GgufError('it is a projector, not a model');
		for (const { blob } of adapters)
			if (isProjector(await readGgufHeader(blob))) throw new GgufError('one of its adapters is a projector');
		if (!projector) return { header, projector: null };
		const projectorHeader = await readGgufHeader(projector.blob);
		if (!isProjector(projectorHeader)) throw new GgufError('its projector is another kind of file');
		return { header, projector: projectorHeader };
	} catch (error) {
		if (error instanceof GgufError) throw refuse(error.message, error);
		if (error instanceof DOMException) throw refuse('its file could not be read', error);
		throw error;
	}
}

async function attempt(
	spec: ModelSpec,
	headers: Headers,
	backend: Backend,
	{ onProgress, signal, threads }: Load,
	startedMs: number
): Promise<ReadyModel> {
	const { header, projector } = headers;
	const instance = new Instance();
	try {
		onProgress({ phase: 'weights' });
		const options = backend === 'cpu' ? cpuOptions(spec, header, weightBytes(spec)) : spec.options;
		const params = toLoadParams({ ...spec, options }, headers, backend, threads);
		const opened = await instance.open(spec, params, backend, signal);
		const { success, n_vocab, n_ctx, n_ctx_train, has_image_input } = opened.info as typeof opened.info & {
			success?: boolean;
		};
		if (!success || n_vocab === 0) throw translateLoadError(null, instance.log.lines, spec.id);
		const contextTokens = Math.floor(n_ctx / contextsOf(spec));
		if (projector && !has_image_input)
			throw new AppError('engine/load-failed', { modelId: spec.id, reason: 'its projector is not for images' });
		onProgress({ phase: 'warm-up' });
		const capabilities =
			spec.task === 'embed'
				? embeddingCapabilities(await warmUpEmbedding(instance))
				: await warmUpChat(instance, spec, header, signal);
		return {
			spec,
			instance,
			neutralize: makeNeutralizer([...header.controlTokens, ...(projector ? imageMarkers : [])]),
			kvBytesPerToken: kvBytes({ options }, header),
			imagePixels: projector ? imagePixels(projector, spec.contextTokens) : 0,
			promptCacheBytes: 0,
			stalled: false,
			loaded: {
				modelId: spec.id,
				engine: 'wllama',
				backend: opened.backend,
				threads: opened.threads,
				contextTokens: n_ctx_train > 0 ? Math.min(contextTokens, n_ctx_train) : contextTokens,
				...(spec.slots === undefined ? {} : { slots: spec.slots }),
				capabilities,
				defaults: readDefaults(findDefaults(header), capabilities.sampling),
				loadMs: performance.now() - startedMs
			}
		};
	} catch (error) {
		await instance.close();
		signal.throwIfAborted();
		throw translateLoadError(error, instance.log.lines, spec.id);
	}
}

/** A broken chat template shows itself only here. On a GPU this also compiles the shaders. */
async function warmUpChat(
	instance: Instance,
	{ contextTokens, adapters, projector }: ModelSpec,
	{ chatTemplate }: GgufHeader,
	signal: AbortSignal
): Promise<ModelCapabilities> {
	const messages = [{ role: 'user' as const, content: 'Hi' }];
	await instance.chat({ messages, max_tokens: 1, temperature: 0 }, () => {}, signal);
	const toolDefinitions = await rendersTools(instance, chatTemplate ?? '', contextTokens, signal);
	const thinking = thinkingOf(chatTemplate ?? '');
	return {
		...generating,
		toolDefinitions,
		...(thinking && { thinking }),
		...(adapters && { adapters: adapters.map(({ path }) => path) }),
		...(projector && { images: imageLimits })
	};
}

/** A model whose arithmetic gives nothing shows itself only here. */
async function warmUpEmbedding(instance: Instance): Promise<number> {
	const { vector } = await instance.embed('Hi');
	if (!vector.some((value) => value !== 0)) throw new Error('it makes no vectors');
	return vector.length;
}
