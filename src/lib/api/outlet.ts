import type { ReplySink } from '#lib/api/types.ts';

/** A proxy between, and people, take a connection for dead that says nothing for about a minute. */
const keepAliveMs = 15_000;

export interface OutletOptions {
	headers: Record<string, string>;
	/** See `ReplySink.head`. */
	lost: string | null;
	/** What says "still here" without meaning anything. */
	keepAlive: string;
	/**
	 * The head goes out after this, in milliseconds, whatever happens. Before it an error has its own status; but only after
	 * it can a service worker hear that the client has gone.
	 */
	headDueMs: number;
}

/** The good answer to one request: its head goes out as late as possible, and it is never silent for long. */
export class Outlet {
	readonly #sink: ReplySink;
	readonly #options: OutletOptions;
	#opened = false;
	/** What waits for the head. */
	#remark = '';
	#headTimer: ReturnType<typeof setTimeout>;
	#keepAlive: ReturnType<typeof setInterval>;

	constructor(sink: ReplySink, options: OutletOptions) {
		this.#sink = sink;
		this.#options = options;
		this.#headTimer = setTimeout(() => this.open(), options.headDueMs);
		this.#keepAlive = setInterval(() => this.write(options.keepAlive), keepAliveMs);
	}

	get opened(): boolean {
		return this.#opened;
	}

	/** Adds a header, while that is possible. */
	name(header: string, value: string): void {
		if (!this.#opened) this.#options.headers[header] = value;
	}

	/** Sends the head, if it is not sent yet. */
	open(): void {
		if (this.#opened) return;
		this.#opened = true;
		clearTimeout(this.#headTimer);
		this.#sink.head(200, this.#options.headers, this.#options.lost);
		if (this.#remark !== '') this.#sink.write(this.#remark);
	}

	/** Something that the client may know, and that is no reason to send the head; only the last one counts until then. */
	remark(text: string): void {
		if (this.#opened) this.write(text);
		else this.#remark = text;
	}

	write(text: string): void {
		this.open();
		if (text !== '') this.#sink.write(text);
	}

	/** Ends the timers. */
	close(): void {
		clearTimeout(this.#headTimer);
		clearInterval(this.#keepAlive);
	}
}
