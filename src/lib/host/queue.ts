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

interface Place {
	askedAtMs: number;
	onWaiting: (ahead: number) => void;
	enter: () => void;
	fail: (error: unknown) => void;
}

/** Comparable between the tabs of one device, and never goes back within one. */
export function askedNowMs(): number {
	return performance.timeOrigin + performance.now();
}

/** First come, first served: one at a time may be inside. */
export class Queue {
	#waiting: Place[] = [];
	#occupied = false;
	#closed: Error | null = null;

	/** How many wait. */
	get length(): number {
		return this.#waiting.length;
	}

	/**
	 * Waits for its turn.
	 * @returns a function that lets the next one in
	 * @throws the reason of the signal, the error that the queue was closed with
	 */
	async enter({ signal, askedAtMs = askedNowMs(), onWaiting = () => {} }: QueueOptions = {}): Promise<() => void> {
		signal?.throwIfAborted();
		if (this.#closed) throw this.#closed;
		if (this.#occupied) await this.#wait(askedAtMs, onWaiting, signal);
		this.#occupied = true;
		let left = false;
		return () => {
			if (left) return;
			left = true;
			const next = this.#waiting.shift();
			this.#tell();
			if (next) next.enter();
			else this.#occupied = false;
		};
	}

	/** Sends everybody away who waits, and who comes later. */
	close(error: Error): void {
		this.#closed ??= error;
		for (const { fail } of this.#waiting.splice(0)) fail(this.#closed);
	}

	#wait(askedAtMs: number, onWaiting: (ahead: number) => void, signal: AbortSignal | undefined): Promise<void> {
		return new Promise<void>((resolve, reject) => {
			const giveUp = () => {
				this.#waiting = this.#waiting.filter((waiting) => waiting !== place);
				place.fail(signal?.reason);
				this.#tell();
			};
			const end = () => {
				signal?.removeEventListener('abort', giveUp);
				onWaiting(0);
			};
			const place: Place = {
				askedAtMs,
				onWaiting,
				enter: () => {
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
		for (const [index, { onWaiting }] of this.#waiting.entries()) onWaiting(index + 1);
	}
}
