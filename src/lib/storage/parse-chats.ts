import {
	amount,
	flag,
	type Found,
	identifier,
	items,
	jsonObject,
	member,
	moment,
	nullable,
	oneOf,
	refuse,
	refuseType,
	text
} from '#lib/storage/checks.ts';
import { messageError } from '#lib/storage/error-checks.ts';
import { parseAttachments, parseEarlier } from '#lib/storage/parse-attachments.ts';
import { parseChatSettings, parseJsonForm } from '#lib/storage/parse-chat-settings.ts';
import { parseReceipt, parseTokenLog } from '#lib/storage/parse-receipt.ts';
import { formatName, formatVersion } from '#lib/storage/export-format.ts';
import { maxFolderNameLength, type Folder } from '#lib/storage/folder-types.ts';
import { parsePersonal } from '#lib/storage/parse-personal.ts';
import type { PersonalData } from '#lib/storage/personal.ts';
import { cleanTitle } from '#lib/storage/title.ts';
import type { Message, MessageStats, Reasoning, ToolUse } from '#lib/storage/chat-types.ts';
import type { WholeChat } from '#lib/storage/types.ts';

type FolderName = Pick<Folder, 'id' | 'name'>;

/** More in one file are nobody's own. */
const maxFolders = 10_000;

/** What an exported file holds. */
export interface ChatFile {
	/** With their folders. */
	chats: WholeChat[];
	/** All folders, also empty ones; none in files of version 1. */
	folders: readonly FolderName[];
	/** `null` in files of version 1. */
	personal: PersonalData | null;
}

/** The chats of an exported file, out of its text. As `parseChatFile`. */
export function parseChats(json: string): WholeChat[] {
	return parseChatFile(parseJson(json)).chats;
}

/**
 * Reads an exported file. Every value is checked and copied by name, so nothing that this version does not know comes
 * in. A reference to a message that the file does not hold is cut, as `branchTo` would.
 * @throws `request/invalid` naming the first place that is wrong
 */
export function parseChatFile(value: unknown): ChatFile {
	const file: Found = { value, place: '' };
	const isObject = typeof file.value === 'object' && file.value !== null && !Array.isArray(file.value);
	if (!isObject || member(file, 'format').value !== formatName) {
		return refuse('file', { kind: 'other-format', wanted: 'chats' });
	}
	const version = amount(member(file, 'version'));
	if (version > formatVersion) return refuse('version', { kind: 'newer', version });
	const folders = readFolders(member(file, 'folders'));
	const chats = items(member(file, 'conversations')).map((found) => chat(found, folders));
	if (version < 2) return { chats, folders: [], personal: null };
	return { chats, folders: [...folders.values()], personal: parsePersonal(file) };
}

/** By id; none in files of versions without folders. */
function readFolders(found: Found): Map<string, FolderName> {
	if (found.value === undefined) return new Map();
	const list = items(found);
	if (list.length > maxFolders) return refuse(found.place, { kind: 'too-many', of: 'folders', most: maxFolders });
	const folders = list.map((folder) => {
		const id = identifier(member(folder, 'id'));
		const found = member(folder, 'name');
		return { id, name: cleanTitle(text(found)).slice(0, maxFolderNameLength) || refuseType(found.place, 'name') };
	});
	return new Map(folders.map((folder) => [folder.id, folder]));
}

function parseJson(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		return refuse('file', { kind: 'not-json', line: null }); // too deep nesting ends here too, in some browsers
	}
}

