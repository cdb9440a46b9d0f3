/** A hidden tab gets no animation frames; its answer still has to reach the title bar and the screen reader. */
const hiddenEveryMs = 250;
/** Nobody reads more often: with this, and the wait for a frame, the screen changes some 20 times a second. */
const leastRestMs = 35;
/** How many times as long as a frame took, with layout and paint: a growing answer leaves the page three quarters of its time. */
const restFactor = 3;
/** However slow the device, words come this often. */
const maxRestMs = 100;

/**
 * Calls `publish` with the next animation frame after any number of `touch` calls, then rests; longer where what it shows takes the
 * page long to draw.
 */
export class FrameBuffer {
	#publish: () => void;
	#frame: number | null = null;
	#timer: ReturnType<typeof setTimeout> | null = null;
	/** Touched since it was published last. */
	#touched = false;

	constructor(publish: () => void) {
		this.#publish = publish;
	}

	touch(): void {
		this.#touched = true;
		if (this.#frame === null && this.#timer === null) this.#request();
	}

	/** Nothing is published after this, unless it is touched again. */
	stop(): void {
		this.#clear();
		this.#touched = false;
	}

	#clear(): void {
		if (this.#frame !== null) cancelAnimationFrame(this.#frame);
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#frame = null;
		this.#timer = null;
	}

	#request = (): void => {
		this.#clear();
		if (!this.#touched) return;
		this.#frame = requestAnimationFrame(this.#fire);
		this.#timer = setTimeout(this.#fire, hiddenEveryMs);
	};

	#fire = (): void => {
		this.#clear();
		this.#touched = false;
		const startMs = performance.now();
		this.#timer = setTimeout(() => this.#rest(performance.now() - startMs)); // behind the frame's layout and paint
		this.#publish();
	};

	#rest(tookMs: number): void {
		const restMs = Math.min(maxRestMs, Math.max(leastRestMs, restFactor * tookMs));
		this.#timer = setTimeout(this.#request, restMs);
	}
}
