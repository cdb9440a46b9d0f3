import type { Conversations } from '#lib/state/conversations.svelte.ts';
import type { SearchHit } from '#lib/storage/types.ts';

/** Typing goes on for a moment: each letter alone is not worth a search. */
const pauseMs = 30;
/** More than anybody reads; a better word finds less. */
const maxHits = 50;

/** One search over all chats at a time; a new query takes the place of the one before. */
export class ChatSearch {
	#hits = $state.raw<readonly SearchHit[]>([]);
	#searching = $state(false);
	#abort = new AbortController();
	#conversations: Conversations;

	constructor(conversations: Conversations) {
		this.#conversations = conversations;
	}

	get hits(): readonly SearchHit[] {
		return this.#hits;
	}

	/** More may come. */
	get searching(): boolean {
		return this.#searching;
	}

	/** Call when somebody is about to search. Never rejects. */
	async prepare(): Promise<void> {
		await this.#conversations.prepareSearch().catch(() => {}); // the search itself will find the same trouble
	}

	/** Finds chats; the hits so far are there while it goes on. Never rejects: what cannot be read is not found. */
	async find(query: string): Promise<void> {
		this.#abort.abort();
		const { signal } = (this.#abort = new AbortController());
		const empty = query.trim() === '';
		this.#searching = !empty;
		if (empty) return void (this.#hits = []);
		await new Promise((resolve) => setTimeout(resolve, pauseMs));
		const found: SearchHit[] = [];
		try {
			if (signal.aborted) return;
			for await (const hit of this.#conversations.search(query, signal)) {
				if (signal.aborted) return;
				found.push(hit);
				this.#hits = [...found];
				if (found.length === maxHits) break;
			}
		} catch {
			// Without storage there is nothing to find.
		}
		if (signal.aborted) return;
		this.#hits = found;
		this.#searching = false;
	}

	/** Ends the search under way. */
	stop(): void {
		this.#abort.abort();
	}
}
