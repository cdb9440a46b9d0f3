import { type Found, items, member } from '#lib/storage/checks.ts';
import {
	asObjectJson,
	foreignId,
	isAbsent,
	isObject,
	LeftOutCount,
	optionalId,
	optionalItems,
	optionalText,
	optionalTime
} from '#lib/storage/import/fields.ts';
import { fileName, WrittenWithFiles } from '#lib/storage/import/files.ts';
import {
	type ForeignChat,
	type ForeignMessage,
	type ForeignToolUse,
	nothingCarried
} from '#lib/storage/import/types.ts';

/**
 * Exports of llama.cpp's web UI: `{ conv, messages }` or a list of these; since 2026 one JSONL file a chat (a line of type
 * `session`, then lines of type `message`), several of them in a ZIP, which `documents.ts` brings into the older form; and
 * the database dump of the UI before SvelteKit (dexie-export-import). Times are milliseconds; a message of type `root` holds
 * the tree together. Read from ggml-org/llama.cpp: tools/ui/src/lib/types/database.d.ts and
 * services/conversation-transfer.service.ts, tools/server/webui/src/utils/storage.ts (numbers as ids, parent -1) and
 * lib/stores/conversations.svelte.ts.
 */
export function isLlamaCpp(value: unknown): boolean {
	if (isDump(value)) return true;
	const list = Array.isArray(value) ? value : [value];
	return list.length > 0 && list.every((chat) => isObject(chat) && isObject(chat.conv) && Array.isArray(chat.messages));
}

/** @throws `request/invalid` naming the first place that is wrong */
export function readLlamaCpp(found: Found, leftOut: LeftOutCount): ForeignChat[] {
	if (isDump(found.value)) return readDump(found, leftOut);
	const list = Array.isArray(found.value) ? items(found) : [found];
	return list.map((chat) => readChat(chat.place, member(chat, 'conv'), items(member(chat, 'messages')), leftOut));
}

function isDump(value: unknown): boolean {
	if (!isObject(value) || value.formatName !== 'dexie' || !isObject(value.data)) return false;
	return value.data.databaseName === 'LlamacppWebui' || value.data.databaseName === 'LlamaCppWebui';
}

function readDump(found: Found, leftOut: LeftOutCount): ForeignChat[] {
	const tables = items(member(member(found, 'data'), 'data'));
	const rowsOf = (name: string) => {
		const table = tables.find((candidate) => member(candidate, 'tableName').value === name);
		return table ? items(member(table, 'rows')) : [];
	};
	const byChat = new Map<string, Found[]>();
	for (const row of rowsOf('messages')) {
		const chatId = foreignId(member(row, 'convId'));
		const rows = byChat.get(chatId);
		if (rows) rows.push(row);
		else byChat.set(chatId, [row]);
	}
	return rowsOf('conversations').map((row) =>
		readChat(row.place, row, byChat.get(foreignId(member(row, 'id'))) ?? [], leftOut)
	);
}

function readChat(place: string, conv: Found, rows: readonly Found[], leftOut: LeftOutCount): ForeignChat {
	const messages: ForeignMessage[] = [];
	let systemPrompt = '';
	for (const row of rows) {
		const message = readMessage(row, leftOut);
		if (optionalText(member(row, 'role')) === 'system') systemPrompt ||= optionalText(member(row, 'content'));
		messages.push(message);
	}
	return {
		id: foreignId(member(conv, 'id')),
		place,
		title: optionalText(member(conv, 'name')),
		createdAtMs: null,
		updatedAtMs: optionalTime(member(conv, 'lastModified')),
		tipId: optionalId(member(conv, 'currNode')),
		settings: systemPrompt === '' ? {} : { systemPrompt },
		pinned: member(conv, 'pinned').value === true,
		archived: false,
		messages: withoutLostRoot(messages)
	};
}

/** An export of the branch on screen lacks the root that its first message names. */
function withoutLostRoot(messages: ForeignMessage[]): ForeignMessage[] {
	const [first] = messages;
	if (!first || first.parentId === null) return messages;
	const known = new Set(messages.map(({ id }) => id));
	return known.has(first.parentId) ? messages : [{ ...first, parentId: null }, ...messages.slice(1)];
}

function readMessage(found: Found, leftOut: LeftOutCount): ForeignMessage {
	const parent = optionalId(member(found, 'parent'));
	const role = optionalText(member(found, 'role'));
	const type = optionalText(member(found, 'type'));
	const content = optionalText(member(found, 'content'));
	const written = new WrittenWithFiles(role, leftOut);
	written.text = content;
	for (const extra of optionalItems(member(found, 'extra'))) addExtra(extra, written);
	const isEmpty = written.text === '' && written.attachments.length === 0;
	const shown = type !== 'root' && (role === 'user' || role === 'assistant') && !isEmpty ? role : null;
	const result = role === 'tool' ? [{ name: 'tool', arguments: null, result: content }] : [];
	const reasoning = optionalText(member(found, 'reasoningContent')) || optionalText(member(found, 'thinking'));
	return {
		id: foreignId(member(found, 'id')),
		place: found.place,
		parentId: parent === '-1' ? null : parent,
		role: shown,
		text: written.text,
		attachments: written.attachments,
		createdAtMs: optionalTime(member(found, 'timestamp')),
		modelId: role === 'assistant' ? optionalText(member(found, 'model')) || null : null,
		stopped: false,
		carried:
			role === 'assistant' || role === 'tool'
				? { ...nothingCarried, reasoning, toolUses: [...result, ...readToolCalls(member(found, 'toolCalls'))] }
				: nothingCarried
	};
}

/** OpenAI's shape, as a list or as JSON of it. What cannot be read as that was never shown either. */
function readToolCalls(found: Found): ForeignToolUse[] {
	if (isAbsent(found) || found.value === '') return [];
	let list: unknown = found.value;
	try {
		if (typeof list === 'string') list = JSON.parse(list);
	} catch {
		return [];
	}
	if (!Array.isArray(list)) return [];
	return list.flatMap((call: unknown) => {
		const inner = isObject(call) && isObject(call.function) ? call.function : null;
		if (!inner || typeof inner.name !== 'string' || typeof inner.arguments !== 'string') return [];
		return [{ name: inner.name, arguments: asObjectJson(inner.arguments), result: null }];
	});
}

function addExtra(extra: Found, written: WrittenWithFiles): void {
	const kind = optionalText(member(extra, 'type')).toLowerCase();
	const name = fileName(member(extra, 'name'));
	const content = kind.includes('image') ? '' : optionalText(member(extra, 'content'));
	if (kind.includes('image')) written.addImage(name, member(extra, 'base64Url'));
	else if (kind.includes('audio') || kind.includes('video')) written.leaveOut('recording', name);
	else if (content !== '') written.addTextFile(name, content);
	else written.leaveOut('file', name);
}
