import { SourceTrouble } from '#lib/weights/net/source.ts';

/** A connection that brings less than this in the time it has is as good as silent. */
const enoughBytes = 4096;

/** Ends a request that is silent, or all but silent, for too long, and tells that from one that somebody canceled. */
export class StallWatch {
	readonly signal: AbortSignal;
	#own = new AbortController();
	#outer: AbortSignal;
	#stallMs: number;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#restMs: number;
	#runsSinceMs = 0;
	#bytes = 0;

	constructor(stallMs: number, outer: AbortSignal) {
		this.#stallMs = this.#restMs = stallMs;
		this.#outer = outer;
		this.signal = AbortSignal.any([outer, this.#own.signal]);
		this.#run();
	}

	/** So many bytes came: waits for the next ones from now on. */
	feed(bytes: number): void {
		this.#bytes += bytes;
		if (this.#bytes < enoughBytes) return this.#run();
		this.#bytes = 0;
		this.#restMs = this.#stallMs;
		this.#run();
	}

	/** Time does not count until the next `feed`. */
	pause(): void {
		clearTimeout(this.#timer);
		this.#restMs -= performance.now() - this.#runsSinceMs;
	}

	#run(): void {
		clearTimeout(this.#timer);
		this.#runsSinceMs = performance.now();
		this.#timer = setTimeout(() => this.#own.abort(), this.#restMs);
	}

	/** Ends the request as well, if it still runs. */
	end(): void {
		this.pause();
		this.#own.abort();
	}

	explain(error: unknown): Error {
		return this.#outer.aborted ? (this.#outer.reason as Error) : new SourceTrouble(null, { cause: error });
	}
}
