import type { ErrorCode } from '#lib/base/errors.ts';

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
