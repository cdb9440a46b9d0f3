/** Ends reasoning that has had its tokens: what closes it is read as if the model had written it. */
export class ThinkingBudget {
	#left: number;
	#closing: readonly number[];
	/** Tokens of the closing marker that were given out. */
	#given = 0;

	/**
	 * @param tokens that may be thought, markers not counted
	 * @param closing tokens that end reasoning
	 */
	constructor(tokens: number, closing: readonly number[]) {
		this.#left = tokens;
		this.#closing = closing;
	}

	/**
	 * What has to come next; `undefined` where the model chooses. To be asked once before every token.
	 * @param reasons whether all that came so far ends in reasoning
	 */
	next(reasons: boolean): number | undefined {
		if (!reasons) {
			this.#given = 0;
			return undefined;
		}
		if (this.#left === 0) return this.#closing[this.#given++];
		this.#left--;
		return undefined;
	}
}
