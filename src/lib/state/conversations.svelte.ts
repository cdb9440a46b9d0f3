import type { ChatPlace, Conversation, PageCursor, SearchHit, Storage } from '#lib/storage/types.ts';

/** What a list of chats shows of each. */
export type ChatSummary = Pick<Conversation, 'id' | 'title' | 'updatedAtMs' | 'pinnedAtMs' | 'archivedAtMs'>;

const pageSize = 50;

/** The list of chats, newest first, one page after another. */
export class Conversations {
	#list = $state.raw<readonly ChatSummary[]>([]);
	#pinned = $state.raw<readonly ChatSummary[]>([]);
	#archived = $state.raw<readonly ChatSummary[]>([]);
	#next = $state.raw<PageCursor | null>(null);
	#loaded = $state(false);
	#storage: Storage | null = null;
	/** Reads may overlap when changes come quickly: only the latest one counts. */
	#reads = 0;

	get list(): readonly ChatSummary[] {
		return this.#list;
	}

	/** The one that was pinned last first. */
	get pinned(): readonly ChatSummary[] {
		return this.#pinned;
	}

	/** The one that was archived last first. */
	get archived(): readonly ChatSummary[] {
		return this.#archived;
	}

	/** A chat at any place, as far as it has been read. */
	find(id: string): ChatSummary | null {
		const isIt = (chat: ChatSummary) => chat.id === id;
		return this.#pinned.find(isIt) ?? this.#list.find(isIt) ?? this.#archived.find(isIt) ?? null;
	}

	get loaded(): boolean {
		return this.#loaded;
	}

	get hasMore(): boolean {
		return this.#next !== null;
	}

	/** Reads the first page and follows every change, also of other tabs. */
	async open(storage: Storage): Promise<void> {
		this.#storage = storage;
		storage.changes.subscribe(({ store }) => {
			if (store === 'conversations') void this.#read(Math.max(pageSize, this.#list.length));
		});
		await this.#read(pageSize);
		this.#loaded = true;
	}

	async loadMore(): Promise<void> {
		await this.#read(this.#list.length + pageSize);
	}

	async rename(id: string, title: string): Promise<void> {
		await this.#storage?.chats.rename(id, title);
	}

	/** Pins, archives, or puts back into the list. */
	async setPlace(id: string, place: ChatPlace): Promise<void> {
		await this.#storage?.chats.setPlace(id, place);
	}

	/** See `Chats.search`. */
	async *search(query: string, signal: AbortSignal): AsyncGenerator<SearchHit, void, void> {
		if (this.#storage) yield* this.#storage.chats.search(query, { signal });
	}

	async #read(limit: number): Promise<void> {
		if (!this.#storage) return;
		const read = ++this.#reads;
		const { chats } = this.#storage;
		const [{ conversations, next }, pinned, archived] = await Promise.all([
			chats.listConversations({ limit }),
			chats.listPlace('pinned'),
			chats.listPlace('archived')
		]);
		if (read !== this.#reads) return;
		this.#list = conversations;
		this.#pinned = pinned;
		this.#archived = archived;
		this.#next = next;
	}
}
