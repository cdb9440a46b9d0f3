/** After a change: connections begin slowly. */
const settleMs = 300;
/** How long the speed is measured. */
const windowMs = 700;
/** One more connection has to bring this many times the speed. */
const worthwhile = 1.1;
/** When one more was not worth it, or the server has too much to do: until it is tried again. */
const restMs = 30_000;

/**
 * How many connections a download uses: one to begin with, and one more as long as that makes it faster. What is on its way on
 * a connection is lost with the tab, so those that bring nothing cost something.
 */
export class Lanes {
	#most: number;
	#count = 1;
	/** Bytes a millisecond with one connection less, while one more is tried. */
	#speedBefore: number | null = null;
	#window: { fromMs: number; bytes: number } | null = null;
	#restUntilMs = 0;

	/** @param most connections at a time */
	constructor(most: number) {
		this.#most = most;
	}

	get count(): number {
		return this.#count;
	}

	/**
	 * Bytes came.
	 * @param running connections that are open now
	 * @returns whether there is room for one more from now on
	 */
	add(bytes: number, running: number, nowMs: number): boolean {
		if (nowMs < this.#restUntilMs) return false;
		if (running !== this.#count) {
			this.#window = null;
			return false;
		}
		this.#window ??= { fromMs: nowMs + settleMs, bytes: 0 };
		const tookMs = nowMs - this.#window.fromMs;
		if (tookMs <= 0) return false;
		this.#window.bytes += bytes;
		return tookMs >= windowMs && this.#judge(this.#window.bytes / tookMs, nowMs);
	}

	/** A connection failed: what was measured meanwhile says nothing. */
	fail(): void {
		this.#window = null;
	}

	/** The server has too much to do. */
	yield(nowMs: number): void {
		this.#rest(Math.max(1, this.#count - 1), nowMs + restMs);
	}

	#judge(speed: number, nowMs: number): boolean {
		const before = this.#speedBefore;
		if (before !== null && speed < worthwhile * before) this.#rest(this.#count - 1, nowMs + restMs);
		else if (this.#count >= this.#most) this.#rest(this.#count, Infinity);
		else {
			this.#speedBefore = speed;
			this.#count++;
			this.#window = null;
			return true;
		}
		return false;
	}

	#rest(count: number, untilMs: number): void {
		this.#count = count;
		this.#restUntilMs = untilMs;
		this.#speedBefore = null;
		this.#window = null;
	}
}
