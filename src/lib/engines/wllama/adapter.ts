import type { ChatCompletionChunk, ChatCompletionParams } from '@wllama/wllama/esm/index.js';
import { AppError, isAbort } from '#lib/base/errors.ts';
import { ToolCallSplitter } from '#lib/engines/contract/tool-calls.ts';
import { Turn } from '#lib/engines/contract/turn.ts';
import type {
	CallOptions,
	ChatMessage,
	Engine,
	GenerateEvent,
	GenerateRequest,
	LoadedModel,
	LoadOptions,
	ModelSpec,
	TokenCount
} from '#lib/engines/contract/types.ts';
import { refuseUnsupported, validateMessages, validateRequest } from '#lib/engines/contract/validate.ts';
import { ChunkReader } from '#lib/engines/wllama/chunks.ts';
import { findOverflow, isFatal, translateGenerateError } from '#lib/engines/wllama/errors.ts';
import { loadModel, type ReadyModel } from '#lib/engines/wllama/load.ts';
import { promptCacheBudgetBytes } from '#lib/engines/wllama/memory.ts';
import { probeSupport } from '#lib/engines/wllama/probe.ts';
import { continuedAnswer, toChatParams, toRequestParams } from '#lib/engines/wllama/request.ts';
import { threadsFor, threadsStall } from '#lib/engines/wllama/threads.ts';
import { streamEvents } from '#lib/rpc/stream.ts';

function weightBytes({ files }: ModelSpec): number {
	return files.reduce((sum, { blob }) => sum + blob.size, 0);
}

/** llama.cpp through wllama, behind the engine contract. */
export class WllamaEngine implements Engine {
	readonly id = 'wllama';
	#model: ReadyModel | null = null;
	#turn = new Turn();
	/** Ends what runs now. */
	#stop = new AbortController();
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
		const { stopping, end } = await this.#begin('load', signal);
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
		const { stopping, end, stop } = await this.#begin('generate', signal);
		let settled: Promise<void> | undefined;
		try {
			yield* streamEvents<GenerateEvent>((emit) => (settled = this.#chat(request, startedMs, emit, stopping)));
		} finally {
			stop();
			await settled?.catch(() => {});
			end();
		}
	}

	async countTokens(messages: readonly ChatMessage[], { signal }: CallOptions = {}): Promise<TokenCount> {
		signal?.throwIfAborted();
		validateMessages(messages);
		this.#requireModel('countTokens');
		const { stopping, end, stop } = await this.#begin('countTokens', signal);
		let tokens: number | null = null;
		try {
			const model = this.#requireModel('countTokens');
			const params = { ...toChatParams(messages, model.neutralize), max_tokens: 1 };
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

	async unload(): Promise<void> {
		this.#stop.abort();
		await this.#turn.idle();
		await this.#close();
	}

	async #chat(
		request: GenerateRequest,
		startedMs: number,
		emit: (event: GenerateEvent) => void,
		stopping: AbortSignal
	): Promise<void> {
		await this.#recycle();
		const model = this.#requireModel('generate');
		const reader = new ChunkReader(startedMs, continuedAnswer(request.messages, model.neutralize));
		const params = toRequestParams(request, model.neutralize);
		const splitter = request.tools?.length ? new ToolCallSplitter() : null;
		const send = (event: GenerateEvent) => (splitter?.read(event) ?? [event]).forEach(emit);
		let aborted = false;
		try {
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

	/** Runs one request of the library; its failure becomes an `AppError`, and the end of an instance that is dead. */
	async #run(
		{ instance }: ReadyModel,
		params: ChatCompletionParams,
		onChunk: (chunk: ChatCompletionChunk) => void,
		stopping: AbortSignal
	): Promise<void> {
		instance.log.clear();
		try {
			await instance.chat(params, onChunk, stopping);
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

	async #begin(operation: string, outer: AbortSignal | undefined) {
		const own = new AbortController();
		const stopping = outer ? AbortSignal.any([outer, own.signal]) : own.signal;
		const end = await this.#turn.take(operation, stopping);
		this.#stop = own;
		return { stopping, end, stop: () => own.abort() };
	}

	#requireModel(operation: string): ReadyModel {
		if (!this.#model) throw new AppError('engine/not-loaded', { operation });
		return this.#model;
	}

	async #close(): Promise<void> {
		const model = this.#model;
		this.#model = null;
		await model?.instance.close();
	}
}
