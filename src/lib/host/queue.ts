export interface QueueOptions {
	/** An abort while waiting gives the place up. */
	signal?: AbortSignal | undefined;
	/**
	 * When it was asked for, in milliseconds: who asked earlier goes first, also when the question came in later because
	 * its tab had to look for a new host. Now, if not given.
	 */
	askedAtMs?: number | undefined;
	/** Told how many are before it, whenever that changes; 0 when its turn has come. Not told by who need not wait. */
	onWaiting?: ((ahead: number) => void) | undefined;
}

/** For whom may be inside together with others. */
export interface SharedPlace {
	/** What it is, for the others. */
	kind: string;
	/**
	 * May it come in beside these? Asked when its turn comes, when somebody leaves, and by `Queue.admit`. `wait`: not now, and
	 * those behind it are asked; `alone`: it is like one who shares with nobody, and nobody passes it.
	 */
	joins: (inside: readonly string[]) => 'come' | 'wait' | 'alone';
}

interface Place {
	askedAtMs: number;
	shared: SharedPlace | null;
	/** How many it was told last. */
	told: number;
	onWaiting: (ahead: number) => void;
	enter: () => void;
	fail: (error: unknown) => void;
}

/** Comparable between the tabs of one device, and never goes back within one. */
export function askedNowMs(): number {
	return performance.timeOrigin + performance.now();
}

/** First come, first served: one at a time is inside, or several that agree to it. */
export class Queue {
	#waiting: Place[] = [];
	#inside = new Set<{ kind: string | null }>();
	#closed: Error | null = null;

	/** How many wait. */
	get length(): number {
		return this.#waiting.length;
	}

	/**
	 * Waits for its turn.
	 * @param shared for whom need not be alone inside
	 * @returns a function that lets the next one in
	 * @throws the reason of the signal, the error that the queue was closed with
	 */
	async enter(
		{ signal, askedAtMs = askedNowMs(), onWaiting = () => {} }: QueueOptions = {},
		shared: SharedPlace | null = null
	): Promise<() => void> {
		signal?.throwIfAborted();
		if (this.#closed) throw this.#closed;
		const guest = { kind: shared?.kind ?? null };
		if (this.#mayPassAll(shared)) this.#inside.add(guest);
		else await this.#wait({ askedAtMs, shared, onWaiting, signal, enter: () => this.#inside.add(guest) });
		return () => {
			if (this.#inside.delete(guest)) this.admit();
		};
	}

	/** Lets in who may come in now: to be called when that has changed for another reason than that somebody left. */
	admit(): void {
		for (let index = 0; index < this.#waiting.length;) {
			const place = this.#waiting[index] as Place;
			const decision = this.#decide(place.shared);
			if (decision === 'alone') break;
			if (decision === 'wait') index++;
			else {
				this.#waiting.splice(index, 1);
				place.enter();
			}
		}
		this.#tell();
	}

	/** Sends everybody away who waits, and who comes later. */
	close(error: Error): void {
		this.#closed ??= error;
		for (const { fail } of this.#waiting.splice(0)) fail(this.#closed);
	}

	/** What a newcomer may do who asked last: come in at once, if nobody who waits would stop it. */
	#mayPassAll(shared: SharedPlace | null): boolean {
		return this.#decide(shared) === 'come' && this.#waiting.every((place) => this.#decide(place.shared) === 'wait');
	}

	#decide(shared: SharedPlace | null): 'come' | 'wait' | 'alone' {
		if (this.#inside.size === 0) return 'come';
		const kinds = [...this.#inside].map(({ kind }) => kind);
		if (!shared || kinds.includes(null)) return 'alone';
		return shared.joins(kinds as string[]);
	}

	#wait({ signal, askedAtMs, shared, onWaiting, enter }: QueueOptions & Omit<Place, 'fail' | 'told'>): Promise<void> {
		return new Promise<void>((resolve, reject) => {
			const giveUp = () => {
				this.#waiting = this.#waiting.filter((waiting) => waiting !== place);
				place.fail(signal?.reason);
				this.admit(); // those behind it may have waited for it only
			};
			const end = () => {
				signal?.removeEventListener('abort', giveUp);
				onWaiting(0);
			};
			const place: Place = {
				askedAtMs,
				shared,
				told: NaN,
				onWaiting,
				enter: () => {
					enter();
					end();
					resolve();
				},
				fail: (error) => {
					end();
					reject(error as Error);
				}
			};
			signal?.addEventListener('abort', giveUp, { once: true });
			const later = this.#waiting.findIndex((other) => other.askedAtMs > askedAtMs);
			this.#waiting.splice(later < 0 ? this.#waiting.length : later, 0, place);
			this.#tell();
		});
	}

	/** Whoever is inside is before the first. */
	#tell(): void {
		for (const [index, place] of this.#waiting.entries()) {
			const ahead = index + this.#inside.size;
			if (ahead === place.told) continue;
			place.told = ahead;
			place.onWaiting(ahead);
		}
	}
}
