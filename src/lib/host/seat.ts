import { AppError, isAppError } from '#lib/base/errors.ts';
import type { ModelInfo } from '#lib/catalog/catalog.ts';
import { Election } from '#lib/host/election.ts';
import { Guests, type LobbyMessage } from '#lib/host/guests.ts';
import { Host, type HostOptions } from '#lib/host/host.ts';
import { canShare } from '#lib/host/liveness.ts';
import { unpackRecovery, unpackStatus, type HostNews } from '#lib/host/methods.ts';
import { RemoteHost, visitLeader } from '#lib/host/remote-host.ts';
import { idleStatus, type HostStatus } from '#lib/host/status.ts';
import type { ModelHost } from '#lib/host/types.ts';

/** How long another tab may be silent that is alive, in milliseconds; then its office is taken over. */
export interface Patience {
	/** Before it serves this tab. */
	joinMs: number;
	/** Without an answer to a ping, while it works for this tab. */
	pingMs: number;
	/** From the end of its engine to the take-over that it was ended for. */
	takeOverMs: number;
}

const usualPatience: Patience = { joinMs: 15_000, pingMs: 30_000, takeOverMs: 5_000 };

export interface SeatOptions {
	/** Of this tab. */
	id: string;
	shareName: string;
	patience: Partial<Patience> | undefined;
	hostOptions: HostOptions;
	/** What the host of all tabs does, with the role of this one. */
	onStatus: (status: HostStatus) => void;
}

interface Reign {
	host: Host;
	/** `null`: nobody can be told of it here. */
	guests: Guests | null;
	end: () => void;
}

const hasLeft = () => new AppError('host/lost', { reason: 'this tab has left' });

/** Where the host is for this tab: here, in another tab, or nowhere for a moment. */
export class Seat {
	#options: SeatOptions;
	#patience: Patience;
	#lobby: BroadcastChannel | null = null;
	#election: Election | null = null;
	/** This tab is the leader. */
	#reign: Reign | null = null;
	/** This tab is the guest of a leader, or looks for one. */
	#visit: AbortController | null = null;
	#current: ModelHost | null = null;
	#waiting: { resolve: (host: ModelHost) => void; reject: (error: AppError) => void }[] = [];
	/** What the host had loaded when it was last heard of. */
	#model: ModelInfo | null = null;
	#life = new AbortController();

