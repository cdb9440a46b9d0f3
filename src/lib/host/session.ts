import { abortable } from '#lib/base/abortable.ts';
import { AppError } from '#lib/base/errors.ts';
import type { RemoteEngine } from '#lib/engines/contract/remote.ts';
import type {
	ChatMessage,
	Embeddings,
	EngineSupport,
	FinishEvent,
	GenerateEvent,
	GenerateRequest,
	LoadedModel,
	LoadOptions,
	ModelSpec,
	TokenCount
} from '#lib/engines/contract/types.ts';
import type { EngineWorker } from '#lib/engines/registry.ts';
import { startPulse } from '#lib/host/pulse.ts';
import { Watchdog } from '#lib/host/watchdog.ts';

/**
 * How long an engine may give no sign of life, in milliseconds. Generous: slow is not dead. A worker that answers pings is
 * slow or hangs, and only time tells which; one that does not answer is stuck for certain, and needs less of it.
 */
export interface HostTimeouts {
	/** Without an answer to a ping, while it loads or generates. */
	pingMs: number;
	probeMs: number;
	/** From the last progress of a load; the weights of a large model on a slow disk come without one. */
	loadMs: number;
	/** Before the first token: at a few tokens a second, one piece of a prompt takes half a minute. */
	prefillMs: number;
	/** Between two tokens. */
	tokenMs: number;
	/** From an abort to its end: a large model first reads the piece of the prompt that it is at. */
	stopMs: number;
}

export const generousTimeouts: HostTimeouts = {
	pingMs: 60_000,
	probeMs: 10_000,
	loadMs: 300_000,
	prefillMs: 300_000,
	tokenMs: 120_000,
	stopMs: 30_000
};

/** What ends an answer that was aborted before the engine had it. */
export const abortedFinish: FinishEvent = {
	type: 'finish',
	reason: 'aborted',
	usage: { promptTokens: 0, cachedPromptTokens: 0, completionTokens: 0 },
	timing: { firstTokenMs: null, decodeMs: 0 }
};

/** One engine worker under watch: what falls silent is ended, and its call fails with `engine/timeout`. */
export class Session {
	#worker: EngineWorker;
	#timeouts: HostTimeouts;
	#death: AppError | null = null;

	constructor(worker: EngineWorker, timeouts: HostTimeouts) {
		this.#worker = worker;
		this.#timeouts = timeouts;
	}

	get engine(): RemoteEngine {
		return this.#worker.engine;
	}

	/** @throws `engine/timeout`, `engine/crashed` */
	probe(): Promise<EngineSupport> {
		return this.#watch('probe', this.#timeouts.probeMs, () => this.engine.probe());
	}

	/** @throws what `Engine.load` throws, and `engine/timeout` */
	load(spec: ModelSpec, { signal, onProgress }: LoadOptions): Promise<LoadedModel> {
		return this.#watch('load', this.#timeouts.loadMs, (dog) =>
			abortable(
				this.engine.load(spec, {
					signal,
					onProgress: (progress) => {
						dog.reset();
						onProgress?.(progress);
					}
				}),
				signal
			)
		);
	}

	/** @throws what `Engine.generate` throws, and `engine/timeout` */
	async *generate(request: GenerateRequest, signal: AbortSignal | undefined): AsyncGenerator<GenerateEvent> {
		const { prefillMs, tokenMs, stopMs } = this.#timeouts;
		const { dog, end } = this.#guard('generate', prefillMs);
		const hurry = () => dog.reset(stopMs);
		signal?.addEventListener('abort', hurry);
		try {
			for await (const event of this.engine.generate(request, { signal })) {
				dog.reset(signal?.aborted ? stopMs : event.type === 'token' ? tokenMs : prefillMs);
				dog.paused = true; // the reader may take its time
				yield event;
				dog.paused = false;
			}
		} catch (error) {
			throw this.#death ?? error;
		} finally {
			signal?.removeEventListener('abort', hurry);
			end();
		}
	}

	/** @throws what `Engine.countTokens` throws, and `engine/timeout` */
	countTokens(messages: readonly ChatMessage[], signal: AbortSignal | undefined): Promise<TokenCount> {
		return this.#watch('countTokens', this.#timeouts.prefillMs, () => this.engine.countTokens(messages, { signal }));
	}

	/** @throws what `Engine.embed` throws, and `engine/timeout` */
	embed(texts: readonly string[], signal: AbortSignal | undefined): Promise<Embeddings> {
		return this.#watch('embed', this.#timeouts.prefillMs, () => this.engine.embed(texts, { signal }));
	}

	/** Ends the worker. */
	end(): void {
		this.#worker.terminate();
	}

	/** Ends the worker when the operation is silent for too long, or the worker itself does not answer. */
	#guard(operation: string, limitMs: number): { dog: Watchdog; end: () => void } {
		const onSilence = (waitedMs: number) => {
			this.#death ??= new AppError('engine/timeout', { operation, waitedMs });
			this.end();
		};
		const dog = new Watchdog(limitMs, onSilence);
		const endPulse = startPulse(() => this.engine.ping(), this.#timeouts.pingMs, onSilence);
		const end = () => {
			dog.stop();
			endPulse();
		};
		return { dog, end };
	}

	async #watch<T>(operation: string, limitMs: number, work: (dog: Watchdog) => Promise<T>): Promise<T> {
		const { dog, end } = this.#guard(operation, limitMs);
		try {
			return await work(dog);
		} catch (error) {
			throw this.#death ?? error;
		} finally {
			end();
		}
	}
}
