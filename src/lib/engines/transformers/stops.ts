import type { TokenEvent } from '#lib/engines/contract/types.ts';

/** How much of the end of `text` could be the beginning of a marker. */
export function possibleStart(text: string, markers: readonly string[]): number {
	let most = 0;
	for (const marker of markers) {
		for (let length = Math.min(text.length, marker.length - 1); length > most; length--) {
			if (marker.startsWith(text.slice(-length))) most = length;
		}
	}
	return most;
}

/** Tokens whose text waits for what comes next. */
export class HeldTokens {
	#events: TokenEvent[] = [];

	push(event: TokenEvent): void {
		this.#events.push(event);
	}

	get text(): string {
		return this.#events.map(({ text }) => text).join('');
	}

	/** Everything. */
	all(): TokenEvent[] {
		return this.#events.splice(0);
	}

	/** The tokens that lie wholly before this position of the text. */
	before(position: number): TokenEvent[] {
		let end = 0;
		let count = 0;
		for (const { text } of this.#events) {
			if (end + text.length > position) break;
			end += text.length;
			count++;
		}
		return this.#events.splice(0, count);
	}
}

/** Ends an answer before a stop string. Text that may become one is held back until it is known. */
export class StopStrings {
	#stops: readonly string[];
	#held = new HeldTokens();
	/** A stop string was found; nothing comes after it. */
	found = false;

	constructor(stops: readonly string[] = []) {
		this.#stops = stops;
	}

	/** The tokens that may be shown now. */
	read(event: TokenEvent): TokenEvent[] {
		if (this.#stops.length === 0) return [event];
		this.#held.push(event);
		const text = this.#held.text;
		const starts = this.#stops.map((stop) => text.indexOf(stop)).filter((start) => start >= 0);
		if (starts.length === 0) return this.#held.before(text.length - possibleStart(text, this.#stops));
		this.found = true;
		const start = Math.min(...starts);
		const shown = this.#held.before(start);
		const rest = text.slice(
			shown.reduce((length, token) => length + token.text.length, 0),
			start
		);
		const [cut] = this.#held.all();
		return cut && rest !== '' ? [...shown, { ...cut, text: rest }] : shown;
	}

	/** What was held back for a stop string that did not come. */
	end(): TokenEvent[] {
		return this.#held.all();
	}
}
