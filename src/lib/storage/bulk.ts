import { newId } from '#lib/base/id.ts';
import { type ChatRecords, messageRecord, newChatDraft, type Tables } from '#lib/storage/tables.ts';
import type { Conversation, Message, WholeChat } from '#lib/storage/types.ts';

/** Messages held at once while all are scanned. */
const sliceLength = 500;

/** Deletes chats and returns what was deleted; unknown ids are skipped. */
export async function takeRecords(tables: Tables, ids: readonly string[]): Promise<ChatRecords> {
	const taken: ChatRecords = { conversations: [], messages: [], drafts: [] };
	for (const id of new Set(ids)) {
		const conversation = await tables.conversations.get(id);
		if (!conversation) continue;
		const messages = await tables.messages.ofConversation(id);
		const draft = await tables.drafts.get(id);
		taken.conversations.push(conversation);
		// A deletion ends the writer, if there is one; brought back, its answer must not look alive.
		for (const { value, order } of messages) taken.messages.push(messageRecord(stopped(value), order));
		if (draft) taken.drafts.push(draft);

		await Promise.all([
			tables.conversations.delete(id),
			tables.drafts.delete(id),
			...messages.map(({ value }) => tables.messages.delete(value.id))
		]);
	}
	return taken;
}

/** The inverse of `takeRecords`. Chats that are there already stay as they are. */
export async function restoreRecords(tables: Tables, records: ChatRecords): Promise<void> {
	const present = new Set<string>();
	for (const record of records.conversations) {
		if (await tables.conversations.get(record.value.id)) present.add(record.value.id);
		else await tables.conversations.put(record);
	}
	await Promise.all([
		...records.messages
			.filter(({ value }) => !present.has(value.conversationId))
			.map((record) => tables.messages.put(record)),
		...records.drafts.filter((draft) => !present.has(draft.conversationId)).map((draft) => tables.drafts.put(draft))
	]);
}

/** Counts everything. UTF-8 bytes of the texts, titles not included. */
export async function measure(
	tables: Tables
): Promise<{ conversationCount: number; messageCount: number; textBytes: number }> {
	const encoder = new TextEncoder();
	let messageCount = 0;
	let textBytes = 0;
	let lastId: string | null = null;
	do {
		const slice = await tables.messages.slice(lastId, sliceLength);
		messageCount += slice.length;
		for (const { value } of slice) textBytes += encoder.encode(value.text).length;
		lastId = slice.length < sliceLength ? null : (slice.at(-1)?.value.id ?? null);
	} while (lastId !== null);
	return { conversationCount: await tables.conversations.count(), messageCount, textBytes };
}

/** Visits all chats, newest first. */
export async function readAll(tables: Tables, visit: (chat: WholeChat) => void): Promise<void> {
	for (const { value: conversation } of await tables.conversations.newest(Infinity, null)) {
		const records = await tables.messages.ofConversation(conversation.id);
		visit({ conversation, messages: records.map(({ value }) => value) });
	}
}

/**
 * Adds whole chats, newest first. Among the chats that are there already they take their places by age; among
 * themselves they keep their order, even where their dates contradict it.
 */
export async function addAll(tables: Tables, chats: readonly WholeChat[], nowMs: number): Promise<Conversation[]> {
	const added: Conversation[] = [];
	let order = -Infinity;
	for (const chat of chats.toReversed()) {
		const { conversation, messages } = await withFreeIds(tables, chat);
		order = Math.max(Math.min(conversation.updatedAtMs, nowMs), order + 1);
		await tables.conversations.add({ order, value: conversation });
		await Promise.all(messages.map((message, index) => tables.messages.add(messageRecord(message, index + 1))));
		added.push(conversation);
	}
	return added.reverse();
}

/** The same chat, with new ids where one is taken. References inside the chat follow. */
async function withFreeIds(tables: Tables, { conversation, messages }: WholeChat): Promise<WholeChat> {
	const isTaken = conversation.id === newChatDraft || (await tables.conversations.get(conversation.id)) !== undefined;
	const id = isTaken ? newId() : conversation.id;

	const stored = await Promise.all(messages.map((message) => tables.messages.get(message.id)));
	const freeIds = new Map(messages.map((message, index) => [message.id, stored[index] ? newId() : message.id]));
	const follow = (reference: string | null) => (reference === null ? null : (freeIds.get(reference) ?? null));

	return {
		conversation: { ...conversation, id, tipId: follow(conversation.tipId) ?? messages.at(-1)?.id ?? null },
		messages: messages.map((message) => ({
			...stopped(message),
			id: freeIds.get(message.id) ?? message.id,
			conversationId: id,
			parentId: follow(message.parentId)
		}))
	};
}

function stopped(message: Message): Message {
	return message.state === 'streaming' ? { ...message, state: 'stopped' } : message;
}
