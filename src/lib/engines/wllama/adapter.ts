import type { ChatCompletionChunk, ChatCompletionParams, RawCompletionParams } from '@wllama/wllama/esm/index.js';
import { AppError, isAbort } from '#lib/base/errors.ts';
import { toGrammar } from '#lib/engines/contract/forms/form.ts';
import { prepareImages } from '#lib/engines/contract/image.ts';
import { makeSplitter } from '#lib/engines/contract/tool-calls.ts';
import { slotsFor, Turn } from '#lib/engines/contract/turn.ts';
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
import { Company, type Companion } from '#lib/engines/wllama/company.ts';
import { findOverflow, isFatal, isLostException, translateGenerateError } from '#lib/engines/wllama/errors.ts';
import { checkSpec, loadModel, weightBytes, type ReadyModel } from '#lib/engines/wllama/load.ts';
import { promptCacheBudgetBytes } from '#lib/engines/wllama/memory.ts';
import { probeSupport } from '#lib/engines/wllama/probe.ts';
import { continuedAnswer, toChatParams, toRawParams, toRequestParams } from '#lib/engines/wllama/request.ts';
import { threadsFor, threadsStall } from '#lib/engines/wllama/threads.ts';

/** One answer that was asked for. */
interface Chat {
	request: GenerateRequest;
	/** What its form became. */
	grammar: string | undefined;
	startedMs: number;
	emit: (event: GenerateEvent) => void;
	stopping: AbortSignal;
	/** `null`: the model has only one. */
	slot: number | null;
}

/** llama.cpp through wllama, behind the engine contract. */
export class WllamaEngine implements Engine {
	readonly id = 'wllama';
	#model: ReadyModel | null = null;
	#turn = new Turn();
	#company = new Company();
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
		yield* this.#turn.stream<GenerateEvent>(
			'generate',
			signal,
			(emit, stopping, slot) => this.#chat({ request, grammar, startedMs, emit, stopping, slot }),
			slotsFor(request.beside, this.#model?.loaded.slots)
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
			model.instance.log.clear();
			// The first progress tells the whole length, after one batch at most.
			const onChunk = ({ prompt_progress, usage }: ChatCompletionChunk) => {
				tokens ??= prompt_progress?.total ?? usage?.prompt_tokens ?? null;
				if (tokens !== null) stop();
			};
			// The chat's own slot: what is read here is there for its answer.
			await this.#run(model, params, onChunk, stopping, model.loaded.slots === undefined ? null : 0);
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
				model.instance.log.clear();
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

	/**
	 * One answer. When another one that is given at the same time throws, the library lets go of this one, too. If it had no
	 * word yet, it is asked again, alone: what fails then was to blame.
	 */
	async #chat(chat: Chat): Promise<void> {
		await this.#recycle();
		const companion = await this.#company.join();
		const done = await this.#answer(chat, companion).finally(companion.leave);
		if (done) return;
		await this.#company.alone((alone) => this.#answer(chat, alone));
	}

	/** @returns false when it was lost before its first word, to an exception that may be another's */
	async #answer({ request, grammar, startedMs, emit, stopping, slot }: Chat, companion: Companion): Promise<boolean> {
		const model = this.#requireModel('generate');
		const prefix = continuedAnswer(request.messages, model.neutralize);
		const reader = new ChunkReader(startedMs, { prefix, alternatives: request.topLogprobs });
		const splitter = makeSplitter(request);
		// Some templates open a thought however they are asked; what a grammar holds is the answer all the same.
		const named = (event: GenerateEvent): GenerateEvent =>
			grammar !== undefined && event.type === 'token' ? { ...event, channel: 'answer' } : event;
		const send = (event: GenerateEvent) => splitter.read(named(event)).forEach(emit);
		let aborted = false;
		try {
			const images = await prepareImages(request.messages, model.imagePixels, stopping);
			const params = request.raw ? toRawParams(request, model) : toRequestParams(request, grammar, model, images);
			if (this.#company.isAlone(companion)) model.instance.log.clear();
			await this.#run(model, params, (chunk) => reader.read(chunk).forEach(send), stopping, slot);
		} catch (error) {
			if (!isAbort(error)) {
				if (!companion.hadCompany || !isLost(error)) throw error;
				if (reader.spoke) throw new AppError('engine/interrupted', { reason: error.message }, { cause: error });
				return false;
			}
			aborted = true;
		}
		const finish = reader.finish(aborted);
		const { promptTokens, cachedPromptTokens, completionTokens } = finish.usage;
		model.promptCacheBytes += (promptTokens - cachedPromptTokens + completionTokens) * model.kvBytesPerToken;
		// Beside others an answer is slower for another reason.
		model.stalled ||= !companion.hadCompany && threadsStall(model.loaded, weightBytes(model.spec), finish);
		send(finish);
		return true;
	}

	/** @param slot `null`: whichever is free */
	#run(
		model: ReadyModel,
		params: ChatCompletionParams | RawCompletionParams,
		onChunk: (chunk: ChatCompletionChunk) => void,
		stopping: AbortSignal,
		slot: number | null
	): Promise<void> {
		const placed = slot === null ? params : { ...params, id_slot: slot };
		const { instance } = model;
		return this.#translated(model, () =>
			'prompt' in placed ? instance.complete(placed, onChunk, stopping) : instance.chat(placed, onChunk, stopping)
		);
	}

	/** Runs one request of the library; its failure becomes an `AppError`, and the end of an instance that is dead. */
	async #translated<T>({ instance }: ReadyModel, work: () => Promise<T>): Promise<T> {
		try {
			return await work();
		} catch (error) {
			if (isAbort(error)) throw error;
			const translated = translateGenerateError(error, instance.log.lines);
			if (isFatal(translated)) await this.#close(translated);
			throw translated;
		}
	}

	/**
	 * Loads the model afresh when earlier chats have filled too much memory, or when fewer threads would be faster; not as long
	 * as it answers somebody.
	 */
	async #recycle(): Promise<void> {
		const isDue = (model: ReadyModel | null) =>
			model !== null && (model.stalled || model.promptCacheBytes > this.#budgetBytes);
		if (!isDue(this.#model) || !this.#company.isEmpty) return;
		await this.#company.alone(async () => {
			const model = this.#model;
			if (!model || !isDue(model)) return;
			await this.#close();
			const threads = model.stalled ? 1 : model.loaded.threads;
			const { signal } = new AbortController(); // an aborted answer still needs the model for the next one
			this.#model = await loadModel(model.spec, { onProgress: () => {}, signal, threads });
		});
	}

	/** @param task that the model must have been loaded for */
	#requireModel(operation: string, task: 'generate' | 'embed' = 'generate'): ReadyModel {
		if (!this.#model) throw new AppError('engine/not-loaded', { operation });
		if ((this.#model.spec.task ?? 'generate') !== task)
			throw new AppError('engine/unsupported-operation', { engine: this.id, operation });
		return this.#model;
	}

	/** @param cause ends all that is under way */
	async #close(cause?: AppError): Promise<void> {
		const model = this.#model;
		this.#model = null;
		await model?.instance.close(cause);
	}
}

/** What is under way was lost to an exception, which may be another's. */
function isLost(error: unknown): error is AppError {
	return error instanceof AppError && !isFatal(error) && isLostException(error.cause);
}
