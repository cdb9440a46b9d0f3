/** First come, first served: one at a time may be inside. */
export class Queue {
	#waiting: (() => void)[] = [];
	#occupied = false;

	/** How many wait. */
	get length(): number {
		return this.#waiting.length;
	}

	/**
	 * Waits for its turn; an abort while waiting gives the place up and rejects with the signal's reason.
	 * @returns a function that lets the next one in
	 */
	async enter(signal?: AbortSignal): Promise<() => void> {
		signal?.throwIfAborted();
		if (this.#occupied) await this.#wait(signal);
		this.#occupied = true;
		let left = false;
		return () => {
			if (left) return;
			left = true;
			const next = this.#waiting.shift();
			if (next) next();
			else this.#occupied = false;
		};
	}

	#wait(signal: AbortSignal | undefined): Promise<void> {
		return new Promise<void>((resolve, reject) => {
			const enter = () => {
				signal?.removeEventListener('abort', giveUp);
				resolve();
			};
			const giveUp = () => {
				this.#waiting = this.#waiting.filter((waiting) => waiting !== enter);
				reject(signal?.reason as Error);
			};
			signal?.addEventListener('abort', giveUp, { once: true });
			this.#waiting.push(enter);
		});
	}
}
