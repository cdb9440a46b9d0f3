import type { AppError } from '#lib/base/errors.ts';
import type { Folder, Folders } from '#lib/storage/folder-types.ts';
import type {
	Conversation,
	ChatPlace,
	ChatSettings,
	Message,
	Attachment,
	WholeDraft
} from '#lib/storage/chat-types.ts';
import type { Settings } from '#lib/storage/settings-types.ts';

/** What `Drafts.addAll` did. */
export interface AddedDrafts {
	added: readonly WholeDraft[];
	/** How many chats have another draft here, which stays. */
	keptCount: number;
}

/** Where a page of the list ends. Opaque: pass it back as `before`. */
export type PageCursor = readonly [order: number, id: string];

export interface ConversationPage {
	/** Most recently used first, without those that are pinned, archived or in a folder. */
	conversations: Conversation[];
	/** Pass as `before` for the next page; `null` on the last one. */
	next: PageCursor | null;
}

export interface NewConversation {
	/** Made by the caller with `newId()` when messages go in at the same moment; else made here. */
	id?: string;
	title: string;
	/** Default true. */
	titleIsAuto?: boolean;
	modelId: string;
	settings?: ChatSettings | undefined;
	/** One that is not here is left out. */
	folderId?: string | undefined;
}

/** The parts of a message that change after it was added. */
export type MessageChange = Partial<
	Pick<
		Message,
		'text' | 'state' | 'error' | 'modelId' | 'stats' | 'toolUses' | 'reasoning' | 'earlier' | 'logprobs' | 'receipt'
	>
>;

/** A chat with everything in it. */
export interface WholeChat {
	conversation: Conversation;
	/** In the order they were added. */
	messages: Message[];
	/** The folder that `conversation.folderId` names, where one is known. */
	folder?: Pick<Folder, 'id' | 'name'> | undefined;
}

/** What `restoreBranch` needs to undo the deletion of a branch: the records as they were. */
export interface DeletedBranch {
	readonly conversationId: string;
	readonly tipIdBefore: string | null;
	readonly records: readonly { order: number; value: Message }[];
}

/** What `restore` needs to undo a deletion. The records behind it live as long as the caller holds this very object. */
export interface DeletedChats {
	readonly conversationIds: readonly string[];
}

/**
 * Conversations and messages. Every write is one transaction and is announced to all tabs when it has succeeded.
 * Any method may throw `storage/unavailable`, and any write `storage/quota-exceeded`: nothing was written then, and
 * what is on screen is still the caller's to keep.
 */
export interface Chats {
	/** One page of the list, most recently used first, without pinned and archived chats. Default `limit`: 50. */
	listConversations(options?: { limit?: number; before?: PageCursor | null }): Promise<ConversationPage>;
	/** All chats at another place, the one that was put there last first. */
	listPlace(place: 'pinned' | 'archived'): Promise<Conversation[]>;
	findConversation(id: string): Promise<Conversation | null>;
	/** All messages of one chat, every branch, in the order they were added; empty for an unknown chat. */
	listMessages(conversationId: string): Promise<Message[]>;

	/** The tip becomes the last of `messages`. */
	createConversation(conversation: NewConversation, messages?: readonly Message[]): Promise<Conversation>;
	/**
	 * Adds messages of one chat and moves its tip to the last of them. The chat becomes the newest in the list.
	 * Hold `holdWriting(id)` before adding one whose state is `streaming`.
	 * @throws `chat/not-found`
	 */
	appendMessages(conversationId: string, messages: readonly Message[]): Promise<Conversation>;
	/** @throws `chat/not-found` when the chat was deleted meanwhile, here or in another tab */
	updateMessage(message: Pick<Message, 'id' | 'conversationId'>, change: MessageChange): Promise<Message>;
	/** Shows another branch. @throws `chat/not-found`, `request/invalid` when the message is not of this chat */
	setTip(conversationId: string, tipId: string): Promise<Conversation>;
	/** With `isAuto`, a title that the user gave stays. Does not move the chat in the list. @throws `chat/not-found` */
	rename(id: string, title: string, options?: { isAuto?: boolean }): Promise<Conversation>;
	/** Pins, archives, or puts back into the list, where it stood. @throws `chat/not-found` */
	setPlace(id: string, place: ChatPlace): Promise<Conversation>;
	/** @throws `chat/not-found` */
	setModel(id: string, modelId: string): Promise<Conversation>;
	/**
	 * Replaces what was set for one chat; does not move it in the list.
	 * @throws `chat/not-found`, `request/invalid` naming what is out of its limits
	 */
	setSettings(id: string, settings: ChatSettings): Promise<Conversation>;

	/**
	 * Deletes a message with all that follows it, in every branch below it. Where that was shown, the version beside it is
	 * shown next, else what it answered.
	 * @throws `chat/not-found`, `request/invalid` (no message of this chat, or part of it is being written)
	 */
	deleteBranch(conversationId: string, messageId: string): Promise<DeletedBranch>;
	/** @throws `chat/not-found`, `request/invalid` when what it answered was deleted since */
	restoreBranch(deleted: DeletedBranch): Promise<void>;

	/** Deletes chats with their messages and drafts; unknown ids are skipped. */
	deleteConversations(ids: readonly string[]): Promise<DeletedChats>;
	/** Puts deleted chats back where they were in the list. */
	restore(deleted: DeletedChats): Promise<void>;
	/** Deletes all chats, messages, folders and drafts. There is no undo. */
	clearAll(): Promise<void>;

