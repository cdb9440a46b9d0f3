/** Longer names are cut. */
export const maxFolderNameLength = 80;

/** A place for chats that belong together. Which chats are in it is said by `Conversation.folderId`. */
export interface Folder {
	id: string;
	name: string;
	createdAtMs: number;
	/** Its chats are out of sight in the list. */
	collapsed?: true | undefined;
}

/** A folder as the list shows it. */
export interface FolderContents<C> {
	folder: Folder;
	/** Most recently used first, without those that are pinned or archived: these are shown at their own places. */
	conversations: readonly C[];
	/** There are more than were asked for. */
	hasMore: boolean;
}

/** What `restore` needs to undo the deletion of a folder. */
export interface DeletedFolder {
	readonly folder: Folder;
	/** Chats that were in it. */
	readonly conversationIds: readonly string[];
}

/**
 * Folders for chats. Every write is one transaction and is announced to all tabs when it has succeeded. Any method may
 * throw `storage/unavailable`, and any write `storage/quota-exceeded`. `C` is `Conversation`.
 */
export interface Folders<C> {
	/** All folders with the first chats of each, by name. */
	list(limitPerFolder: number): Promise<FolderContents<C>[]>;
	/** @throws `request/invalid` for a name of nothing but blanks */
	create(name: string): Promise<Folder>;
	/** A folder that another tab has deleted stays deleted. @throws `request/invalid` as `create` */
	rename(id: string, name: string): Promise<void>;
	setCollapsed(id: string, collapsed: boolean): Promise<void>;
	/** Puts a chat into a folder, or with `null` out of it. @throws `chat/not-found`, `request/invalid` (no such folder) */
	move(conversationId: string, folderId: string | null): Promise<C>;
	/** Deletes a folder; its chats stay, in the list. `null` when it was gone already. */
	delete(id: string): Promise<DeletedFolder | null>;
	/** Brings a folder back, with those of its chats that are still there and in no other. */
	restore(deleted: DeletedFolder): Promise<void>;
}
