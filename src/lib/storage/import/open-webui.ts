import { type Found, items, member, refuseType } from '#lib/storage/checks.ts';
import {
	entries,
	foreignId,
	isAbsent,
	isObject,
	LeftOutCount,
	optionalFlag,
	optionalId,
	optionalItems,
	optionalMember,
	optionalText,
	optionalTime
} from '#lib/storage/import/fields.ts';
import { fileName, WrittenWithFiles } from '#lib/storage/import/files.ts';
import { splitDetails } from '#lib/storage/import/open-webui-details.ts';
import { type ForeignChat, type ForeignMessage } from '#lib/storage/import/types.ts';

/**
 * Open WebUI's export of one chat or of all: a list of `{ id, title, chat: { history: { currentId, messages } } }` with
 * messages by id; its oldest exports have the inner chat alone, or a plain list of messages in it. Times of chats are
 * seconds, of `chat.timestamp` milliseconds. Reasoning and tool calls stand as `<details>` in the text. Read from
 * open-webui/open-webui: src/lib/components/chat/Settings/DataControls.svelte (both forms, `importChatsHandler`),
 * src/lib/apis/chats, backend/open_webui/models/chats.py and utils/middleware.py (`serialize_content_blocks`).
 */
export function isOpenWebUi(value: unknown): boolean {
	const list = Array.isArray(value) ? value : [value];
	return list.length > 0 && list.every((chat) => isObject(chat) && isInner(isObject(chat.chat) ? chat.chat : chat));
}

function isInner(chat: Record<string, unknown>): boolean {
	if (isObject(chat.history)) return isObject(chat.history.messages);
	return Array.isArray(chat.messages) && Array.isArray(chat.models);
}

/** @throws `request/invalid` naming the first place that is wrong */
export function readOpenWebUi(found: Found, leftOut: LeftOutCount): ForeignChat[] {
	return (Array.isArray(found.value) ? items(found) : [found]).map((chat) => readChat(chat, leftOut));
}

function readChat(found: Found, leftOut: LeftOutCount): ForeignChat {
	const wrapped = member(found, 'chat');
	const chat = isAbsent(wrapped) ? found : wrapped;
	const history = member(chat, 'history');
	const messages = isAbsent(history)
		? readList(member(chat, 'messages'), leftOut)
		: entries(member(history, 'messages')).map(([id, message]) => readMessage(id, message, leftOut));
	const ownTitle = optionalText(member(found, 'title'));
	const title = ownTitle || optionalText(member(chat, 'title'));
	const timeMs = optionalTime(member(chat, 'timestamp'));
	const system = optionalText(optionalMember(member(chat, 'params'), 'system')) || optionalText(member(chat, 'system'));
	return {
		id: idOf(found, chat, messages),
		place: found.place,
		title: title === 'New Chat' ? '' : title,
		createdAtMs: optionalTime(member(found, 'created_at')) ?? timeMs,
		updatedAtMs: optionalTime(member(found, 'updated_at')),
		tipId: isAbsent(history) ? null : optionalId(member(history, 'currentId')),
		settings: system === '' ? {} : { systemPrompt: system },
		pinned: optionalFlag(member(found, 'pinned')),
		archived: optionalFlag(member(found, 'archived')),
		messages
	};
}

/** Chats of the oldest exports have no id; their first message has. */
function idOf(found: Found, chat: Found, messages: readonly ForeignMessage[]): string {
	const id = optionalId(member(found, 'id')) ?? optionalId(member(chat, 'id'));
	return id ?? messages[0]?.id ?? refuseType(member(chat, 'id').place, 'id');
}

/** A plain list: each message follows the one before. */
function readList(found: Found, leftOut: LeftOutCount): ForeignMessage[] {
	let above: string | null = null;
	return items(found).map((item, index) => {
		const id = optionalId(member(item, 'id')) ?? String(index);
		const message = { ...readMessage(id, item, leftOut), parentId: above };
		above = id;
		return message;
	});
}

function readMessage(key: string, found: Found, leftOut: LeftOutCount): ForeignMessage {
	const ownId = member(found, 'id');
	const id = isAbsent(ownId) ? key : foreignId(ownId);
	if (id === '') return refuseType(ownId.place, 'id');
	const role = optionalText(member(found, 'role'));
	const written = new WrittenWithFiles(role, leftOut);
	readContent(member(found, 'content'), written);
	const { text, ...carried } = splitDetails(written.text);
	written.text = text;
	for (const file of optionalItems(member(found, 'files'))) addFile(file, written);
	const isEmpty = written.text === '' && written.attachments.length === 0 && carried.reasoning === '';
	const shown = (role === 'user' || role === 'assistant') && !isEmpty ? role : null;
	const model = optionalText(member(found, 'model')) || optionalText(member(found, 'modelName'));
	return {
		id,
		place: found.place,
		parentId: optionalId(member(found, 'parentId')),
		role: shown,
		text: written.text,
		attachments: written.attachments,
		createdAtMs: optionalTime(member(found, 'timestamp')),
		modelId: role === 'assistant' ? model || null : null,
		stopped: role === 'assistant' && member(found, 'done').value === false,
		carried
	};
}

/** Text, or the parts of OpenAI's API. */
function readContent(found: Found, written: WrittenWithFiles): void {
	if (!Array.isArray(found.value)) {
		written.text = optionalText(found);
		return;
	}
	for (const part of items(found)) {
		const type = optionalText(member(part, 'type'));
		if (type === 'text') written.text += optionalText(member(part, 'text'));
		else if (type === 'image_url') written.addImage('', optionalMember(member(part, 'image_url'), 'url'));
		else written.leaveOut('file', '');
	}
}

function addFile(file: Found, written: WrittenWithFiles): void {
	const name = fileName(member(file, 'name'));
	const isImage = [member(file, 'type'), member(file, 'content_type')].some((type) =>
		optionalText(type).startsWith('image')
	);
	// What Open WebUI read out of a file.
	const read = optionalMember(optionalMember(member(file, 'file'), 'data'), 'content');
	const content = typeof read.value === 'string' ? optionalText(read) : '';
	if (isImage) written.addImage(name, member(file, 'url'));
	else if (content !== '') written.addTextFile(name, content);
	else written.leaveOut('file', name);
}