	/**
	 * Marks as `stopped` what a reload or crash left in state `streaming`, except what an open tab is writing right now.
	 * Call once at start-up. Returns the messages that it marked.
	 */
	stopInterrupted(): Promise<Message[]>;
	/** `textBytes` is UTF-8 without the database's own overhead; exact up to 2,000 messages, then from a sample. */
	measure(): Promise<{ conversationCount: number; messageCount: number; textBytes: number }>;

	/**
	 * All chats, newest first, one after another, so whoever reads them may take their time. Each is consistent in itself; one
	 * that is deleted meanwhile is left out, and new ones are not seen.
	 */
	readAll(options?: Pick<AddOptions, 'onProgress'>): AsyncGenerator<WholeChat, void, void>;
	/**
	 * Finds chats whose title, or one of whose messages, holds every word of the query: letter case and accents do not
	 * matter. Titles come first, then messages, each newest first; one hit a chat. Ends early when the signal aborts.
	 */
	search(query: string, options?: { signal?: AbortSignal }): AsyncGenerator<SearchHit, void, void>;
	/** Reads what a search keeps in memory for some minutes, so that the first one need not. */
	prepareSearch(): Promise<void>;
	/**
	 * Makes the index of a search for chats that it lacks, in steps of some milliseconds: `goOn` resolves when the next may
	 * be taken, with `false` to end. One tab at a time is enough. Without an index a search reads every chat.
	 * @returns whether every chat has one now
	 */
	signChats(goOn: () => Promise<boolean>): Promise<boolean>;
	/**
	 * Adds whole chats, all or none. A chat that is here already gets the messages that it lacks, and is else left alone: the
	 * same chats once more add nothing.
	 * @throws `AbortError` when the signal aborts before the end: nothing was added then
	 */
	addAll(chats: readonly WholeChat[], options?: AddOptions): Promise<AddedChats>;
	/** Takes back what one `addAll` added, but for messages that others were written below since. */
	removeAdded(added: AddedChats): Promise<void>;
}

export interface AddOptions {
	signal?: AbortSignal | undefined;
	/** Chats. */
	onProgress?: ((done: number, total: number) => void) | undefined;
	/** Folders that shall be there afterwards, also without a chat in them. */
	folders?: readonly Pick<Folder, 'id' | 'name'>[] | undefined;
}

/** What `addAll` did. */
export interface AddedChats {
	/** New ones, as they were stored. */
	conversations: readonly Conversation[];
	/** Those that were here and lacked messages. */
	grown: readonly GrownChat[];
	/** How many were here with all that they have. */
	presentCount: number;
	/** Folders that were made. */
	folderIds: readonly string[];
}

export interface GrownChat {
	conversationId: string;
	/** That were added. */
	messageIds: readonly string[];
	tipIdBefore: string | null;
}

/** A chat that was found. */
export interface SearchHit {
	conversation: Conversation;
	/** The message that matched; `null` when the title did. */
	messageId: string | null;
	/** Text around the first match, with the matching stretches marked; empty for a title. */
	excerpt: readonly { text: string; match: boolean }[];
}

/** Text typed but not sent, per conversation id or `'new'`. */
export interface Drafts {
	/** Empty text deletes the draft. A draft of an unknown chat is dropped. */
	save(conversationId: string, text: string): Promise<void>;
	/** Empty when there is none. */
	load(conversationId: string): Promise<string>;
	/** Apart from the text, which changes with every key. None deletes them. */
	saveFiles(conversationId: string, attachments: readonly Attachment[]): Promise<void>;
	loadFiles(conversationId: string): Promise<readonly Attachment[]>;
	delete(conversationId: string): Promise<void>;
	/** Those of all chats and of the new one, as they are at one moment; not the notebook's. */
	list(): Promise<WholeDraft[]>;
	/**
	 * Adds drafts where there is none, neither text nor files; all or nothing. Of several for one chat the first counts; those
	 * of an unknown chat are dropped.
	 */
	addAll(drafts: readonly WholeDraft[]): Promise<AddedDrafts>;
	/** Takes back what `addAll` added, but for drafts that were changed since. */
	removeAdded(added: AddedDrafts): Promise<void>;
}

export interface SettingsStore {
	/** Never throws: a value that is missing or damaged is replaced by its default. */
	load(): Promise<Settings>;
	/**
	 * Writes the given keys only, so that two tabs may change different ones. Returns all settings.
	 * @throws `request/invalid` naming the key, `storage/quota-exceeded`, `storage/unavailable`
	 */
	save(change: Partial<Settings>): Promise<Settings>;
	/** Back to the defaults. */
	reset(): Promise<Settings>;
}

export type StoreName = 'conversations' | 'messages' | 'folders' | 'drafts' | 'settings';

/** Something was written; whoever shows it reads it again. */
export interface Change {
	store: StoreName;
	/** Conversation ids (for `messages` too), ids of folders, or keys of `Settings`. Empty: anything may have changed. */
	ids: readonly string[];
	/** True when this tab wrote it. */
	fromHere: boolean;
}

export interface Changes {
	/** Returns the function that ends the subscription. */
	subscribe(listener: (change: Change) => void): () => void;
}

/** Everything that is kept on this device, except model weights. */
export interface Storage {
	readonly chats: Chats;
	readonly folders: Folders<Conversation>;
	readonly drafts: Drafts;
	readonly settings: SettingsStore;
	readonly changes: Changes;
	/** False when nothing survives a reload: the browser gave us memory only. */
	readonly durable: boolean;
	/** Why it is not durable; `null` when it is. */
	readonly problem: AppError<'storage/unavailable'> | null;
	/** The problem in words, as the end of a sentence without a full stop. */
	readonly reason: string | null;
	/** Releases the database and the channel. For tests; a page just closes. */
	close(): void;
}
