import type { AppError } from '#lib/base/errors.ts';
import type { Folder } from '#lib/storage/folder-types.ts';
import type { PersonalData } from '#lib/storage/personal.ts';
import type { Attachment, ChatSettings } from '#lib/storage/chat-types.ts';
import type { WholeChat } from '#lib/storage/types.ts';

/** Whose export a file is. */
export type ImportSource = 'hearth' | 'chatgpt' | 'llama.cpp' | 'open-webui' | 'lm-studio';

/** What a chat here has no place for. */
export type LeftOutKind = 'image' | 'file' | 'recording' | 'custom instruction';

/** How many of each were left out; what is absent was not in the file. */
export type LeftOut = Partial<Record<LeftOutKind, number>>;

/** The contents of one file, ready to be stored. Importing the same file again makes the same ids. */
export interface ImportedChats {
	source: ImportSource;
	/** Newest first, as the list shows them. */
	chats: WholeChat[];
	leftOut: LeftOut;
	/** All that Hearth exported, also empty ones; of other apps none. */
	folders: readonly Pick<Folder, 'id' | 'name'>[];
	/** Presets, settings and the rest of each export of everything that was in the file. */
	personal: readonly PersonalData[];
}

/** A file that was refused whole; its details name the place and the reason. */
export interface ImportRefusal {
	refused: AppError<'request/invalid'>;
}

/** One message as an export has it, before it becomes one of ours. */
export interface ForeignMessage {
	/** As in the export; unique in its chat. */
	id: string;
	/** Where it was found, for a refusal. */
	place: string;
	/** `null` at the top. */
	parentId: string | null;
	/** `null` for what is not shown: a root, a call of a tool, hidden notes. Its children move up, its `carried` moves down. */
	role: 'user' | 'assistant' | null;
	text: string;
	/** `null` where the export has none. */
	createdAtMs: number | null;
	modelId: string | null;
	/** It was cut off while it was being written. */
	stopped: boolean;
	/** Of this message, or for the next answer below it when it is not shown itself. */
	carried: Carried;
	attachments: readonly Attachment[];
}

/** A call of a tool whose result comes later (`null`), or the result of one that came before. */
export interface ForeignToolUse {
	name: string;
	/** JSON of an object. */
	arguments: string | null;
	result: string | null;
}

export interface Carried {
	reasoning: string;
	reasoningMs: number;
	toolUses: readonly ForeignToolUse[];
}

export const nothingCarried: Carried = { reasoning: '', reasoningMs: 0, toolUses: [] };

/** One chat as an export has it. */
export interface ForeignChat {
	/** Tells it from all others of the same source. */
	id: string;
	place: string;
	/** Empty where it has none: the first question becomes the title. */
	title: string;
	createdAtMs: number | null;
	updatedAtMs: number | null;
	/** The message that the export shows last; `null` where it does not say. */
	tipId: string | null;
	settings: ChatSettings;
	pinned: boolean;
	archived: boolean;
	messages: readonly ForeignMessage[];
}
