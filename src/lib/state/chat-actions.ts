import { newId } from '#lib/base/id.ts';
import { saveFile } from '#lib/state/save-file.ts';
import { chatFileName, chatText } from '#lib/storage/chat-text.ts';
import { exportChat } from '#lib/storage/transfer.ts';
import { branchTo } from '#lib/storage/tree.ts';
import type { Message } from '#lib/storage/chat-types.ts';
import type { Chats, Storage, WholeChat } from '#lib/storage/types.ts';

/** Saves one chat as a file: what is shown of it as Markdown, or all of it as JSON that can be imported. */
export async function saveChat(
	{ chats, folders }: Pick<Storage, 'chats' | 'folders'>,
	id: string,
	as: 'markdown' | 'json',
	nameOf: (modelId: string) => string
): Promise<void> {
	const chat = await wholeChat(chats, id);
	if (!chat) return;
	if (as === 'json') {
		const { folderId } = chat.conversation;
		const all = folderId === undefined ? [] : await folders.list(0);
		const folder = all.find(({ folder }) => folder.id === folderId)?.folder;
		return saveFile(exportChat({ ...chat, folder }), chatFileName(chat.conversation, 'json'));
	}
	const text = chatText(chat.conversation, chat.messages, nameOf);
	saveFile(new Blob([text], { type: 'text/markdown' }), chatFileName(chat.conversation, 'md'));
}

/**
 * A new chat with what leads to one message, that message included.
 * @returns its id; `null` when the chat or the message is gone
 */
export async function forkChat(chats: Chats, id: string, messageId: string): Promise<string | null> {
	const chat = await wholeChat(chats, id);
	const branch = chat ? branchTo(chat.messages, messageId) : [];
	if (!chat || branch.at(-1)?.id !== messageId) return null;
	const { title, titleIsAuto, modelId, settings, folderId } = chat.conversation;
	const forked = await chats.createConversation({
		title,
		titleIsAuto,
		modelId,
		settings,
		...(folderId ? { folderId } : {})
	});
	await chats.appendMessages(forked.id, copies(branch, forked.id));
	return forked.id;
}

/** The same messages in a row, in another chat. */
function copies(branch: readonly Message[], conversationId: string): Message[] {
	let parentId: string | null = null;
	return branch.map((message) => {
		const copy: Message = { ...message, id: newId(), conversationId, parentId };
		parentId = copy.id;
		return copy;
	});
}

async function wholeChat(chats: Chats, id: string): Promise<WholeChat | null> {
	const conversation = await chats.findConversation(id);
	return conversation && { conversation, messages: await chats.listMessages(id) };
}
