import type { ChatCompletionChunk, ChatCompletionParams } from '@wllama/wllama/esm/index.js';
import { AppError, isAbort } from '#lib/base/errors.ts';
import { toGrammar } from '#lib/engines/contract/forms/form.ts';
import { prepareImages } from '#lib/engines/contract/image.ts';
import { makeSplitter } from '#lib/engines/contract/tool-calls.ts';
import { Turn } from '#lib/engines/contract/turn.ts';
import type {
	CallOptions,
	ChatMessage,
	Embeddings,
	Engine,
	GenerateEvent,
	GenerateRequest,
	LoadedModel,
	LoadOptions,
	ModelSpec,
	TokenCount
} from '#lib/engines/contract/types.ts';
import {
	refuseImages,
	refuseUnsupported,
	validateMessages,
	validateRequest,
	validateTexts
} from '#lib/engines/contract/validate.ts';
import { ChunkReader } from '#lib/engines/wllama/chunks.ts';
import { findOverflow, isFatal, translateGenerateError } from '#lib/engines/wllama/errors.ts';
import { checkSpec, loadModel, weightBytes, type ReadyModel } from '#lib/engines/wllama/load.ts';
import { promptCacheBudgetBytes } from '#lib/engines/wllama/memory.ts';
import { probeSupport } from '#lib/engines/wllama/probe.ts';
import { continuedAnswer, toChatParams, toRequestParams } from '#lib/engines/wllama/request.ts';
import { threadsFor, threadsStall } from '#lib/engines/wllama/threads.ts';

/** llama.cpp through wllama, behind the engine contract. */
export class WllamaEngine implements Engine {
	readonly id = 'wllama';
	#model: ReadyModel | null = null;
	#turn = new Turn();
	#budgetBytes: number;

	/** @param budgetBytes of memory for the prompts of earlier chats, before the model is loaded afresh */
	constructor(budgetBytes: number = promptCacheBudgetBytes) {
		this.#budgetBytes = budgetBytes;
	}

	async probe({ signal }: CallOptions = {}) {
		signal?.throwIfAborted();
		return probeSupport();
	}

	async load(spec: ModelSpec, { signal, onProgress = () => {} }: LoadOptions = {}): Promise<LoadedModel> {
		signal?.throwIfAborted();
		checkSpec(spec);
		const { stopping, end } = await this.#turn.begin('load', signal);
		try {
			await this.#close();
			this.#model = await loadModel(spec, { onProgress, signal: stopping, threads: threadsFor(weightBytes(spec)) });
			return this.#model.loaded;
		} finally {
			end();
		}
	}

	async *generate(request: GenerateRequest, { signal }: CallOptions = {}): AsyncGenerator<GenerateEvent> {
		const startedMs = performance.now();
		signal?.throwIfAborted();
		validateRequest(request);
		refuseUnsupported(request, this.#requireModel('generate').loaded);
		const grammar = request.responseFormat && toGrammar(request.responseFormat);
		yield* this.#turn.stream<GenerateEvent>('generate', signal, (emit, stopping) =>
			this.#chat(request, grammar, startedMs, emit, stopping)
		);
	}

