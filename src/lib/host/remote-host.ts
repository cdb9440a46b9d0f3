import { AppError } from '#lib/base/errors.ts';
import { newId } from '#lib/base/id.ts';
import type { ModelInfo } from '#lib/catalog/catalog.ts';
import type { CallOptions, ChatMessage, GenerateEvent, GenerateRequest } from '#lib/engines/contract/types.ts';
import { guestLock, hostLock, type LobbyMessage, type Welcome } from '#lib/host/guests.ts';
import { holdLock, whenFree } from '#lib/host/liveness.ts';
import type { HostMethods, HostNews, Waiting } from '#lib/host/methods.ts';
import { Pipe } from '#lib/host/pipe.ts';
import { startPulse } from '#lib/host/pulse.ts';
import { askedNowMs } from '#lib/host/queue.ts';
import type { HostCallOptions, HostLoadOptions, ModelHost } from '#lib/host/types.ts';
import { Caller, type CallerOptions } from '#lib/rpc/caller.ts';
import { streamEvents } from '#lib/rpc/stream.ts';

export interface VisitOptions {
	/** Of this tab. */
	tab: string;
	/** The channel that all tabs hear. */
	lobby: BroadcastChannel;
	/** Ends the visit. */
	signal: AbortSignal;
	/** A leader may be silent for this long while it works for us, in milliseconds. */
	pingMs: number;
	/** What the leader does, from the beginning. */
	onNews: (news: HostNews) => void;
	/** The leader is gone, or has ended the visit. */
	onLost: () => void;
	/** The leader lives and does not answer: its tab was put to sleep in the middle of something. */
	onSilence: () => void;
}

/**
 * Asks the leader to serve this tab. Resolves when it does, and never when there is none: a new leader makes itself known,
 * and is asked by a new visit.
 * @throws what `holdLock` throws
 */
export async function visitLeader(options: VisitOptions): Promise<RemoteHost> {
	const { tab, lobby, signal, onLost } = options;
	const name = `${lobby.name} ${newId()}`;
	const release = await holdLock(guestLock(name)); // before the leader looks for it
	const pipe = new Pipe(name);
	const end = () => {
		pipe.close();
		release();
	};
	signal.addEventListener('abort', end);
	if (signal.aborted) end();
	const welcome = new Promise<void>((resolve) => {
		pipe.addEventListener('message', ({ data }: MessageEvent<Partial<Welcome>>) => {
			if (data.kind === 'welcome') resolve();
		});
	});
	if (!signal.aborted) lobby.postMessage({ kind: 'join', pipe: name, tab } satisfies LobbyMessage);
	await welcome;
	whenFree(hostLock(name), signal).then(onLost, () => {});
	return new RemoteHost(pipe, options);
}

/** The host of another tab. Ends with its visit: its calls then fail with `host/lost`. */
export class RemoteHost implements ModelHost {
	#caller: Caller<HostMethods>;
	#pingMs: number;
	#onSilence: () => void;
	#working = 0;
	#endPulse = () => {};

	constructor(pipe: Pipe, { signal, pingMs, onNews, onSilence }: VisitOptions) {
		this.#caller = new Caller(pipe);
		this.#pingMs = pingMs;
		this.#onSilence = onSilence;
		signal.addEventListener('abort', () =>
			this.#caller.close(new AppError('host/lost', { reason: 'it does not answer any more' }))
		);
		this.#caller.call('watch', null, { onEvent: onNews }).catch(() => {}); // the visit is over
	}

	probe({ signal }: CallOptions = {}) {
		return this.#call('probe', null, { signal });
	}

	load(model: ModelInfo, { signal, onWaiting, onProgress, ...options }: HostLoadOptions = {}) {
		return this.#call('load', asked(model, options), {
			signal,
			onEvent: (event) => {
				if (event.kind === 'progress') onProgress?.(event.progress);
				else onWaiting?.(event.ahead);
			}
		});
	}

	async preload(model: ModelInfo, { signal, onWaiting, ...options }: HostCallOptions = {}): Promise<void> {
		await this.#call('preload', asked(model, options), { signal, onEvent: placeTold(onWaiting) });
	}

	generate(model: ModelInfo, request: GenerateRequest, options: HostCallOptions = {}) {
		const { signal: outer, onWaiting } = options;
		return streamEvents<GenerateEvent>(
			(onEvent, signal) =>
				this.#call(
					'generate',
					{ ...asked(model, options), request },
					{
						signal,
						onEvent: (told) => {
							if (told.kind === 'event') onEvent(told.event);
							else onWaiting?.(told.ahead);
						}
					}
				),
			outer
		);
	}

	countTokens(model: ModelInfo, messages: readonly ChatMessage[], options: HostCallOptions = {}) {
		const { signal, onWaiting } = options;
		const params = { ...asked(model, options), messages };
		return this.#call('countTokens', params, { signal, onEvent: placeTold(onWaiting) });
	}

	embed(model: ModelInfo, texts: readonly string[], options: HostCallOptions = {}) {
		const { signal, onWaiting } = options;
		return this.#call('embed', { ...asked(model, options), texts }, { signal, onEvent: placeTold(onWaiting) });
	}

	measureSlots(model: ModelInfo, { signal, onWaiting, ...options }: HostCallOptions = {}) {
		return this.#call('measureSlots', asked(model, options), { signal, onEvent: placeTold(onWaiting) });
	}

	async unload(modelId?: string): Promise<void> {
		await this.#call('unload', modelId ?? null, {});
	}

	/** Asks the leader to end its engine after the answers that were asked for, so that this tab can take over. */
	async handOver(): Promise<void> {
		await this.#call('handOver', null, {});
	}

	/** While it works for us, the leader is asked for signs of life: its tab may be asleep. */
	async #call<K extends keyof HostMethods & string>(
		method: K,
		params: HostMethods[K]['params'],
		options: CallerOptions<HostMethods[K]['event']>
	): Promise<HostMethods[K]['result']> {
		if (this.#working++ === 0)
			this.#endPulse = startPulse(() => this.#caller.call('ping', null), this.#pingMs, this.#onSilence);
		try {
			return await this.#caller.call(method, params, options);
		} finally {
			if (--this.#working === 0) this.#endPulse();
		}
	}
}

const asked = (model: ModelInfo, { askedAtMs = askedNowMs() }: HostCallOptions) => ({ model, askedAtMs });

const placeTold =
	(onWaiting: HostCallOptions['onWaiting']) =>
	({ ahead }: Waiting) =>
		onWaiting?.(ahead);
