import { AppError, type EngineLack } from '#lib/base/errors.ts';
import { readDefaults } from '#lib/engines/contract/defaults.ts';
import { imageLimits } from '#lib/engines/contract/image-header.ts';
import type { LoadedModel, LoadProgress, ModelCapabilities, ModelSpec } from '#lib/engines/contract/types.ts';
import { maxAlternatives } from '#lib/engines/contract/validate.ts';
import { overridesFor } from '#lib/engines/webllm/chat-config.ts';
import { translateLoadError } from '#lib/engines/webllm/errors.ts';
import { findGpu, largestTensorBytes, shortcoming } from '#lib/engines/webllm/gpu.ts';
import { greeting, readModelFiles, type ModelFiles } from '#lib/engines/webllm/model.ts';
import { toPrompt } from '#lib/engines/webllm/prompt.ts';
import { toRequest } from '#lib/engines/webllm/request.ts';
import { Session, type MakeMlcEngine } from '#lib/engines/webllm/session.ts';

/** The library samples the same way for every model; it has neither top-k nor min-p. */
const capabilities: ModelCapabilities = {
	logprobs: { maxAlternatives },
	tokenCount: true,
	sampling: [
		'maxTokens',
		'temperature',
		'topP',
		'repetitionPenalty',
		'presencePenalty',
		'frequencyPenalty',
		'logitBias',
		'seed',
		'stop'
	],
	responseFormats: ['jsonSchema', 'grammar'],
	raw: true,
	toolDefinitions: false
};

/** A model that has answered once. */
export interface ReadyModel {
	session: Session;
	files: ModelFiles;
	loaded: LoadedModel;
}

interface Load {
	onProgress: (progress: LoadProgress) => void;
	signal: AbortSignal;
	makeEngine: MakeMlcEngine | undefined;
}

function unsupported(reason: string, lack?: EngineLack): AppError {
	return new AppError('engine/unsupported', { engine: 'webllm', reason, ...(lack && { lack }) });
}

function inMegabytes(bytes: number): string {
	return `${Math.ceil(bytes / 2 ** 20)} MB`;
}

/** @throws `engine/unsupported`: the library would fail late, or lose the GPU over it */
async function checkGpu({ needsF16, largestTensorBytes: largest }: ModelFiles): Promise<void> {
	const gpu = await findGpu();
	if (gpu === 'no-webgpu') throw unsupported('this browser has no WebGPU', gpu);
	if (gpu === 'no-adapter') throw unsupported('this browser offers no GPU', gpu);
	const weak = shortcoming(gpu);
	if (weak) throw unsupported(weak, 'no-adapter');
	if (needsF16 && !gpu.features.has('shader-f16'))
		throw unsupported('this model computes with 16-bit floats, and the GPU or its driver does not', 'no-f16');
	const most = largestTensorBytes(gpu);
	if (largest > most)
		throw unsupported(
			`its GPU takes tensors up to ${inMegabytes(most)}, and this model has one of ${inMegabytes(largest)}`
		);
}

/**
 * Loads a model and lets it say one token: some failures show only then.
 * @throws `engine/load-failed`, `engine/out-of-memory`, `engine/unsupported`, `engine/device-lost`, `AbortError`
 */
export async function loadModel(spec: ModelSpec, load: Load): Promise<ReadyModel> {
	const startedMs = performance.now();
	const { onProgress, signal } = load;
	onProgress({ phase: 'start' });
	let session: Session | null = null;
	try {
		const files = await readModelFiles(spec);
		signal.throwIfAborted();
		await checkGpu(files);
		signal.throwIfAborted();
		const contextTokens = Math.min(spec.contextTokens, files.config.contextTokens);
		session = new Session(files, load.makeEngine);
		onProgress({ phase: 'weights' });
		await session.open(overridesFor(contextTokens, files.config), signal);
		onProgress({ phase: 'warm-up' });
		await warmUp(session, files, signal);
		signal.throwIfAborted();
		const loaded: LoadedModel = {
			modelId: spec.id,
			engine: 'webllm',
			backend: 'webgpu',
			threads: 1,
			contextTokens,
			capabilities: files.config.readsImages ? { ...capabilities, images: imageLimits } : capabilities,
			defaults: readDefaults(files.config.defaults, capabilities.sampling),
			loadMs: performance.now() - startedMs
		};
		return { session, files, loaded };
	} catch (error) {
		await session?.close();
		signal.throwIfAborted();
		throw translateLoadError(error, spec.id);
	}
}

async function warmUp(session: Session, { config, neutralize }: ModelFiles, signal: AbortSignal): Promise<void> {
	const prompt = toPrompt(greeting, config.conversation, neutralize);
	const request = toRequest({ messages: greeting, sampling: { maxTokens: 1, temperature: 0 } }, prompt, config);
	let chunks = 0;
	for await (const chunk of session.complete(request, null, signal)) chunks += chunk.choices.length;
	if (chunks === 0) throw new Error('the model gave no answer');
}
