/** A hidden tab gets no animation frames; its answer still has to reach the title bar and the screen reader. */
const hiddenEveryMs = 250;

/** Calls `publish` at most once per animation frame, after any number of `touch` calls. */
export class FrameBuffer {
	#publish: () => void;
	#frame: number | null = null;
	#timer: ReturnType<typeof setTimeout> | null = null;

	constructor(publish: () => void) {
		this.#publish = publish;
	}

	touch(): void {
		if (this.#frame !== null) return;
		this.#frame = requestAnimationFrame(this.#fire);
		this.#timer = setTimeout(this.#fire, hiddenEveryMs);
	}

	/** Nothing is published after this. */
	stop(): void {
		if (this.#frame !== null) cancelAnimationFrame(this.#frame);
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#frame = null;
		this.#timer = null;
	}

	#fire = (): void => {
		this.stop();
		this.#publish();
	};
}