	async countTokens(messages: readonly ChatMessage[], { signal }: CallOptions = {}): Promise<TokenCount> {
		signal?.throwIfAborted();
		validateMessages(messages);
		refuseImages(messages, this.#requireModel('countTokens').loaded);
		const { stopping, end, stop } = await this.#turn.begin('countTokens', signal);
		let tokens: number | null = null;
		try {
			const model = this.#requireModel('countTokens');
			const images = await prepareImages(messages, model.imagePixels, stopping);
			const params = { ...toChatParams(messages, model.neutralize, images), max_tokens: 1 };
			// The first progress tells the whole length, after one batch at most.
			const onChunk = ({ prompt_progress, usage }: ChatCompletionChunk) => {
				tokens ??= prompt_progress?.total ?? usage?.prompt_tokens ?? null;
				if (tokens !== null) stop();
			};
			await this.#run(model, params, onChunk, stopping);
		} catch (error) {
			tokens ??= findOverflow(error)?.promptTokens ?? null;
			if (tokens === null) throw error;
		} finally {
			end();
		}
		signal?.throwIfAborted();
		return { tokens: tokens ?? 0, exact: true };
	}

	async embed(texts: readonly string[], { signal }: CallOptions = {}): Promise<Embeddings> {
		signal?.throwIfAborted();
		validateTexts(texts);
		this.#requireModel('embed', 'embed');
		const { stopping, end } = await this.#turn.begin('embed', signal);
		try {
			const model = this.#requireModel('embed', 'embed');
			const dimensions = model.loaded.capabilities.embeddingDimensions ?? 0;
			const values = new Float32Array(texts.length * dimensions);
			let promptTokens = 0;
			// One by one: the library answers a list with its first vector only, or never.
			for (const [row, text] of texts.entries()) {
				stopping.throwIfAborted();
				const { vector, tokens } = await this.#translated(model, () => model.instance.embed(model.neutralize(text)));
				values.set(vector, row * dimensions);
				promptTokens += tokens;
			}
			stopping.throwIfAborted();
			return { values, dimensions, promptTokens };
		} finally {
			end();
		}
	}

	async unload(): Promise<void> {
		await this.#turn.stop();
		await this.#close();
	}

	async #chat(
		request: GenerateRequest,
		grammar: string | undefined,
		startedMs: number,
		emit: (event: GenerateEvent) => void,
		stopping: AbortSignal
	): Promise<void> {
		await this.#recycle();
		const model = this.#requireModel('generate');
		const reader = new ChunkReader(startedMs, continuedAnswer(request.messages, model.neutralize));
		const splitter = makeSplitter(request);
		// Some templates open a thought however they are asked; what a grammar holds is the answer all the same.
		const named = (event: GenerateEvent): GenerateEvent =>
			grammar !== undefined && event.type === 'token' ? { ...event, channel: 'answer' } : event;
		const send = (event: GenerateEvent) => splitter.read(named(event)).forEach(emit);
		let aborted = false;
		try {
			const images = await prepareImages(request.messages, model.imagePixels, stopping);
			const params = toRequestParams(request, grammar, model, images);
			await this.#run(model, params, (chunk) => reader.read(chunk).forEach(send), stopping);
		} catch (error) {
			if (!isAbort(error)) throw error;
			aborted = true;
		}
		const finish = reader.finish(aborted);
		const { promptTokens, cachedPromptTokens, completionTokens } = finish.usage;
		model.promptCacheBytes += (promptTokens - cachedPromptTokens + completionTokens) * model.kvBytesPerToken;
		model.stalled ||= threadsStall(model.loaded, weightBytes(model.spec), finish);
		send(finish);
	}

	#run(
		model: ReadyModel,
		params: ChatCompletionParams,
		onChunk: (chunk: ChatCompletionChunk) => void,
		stopping: AbortSignal
	): Promise<void> {
		return this.#translated(model, () => model.instance.chat(params, onChunk, stopping));
	}

	/** Runs one request of the library; its failure becomes an `AppError`, and the end of an instance that is dead. */
	async #translated<T>({ instance }: ReadyModel, work: () => Promise<T>): Promise<T> {
		instance.log.clear();
		try {
			return await work();
		} catch (error) {
			if (isAbort(error)) throw error;
			const translated = translateGenerateError(error, instance.log.lines);
			if (isFatal(translated)) await this.#close();
			throw translated;
		}
	}

	/** Loads the model afresh when earlier chats have filled too much memory, or when fewer threads would be faster. */
	async #recycle(): Promise<void> {
		const model = this.#model;
		if (!model || (!model.stalled && model.promptCacheBytes <= this.#budgetBytes)) return;
		await this.#close();
		const threads = model.stalled ? 1 : model.loaded.threads;
		const { signal } = new AbortController(); // an aborted answer still needs the model for the next one
		this.#model = await loadModel(model.spec, { onProgress: () => {}, signal, threads });
	}

	/** @param task that the model must have been loaded for */
	#requireModel(operation: string, task: 'generate' | 'embed' = 'generate'): ReadyModel {
		if (!this.#model) throw new AppError('engine/not-loaded', { operation });
		if ((this.#model.spec.task ?? 'generate') !== task)
			throw new AppError('engine/unsupported-operation', { engine: this.id, operation });
		return this.#model;
	}

	async #close(): Promise<void> {
		const model = this.#model;
		this.#model = null;
		await model?.instance.close();
	}
}
