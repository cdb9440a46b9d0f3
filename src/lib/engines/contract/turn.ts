import { AppError } from '#lib/base/errors.ts';
import { streamEvents } from '#lib/rpc/stream.ts';

/** A turn that was begun. */
export interface BegunTurn {
	/** Aborts when the caller, `stop` or `Turn.stop` says so. */
	stopping: AbortSignal;
	/** The slot that it takes; `null`: all there is. */
	slot: number | null;
	stop: () => void;
	end: () => void;
}

interface Holder {
	slot: number | null;
	stopping: AbortSignal;
	stop: () => void;
	done: Promise<void>;
}

/**
 * One operation at a time, or one in each slot. A newcomer is refused while the holder works, but waits for a holder that was
 * told to stop: whoever leaves a loop may ask again at once.
 */
export class Turn {
	#holders = new Set<Holder>();

	/**
	 * @param stopping aborts when this operation was told to stop
	 * @param slots of which it takes the first free one; `null`: it must be alone
	 * @param stop makes it stop
	 * @returns the slot, and a function that ends the turn
	 * @throws `engine/busy`
	 */
	async take(
		operation: string,
		stopping: AbortSignal,
		slots: readonly number[] | null = null,
		stop: () => void = () => {}
	): Promise<{ slot: number | null; end: () => void }> {
		for (;;) {
			const places = (slots ?? [null]).map((slot) => ({ slot, holders: this.#holdersOf(slot) }));
			const free = places.find(({ holders }) => holders.length === 0);
			if (free) return { slot: free.slot, end: this.#hold(free.slot, stopping, stop) };
			const leaving = places.filter(({ holders }) => holders.every(({ stopping }) => stopping.aborted));
			if (leaving.length === 0) throw new AppError('engine/busy', { operation });
			await Promise.race(leaving.map(({ holders }) => Promise.all(holders.map(({ done }) => done))));
		}
	}

	/**
	 * Takes the turn for an operation that can be stopped from outside, from within, and by `stop`.
	 * @param slots as for `take`
	 * @throws `engine/busy`
	 */
	async begin(
		operation: string,
		outer: AbortSignal | undefined,
		slots: readonly number[] | null = null
	): Promise<BegunTurn> {
		const own = new AbortController();
		const stopping = outer ? AbortSignal.any([outer, own.signal]) : own.signal;
		const stop = () => own.abort();
		return { ...(await this.take(operation, stopping, slots, stop)), stopping, stop };
	}

	/**
	 * Takes the turn for work that tells of itself while it goes on. Leaving the loop stops the work, and the turn ends only
	 * when the work has ended: a library must not be asked again before.
	 * @param run is given where to tell, what aborts when it is to stop, and its slot
	 * @param slots as for `take`
	 * @throws `engine/busy`, and what the work throws
	 */
	async *stream<T>(
		operation: string,
		outer: AbortSignal | undefined,
		run: (emit: (event: T) => void, stopping: AbortSignal, slot: number | null) => Promise<unknown>,
		slots: readonly number[] | null = null
	): AsyncGenerator<T, void, void> {
		const { stopping, slot, stop, end } = await this.begin(operation, outer, slots);
		let settled: Promise<unknown> | undefined;
		try {
			yield* streamEvents<T>((emit) => (settled = run(emit, stopping, slot)));
		} finally {
			stop();
			await settled?.catch(() => {}); // told by the stream, unless its reader has left
			end();
		}
	}

	/** Stops all that was begun; resolves when nobody holds the turn. */
	async stop(): Promise<void> {
		for (const { stop } of this.#holders) stop();
		await this.idle();
	}

	/** Resolves when nobody holds the turn. */
	async idle(): Promise<void> {
		while (this.#holders.size > 0) await Promise.all([...this.#holders].map(({ done }) => done));
	}

	/** Those that somebody who wants this slot would be in the way of. */
	#holdersOf(slot: number | null): Holder[] {
		return [...this.#holders].filter((holder) => slot === null || holder.slot === null || holder.slot === slot);
	}

	#hold(slot: number | null, stopping: AbortSignal, stop: () => void): () => void {
		let end = () => {};
		const done = new Promise<void>((resolve) => (end = resolve));
		const holder: Holder = { slot, stopping, stop, done };
		this.#holders.add(holder);
		return () => {
			this.#holders.delete(holder);
			end();
		};
	}
}

/**
 * Where an answer may be given: beside others, in the slot of those that follow one another, or alone.
 * @param slots `LoadedModel.slots`
 */
export function slotsFor(beside: boolean | undefined, slots: number | undefined): readonly number[] | null {
	if (slots === undefined) return null;
	return beside ? Array.from({ length: slots }, (_, index) => index + 1) : [0];
}