function chat(found: Found, folders: ReadonlyMap<string, FolderName>): WholeChat {
	const id = identifier(member(found, 'id'));
	const messages = items(member(found, 'messages')).map((item) => message(item, id));
	const known = new Set<string>();
	for (const [index, { id: messageId }] of messages.entries()) {
		if (known.has(messageId)) refuse(`${found.place}.messages[${index}]`, { kind: 'same-id' });
		known.add(messageId);
	}
	const tipId = nullable(member(found, 'tipId'), identifier);
	const settings = member(found, 'settings');
	const pinned = member(found, 'pinnedAtMs');
	const archived = member(found, 'archivedAtMs');
	const folderId = member(found, 'folderId');
	const folder = folderId.value === undefined ? undefined : folders.get(identifier(folderId));
	return {
		conversation: {
			id,
			title: cleanTitle(text(member(found, 'title'))),
			titleIsAuto: flag(member(found, 'titleIsAuto')),
			createdAtMs: moment(member(found, 'createdAtMs')),
			updatedAtMs: moment(member(found, 'updatedAtMs')),
			tipId: tipId !== null && known.has(tipId) ? tipId : (messages.at(-1)?.id ?? null),
			modelId: text(member(found, 'modelId')),
			...(settings.value === undefined ? {} : { settings: parseChatSettings(settings) }),
			...(pinned.value === undefined ? {} : { pinnedAtMs: moment(pinned) }),
			...(archived.value === undefined || pinned.value !== undefined ? {} : { archivedAtMs: moment(archived) }),
			...(folder ? { folderId: folder.id } : {})
		},
		...(folder ? { folder } : {}),
		messages: messages.map((entry) =>
			entry.parentId !== null && known.has(entry.parentId) ? entry : { ...entry, parentId: null }
		)
	};
}

function message(found: Found, conversationId: string): Message {
	const state = oneOf(member(found, 'state'), ['done', 'streaming', 'stopped', 'failed']);
	const uses = member(found, 'toolUses');
	const thought = member(found, 'reasoning');
	const files = member(found, 'attachments');
	const earlier = member(found, 'earlier');
	const logprobs = member(found, 'logprobs');
	const receipt = member(found, 'receipt');
	const json = member(found, 'json');
	return {
		...(json.value === undefined ? {} : { json: parseJsonForm(json) }),
		...(logprobs.value === undefined ? {} : { logprobs: parseTokenLog(logprobs) }),
		...(receipt.value === undefined ? {} : { receipt: parseReceipt(receipt) }),
		...(files.value === undefined ? {} : { attachments: parseAttachments(files) }),
		...(earlier.value === undefined ? {} : { earlier: parseEarlier(earlier) }),
		...(uses.value === undefined ? {} : { toolUses: items(uses).map(toolUse) }),
		...(thought.value === undefined ? {} : { reasoning: reasoning(thought) }),
		id: identifier(member(found, 'id')),
		conversationId,
		parentId: nullable(member(found, 'parentId'), identifier),
		role: oneOf(member(found, 'role'), ['user', 'assistant']),
		text: text(member(found, 'text')),
		createdAtMs: moment(member(found, 'createdAtMs')),
		state: state === 'streaming' ? 'stopped' : state,
		error: nullable(member(found, 'error'), messageError),
		modelId: nullable(member(found, 'modelId'), text),
		stats: nullable(member(found, 'stats'), stats)
	};
}

function toolUse(found: Found): ToolUse {
	return {
		name: text(member(found, 'name')),
		arguments: jsonObject(member(found, 'arguments')),
		result: text(member(found, 'result'))
	};
}

function reasoning(found: Found): Reasoning {
	return { text: text(member(found, 'text')), durationMs: amount(member(found, 'durationMs')) };
}

function stats(found: Found): MessageStats {
	return {
		promptTokens: amount(member(found, 'promptTokens')),
		cachedPromptTokens: amount(member(found, 'cachedPromptTokens')),
		completionTokens: amount(member(found, 'completionTokens')),
		firstTokenMs: nullable(member(found, 'firstTokenMs'), amount),
		decodeMs: amount(member(found, 'decodeMs')),
		backend: oneOf(member(found, 'backend'), ['webgpu', 'cpu']),
		finishReason: oneOf(member(found, 'finishReason'), ['stop', 'toolCalls', 'length', 'aborted'])
	};
}
