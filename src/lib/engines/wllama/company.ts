/** One answer among those that are given at the same time. */
export interface Companion {
	/** Another one was there, at any time. */
	hadCompany: boolean;
	leave: () => void;
}

/**
 * Who is in the library at the same time, and who must be alone there. What it logs belongs to all of them, and so does an
 * exception in one.
 */
export class Company {
	#inside = new Map<Companion, Promise<void>>();
	/** Those who want to be alone, one after another; newcomers wait for them. */
	#alone: Promise<unknown> = Promise.resolve();

	/** Waits for those who want to be alone. */
	async join(): Promise<Companion> {
		for (let seen: Promise<unknown> | null = null; seen !== this.#alone;) {
			seen = this.#alone;
			await seen;
		}
		return this.#enter();
	}

	/** Does some work when nobody else is inside and nobody comes in. Those who ask for it do it one after another. */
	alone<T>(work: (companion: Companion) => Promise<T>): Promise<T> {
		const mine = this.#alone.then(async () => {
			while (this.#inside.size > 0) await Promise.all(this.#inside.values());
			const companion = this.#enter();
			try {
				return await work(companion);
			} finally {
				companion.leave();
			}
		});
		this.#alone = mine.catch(() => {});
		return mine;
	}

	get isEmpty(): boolean {
		return this.#inside.size === 0;
	}

	/** Nobody is inside but this one. */
	isAlone(companion: Companion): boolean {
		return this.#inside.size === 1 && this.#inside.has(companion);
	}

	#enter(): Companion {
		let left = () => {};
		const gone = new Promise<void>((resolve) => (left = resolve));
		const companion: Companion = {
			hadCompany: this.#inside.size > 0,
			leave: () => {
				this.#inside.delete(companion);
				left();
			}
		};
		for (const other of this.#inside.keys()) other.hadCompany = true;
		this.#inside.set(companion, gone);
		return companion;
	}
}
