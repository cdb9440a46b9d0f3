import type { ModelInfo } from '#lib/catalog/catalog.ts';
import type { Host } from '#lib/host/host.ts';
import { holdLock, whenFree } from '#lib/host/liveness.ts';
import { packRecovery, packStatus, type HostMethods, type HostNews } from '#lib/host/methods.ts';
import { Pipe } from '#lib/host/pipe.ts';
import type { RecoveryEvent } from '#lib/host/recovery.ts';
import { serve, type Handlers } from '#lib/rpc/serve.ts';

/** What is said on the channel that all tabs hear. */
export type LobbyMessage =
	/** A new leader is there. */
	| { kind: 'leader' }
	/** A tab would like to be served on a pipe; it holds the lock `guestLock(pipe)` already. */
	| { kind: 'join'; pipe: string; tab: string };

/** What the leader says on a pipe before it answers calls; it holds the lock `hostLock(pipe)` by then. */
export type Welcome = { kind: 'welcome' };

/** Each end of a pipe holds its own lock, and waits for the other's. */
export const guestLock = (pipe: string) => `${pipe} guest`;
export const hostLock = (pipe: string) => `${pipe} host`;

interface Guest {
	tab: string;
	tell: (news: HostNews) => void;
	end: () => void;
}

/** The leader's half: serves its host to every tab that asks for it, for as long as that tab lives. */
export class Guests {
	#host: Host;
	#lobby: BroadcastChannel;
	#handOver: () => Promise<void>;
	#guests = new Map<string, Guest>();

	/** @param handOver ends the host in its turn, because the calling guest takes over */
	constructor(host: Host, lobby: BroadcastChannel, handOver: () => Promise<void>) {
		this.#host = host;
		this.#lobby = lobby;
		this.#handOver = handOver;
		lobby.addEventListener('message', this.#receive);
		lobby.postMessage({ kind: 'leader' } satisfies LobbyMessage);
	}

	get count(): number {
		return this.#guests.size;
	}

	/** Tells the tab whose answer it was, or all tabs when it was nobody's. */
	tellRecovery(event: RecoveryEvent): void {
		const told = [...this.#guests.values()].filter(({ tab }) => event.user === null || event.user === tab);
		for (const { tell } of told) tell(packRecovery(event));
	}

	/** Nobody else comes in; whoever is in stays. */
	closeDoor(): void {
		this.#lobby.removeEventListener('message', this.#receive);
	}

	/** Ends every pipe; the guests notice by its lock. */
	close(): void {
		this.closeDoor();
		for (const { end } of [...this.#guests.values()]) end();
	}

	#receive = ({ data }: MessageEvent<LobbyMessage>): void => {
		if (data.kind === 'join' && !this.#guests.has(data.pipe)) void this.#admit(data.pipe, data.tab);
	};

	async #admit(name: string, tab: string): Promise<void> {
		const pipe = new Pipe(name);
		const gone = new AbortController();
		let release = () => {};
		const guest: Guest = {
			tab,
			tell: () => {},
			end: () => {
				this.#guests.delete(name);
				pipe.close(); // first, or an answer that is cut off would be told as one that was stopped
				gone.abort();
				stop();
				release();
			}
		};
		const stop = serve<HostMethods>(pipe, this.#handlers(guest));
		this.#guests.set(name, guest);
		release = await holdLock(hostLock(name));
		if (gone.signal.aborted) return release();
		pipe.postMessage({ kind: 'welcome' } satisfies Welcome);
		whenFree(guestLock(name), gone.signal).then(guest.end, () => {});
	}

	#handlers(guest: Guest): Handlers<HostMethods> {
		const host = this.#host;
		const { tab: user } = guest;
		const waiting = (emit: (event: { kind: 'waiting'; ahead: number }) => void) => ({
			user,
			onWaiting: (ahead: number) => emit({ kind: 'waiting', ahead })
		});
		return {
			probe: (_, { signal }) => host.probe({ signal }),
			load: ({ model, askedAtMs }, { signal, emit }) =>
				host.load(model, {
					...waiting(emit),
					askedAtMs,
					signal,
					onProgress: (progress) => emit({ kind: 'progress', progress })
				}),
			preload: async ({ model, askedAtMs }, { signal, emit }) => {
				await host.preload(model, { ...waiting(emit), askedAtMs, signal });
				return null;
			},
			generate: async ({ model, request, askedAtMs }, { signal, emit }) => {
				for await (const event of host.generate(model, request, { ...waiting(emit), askedAtMs, signal }))
					emit({ kind: 'event', event });
				return null;
			},
			countTokens: ({ model, messages, askedAtMs }, { signal, emit }) =>
				host.countTokens(model, messages, { ...waiting(emit), askedAtMs, signal }),
			embed: ({ model, texts, askedAtMs }, { signal, emit }) =>
				host.embed(model, texts, { ...waiting(emit), askedAtMs, signal }),
			measureSlots: ({ model, askedAtMs }, { signal, emit }) =>
				host.measureSlots(model, { ...waiting(emit), askedAtMs, signal }),
			unload: async (modelId) => {
				await host.unload(modelId ?? undefined);
				return null;
			},
			watch: (_, { signal, emit }) => this.#watch(guest, signal, emit),
			handOver: async () => {
				await this.#handOver();
				return null;
			},
			ping: () => Promise.resolve(null)
		};
	}

	#watch(guest: Guest, signal: AbortSignal, emit: (news: HostNews) => void): Promise<null> {
		let told: ModelInfo | null | undefined;
		guest.tell = emit;
		const end = this.#host.subscribe((status) => {
			const { model } = this.#host;
			if (model !== told) emit({ kind: 'model', model });
			told = model;
			emit(packStatus(status));
		});
		return new Promise((resolve) => {
			signal.addEventListener('abort', () => {
				end();
				resolve(null);
			});
		});
	}
}
