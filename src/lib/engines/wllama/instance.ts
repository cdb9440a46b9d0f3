import { Wllama, type LoadedContextInfo, type LoadModelParams } from '@wllama/wllama/esm/index.js';
import type { ChatCompletionChunk, ChatCompletionParams, RawCompletionParams } from '@wllama/wllama/esm/index.js';
import wasmPath from '@wllama/wllama/esm/wasm/wllama.wasm?url';
import { abortable } from '#lib/base/abortable.ts';
import { AppError } from '#lib/base/errors.ts';
import type { Backend, ModelSpec } from '#lib/engines/contract/types.ts';
import { LogRing } from '#lib/engines/wllama/log.ts';

/** Only WebGPU names its buffers so; llama.cpp lists them while it loads. */
const gpuBuffers = /webgpu\S*\s+model buffer size/i;

/** How long what the library leaves behind may take to be told, on a busy machine. */
const lateRejectionsMs = 2_000;

export interface OpenedInstance {
	info: LoadedContextInfo;
	backend: Backend;
	threads: number;
}

/**
 * One llama.cpp in its own inner worker, from load to close. The library leaves promises pending for ever when its
 * worker breaks or is closed; here every one of them ends.
 */
export class Instance {
	readonly log: LogRing;
	#wllama: Wllama;
	#broken = new AbortController();
	#closed = false;

	constructor() {
		this.log = new LogRing((event) => {
			event.preventDefault(); // else it goes on to the page as an error of our own worker
			this.#break((event as ErrorEvent).message || 'its worker could not start');
		});
		this.#wllama = new Wllama({ default: new URL(wasmPath, location.href).href }, { logger: this.log.logger });
		this.#wllama.setCompat(null); // else it would fetch another build from a public CDN
		addEventListener('unhandledrejection', this.#onRejection);
	}

	/**
	 * Loads a model. May call a failed load a success: check `info`.
	 * @throws what the library throws, `engine/crashed` when its worker breaks, the signal's reason
	 */
	async open(spec: ModelSpec, params: LoadModelParams, backend: Backend, signal: AbortSignal): Promise<OpenedInstance> {
		const files = [...spec.files, ...(spec.adapters ?? []), ...(spec.projector ? [spec.projector] : [])];
		const loading = this.#wllama
			.loadModel(
				files.map(({ blob }) => blob),
				params
			)
			.finally(() => {
				if (this.#closed) void this.#wllama.exit(); // closed before the inner worker had been made
			});
		await this.#unbroken(abortable(loading, signal));
		const onGpu = backend === 'webgpu' && this.log.has(gpuBuffers);
		return {
			info: this.#wllama.getLoadedContextInfo(),
			backend: onGpu ? 'webgpu' : 'cpu',
			threads: this.#wllama.getNumThreads()
		};
	}

	/**
	 * One streamed chat completion. Settles only after llama.cpp has freed its slot.
	 * @throws what the library throws; `AbortError` after an abort
	 */
	chat(params: ChatCompletionParams, onData: (chunk: ChatCompletionChunk) => void, signal: AbortSignal): Promise<void> {
		return this.#unbroken(this.#wllama.createChatCompletion({ ...params, stream: true, onData, abortSignal: signal }));
	}

	/**
	 * One text that is continued as it is, told in the form of a chat.
	 * @throws as `chat`
	 */
	complete(
		params: RawCompletionParams,
		onData: (chunk: ChatCompletionChunk) => void,
		signal: AbortSignal
	): Promise<void> {
		const completion = this.#wllama.createCompletion({
			...params,
			stream: true,
			onData: ({ choices, ...rest }) =>
				onData({
					...rest,
					object: 'chat.completion.chunk',
					choices: choices.map(({ text, ...choice }) => ({ ...choice, delta: { content: text } }))
				} as ChatCompletionChunk),
			abortSignal: signal
		});
		return this.#unbroken(completion);
	}

	/**
	 * The vector of one text. Cannot be stopped on its way.
	 * @throws what the library throws
	 */
	async embed(text: string): Promise<{ vector: readonly number[]; tokens: number }> {
		const { data, usage } = await this.#unbroken(this.#wllama.createEmbedding({ input: text }));
		const vector = data[0]?.embedding;
		if (!Array.isArray(vector)) throw new Error('the model made no vector');
		return { vector, tokens: usage.prompt_tokens };
	}

	/**
	 * Ends the inner worker and frees its memory. Whatever is still pending fails.
	 * @param cause what it is ended for, which then ends all of them
	 */
	async close(cause: AppError = new AppError('engine/crashed', { reason: 'it was closed' })): Promise<void> {
		this.#closed = true;
		await this.#wllama.exit();
		this.#broken.abort(cause);
		// What broke twice is told in two events, and the first may already have ended this instance.
		setTimeout(() => removeEventListener('unhandledrejection', this.#onRejection), lateRejectionsMs);
	}

	#unbroken<T>(work: Promise<T>): Promise<T> {
		return abortable(work, this.#broken.signal);
	}

	#break(reason: string): void {
		this.#broken.abort(new AppError('engine/crashed', { reason }));
	}

	// A refused WebAssembly module makes the library stumble while it reports the refusal.
	#onRejection = (event: PromiseRejectionEvent): void => {
		event.preventDefault();
		const reason: unknown = event.reason;
		this.#break(reason instanceof Error ? reason.message : String(reason));
	};
}
