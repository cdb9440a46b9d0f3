import { AppError } from '#lib/base/errors.ts';

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
