import type { ModelInfo } from '#lib/catalog/catalog.ts';
import type { GenerateEvent, GenerateRequest, LoadedModel } from '#lib/engines/contract/types.ts';
import { makeReceipt } from '#lib/state/receipt.ts';
import { TokenLogWriter } from '#lib/state/token-log.ts';
import type { Message } from '#lib/storage/chat-types.ts';

/** What is written down about one answer beside its text, while it comes. */
export class AnswerRecord {
	#from: number;
	#log: TokenLogWriter;
	#model: ModelInfo | null = null;
	#request: GenerateRequest | null = null;
	#seedDrawn = false;
	#loadedModel: () => LoadedModel | null;
	#loaded: LoadedModel | null = null;
	readonly #startedAtMs = Date.now();
	readonly #startedMs = performance.now();

	/** @param loadedModel what is loaded now: read with the first token, when it is surely the one that answers */
	constructor(answer: Pick<Message, 'text' | 'logprobs'>, loadedModel: () => LoadedModel | null) {
		this.#from = answer.text.length;
		this.#log = new TokenLogWriter(answer);
		this.#loadedModel = loadedModel;
	}

	/** The engine is asked. The last time counts: it has all that was read. */
	sent(model: ModelInfo, request: GenerateRequest, seedDrawn: boolean): void {
		this.#model = model;
		this.#request = request;
		this.#seedDrawn = seedDrawn;
	}

	add(event: GenerateEvent): void {
		if (event.type === 'token') this.#log.add(event);
		if (event.type === 'token' || event.type === 'finish') this.#loaded ??= this.#loadedModel();
	}

	/** What goes with the message when it has ended. @param app version of Hearth */
	async finish(app: string): Promise<Pick<Message, 'logprobs' | 'receipt'>> {
		const { log } = this.#log;
		const [model, loaded, request] = [this.#model, this.#loaded, this.#request];
		const known = model && request && loaded?.modelId === model.id;
		const receipt = known
			? await makeReceipt({
					app,
					model,
					loaded,
					request,
					seedDrawn: this.#seedDrawn,
					from: this.#from,
					startedAtMs: this.#startedAtMs,
					tookMs: performance.now() - this.#startedMs
				}).catch((error: unknown) => void console.warn('This answer has no receipt', error))
			: undefined;
		return { ...(log ? { logprobs: log } : {}), receipt: receipt ?? undefined };
	}
}
