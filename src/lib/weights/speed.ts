const windowMs = 5000;
/** Two readings closer than this say nothing about speed. */
const shortestMs = 200;

/** Bytes per second over a sliding window of five seconds. */
export class SpeedMeter {
	#readings: { atMs: number; bytes: number }[] = [];

	/** @param bytes loaded so far, all together; fewer than before starts the measurement again */
	add(bytes: number, atMs: number = performance.now()): void {
		const last = this.#readings.at(-1);
		if (last && bytes < last.bytes) this.#readings = [];
		this.#readings.push({ atMs, bytes });
		while ((this.#readings[1]?.atMs ?? Infinity) <= atMs - windowMs) this.#readings.shift();
	}

	/** `null` until there is enough to measure. */
	bytesPerSecond(): number | null {
		const [first] = this.#readings;
		const last = this.#readings.at(-1);
		if (!first || !last || last.atMs - first.atMs < shortestMs) return null;
		return ((last.bytes - first.bytes) * 1000) / (last.atMs - first.atMs);
	}

	/** How long so many bytes still take at this speed; `null` when nothing moves. */
	remainingMs(bytes: number): number | null {
		const speed = this.bytesPerSecond();
		return speed ? Math.round((bytes * 1000) / speed) : null;
	}
}