	constructor(options: SeatOptions) {
		this.#options = options;
		this.#patience = { ...usualPatience, ...options.patience };
		const begin = canShare() ? () => this.#join() : () => this.#reignAlone();
		// Whoever may not start a worker must not be the one who does it for all.
		options.hostOptions.ready.then(begin, () => this.#reignAlone());
		this.#listen();
	}

	/** The host, as soon as there is one. */
	get host(): Promise<ModelHost> {
		const current = this.#current;
		if (current) return Promise.resolve(current);
		if (this.#life.signal.aborted) return Promise.reject(hasLeft());
		return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
	}

	/** This host has failed a call with `host/lost`; nobody is to ask it again. */
	giveUp(host: ModelHost): void {
		if (host !== this.#current) return;
		if (host instanceof RemoteHost) this.#visitAgain();
		else this.#current = null; // handed over: its successor makes itself known
	}

	/** Becomes the leader, after the answers that the present one was asked for. */
	async take(): Promise<void> {
		const leader = await this.host;
		if (!(leader instanceof RemoteHost)) return;
		try {
			await leader.handOver();
		} catch (error) {
			if (isAppError(error, 'host/lost')) return; // its tab was closed meanwhile, or another one was quicker
			throw error;
		}
		if (this.#reign) return;
		this.#endVisit(); // its host is ended
		this.#election?.seize();
		await this.host;
	}

	close(): void {
		this.#life.abort();
		this.#leave('its tab was closed');
		for (const { reject } of this.#waiting.splice(0)) reject(hasLeft());
	}

	/** A page that sleeps must not keep the engine from the others. */
	#listen(): void {
		const { signal } = this.#life;
		let asleep = false;
		const sleep = () => {
			if (!this.#election) return; // not shared, or asleep already
			asleep = true;
			this.#leave('its tab was put to sleep');
		};
		const wake = () => {
			if (asleep) this.#join();
			asleep = false;
		};
		addEventListener('pagehide', ({ persisted }) => persisted && sleep(), { signal });
		addEventListener('pageshow', ({ persisted }) => persisted && wake(), { signal });
		// Nobody waits for a guest or a lone tab: an answer that is being written there goes on when it wakes.
		document.addEventListener('freeze', () => (this.#reign?.guests?.count ?? 0) > 0 && sleep(), { signal });
		document.addEventListener('resume', wake, { signal });
	}

	#join(): void {
		if (this.#election || this.#reign || this.#life.signal.aborted) return;
		const name = `hearth-engine-host ${this.#options.shareName}`;
		this.#lobby = new BroadcastChannel(name);
		this.#lobby.addEventListener('message', ({ data }: MessageEvent<LobbyMessage>) => {
			if (data.kind === 'leader' && !this.#reign) this.#visitAgain();
		});
		this.#election = new Election(name, {
			onElected: () => this.#lead(),
			onDeposed: () => {
				this.#endReign('another tab took over');
				this.#election?.stand();
				this.#visitAgain();
			},
			onRefused: () => {
				this.#leave('this browser gives no locks');
				this.#reignAlone();
			}
		});
		this.#election.stand();
		this.#visitAgain();
	}

	/** Gives everything back, until `#join`. */
	#leave(reason: string): void {
		this.#election?.withdraw();
		this.#election = null;
		this.#endVisit();
		this.#endReign(reason);
		this.#lobby?.close();
		this.#lobby = null;
	}

	#lead(): void {
		const model = this.#model;
		this.#endVisit();
		const reign = this.#reignAlone();
		// First in the queue: what was asked of the former leader is asked again with its model at hand.
		if (model) void reign.host.preload(model, { user: null }).catch(() => {});
		if (this.#lobby) reign.guests = new Guests(reign.host, this.#lobby, () => this.#handOver(reign));
	}

	#reignAlone(): Reign {
		const { hostOptions, id } = this.#options;
		const host: Host = new Host({
			...hostOptions,
			onRecovery: (event) => {
				this.#reign?.guests?.tellRecovery(event);
				if (event.user === null || event.user === id) hostOptions.onRecovery?.(event);
			}
		});
		const end = host.subscribe((status) => {
			this.#model = host.model;
			this.#options.onStatus({ ...status, role: 'leader' });
		});
		this.#reign = { host, guests: null, end };
		this.#sit(host);
		return this.#reign;
	}

	/** @param reason why the engine is ended, if this tab is the leader */
	#endReign(reason: string): void {
		const reign = this.#reign;
		if (!reign) return;
		this.#reign = null;
		this.#current = null;
		reign.end();
		reign.guests?.close();
		reign.host.retire(reason);
	}

	/** A guest wants to be the leader. It takes the office itself, so that nobody else is before it. */
	async #handOver(reign: Reign): Promise<void> {
		await reign.host.retireInTurn('another tab takes over');
		reign.guests?.closeDoor();
		if (this.#current === reign.host) this.#current = null;
		setTimeout(() => {
			if (this.#reign !== reign) return;
			this.#leave('the tab that wanted to take over did not');
			this.#join();
		}, this.#patience.takeOverMs);
	}

	#visitAgain(): void {
		this.#endVisit();
		const { lobby, election } = { lobby: this.#lobby, election: this.#election };
		if (!lobby || !election) return;
		const visit = (this.#visit = new AbortController());
		const impatience = setTimeout(() => election.seize(), this.#patience.joinMs);
		visit.signal.addEventListener('abort', () => clearTimeout(impatience));
		visitLeader({
			tab: this.#options.id,
			lobby,
			signal: visit.signal,
			pingMs: this.#patience.pingMs,
			onNews: (news) => this.#visit === visit && this.#hear(news),
			onLost: () => this.#visit === visit && this.#visitAgain(),
			onSilence: () => this.#visit === visit && election.seize()
		}).then(
			(host) => {
				clearTimeout(impatience);
				if (this.#visit === visit) this.#sit(host);
			},
			() => {} // no locks here: the election says so, too
		);
	}

	#endVisit(): void {
		const visit = this.#visit;
		if (!visit) return;
		this.#visit = null;
		this.#current = null;
		visit.abort();
		this.#options.onStatus(idleStatus);
	}

	#hear(news: HostNews): void {
		if (news.kind === 'model') this.#model = news.model;
		else if (news.kind === 'status') this.#options.onStatus({ ...unpackStatus(news), role: 'guest' });
		else this.#options.hostOptions.onRecovery?.(unpackRecovery(news));
	}

	#sit(host: ModelHost): void {
		this.#current = host;
		for (const { resolve } of this.#waiting.splice(0)) resolve(host);
	}
}
