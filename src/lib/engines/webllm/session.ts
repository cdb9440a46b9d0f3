import { MLCEngine, ModelType, type AppConfig } from '@mlc-ai/web-llm';
import type { ChatConfig } from '@mlc-ai/web-llm/lib/config.js';
import { abortable } from '#lib/base/abortable.ts';
import { AppError } from '#lib/base/errors.ts';
import { readImageHeader } from '#lib/engines/contract/image-header.ts';
import type { LibraryChunk } from '#lib/engines/webllm/chunks.ts';
import { serveDataUrls } from '#lib/engines/webllm/data-urls.ts';
import { FileServer } from '#lib/engines/webllm/file-server.ts';
import { GpuWatch } from '#lib/engines/webllm/gpu-watch.ts';
import { findPipeline, type MlcEngine, type Pipeline, type Tokenizer } from '#lib/engines/webllm/internals.ts';
import { LogprobListener } from '#lib/engines/webllm/logprobs.ts';
import type { ModelFiles } from '#lib/engines/webllm/model.ts';
import type { LibraryRequest, RawLibraryRequest } from '#lib/engines/webllm/request.ts';

/** Makes the library's engine; tests of what this machine cannot run put another in its place. */
export type MakeMlcEngine = (appConfig: AppConfig) => MlcEngine;

const makeMlcEngine: MakeMlcEngine = (appConfig) => new MLCEngine({ appConfig, logLevel: 'SILENT' });

/** Never shown; the library only wants a name that is not on its own list of models. */
const modelId = 'model';

/** How long the library may take to let go, in milliseconds. */
const closingMs = 5000;

/**
 * One model in the library, from load to close. The library leaves promises pending for ever when its GPU is lost; here
 * every one of them ends.
 */
export class Session {
	#server: FileServer;
	#watch: GpuWatch;
	#engine: MlcEngine;
	#broken = new AbortController();
	#pipeline: Pipeline | null = null;
	#loading: Promise<unknown> = Promise.resolve();
	readonly logprobs = new LogprobListener();

	/** @param model its files, which of them is the model library, and whether it looks at images */
	constructor({ byPath, libraryPath, config }: ModelFiles, makeEngine: MakeMlcEngine = makeMlcEngine) {
		this.#server = new FileServer(byPath);
		if (config.readsImages) serveDataUrls();
		this.#watch = new GpuWatch((error) => this.#broken.abort(error));
		const model = this.#server.baseUrl;
		const model_lib = this.#server.urlFor(libraryPath);
		const model_type = config.readsImages ? ModelType.VLM : ModelType.LLM;
		const record = { model, model_id: modelId, model_lib, model_type };
		this.#engine = makeEngine({ model_list: [record], cacheBackend: 'cache' });
	}

	/** @throws what the library throws, `engine/device-lost`, `engine/out-of-memory`, the signal's reason */
	async open(overrides: Partial<ChatConfig>, signal: AbortSignal): Promise<void> {
		const loading = this.#engine.reload(modelId, overrides);
		this.#loading = loading.catch(() => {});
		await this.#unbroken(abortable(loading, signal));
		this.#watch.seal();
		this.#pipeline = findPipeline(this.#engine, modelId);
	}

	get tokenizer(): Tokenizer {
		if (!this.#pipeline) throw new AppError('internal/bug', { reason: 'the model was not opened' });
		return this.#pipeline.tokenizer;
	}

	/** The first token of the last answer; `undefined` when it has none. */
	get firstToken(): number | undefined {
		return this.#pipeline?.outputIds[0];
	}

	/** Tokens that an image becomes. */
	imageTokens(png: ArrayBuffer): number {
		const { width = 0, height = 0 } = readImageHeader(png) ?? {};
		return this.#pipeline?.computeImageEmbedSize?.(height, width) ?? 0;
	}

	/** True once the library must not be used again. */
	get broken(): boolean {
		return this.#broken.signal.aborted;
	}

	/**
	 * One streamed completion, of a chat or of a text. After an abort it still yields its last chunks, and frees the
	 * library's lock.
	 * @param topLogprobs alternatives that `logprobs` collects for each token; `null`: do not listen
	 * @throws what the library throws, `engine/device-lost`, `engine/out-of-memory`
	 */
	async *complete(
		request: LibraryRequest | RawLibraryRequest,
		topLogprobs: number | null,
		signal: AbortSignal
	): AsyncGenerator<LibraryChunk, void, void> {
		this.#listen(topLogprobs);
		const stream = await this.#unbroken(this.#begin(request));
		const iterator = stream[Symbol.asyncIterator]();
		const interrupt = () => void this.#engine.interruptGenerate();
		signal.addEventListener('abort', interrupt);
		try {
			while (true) {
				// Again after each chunk: the library forgets an interrupt that comes before it has begun.
				if (signal.aborted) interrupt();
				const step = await this.#unbroken(iterator.next());
				if (step.done) return;
				yield step.value;
			}
		} finally {
			signal.removeEventListener('abort', interrupt);
			if (!this.broken) await iterator.return?.();
		}
	}

	/** All of the last answer, as the library ended it. */
	lastAnswer(): Promise<string> {
		return this.#unbroken(this.#engine.getMessage(modelId));
	}

	/** Frees the model's memory. Whatever is still pending fails. */
	async close(): Promise<void> {
		this.#server.close();
		this.#watch.end();
		// A load that was given up still runs until its next file or its next call of the GPU.
		const letGo = Promise.all([this.#engine.unload(), this.#loading]);
		await abortable(letGo, AbortSignal.timeout(closingMs)).catch(() => {});
		this.#watch.seal();
		this.#broken.abort(new AppError('engine/crashed', { reason: 'it was closed' }));
	}

	#listen(topLogprobs: number | null): void {
		if (!this.#pipeline) throw new AppError('internal/bug', { reason: 'the model was not opened' });
		this.logprobs.start(topLogprobs ?? 0);
		this.#pipeline.logitProcessor = topLogprobs === null ? undefined : this.logprobs;
	}

	#begin(request: LibraryRequest | RawLibraryRequest): Promise<AsyncIterable<LibraryChunk>> {
		return 'prompt' in request ? this.#engine.completion(request) : this.#engine.chatCompletion(request);
	}

	#unbroken<T>(work: Promise<T>): Promise<T> {
		return abortable(work, this.#broken.signal);
	}
}
