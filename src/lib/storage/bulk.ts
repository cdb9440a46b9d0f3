import { newId } from '#lib/base/id.ts';
import { type ChatRecords, messageRecord, newChatDraft, type Tables } from '#lib/storage/tables.ts';
import type { Conversation, Message, WholeChat } from '#lib/storage/types.ts';

/** Requests under way at once; also the most messages that `measure` reads. */
const maxRequests = 2_000;

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

/** Counts everything. UTF-8 bytes of the texts, titles not included; from a sample when there are many messages. */
export async function measure(
	tables: Tables
): Promise<{ conversationCount: number; messageCount: number; textBytes: number }> {
	const ids = await tables.messages.ids();
	const step = Math.max(1, Math.ceil(ids.length / maxRequests));
	const sampleIds = ids.filter((_id, index) => index % step === 0);
	const sample = await Promise.all(sampleIds.map((id) => tables.messages.get(id)));

	const encoder = new TextEncoder();
	const sampleBytes = sample.reduce((sum, record) => sum + encoder.encode(record?.value.text).length, 0);
	return {
		conversationCount: await tables.conversations.count(),
		messageCount: ids.length,
		textBytes: sample.length === 0 ? 0 : Math.round((sampleBytes / sample.length) * ids.length)
	};
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
	const takenChats = new Set([newChatDraft, ...(await tables.conversations.ids())]);
	const takenMessages = new Set(await tables.messages.ids());
	const added: Conversation[] = [];
	let waiting: Promise<unknown>[] = [];
	let order = -Infinity;
	for (const chat of chats.toReversed()) {
		const { conversation, messages } = withFreeIds(chat, takenChats, takenMessages);
		order = Math.max(Math.min(conversation.updatedAtMs, nowMs), order + 1);
		added.push(conversation);
		waiting.push(tables.conversations.add({ order, value: conversation }));
		for (const [index, message] of messages.entries()) {
			waiting.push(tables.messages.add(messageRecord(message, index + 1)));
		}
		if (waiting.length < maxRequests) continue;
		await Promise.all(waiting);
		waiting = [];
	}
	await Promise.all(waiting);
	return added.reverse();
}

/** The same chat, with new ids where one is taken, which all are afterwards. References inside the chat follow. */
function withFreeIds(
	{ conversation, messages }: WholeChat,
	takenChats: Set<string>,
	takenMessages: Set<string>
): WholeChat {
	const id = takeId(conversation.id, takenChats);
	const freeIds = new Map(messages.map((message) => [message.id, takeId(message.id, takenMessages)]));
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

function takeId(wanted: string, taken: Set<string>): string {
	const id = taken.has(wanted) ? newId() : wanted;
	taken.add(id);
	return id;
}

function stopped(message: Message): Message {
	return message.state === 'streaming' ? { ...message, state: 'stopped' } : message;
}
