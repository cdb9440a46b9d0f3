import type { AppError, ErrorCode } from '#lib/base/errors.ts';
import type { Folder, Folders } from '#lib/storage/folder-types.ts';

/** One chat. Its messages form a tree; `tipId` says which branch of it is shown. */
export interface Conversation {
	id: string;
	title: string;
	/** False once the user has named the chat: no automatic title replaces theirs. */
	titleIsAuto: boolean;
	createdAtMs: number;
	/** For display. The list is not sorted by it: the clock may have jumped. */
	updatedAtMs: number;
	/** Last message of the branch that is shown; `null` while the chat is empty. */
	tipId: string | null;
	modelId: string;
	/** What was set for this chat alone; absent when nothing was. */
	settings?: ChatSettings | undefined;
	/** Since when it stands at the top of the list; absent when it does not. */
	pinnedAtMs?: number | undefined;
	/** Since when it is out of the list; absent when it is in it. A chat is pinned or archived, never both. */
	archivedAtMs?: number | undefined;
	/** The folder that it is in; absent when it is in none. A pinned or archived chat keeps it for later. */
	folderId?: string | undefined;
}

/** Where a chat stands in the list. */
export type ChatPlace = 'listed' | 'pinned' | 'archived';

/** What somebody set for one chat. Whatever is absent is left to the model's advice, then to `Settings`. */
export interface ChatSettings {
	/** Goes before the first message; empty for none, also where `Settings` have one. */
	systemPrompt?: string | undefined;
	sampling?: SamplingChoice | undefined;
	/** LoRA adapters of whatever model answers; one that is not named here is on, whole. */
	adapters?: readonly AdapterChoice[] | undefined;
	/** What happens when the chat outgrows the context window; absent for `dropOldest`. */
	overflow?: OverflowPolicy | undefined;
	/** Answers are JSON, enforced by the engine; absent for words. */
	json?: JsonForm | undefined;
	/** Whether models reason before they answer, where that can be chosen; absent for as each does by itself. */
	thinking?: ThinkingChoice | undefined;
}

/** Reasoning off, or on and for this many tokens at most. */
export type ThinkingChoice = { enabled: false } | { enabled: true; budgetTokens?: number | undefined };

/** What the JSON of an answer has to be: any object, or what a JSON Schema allows, in the text as it was typed. */
export type JsonForm = { kind: 'any' } | { kind: 'schema'; schema: string };

/** Longer schemas are refused by engines, too. */
export const maxSchemaChars = 64_000;

/** What becomes of a chat that does not fit into the context window. Nothing is ever deleted, and each is told. */
export const overflowPolicies = ['dropOldest', 'summarize', 'stop'] as const;
export type OverflowPolicy = (typeof overflowPolicies)[number];

/** Settings of a chat that somebody keeps under a name. Without adapters, which belong to one model. */
export interface Preset {
	id: string;
	name: string;
	settings: ChatSettings;
}

/** How answers are to be chosen, as far as somebody said so; members as the engines know them, limits in `limits.ts`. */
export interface SamplingChoice {
	maxTokens?: number | undefined;
	temperature?: number | undefined;
	topP?: number | undefined;
	topK?: number | undefined;
	minP?: number | undefined;
	repetitionPenalty?: number | undefined;
	presencePenalty?: number | undefined;
	frequencyPenalty?: number | undefined;
	seed?: number | undefined;
	stop?: readonly string[] | undefined;
}

/** One LoRA adapter of a model from the disk, by the name of its file. */
export interface AdapterChoice {
	path: string;
	on: boolean;
	/** 1 is all of it, 0 nothing, negative numbers the opposite; kept while it is off. */
	scale: number;
}

/** `streaming` is being written right now; a reload or crash turns it into `stopped` (see `Chats.stopInterrupted`). */
export type MessageState = 'done' | 'streaming' | 'stopped' | 'failed';

