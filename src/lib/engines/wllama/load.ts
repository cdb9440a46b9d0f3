import { AppError, isAbort } from '#lib/base/errors.ts';
import { makeNeutralizer } from '#lib/engines/contract/neutralize.ts';
import type { Backend, LoadedModel, LoadProgress, ModelCapabilities, ModelSpec } from '#lib/engines/contract/types.ts';
import { maxAlternatives } from '#lib/engines/contract/validate.ts';
import { translateLoadError } from '#lib/engines/wllama/errors.ts';
import { GgufError, readGgufHeader, type GgufHeader } from '#lib/engines/wllama/gguf-header.ts';
import { Instance } from '#lib/engines/wllama/instance.ts';
import { kvBytesPerToken } from '#lib/engines/wllama/memory.ts';
import { probeSupport } from '#lib/engines/wllama/probe.ts';

/** llama.cpp samples the same way for every model. */
const wllamaCapabilities: ModelCapabilities = {
	logprobs: { maxAlternatives },
	tokenCount: true,
	sampling: ['maxTokens', 'temperature', 'topP', 'topK', 'minP', 'repetitionPenalty', 'seed', 'stop'],
	responseFormats: [],
	toolDefinitions: false
};

/** A model that has answered once. */
export interface ReadyModel {
	spec: ModelSpec;
	instance: Instance;
	loaded: LoadedModel;
	neutralize: (text: string) => string;
	kvBytesPerToken: number;
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
	const header = await checkFiles(spec);
	load.signal.throwIfAborted();
	const support = await probeSupport();
	if (support.backend === null) {
		throw new AppError('engine/unsupported', { engine: 'wllama', reason: 'this browser lacks 64-bit WebAssembly' });
	}
	const onGpu = spec.backend === 'webgpu' && support.backend === 'webgpu';
	const backends: Backend[] = onGpu ? ['webgpu', 'cpu'] : ['cpu'];
	for (const [index, backend] of backends.entries()) {
		try {
			return await attempt(spec, header, backend, load, startedMs);
		} catch (error) {
			if (isAbort(error) || index === backends.length - 1) throw error;
		}
	}
	throw new AppError('internal/bug', { reason: 'no backend was tried' });
}

async function checkFiles({ id, files }: ModelSpec): Promise<GgufHeader> {
	const refuse = (reason: string, cause?: unknown) =>
		new AppError('engine/load-failed', { modelId: id, reason }, { cause });
	try {
		const [first, ...shards] = files.map(({ blob }) => blob);
		if (!first) throw new GgufError('it has no files');
		for (const shard of shards) await readGgufHeader(shard);
		const header = await readGgufHeader(first);
		if (header.architecture === null) throw new GgufError('it names no architecture');
		return header;
	} catch (error) {
		if (error instanceof GgufError) throw refuse(error.message, error);
		if (error instanceof DOMException) throw refuse('its file could not be read', error);
		throw error;
	}
}

async function attempt(
	spec: ModelSpec,
	header: GgufHeader,
	backend: Backend,
	{ onProgress, signal, threads }: Load,
	startedMs: number
): Promise<ReadyModel> {
	const instance = new Instance();
	try {
		onProgress({ phase: 'weights' });
		const opened = await instance.open(spec, backend, threads, signal);
		const { success, n_vocab, n_ctx, n_ctx_train, metadata } = opened.info as typeof opened.info & {
			success?: boolean;
		};
		if (!success || n_vocab === 0) throw translateLoadError(null, instance.log.lines, spec.id);
		onProgress({ phase: 'warm-up' });
		await warmUp(instance, signal);
		return {
			spec,
			instance,
			neutralize: makeNeutralizer(header.controlTokens),
			kvBytesPerToken: kvBytesPerToken(metadata),
			promptCacheBytes: 0,
			stalled: false,
			loaded: {
				modelId: spec.id,
				engine: 'wllama',
				backend: opened.backend,
				threads: opened.threads,
				contextTokens: n_ctx_train > 0 ? Math.min(n_ctx, n_ctx_train) : n_ctx,
				capabilities: wllamaCapabilities,
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
async function warmUp(instance: Instance, signal: AbortSignal): Promise<void> {
	const messages = [{ role: 'user' as const, content: 'Hi' }];
	await instance.chat({ messages, max_tokens: 1, temperature: 0 }, () => {}, signal);
}
