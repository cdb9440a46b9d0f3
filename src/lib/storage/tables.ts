import type { Folder } from '#lib/storage/folder-types.ts';
import type { Conversation, Draft, Message } from '#lib/storage/chat-types.ts';
import type { PageCursor } from '#lib/storage/types.ts';

export interface ConversationRecord {
	/** Sorts the list. Milliseconds like `updatedAtMs`, but it never runs backwards: see `nextOrder`. */
	order: number;
	value: Conversation;
}

export interface MessageRecord {
	/** Counts the messages of one chat as they were added. */
	order: number;
	/** Present while the state is `streaming` only, so that the index holds a handful of records and not all. */
	writing?: 1;
	value: Message;
}

/** What a search knows of a chat without reading it. Only a cache: a chat without one is read. */
export interface SignatureRecord {
	/** Of the chat. */
	id: string;
	/** Whoever computes it now; absent once it is done. A message that is written meanwhile takes the record away. */
	claim?: string;
	/** A Bloom filter: see `signature.ts`. */
	bits: Uint32Array<ArrayBuffer>;
	/** Of `bits`. */
	checksum: number;
}

/** Every record of some chats: what a deletion takes away. */
export interface ChatRecords {
	conversations: ConversationRecord[];
	messages: MessageRecord[];
	drafts: Draft[];
}

/** Key of the draft for the chat that does not exist yet; no chat may have it as its id. */
export const newChatDraft = 'new';

/** Key of the text in the notebook; no id has a space in it. */
export const notebookDraft = 'notebook page';

/** Key of the record with the files of a draft; no id has a space in it. */
export const draftFilesKey = (conversationId: string) => `${conversationId} files`;

interface Table<R> {
	get(id: string): Promise<R | undefined>;
	/** Rejects when the id is taken. */
	add(record: R): Promise<unknown>;
	put(record: R): Promise<unknown>;
	delete(id: string): Promise<unknown>;
	count(): Promise<number>;
	ids(): Promise<string[]>;
	clear(): Promise<unknown>;
}

interface Pages<R> {
	/** By id, from behind one or from the first. */
	page(afterId: string | null, limit: number): Promise<R[]>;
}

/** What a transaction can do. Wait for nothing else while inside one: IndexedDB would end it. */
export interface Tables {
	conversations: Table<ConversationRecord> &
		Pages<ConversationRecord> & {
			/** Highest `order` first. */
			newest(limit: number, before: PageCursor | null): Promise<ConversationRecord[]>;
			/** As `newest`, without those that are pinned, archived or in a folder. */
			listed(limit: number, before: PageCursor | null): Promise<ConversationRecord[]>;
			/** Those with that member, its highest value first. */
			placed(member: 'pinnedAtMs' | 'archivedAtMs'): Promise<ConversationRecord[]>;
			/** Those in a folder, highest `order` first; with `all`, also those that are pinned or archived. */
			inFolder(folderId: string, limit: number, all?: boolean): Promise<ConversationRecord[]>;
		};
	folders: Table<Folder> & { all(): Promise<Folder[]> };
	messages: Table<MessageRecord> & {
		/** In the order they were added. */
		ofConversation(conversationId: string): Promise<MessageRecord[]>;
		/** The highest `order` in this chat; 0 when it is empty. */
		lastOrder(conversationId: string): Promise<number>;
		/** Those in state `streaming`. */
		writing(): Promise<MessageRecord[]>;
	};
	drafts: Table<Draft>;
	/** That of a chat is deleted, in the same transaction, with the first message that is added or put. */
	signatures: Table<SignatureRecord> &
		Pages<SignatureRecord> & {
			/** Ids of those that somebody began to compute and did not end. */
			claimed(): Promise<string[]>;
		};
}

/** Where the tables live: IndexedDB, or memory when the browser refuses it. */
export interface Backend {
	/** Runs `work` in a read-only view. */
	read<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
	/** Runs `work` in one transaction: when it throws, or the browser refuses, nothing of it was written. */
	write<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
	close(): void;
}

/** Whether a chat is in the list itself: not pinned, not archived, in no folder. */
export function isListed(record: ConversationRecord): boolean {
	return isUnplaced(record) && record.value.folderId === undefined;
}

/** Whether a chat is neither pinned nor archived. */
export function isUnplaced({ value }: ConversationRecord): boolean {
	return value.pinnedAtMs === undefined && value.archivedAtMs === undefined;
}

/** The record of a message at a place in its chat. */
export function messageRecord(value: Message, order: number): MessageRecord {
	return value.state === 'streaming' ? { order, writing: 1, value } : { order, value };
}

/**
 * For the tables of one transaction: takes the signature of a chat away when a message of it is written, and so all writers
 * together cannot leave one that does not know a text.
 */
export function unsigning(signatures: Pick<Tables['signatures'], 'delete'>) {
	const unsigned = new Set<string>();
	return async <T>({ value }: MessageRecord, write: Promise<T>): Promise<T> => {
		const { conversationId: id } = value;
		if (unsigned.has(id)) return write;
		unsigned.add(id);
		const [written] = await Promise.all([write, signatures.delete(id)]);
		return written;
	};
}

/**
 * The place in the list for a chat that is used now: the clock, or just above the newest when the clock has jumped back.
 */
export async function nextOrder(tables: Tables, nowMs: number): Promise<number> {
	const [newest] = await tables.conversations.newest(1, null);
	return newest ? Math.max(nowMs, newest.order + 1) : nowMs;
}
