import type { Conversation, PageCursor, Storage } from '#lib/storage/types.ts';

/** What a list of chats shows of each. */
export type ChatSummary = Pick<Conversation, 'id' | 'title' | 'updatedAtMs'>;

const pageSize = 50;

/** The list of chats, newest first, one page after another. */
export class Conversations {
	#list = $state.raw<readonly ChatSummary[]>([]);
	#next = $state.raw<PageCursor | null>(null);
	#loaded = $state(false);
	#storage: Storage | null = null;
	/** Reads may overlap when changes come quickly: only the latest one counts. */
	#reads = 0;

	get list(): readonly ChatSummary[] {
		return this.#list;
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

	async #read(limit: number): Promise<void> {
		if (!this.#storage) return;
		const read = ++this.#reads;
		const { conversations, next } = await this.#storage.chats.listConversations({ limit });
		if (read !== this.#reads) return;
		this.#list = conversations;
		this.#next = next;
	}
}
