import { abortable } from '#lib/base/abortable.ts';
import type { ModelInfo } from '#lib/catalog/catalog.ts';
import { guide } from '#lib/catalog/catalog.ts';
import type {
	Backend,
	ChatMessage,
	GenerateEvent,
	GenerateRequest,
	ImageLimits,
	LoadedModel,
	ModelCapabilities,
	Sampling
} from '#lib/engines/contract/types.ts';
import type { SlotDecision } from '#lib/host/slots.ts';
import type { SharedHost } from '#lib/host/shared-host.ts';
import type { HostStatus } from '#lib/host/status.ts';
import { chat as t } from '#lib/messages/en/chat.ts';
import { adaptersInUse } from '#lib/state/adapters.ts';
import { appDefaults, effectiveSampling, onlySupported } from '#lib/state/sampling.ts';
import { onlySteered } from '#lib/state/thinking.ts';
import { tokenLogLimits, type ChatSettings } from '#lib/storage/chat-types.ts';
import type { Settings } from '#lib/storage/settings-types.ts';
import { tools, type ToolDescription } from '#lib/tools/tools.ts';

/** The chosen model and what its engine is doing, for display. */
export class EngineState {
	#model = $state.raw<ModelInfo>(guide);
	#status = $state.raw<HostStatus>() as HostStatus;
	#host: SharedHost;
	#moving = $state(false);

