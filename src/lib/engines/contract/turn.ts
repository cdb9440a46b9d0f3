import { AppError } from '#lib/base/errors.ts';

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

	/** Resolves when nobody holds the turn. */
	async idle(): Promise<void> {
		while (this.#holder) await this.#holder.done;
	}
}