/** One turn. An edit or a new answer is a sibling: another message with the same parent. */
export interface Message {
	id: string;
	conversationId: string;
	/** `null` for the first message of the chat. */
	parentId: string | null;
	role: 'user' | 'assistant';
	text: string;
	createdAtMs: number;
	state: MessageState;
	/** What went wrong, when `state` is `failed`. */
	error: { code: ErrorCode; details: unknown } | null;
	/** The model that wrote it; `null` for the user's own. */
	modelId: string | null;
	stats: MessageStats | null;
	/** Tools that ran before the text of an answer; absent when none did. */
	toolUses?: readonly ToolUse[] | undefined;
	/** What the model thought before it answered; absent when it did not. Not part of what it is told later. */
	reasoning?: Reasoning | undefined;
	/** Files that go with a message of the user, in the order that the model reads them, before the text. */
	attachments?: readonly Attachment[] | undefined;
	/** What the model did not read for this answer as it stands; absent when it read the whole branch. */
	earlier?: Earlier | undefined;
	/** The text is JSON that was asked for so; absent for words. */
	json?: JsonForm | undefined;
	/** How sure the model was of each token; absent when nobody asked for it. */
	logprobs?: TokenLog | undefined;
	/** How the last part of the answer came about; absent for answers of older versions and for those that failed. */
	receipt?: Receipt | undefined;
}

/** The most tokens, alternatives of a token, and characters of an alternative that are kept of one answer. */
export const tokenLogLimits = { tokens: 4096, alternatives: 5, chars: 64 } as const;

/**
 * Tokens of an answer in order, with their probabilities p at temperature 1, before any filter. A probability is kept as
 * the whole number -100 · ln p: 0 for certain, 69 for one half, to within half a percent of p.
 */
export interface TokenLog {
	/** UTF-16 units at the start of the text that nothing is known of. */
	from: number;
	/** UTF-16 units of each token; 0 where the text of a token came out with a later one. */
	lengths: readonly number[];
	centinats: readonly number[];
	/** What might have stood in the place of each token, the likeliest first, with centinats. */
	others: readonly (readonly (readonly [text: string, centinats: number])[])[];
	/** Found out by asking again later, as far as the same text came; absent when written down while the answer came. */
	again?: true | undefined;
}

/** What has to be the same for the same answer to come again. */
export interface Receipt {
	/** Version of Hearth. */
	app: string;
	modelId: string;
	modelName: string;
	/**
	 * Of the model's file. Of several, the hash of the list `sha256sum` would print. `null` when nobody has computed it: a
	 * file from the disk.
	 */
	weightsSha256: string | null;
	fileCount: number;
	quantization: string;
	engine: string;
	engineVersion: string;
	backend: 'webgpu' | 'cpu';
	threads: number;
	contextTokens: number;
	/** As it was sent; with a seed wherever the engine takes one. */
	sampling: SamplingChoice;
	/** Nobody had set a seed, so Hearth drew one. */
	seedDrawn: boolean;
	adapters?: readonly { path: string; scale: number }[] | undefined;
	/** As it was sent; absent where nothing was. */
	thinking?: ThinkingChoice | undefined;
	/** Of the system prompt; `null` for none. */
	systemSha256: string | null;
	/** Of the JSON of all messages that the engine got last, results of tools included (`promptHash`). */
	promptSha256: string;
	/** UTF-16 units of the text that were there before: the model went on from them. */
	from: number;
	startedAtMs: number;
	/** Until the last token, with all waiting. */
	tookMs: number;
}

/** A file that goes with a message. */
export type Attachment = TextAttachment | ImageAttachment;

export interface TextAttachment {
	kind: 'text';
	/** As the file was called. */
	name: string;
	/** Of the file. */
	bytes: number;
	text: string;
}

export interface ImageAttachment {
	kind: 'image';
	/** As the file was called; also what stands for the image where nobody sees it. */
	name: string;
	/** Of the image as it is kept. */
	bytes: number;
	type: ImageType;
	base64: string;
}

export const imageTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const;
export type ImageType = (typeof imageTypes)[number];

/** The oldest part of a branch, which did not fit into the context window. */
export interface Earlier {
	/** Messages at the start of the branch. */
	count: number;
	/** What the model read in their place; absent when it read nothing of them. */
	summary?: string | undefined;
}

