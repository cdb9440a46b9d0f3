import { AppError, isAbort } from '#lib/base/errors.ts';
import { prepareImages, type PreparedImages } from '#lib/engines/contract/image.ts';
import { imageLimits } from '#lib/engines/contract/image-header.ts';
import { makeSplitter } from '#lib/engines/contract/tool-calls.ts';
import { Turn } from '#lib/engines/contract/turn.ts';
import type {
	CallOptions,
	ChatMessage,
	Embeddings,
	Engine,
	FinishEvent,
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
import { validateSpec } from '#lib/engines/contract/validate-spec.ts';
import { askLibrary } from '#lib/engines/webllm/ask.ts';
import { ChunkReader } from '#lib/engines/webllm/chunks.ts';
import { isFatal, translateGenerateError } from '#lib/engines/webllm/errors.ts';
import { loadModel, type ReadyModel } from '#lib/engines/webllm/load.ts';
import { countPrompt } from '#lib/engines/webllm/model.ts';
import { probeSupport } from '#lib/engines/webllm/probe.ts';
import { toPrompt } from '#lib/engines/webllm/prompt.ts';
import type { MakeMlcEngine } from '#lib/engines/webllm/session.ts';

/** Of an answer that was stopped before its prompt was made. */
const stoppedAtOnce: FinishEvent = {
	type: 'finish',
	reason: 'aborted',
	usage: { promptTokens: 0, cachedPromptTokens: 0, completionTokens: 0 },
	timing: { firstTokenMs: null, decodeMs: 0 }
};

/** MLC's web-llm behind the engine contract. It runs in our worker; the library's own worker loses errors and crashes. */
export class WebllmEngine implements Engine {
	readonly id = 'webllm';
	#model: ReadyModel | null = null;
	#turn = new Turn();
	#makeEngine: MakeMlcEngine | undefined;

	/** @param makeEngine in place of the real library */
	constructor(makeEngine?: MakeMlcEngine) {
		this.#makeEngine = makeEngine;
	}

	async probe({ signal }: CallOptions = {}) {
		signal?.throwIfAborted();
		return probeSupport();
	}

	async load(spec: ModelSpec, { signal, onProgress = () => {} }: LoadOptions = {}): Promise<LoadedModel> {
		signal?.throwIfAborted();
		validateSpec(spec, { engine: this.id, options: [], adapters: false, tasks: ['generate'] });
		const { stopping, end } = await this.#turn.begin('load', signal);
		try {
			await this.#close();
			this.#model = await loadModel(spec, { onProgress, signal: stopping, makeEngine: this.#makeEngine });
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
		yield* this.#turn.stream<GenerateEvent>('generate', signal, (emit, stopping) =>
			this.#answer(request, startedMs, emit, stopping)
		);
	}

	async countTokens(messages: readonly ChatMessage[], { signal }: CallOptions = {}): Promise<TokenCount> {
		signal?.throwIfAborted();
		validateMessages(messages);
		const { session, files, loaded } = this.#requireModel('countTokens');
		refuseImages(messages, loaded);
		const images = await prepareImages(messages, imageLimits.pixels, signal);
		const prompt = toPrompt(messages, files.config.conversation, files.neutralize, images);
		// Around an image the library cuts the text in another way than in text alone.
		return { tokens: countPrompt(prompt, files.config, session), exact: images.flat().length === 0 };
	}

	async embed(texts: readonly string[], { signal }: CallOptions = {}): Promise<Embeddings> {
		signal?.throwIfAborted();
		validateTexts(texts);
		this.#requireModel('embed');
		throw new AppError('engine/unsupported-operation', { engine: this.id, operation: 'embed' });
	}

	async unload(): Promise<void> {
		await this.#turn.stop();
		await this.#close();
	}

	async #answer(
		request: GenerateRequest,
		startedMs: number,
		emit: (event: GenerateEvent) => void,
		stopping: AbortSignal
	): Promise<void> {
		const model = this.#requireModel('generate');
		const { session, files } = model;
		let images: PreparedImages;
		try {
			images = await prepareImages(request.messages, imageLimits.pixels, stopping);
		} catch (error) {
			if (!isAbort(error)) throw error;
			return emit(stoppedAtOnce);
		}
		const { params, promptTokens, seam } = askLibrary(request, images, model);
		const { topLogprobs } = request;
		const reader = new ChunkReader({
			startedMs,
			promptTokens,
			stops: [...(request.sampling.stop ?? []), ...files.config.conversation.stop_str],
			takeLogprobs: topLogprobs === undefined ? null : () => session.logprobs.take(),
			seam,
			decode: (token) => session.tokenizer.decode(new Int32Array([token]))
		});
		const splitter = makeSplitter(request);
		const send = (event: GenerateEvent) => splitter.read(event).forEach(emit);
		send(reader.begin());
		let text: string | null = null;
		try {
			if (!stopping.aborted) {
				for await (const chunk of session.complete(params, topLogprobs ?? null, stopping))
					reader.read(chunk).forEach(send);
				text = await session.lastAnswer();
			}
		} catch (error) {
			if (!isAbort(error)) throw await this.#fail(error);
		}
		reader.finish(stopping.aborted, text).forEach(send);
	}

	/** What to throw; a library that must not be used again is closed before. */
	async #fail(error: unknown): Promise<AppError> {
		const translated = translateGenerateError(error);
		if (isFatal(translated)) await this.#close();
		return translated;
	}

	#requireModel(operation: string): ReadyModel {
		if (!this.#model) throw new AppError('engine/not-loaded', { operation });
		return this.#model;
	}

	async #close(): Promise<void> {
		const model = this.#model;
		this.#model = null;
		await model?.session.close();
	}
}
