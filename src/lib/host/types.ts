import type { ModelInfo } from '#lib/catalog/catalog.ts';
import type {
	CallOptions,
	ChatMessage,
	Embeddings,
	EngineSupport,
	GenerateEvent,
	GenerateRequest,
	LoadedModel,
	TokenCount
} from '#lib/engines/contract/types.ts';
import type { QueueOptions } from '#lib/host/queue.ts';
import type { SlotDecision } from '#lib/host/slots.ts';
import type { HostProgress } from '#lib/host/status.ts';

/** A call waits for its turn; it keeps its place by when it was asked for. */
export interface HostCallOptions extends QueueOptions {
	/** The id of the tab that asks, where several share a host. */
	user?: string | null | undefined;
}

export interface HostLoadOptions extends HostCallOptions {
	onProgress?: ((progress: HostProgress) => void) | undefined;
}

/** What runs models for somebody: a `Host` in this tab, or one in another tab, behind the same calls. */
export interface ModelHost {
	/** What the engine could run on here. */
	probe(options?: CallOptions): Promise<EngineSupport>;

	/**
	 * Makes a model ready; at once if it is already.
	 * @throws what `openModel` and `Engine.load` throw, `model/malformed`, `engine/timeout`, `AbortError`
	 */
	load(model: ModelInfo, options?: HostLoadOptions): Promise<LoadedModel>;

	/** As `load`, but leaves a model alone that another tab uses. For a head start, before anybody asked. */
	preload(model: ModelInfo, options?: HostCallOptions): Promise<void>;

	/**
	 * One answer, after those that were asked for before. Loads the model when it is not loaded. An abort always ends
	 * with `finish: aborted`, also while waiting.
	 * @throws what `Engine.generate` and `load` throw, `engine/timeout`
	 */
	generate(
		model: ModelInfo,
		request: GenerateRequest,
		options?: HostCallOptions
	): AsyncGenerator<GenerateEvent, void, void>;

	/**
	 * Length of the prompt that these messages become. Loads the model when it is not loaded.
	 * @throws what `Engine.countTokens` and `load` throw, `engine/timeout`
	 */
	countTokens(model: ModelInfo, messages: readonly ChatMessage[], options?: HostCallOptions): Promise<TokenCount>;

	/**
	 * One vector for each text. Loads the model for embedding, which ends its use for answers until the next question.
	 * @throws what `Engine.embed` and `load` throw, `engine/timeout`
	 */
	embed(model: ModelInfo, texts: readonly string[], options?: HostCallOptions): Promise<Embeddings>;

	/**
	 * Measures whether answers at once help with this model, keeps what came of it (`SlotMemory`), and loads the model so.
	 * Waits until nobody else is served.
	 * @returns `null` when somebody came in between, or the model cannot give several answers at once
	 * @throws what `load` and `generate` throw
	 */
	measureSlots(model: ModelInfo, options?: HostCallOptions): Promise<SlotDecision | null>;

	/**
	 * Frees the memory, after the answers that are asked for.
	 * @param modelId only if this model is the one that is loaded
	 */
	unload(modelId?: string): Promise<void>;
}
