import { type Found, items, member } from '#lib/storage/checks.ts';
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
import { type ForeignChat, type ForeignMessage, nothingCarried } from '#lib/storage/import/types.ts';

/**
 * ChatGPT's export, `conversations.json`: a list (in some exports `{ conversations: [...] }`) of chats, each a `mapping` of
 * nodes by id with `parent`, and `current_node`. Times are seconds. OpenAI documents none of it; read from mitkury's
 * chatgpt-export-parser (docs/chatgpt-data-export-format.md), the "ChatGPT User Data Export Specification (Unofficial)" of
 * January 2026, and open-webui's src/lib/utils/index.ts (`convertOpenAIMessages`).
 *
 * A call of a tool is a message of the assistant to a `recipient`, and its result one of role `tool`; both become a tool use
 * of the answer that follows. So do `thoughts` its reasoning.
 */
export function isChatGpt(value: unknown): boolean {
	const list = isObject(value) ? value.conversations : value;
	return Array.isArray(list) && list.length > 0 && list.every((chat) => isObject(chat) && isObject(chat.mapping));
}

/** @throws `request/invalid` naming the first place that is wrong */
export function readChatGpt(found: Found, leftOut: LeftOutCount): ForeignChat[] {
	const list = Array.isArray(found.value) ? found : member(found, 'conversations');
	return items(list).map((chat) => readChat(chat, leftOut));
}

function readChat(found: Found, leftOut: LeftOutCount): ForeignChat {
	const ownId = member(found, 'conversation_id');
	return {
		id: foreignId(isAbsent(ownId) ? member(found, 'id') : ownId),
		place: found.place,
		title: optionalText(member(found, 'title')),
		createdAtMs: optionalTime(member(found, 'create_time')),
		updatedAtMs: optionalTime(member(found, 'update_time')),
		tipId: optionalId(member(found, 'current_node')),
		settings: {},
		pinned: optionalTime(member(found, 'pinned_time')) !== null,
		archived: optionalFlag(member(found, 'is_archived')),
		messages: entries(member(found, 'mapping')).map(([id, node]) => readNode(id, node, leftOut))
	};
}

function readNode(id: string, node: Found, leftOut: LeftOutCount): ForeignMessage {
	const message = member(node, 'message');
	const place = node.place;
	const parentId = optionalId(member(node, 'parent'));
	const hidden = {
		id,
		place,
		parentId,
		role: null,
		text: '',
		createdAtMs: null,
		modelId: null,
		stopped: false,
		attachments: []
	} as const;
	if (isAbsent(message)) return { ...hidden, carried: nothingCarried };

	const role = optionalText(member(member(message, 'author'), 'role'));
	const metadata = member(message, 'metadata');
	const content = member(message, 'content');
	const type = isAbsent(content) ? '' : optionalText(member(content, 'content_type'));
	const createdAtMs = optionalTime(member(message, 'create_time'));
	const recipient = optionalText(member(message, 'recipient'));
	if (role === 'tool') {
		const uses = [
			{
				name: toolName(message),
				arguments: null,
				result: readContent(content, type, new WrittenWithFiles(role, leftOut)).text
			}
		];
		return { ...hidden, createdAtMs, carried: type === '' ? nothingCarried : { ...nothingCarried, toolUses: uses } };
	}
	if (type === 'thoughts')
		return { ...hidden, createdAtMs, carried: { ...nothingCarried, reasoning: thoughts(content) } };
	const notes = type === 'user_editable_context' || type === 'model_editable_context';
	if (notes || role === 'system') {
		if (notes || optionalFlag(optionalMember(metadata, 'is_user_system_message'))) leftOut.add('custom instruction');
		return { ...hidden, carried: nothingCarried };
	}
	const silent =
		type === 'reasoning_recap' || optionalFlag(optionalMember(metadata, 'is_visually_hidden_from_conversation'));
	if ((role !== 'user' && role !== 'assistant') || silent) return { ...hidden, carried: nothingCarried };

	const written = readContent(content, type, new WrittenWithFiles(role, leftOut));
	if (role === 'assistant' && recipient !== '' && recipient !== 'all') {
		const call = { name: recipient, arguments: JSON.stringify({ input: written.text }), result: null };
		return { ...hidden, createdAtMs, carried: { ...nothingCarried, toolUses: [call] } };
	}
	for (const file of optionalItems(optionalMember(metadata, 'attachments'))) {
		if (!isImage(file)) written.leaveOut('file', fileName(member(file, 'name'))); // pictures are parts of the content
	}
	if (written.text === '') return { ...hidden, createdAtMs, carried: nothingCarried };
	return {
		...hidden,
		role,
		text: written.text,
		createdAtMs,
		modelId: role === 'assistant' ? optionalText(optionalMember(metadata, 'model_slug')) || null : null,
		stopped: optionalText(member(message, 'status')) === 'in_progress',
		carried: nothingCarried
	};
}

/** What was written, with a note where a picture or recording was: none of them is in the file. */
function readContent(content: Found, type: string, written: WrittenWithFiles): WrittenWithFiles {
	if (isAbsent(content)) return written;
	const parts = optionalItems(member(content, 'parts'));
	if (type === 'code') {
		const language = optionalText(member(content, 'language')).replace(/[^\w+#-]/g, '');
		const code = optionalText(member(content, 'text'));
		written.text = `\`\`\`${language === 'unknown' ? '' : language}\n${code}\n\`\`\``;
	} else if (parts.length === 0) {
		const plain = [member(content, 'text'), member(content, 'result'), member(content, 'content')];
		written.text =
			plain.map((found) => (typeof found.value === 'string' ? optionalText(found) : '')).find(Boolean) ?? '';
	}
	for (const part of parts) readPart(part, written);
	return written;
}

function readPart(part: Found, written: WrittenWithFiles): void {
	if (!isObject(part.value)) {
		const piece = optionalText(part);
		written.text += written.text !== '' && piece !== '' ? `\n\n${piece}` : piece;
		return;
	}
	const kind = optionalText(member(part, 'content_type'));
	if (kind === 'audio_transcription') written.text += optionalText(member(part, 'text'));
	else if (kind === 'image_asset_pointer') written.leaveOut('image', '');
	else written.leaveOut(kind.includes('audio') || kind.includes('video') ? 'recording' : 'file', '');
}

/** A list of thoughts with `summary` and `content`, or, in some exports, their text. */
function thoughts(content: Found): string {
	const list = member(content, 'thoughts');
	if (typeof list.value === 'string') return optionalText(list);
	const texts = optionalItems(list).map((thought) => {
		const parts = [optionalText(member(thought, 'summary')), optionalText(member(thought, 'content'))];
		return parts.filter(Boolean).join('\n');
	});
	return texts.filter(Boolean).join('\n\n');
}

function toolName(message: Found): string {
	return optionalText(member(member(message, 'author'), 'name')) || 'tool';
}

function isImage(file: Found): boolean {
	return optionalText(member(file, 'mime_type')).startsWith('image/');
}