	constructor(host: SharedHost) {
		this.#host = host;
		host.subscribe((status) => (this.#status = status));
	}

	get model(): ModelInfo {
		return this.#model;
	}

	get status(): HostStatus {
		return this.#status;
	}

	/** What the loaded model really runs on. */
	get backend(): Backend {
		return this.#status.backend ?? 'cpu';
	}

	/** How the chosen model is best sampled, as far as that is known. Its files have a say once it is loaded. */
	get advice(): Partial<Sampling> {
		const { maxAnswerTokens: maxTokens, temperature, disk, stored } = this.#model;
		return { ...(disk || stored ? {} : { maxTokens, temperature }), ...this.#loaded?.defaults };
	}

	/** Members of sampling that the chosen model follows; `null` until it is loaded. */
	get supportedSampling(): ModelCapabilities['sampling'] | null {
		return this.#loaded?.capabilities.sampling ?? null;
	}

	/** Whether the chosen model can be held to JSON; `false` until it is loaded. */
	get followsSchemas(): boolean {
		return this.#loaded?.capabilities.responseFormats.includes('jsonSchema') === true;
	}

	/** What can be decided about the reasoning of the chosen model; `null` for nothing, and until it is loaded. */
	get thinking(): NonNullable<ModelCapabilities['thinking']> | null {
		return this.#loaded?.capabilities.thinking ?? null;
	}

	/** Whether the chosen model can go on with a text as it stands; `false` until it is loaded. */
	get continuesTexts(): boolean {
		return this.#loaded?.capabilities.raw === true;
	}

	/** Whether an answer that was cut off can go on; `false` until the model is loaded. */
	get continues(): boolean {
		return this.#loaded?.capabilities.continues === true;
	}

	/**
	 * Alternatives of each token to ask for: the chosen one is usually among them. `undefined` where the engine tells no
	 * probabilities, and until it is loaded.
	 */
	get topLogprobs(): number | undefined {
		const { logprobs } = this.#loaded?.capabilities ?? {};
		return logprobs ? Math.min(tokenLogLimits.alternatives + 1, logprobs.maxAlternatives) : undefined;
	}

	/** Whether the chosen model is ready to answer at once. */
	get ready(): boolean {
		return this.#loaded !== null;
	}

	/** Tokens of prompt and answer that the chosen model holds: once it is loaded, what memory was reserved for. */
	get contextTokens(): number {
		return Math.min(this.#model.contextTokens, this.#loaded?.contextTokens ?? Infinity);
	}

	/** Images that the chosen model reads; `null` for text only, and until it is loaded. */
	get images(): ImageLimits | null {
		return this.#loaded?.capabilities.images ?? null;
	}

	/** Paths of the LoRA adapters that can be switched on and off with the chosen model. */
	get adapters(): readonly string[] {
		return this.#loaded?.capabilities.adapters ?? this.#model.adapters?.map(({ name }) => name) ?? [];
	}

	/** How answers of a chat are chosen: by what was set for it, else by the model's advice, else by the settings. */
	samplingFor(chat: ChatSettings, settings: Settings): Sampling {
		return effectiveSampling(appDefaults(settings), this.advice, chat.sampling);
	}

	/** How the next answer of a chat is asked for; best after `prepare`. */
	requestFor(chat: ChatSettings, settings: Settings): Pick<GenerateRequest, 'sampling' | 'adapters' | 'thinking'> {
		const thinking = onlySteered(chat.thinking, this.thinking);
		const adapters = adaptersInUse(this.adapters, chat.adapters);
		return {
			sampling: onlySupported(this.samplingFor(chat, settings), this.supportedSampling ?? []),
			...(adapters.length > 0 ? { adapters } : {}),
			...(thinking ? { thinking } : {})
		};
	}

	/** What the model may call while it answers. */
	get tools(): readonly ToolDescription[] {
		return tools.filter(({ name }) => this.#model.tools?.includes(name));
	}

	/** What the answer waits for, before its first word; `null` when nothing worth saying. */
	get waitingFor(): string | null {
		const { phase, waiting } = this.#status;
		if (phase === 'loading') return this.#loading;
		return waiting > 0 ? t.engine.waiting(waiting) : null;
	}

	/** How far the loading of the model has come. */
	get #loading(): string {
		const { progress, modelName } = this.#status;
		// Another tab may have asked for another model.
		const name = modelName ?? this.#model.name;
		if (progress?.phase !== 'download' || progress.loadedBytes >= progress.totalBytes) return t.engine.starting(name);
		const told = progress.fromCache ? t.engine.checking : t.engine.fetching;
		return told(name, progress.loadedBytes, progress.totalBytes);
	}

	/** Where the model runs, in one sentence. */
	get sentence(): string {
		const { phase, backend, fallback, modelId, modelName, role, usedElsewhere } = this.#status;
		if (fallback === 'device-lost' && backend === 'cpu') return t.engine.nowOnCpu;
		if (phase === 'loading') return t.engine.underWay(this.#loading);
		if (usedElsewhere && modelName && modelId !== this.#model.id) return t.engine.usedElsewhere(modelName);
		return (role === 'guest' ? t.runsInAnotherTab : t.runsHere)[backend ?? 'unknown'];
	}

	/** The engine runs in another tab, which can give it to this one. */
	get canMoveHere(): boolean {
		return this.#status.role === 'guest' && !this.#moving;
	}

	/** Brings the engine into this tab, after the answers that were asked for. */
	async moveHere(): Promise<void> {
		this.#moving = true;
		await this.#host.moveHere().finally(() => (this.#moving = false));
	}

	/** As `ModelHost.measureSlots`, of the chosen model. */
	measureSlots(signal: AbortSignal): Promise<SlotDecision | null> {
		return this.#host.measureSlots(this.#model, { signal });
	}

	choose(model: ModelInfo): void {
		this.#model = model;
	}

	/**
	 * Loads the chosen model so that the first answer comes sooner, unless another tab uses another one. A failure shows
	 * with the first answer.
	 */
	async preload(): Promise<void> {
		await this.#host.preload(this.#model).catch(() => {});
	}

	/**
	 * Waits until the chosen model is loaded, so that its advice and abilities are known. An abort ends the waiting, not
	 * the load: the next question needs it too.
	 * @throws what `Host.load` throws, `AbortError`
	 */
	async prepare(signal: AbortSignal): Promise<void> {
		if (!this.#loaded) await abortable(this.#host.load(this.#model), signal);
	}

	/** @param model the one that the request was made for: another may be chosen while it answers */
	generate(model: ModelInfo, request: GenerateRequest, signal: AbortSignal): AsyncIterable<GenerateEvent> {
		return this.#host.generate(model, request, { signal });
	}

	/**
	 * Exact length in tokens of the prompt that these messages become; `null` where it would have to load a model for it, has
	 * no tokenizer to ask, or fails. llama.cpp reads one batch of the prompt for it, which then is in the KV cache.
	 */
	async countTokens(messages: readonly ChatMessage[], signal: AbortSignal): Promise<number | null> {
		const model = this.#model;
		if (!this.#loaded?.capabilities.tokenCount || signal.aborted) return null;
		try {
			const { tokens, exact } = await this.#host.countTokens(model, messages, { signal });
			return exact ? tokens : null;
		} catch {
			return null; // the answer will tell what is wrong
		}
	}

	/** The chosen model, when it is the one that is loaded. */
	get #loaded(): LoadedModel | null {
		const { model } = this.#status;
		const forAnswers = model?.capabilities.embeddingDimensions === undefined || this.#model.task === 'embed';
		return model?.modelId === this.#model.id && forAnswers ? model : null;
	}

	/** Frees memory; the next answer loads the model again. */
	async unload(): Promise<void> {
		await this.#host.unload();
	}
}
