import { abortable } from '#lib/base/abortable.ts';
import { isAppError } from '#lib/base/errors.ts';
import { newId } from '#lib/base/id.ts';
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
import type { HostOptions } from '#lib/host/host.ts';
import { askedNowMs } from '#lib/host/queue.ts';
import { Seat, type Patience } from '#lib/host/seat.ts';
import { abortedFinish } from '#lib/host/session.ts';
import type { SlotDecision } from '#lib/host/slots.ts';
import { idleStatus, StatusBoard, type HostStatus } from '#lib/host/status.ts';
import type { HostCallOptions, HostLoadOptions, ModelHost } from '#lib/host/types.ts';

export interface SharedHostOptions extends HostOptions {
	/** Tabs with the same name share an engine: it says which version of the app they are, and from where. */
	shareName: string;
	patience?: Partial<Patience>;
}

/** A question that was asked again this often is one that kills its host. */
const maxLosses = 3;

/**
 * One engine for all tabs of the app. One tab owns it, the others are its guests, and whoever calls need not know which:
 * when the owner is gone, the next tab takes over, and calls that had not begun to answer are asked again there.
 */
export class SharedHost implements ModelHost {
	/** Names this tab to others. */
	readonly id = newId();
	#seat: Seat;
	#board = new StatusBoard();
	/** The status of the host itself, wherever it is. */
	#hostStatus: HostStatus = idleStatus;
	/** How many are before each call of this tab that waits. */
	#waiting = new Map<symbol, number>();
	#closed = false;

	constructor({ shareName, patience, ...options }: SharedHostOptions) {
		this.#seat = new Seat({
			id: this.id,
			shareName,
			patience,
			hostOptions: options,
			onStatus: (status) => {
				this.#hostStatus = status;
				this.#show();
			}
		});
	}

	get status(): HostStatus {
		return this.#board.current;
	}

	/** Calls the listener now and after each change; returns a function that ends it. */
	subscribe(listener: (status: HostStatus) => void): () => void {
		return this.#board.subscribe(listener);
	}

	probe({ signal }: CallOptions = {}): Promise<EngineSupport> {
		return this.#call({ signal }, (host, options) => host.probe(options));
	}

	load(model: ModelInfo, options: HostLoadOptions = {}): Promise<LoadedModel> {
		const { onProgress } = options;
		return this.#call(options, (host, asked) => host.load(model, { ...asked, onProgress }));
	}

	preload(model: ModelInfo, options: HostCallOptions = {}): Promise<void> {
		return this.#call(options, (host, asked) => host.preload(model, asked));
	}

	/**
	 * As `Host.generate`. When the tab with the engine is lost before the first word, the question is asked again at the
	 * next one; later the tokens so far have been yielded, and it fails with `host/lost`.
	 */
	async *generate(
		model: ModelInfo,
		request: GenerateRequest,
		options: HostCallOptions = {}
	): AsyncGenerator<GenerateEvent, void, void> {
		const { signal } = options;
		const { asked, end } = this.#ask(options);
		let spoke = false;
		try {
			for (let losses = 0; ;) {
				const host = await abortable(this.#seat.host, signal);
				try {
					for await (const event of host.generate(model, request, asked)) {
						spoke ||= event.type === 'token';
						yield event;
					}
					return;
				} catch (error) {
					if (!this.#isLost(host, error) || spoke || ++losses === maxLosses) throw error;
				}
			}
		} catch (error) {
			if (!signal?.aborted) throw error;
			yield abortedFinish;
		} finally {
			end();
		}
	}

	countTokens(model: ModelInfo, messages: readonly ChatMessage[], options: HostCallOptions = {}): Promise<TokenCount> {
		return this.#call(options, (host, asked) => host.countTokens(model, messages, asked));
	}

	embed(model: ModelInfo, texts: readonly string[], options: HostCallOptions = {}): Promise<Embeddings> {
		return this.#call(options, (host, asked) => host.embed(model, texts, asked));
	}

	measureSlots(model: ModelInfo, options: HostCallOptions = {}): Promise<SlotDecision | null> {
		return this.#call(options, (host, asked) => host.measureSlots(model, asked));
	}

	unload(modelId?: string): Promise<void> {
		return this.#call({}, (host) => host.unload(modelId));
	}

	/** Makes this tab the one that owns the engine, after the answers that were asked for. At once if it is already. */
	async moveHere(): Promise<void> {
		await this.#seat.take();
	}

	/** Leaves the others for good; an engine of this tab is ended at once. Calls fail with `host/lost`. */
	close(): void {
		this.#closed = true;
		this.#seat.close();
	}

	async #call<T>(options: HostCallOptions, work: (host: ModelHost, asked: HostCallOptions) => Promise<T>): Promise<T> {
		const { asked, end } = this.#ask(options);
		try {
			for (let losses = 0; ;) {
				const host = await abortable(this.#seat.host, options.signal);
				try {
					return await work(host, asked);
				} catch (error) {
					if (!this.#isLost(host, error) || ++losses === maxLosses) throw error;
				}
			}
		} finally {
			end();
		}
	}

	/** Keeps the place of a call, also when it has to be asked again, and shows it. */
	#ask(options: HostCallOptions): { asked: HostCallOptions; end: () => void } {
		const call = Symbol();
		const onWaiting = (ahead: number) => {
			if (ahead > 0) this.#waiting.set(call, ahead);
			else this.#waiting.delete(call);
			this.#show();
			options.onWaiting?.(ahead);
		};
		const end = () => void (this.#waiting.delete(call) && this.#show());
		const { signal, askedAtMs = askedNowMs() } = options;
		return { asked: { signal, askedAtMs, user: this.id, onWaiting }, end };
	}

	/** True when the call can be made again elsewhere. */
	#isLost(host: ModelHost, error: unknown): boolean {
		if (this.#closed || !isAppError(error, 'host/lost')) return false;
		this.#seat.giveUp(host);
		return true;
	}

	#show(): void {
		const status = this.#hostStatus;
		const usedElsewhere = status.user !== null && status.user !== this.id;
		const waiting = this.#waiting.size > 0 ? Math.min(...this.#waiting.values()) : 0;
		this.#board.update({ ...status, usedElsewhere, waiting });
	}
}
