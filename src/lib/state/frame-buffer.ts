/** A hidden tab gets no animation frames; its answer still has to reach the title bar and the screen reader. */
const hiddenEveryMs = 250;
/** Frames that take longer, with layout and paint, are followed by a rest. */
const cheapMs = 4;
/** How many times as long as such a frame took: a growing answer leaves the page three quarters of its time. */
const restFactor = 3;
/** However slow the device, words come this often. */
const maxRestMs = 100;

/**
 * Calls `publish` at most once per animation frame after any number of `touch` calls, and less often where what it shows
 * takes the page long to draw.
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
		if (tookMs <= cheapMs) return this.#request();
		this.#timer = setTimeout(this.#request, Math.min(maxRestMs, restFactor * tookMs));
	}
}
