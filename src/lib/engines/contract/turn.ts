import { AppError } from '#lib/base/errors.ts';
import { streamEvents } from '#lib/rpc/stream.ts';

/** A turn that was begun. */
export interface BegunTurn {
	/** Aborts when the caller, `stop` or `Turn.stop` says so. */
	stopping: AbortSignal;
	stop: () => void;
	end: () => void;
}

interface Holder {
	stopping: AbortSignal;
	done: Promise<void>;
}

/**
 * One operation at a time. A newcomer is refused while the holder works, but waits for a holder that was told to stop:
 * whoever leaves a loop may ask again at once.
 */
export class Turn {
	#holder: Holder | null = null;
	#stopHolder = () => {};

	/**
	 * @param stopping aborts when this operation was told to stop
	 * @returns a function that ends the turn
	 * @throws `engine/busy`
	 */
	async take(operation: string, stopping: AbortSignal): Promise<() => void> {
		while (this.#holder) {
			if (!this.#holder.stopping.aborted) throw new AppError('engine/busy', { operation });
			await this.#holder.done;
		}
		let end = () => {};
		const done = new Promise<void>((resolve) => (end = resolve));
		const holder: Holder = { stopping, done };
		this.#holder = holder;
		return () => {
			if (this.#holder === holder) this.#holder = null;
			end();
		};
	}

	/**
	 * Takes the turn for an operation that can be stopped from outside, from within, and by `stop`.
	 * @throws `engine/busy`
	 */
	async begin(operation: string, outer: AbortSignal | undefined): Promise<BegunTurn> {
		const own = new AbortController();
		const stopping = outer ? AbortSignal.any([outer, own.signal]) : own.signal;
		const end = await this.take(operation, stopping);
		const stop = () => own.abort();
		this.#stopHolder = stop;
		return { stopping, stop, end };
	}

	/**
	 * Takes the turn for work that tells of itself while it goes on. Leaving the loop stops the work, and the turn ends only
	 * when the work has ended: a library must not be asked again before.
	 * @param run is given where to tell, and what aborts when it is to stop
	 * @throws `engine/busy`, and what the work throws
	 */
	async *stream<T>(
		operation: string,
		outer: AbortSignal | undefined,
		run: (emit: (event: T) => void, stopping: AbortSignal) => Promise<unknown>
	): AsyncGenerator<T, void, void> {
		const { stopping, stop, end } = await this.begin(operation, outer);
		let settled: Promise<unknown> | undefined;
		try {
			yield* streamEvents<T>((emit) => (settled = run(emit, stopping)));
		} finally {
			stop();
			await settled?.catch(() => {}); // told by the stream, unless its reader has left
			end();
		}
	}

	/** Stops what was begun last; resolves when nobody holds the turn. */
	async stop(): Promise<void> {
		this.#stopHolder();
		await this.idle();
	}

	/** Resolves when nobody holds the turn. */
	async idle(): Promise<void> {
		while (this.#holder) await this.#holder.done;
	}
}
