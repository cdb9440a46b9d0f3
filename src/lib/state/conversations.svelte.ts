import type { ChatPlace, Conversation } from '#lib/storage/chat-types.ts';
import type { PageCursor, SearchHit, Storage } from '#lib/storage/types.ts';

/** What a list of chats shows of each. */
export type ChatSummary = Pick<
	Conversation,
	'id' | 'title' | 'updatedAtMs' | 'pinnedAtMs' | 'archivedAtMs' | 'folderId'
>;

/** A folder with the chats in it, the last used first. */
export interface ShownFolder {
	id: string;
	name: string;
	collapsed: boolean;
	chats: readonly ChatSummary[];
	hasMore: boolean;
}

const pageSize = 50;

/** The list of chats, newest first, one page after another. */
export class Conversations {
	#list = $state.raw<readonly ChatSummary[]>([]);
	#pinned = $state.raw<readonly ChatSummary[]>([]);
	#archived = $state.raw<readonly ChatSummary[]>([]);
	#folders = $state.raw<readonly ShownFolder[]>([]);
	#folderSize = pageSize;
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

	/** By name. */
	get folders(): readonly ShownFolder[] {
		return this.#folders;
	}

	/** The last used of all that are not archived; pinned ones first. */
	get recent(): readonly ChatSummary[] {
		const inFolders = this.#folders.flatMap(({ chats }) => chats);
		const others = [...this.#list, ...inFolders];
		if (inFolders.length > 0) others.sort((a, b) => b.updatedAtMs - a.updatedAtMs);
		return [...this.#pinned, ...others];
	}

	/** A chat at any place, as far as it has been read. */
	find(id: string): ChatSummary | null {
		const isIt = (chat: ChatSummary) => chat.id === id;
		const known = this.#pinned.find(isIt) ?? this.#list.find(isIt) ?? this.#archived.find(isIt);
		return known ?? this.#folders.flatMap(({ chats }) => chats).find(isIt) ?? null;
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
			if (store === 'conversations' || store === 'folders') void this.#read(Math.max(pageSize, this.#list.length));
		});
		await this.#read(pageSize);
		this.#loaded = true;
	}

	async loadMore(): Promise<void> {
		await this.#read(this.#list.length + pageSize);
	}

	/** Reads more chats of the folders that have more. */
	async loadMoreInFolders(): Promise<void> {
		this.#folderSize += pageSize;
		await this.#read(Math.max(pageSize, this.#list.length));
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

	/** See `Chats.prepareSearch`. */
	async prepareSearch(): Promise<void> {
		await this.#storage?.chats.prepareSearch();
	}

	async #read(limit: number): Promise<void> {
		if (!this.#storage) return;
		const read = ++this.#reads;
		const { chats, folders } = this.#storage;
		const [{ conversations, next }, pinned, archived, filled] = await Promise.all([
			chats.listConversations({ limit }),
			chats.listPlace('pinned'),
			chats.listPlace('archived'),
			folders.list(this.#folderSize)
		]);
		if (read !== this.#reads) return;
		this.#list = conversations;
		this.#pinned = pinned;
		this.#archived = archived;
		this.#folders = filled.map(({ folder: { id, name, collapsed = false }, conversations, hasMore }) => ({
			...{ id, name, collapsed, hasMore },
			chats: conversations
		}));
		this.#next = next;
	}
}
