interface Term {
	elected: boolean;
	end: () => void;
}

export interface ElectionEvents {
	onElected: () => void;
	/** Another tab has seized the office. */
	onDeposed: () => void;
	/** This browser gives no locks here. */
	onRefused: () => void;
}

/** Decides which of several tabs is the leader: the one that holds a Web Lock. When it is gone, the next in line has it. */
export class Election {
	#name: string;
	#events: ElectionEvents;
	#term: Term | null = null;

	constructor(name: string, events: ElectionEvents) {
		this.#name = name;
		this.#events = events;
	}

	/** Gets in line. */
	stand(): void {
		this.#request(false);
	}

	/** Takes the office now, from whoever has it and past the line: from a leader that agreed, or does not answer. */
	seize(): void {
		this.#request(true);
	}

	/** Gives the office back, or the place in line. No event follows. */
	withdraw(): void {
		const term = this.#term;
		this.#term = null;
		term?.end();
	}

	#request(steal: boolean): void {
		this.withdraw();
		const line = new AbortController();
		let endTerm = () => {};
		const over = new Promise<void>((resolve) => (endTerm = resolve));
		const end = () => {
			line.abort();
			endTerm();
		};
		const term: Term = (this.#term = { elected: false, end });
		const lead = () => {
			if (this.#term !== term) return undefined;
			term.elected = true;
			this.#events.onElected();
			return over;
		};
		navigator.locks.request(this.#name, steal ? { steal } : { signal: line.signal }, lead).catch(() => {
			if (this.#term !== term) return; // withdrawn
			this.#term = null;
			if (term.elected) this.#events.onDeposed();
			else this.#events.onRefused();
		});
	}
}
