import { AppError, isAppError } from '#lib/base/errors.ts';
import { type Found, refuse } from '#lib/storage/checks.ts';
import { buildChat } from '#lib/storage/import/build.ts';
import { isChatGpt, readChatGpt } from '#lib/storage/import/chatgpt.ts';
import { isObject, LeftOutCount } from '#lib/storage/import/fields.ts';
import { isLlamaCpp, readLlamaCpp } from '#lib/storage/import/llama-cpp.ts';
import { isLmStudio, readLmStudio } from '#lib/storage/import/lm-studio.ts';
import { isOpenWebUi, readOpenWebUi } from '#lib/storage/import/open-webui.ts';
import type { ForeignChat, ImportedChats, ImportRefusal, ImportSource } from '#lib/storage/import/types.ts';
import { formatName } from '#lib/storage/export-format.ts';
import { parseChatFile } from '#lib/storage/parse-chats.ts';

interface Importer {
	source: Exclude<ImportSource, 'hearth'>;
	/** Is this whose export it is? Looks at the outermost members only. */
	recognizes: (value: unknown) => boolean;
	read: (found: Found, leftOut: LeftOutCount) => ForeignChat[];
}

/** In the order in which they are asked. Open WebUI's oldest form is the least particular. */
const importers: readonly Importer[] = [
	{ source: 'chatgpt', recognizes: isChatGpt, read: readChatGpt },
	{ source: 'llama.cpp', recognizes: isLlamaCpp, read: readLlamaCpp },
	{ source: 'lm-studio', recognizes: isLmStudio, read: readLmStudio },
	{ source: 'open-webui', recognizes: isOpenWebUi, read: readOpenWebUi }
];

export interface ReadOptions {
	/** For chats without any time in them. Default: now. */
	nowMs?: number;
	/** After each chat. What it throws goes through: how a reader is canceled. */
	onChat?: (done: number, total: number) => void;
}

/**
 * The chats of an export of any app that Hearth knows, told by what is in it and not by its name. Every value is checked and
 * copied by name. One wrong place refuses the whole file.
 * @param value parsed JSON of unknown origin
 */
export function readImport(value: unknown, options: ReadOptions = {}): ImportedChats | ImportRefusal {
	try {
		return readChecked(value, options);
	} catch (error) {
		if (isAppError(error, 'request/invalid')) return { refused: error };
		throw error;
	}
}

function readChecked(value: unknown, { nowMs = Date.now(), onChat }: ReadOptions): ImportedChats {
	if (isObject(value) && value.format === formatName) {
		const { chats, folders, personal } = parseChatFile(value);
		return { source: 'hearth', chats, leftOut: {}, folders, personal: personal ? [personal] : [] };
	}
	const importer = importers.find(({ recognizes }) => recognizes(value));
	if (!importer) return refuse('file', { kind: 'other-format', wanted: 'chats' });
	const leftOut = new LeftOutCount();
	const foreign = importer.read({ value, place: '' }, leftOut);
	const chats = foreign.map((chat, index) => {
		const built = buildChat(importer.source, chat, nowMs);
		onChat?.(index + 1, foreign.length);
		return built;
	});
	const withMessages = chats.filter(({ messages }) => messages.length > 0);
	if (chats.length > 0 && withMessages.length === 0) refuse('file', { kind: 'nothing', wanted: 'messages' });
	return {
		source: importer.source,
		chats: newestFirst(withMessages),
		leftOut: leftOut.counts,
		folders: [],
		personal: []
	};
}

function newestFirst(chats: ImportedChats['chats']): ImportedChats['chats'] {
	return chats.toSorted((a, b) => b.conversation.updatedAtMs - a.conversation.updatedAtMs);
}

/** @throws what a refusal says */
export function unlessRefused(read: ImportedChats | ImportRefusal): ImportedChats {
	if ('refused' in read) throw read.refused as AppError;
	return read;
}
