/** How often the watch looks, at most. */
const tickMs = 1000;

/**
 * Notices when something gives no sign of life. Counts ticks instead of comparing clocks: after a laptop slept, or while
 * a hidden tab gets one timer a minute, the other side deserves the same time as always.
 */
export class Watchdog {
	#timer: ReturnType<typeof setInterval>;
	#limitMs: number;
	#silentMs = 0;
	#paused = false;

	/** @param onSilence called once, with the time that was waited in milliseconds */
	constructor(limitMs: number, onSilence: (waitedMs: number) => void) {
		this.#limitMs = limitMs;
		const stepMs = Math.max(10, Math.min(tickMs, limitMs / 4));
		this.#timer = setInterval(() => {
			if (!this.#paused) this.#silentMs += stepMs;
			if (this.#silentMs < this.#limitMs) return;
			this.stop();
			onSilence(this.#silentMs);
		}, stepMs);
	}

	/** A sign of life; what comes next may take this long. */
	reset(limitMs: number = this.#limitMs): void {
		this.#silentMs = 0;
		this.#limitMs = limitMs;
	}

	/** While it is our own side that takes its time. */
	set paused(paused: boolean) {
		this.#paused = paused;
	}

	stop(): void {
		clearInterval(this.#timer);
	}
}