export interface Reasoning {
	text: string;
	/** From its first token to the first of the answer, or to its end when no answer came. */
	durationMs: number;
}

/** One tool that a model called, with what it got back. */
export interface ToolUse {
	name: string;
	/** JSON of an object, as the model wrote it. */
	arguments: string;
	result: string;
}

/** What one answer cost. */
export interface MessageStats {
	promptTokens: number;
	/** Part of the prompt that was still in the KV cache. */
	cachedPromptTokens: number;
	completionTokens: number;
	/** From the request to the first token; `null` when none came. */
	firstTokenMs: number | null;
	decodeMs: number;
	backend: 'webgpu' | 'cpu';
	/** `toolCalls`: the model went on calling tools until the app stopped it. */
	finishReason: 'stop' | 'toolCalls' | 'length' | 'aborted';
}

/** Text typed but not sent. */
export interface Draft {
	/** `'new'` for the chat that does not exist yet. Of its files, `draftFilesKey` of that. */
	conversationId: string;
	text: string;
	attachments?: readonly Attachment[] | undefined;
}

/** The draft of a chat, or of the one that does not exist yet, with its files. */
export interface WholeDraft extends Draft {
	attachments: readonly Attachment[];
}

/** What `Drafts.addAll` did. */
export interface AddedDrafts {
	added: readonly WholeDraft[];
	/** How many chats have another draft here, which stays. */
	keptCount: number;
}

/** A page or worker of this origin that has called the API. */
export interface ApiClient {
	/** Its path, or the origin of a website. */
	path: string;
	requests: number;
	lastAtMs: number;
	/** Calls are refused. */
	blocked: boolean;
}

/** A website that the user lets ask the models. */
export interface BridgeGrant {
	origin: string;
	grantedAtMs: number;
}

export interface Settings {
	theme: 'system' | 'light' | 'dark';
	sendOnEnter: boolean;
	textSize: 'small' | 'normal' | 'large';
	/** `system`: as the browser says. */
	contrast: 'system' | 'more';
	backend: 'auto' | 'cpu';
	/** Upper bound of one answer. */
	maxTokens: number;
	/** This and what follows are for chats that say nothing else and models that advise nothing; limits in `limits.ts`. */
	temperature: number;
	topP: number;
	topK: number;
	minP: number;
	repetitionPenalty: number;
	presencePenalty: number;
	frequencyPenalty: number;
	/** `null` for another one with every answer. */
	seed: number | null;
	stop: readonly string[];
	systemPrompt: string;
	/** Engines are asked how sure they are of each token, and answers are tinted by it. */
	confidence: boolean;
	/** `voiceURI` of the voice that reads answers aloud; empty for one by the language of the text. */
	readingVoice: string;
	/** How fast it reads: 1 is its usual speed; limits in `limits.ts`. */
	readingRate: number;
	/** What was set for the chat that does not exist yet. */
	newChat: ChatSettings;
	/** What each new chat begins with: a copy of a preset's settings. `null` for nothing. */
	newChatStart: { presetId: string; settings: ChatSettings } | null;
	/** Settings under a name, in the order that they were made. */
	presets: readonly Preset[];
	/** The installed model that answers; empty for the built-in one. */
	modelId: string;
	/** True once the app has asked the browser to keep its data (`askToPersist`). */
	persistAsked: boolean;
	/** Other pages of this origin may use the models through `/v1` and `/api`. */
	apiEnabled: boolean;
	/** What they must send for it; empty for nothing. */
	apiKey: string;
	/** The most tokens of one answer through the API. */
	apiMaxTokens: number;
	/** Who has called, the latest first. */
	apiClients: readonly ApiClient[];
	/** Websites that may use the models through the page `/bridge`. */
	bridgeGrants: readonly BridgeGrant[];
	/** The hub of models that is asked, or a mirror of it, as `normalizeEndpoint` writes it. */
	hubEndpoint: string;
	/** Of the user's own account at that hub; `null` for none. Stays on this device: no export has it. */
	hubToken: string | null;
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
