import { withKnownFolder } from '#lib/storage/folders.ts';
import { type Backend, type ChatRecords, draftFilesKey, messageRecord, type Tables } from '#lib/storage/tables.ts';
import type { Message } from '#lib/storage/chat-types.ts';
import type { WholeChat } from '#lib/storage/types.ts';

/** The most messages that `measure` reads. */
const maxRequests = 2_000;

/** Deletes chats and returns what was deleted; unknown ids are skipped. */
export async function takeRecords(tables: Tables, ids: readonly string[]): Promise<ChatRecords> {
	const taken: ChatRecords = { conversations: [], messages: [], drafts: [] };
	for (const id of new Set(ids)) {
		const conversation = await tables.conversations.get(id);
		if (!conversation) continue;
		const messages = await tables.messages.ofConversation(id);
		const drafts = [await tables.drafts.get(id), await tables.drafts.get(draftFilesKey(id))];
		taken.conversations.push(conversation);
		// A deletion ends the writer, if there is one; brought back, its answer must not look alive.
		for (const { value, order } of messages) taken.messages.push(messageRecord(stopped(value), order));
		taken.drafts.push(...drafts.filter((draft) => draft !== undefined));

		await Promise.all([
			tables.conversations.delete(id),
			tables.signatures.delete(id),
			tables.drafts.delete(id),
			tables.drafts.delete(draftFilesKey(id)),
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
		else await tables.conversations.put({ ...record, value: await withKnownFolder(tables, record.value) });
	}
	const presentDrafts = new Set([...present].flatMap((id) => [id, draftFilesKey(id)]));
	await Promise.all([
		...records.messages
			.filter(({ value }) => !present.has(value.conversationId))
			.map((record) => tables.messages.put(record)),
		...records.drafts
			.filter(({ conversationId }) => !presentDrafts.has(conversationId))
			.map((draft) => tables.drafts.put(draft))
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
	const bytesOf = ({ text, attachments = [] }: Pick<Message, 'text' | 'attachments'>) =>
		attachments.reduce((sum, { bytes }) => sum + bytes, encoder.encode(text).length);
	const sampleBytes = sample.reduce((sum, record) => sum + (record ? bytesOf(record.value) : 0), 0);
	return {
		conversationCount: await tables.conversations.count(),
		messageCount: ids.length,
		textBytes: sample.length === 0 ? 0 : Math.round((sampleBytes / sample.length) * ids.length)
	};
}

/** All chats, newest first, each out of a transaction of its own. What is said of it is in `Chats`. */
export async function* readAll(
	backend: Backend,
	onProgress?: (done: number, total: number) => void
): AsyncGenerator<WholeChat, void, void> {
	const ids = await backend.read(async ({ conversations }) =>
		(await conversations.newest(Infinity, null)).map(({ value }) => value.id)
	);
	for (const [index, id] of ids.entries()) {
		const chat = await backend.read(async (tables) => {
			const record = await tables.conversations.get(id);
			const messages = record ? await tables.messages.ofConversation(id) : [];
			return record && { conversation: record.value, messages: messages.map(({ value }) => value) };
		});
		if (chat) yield chat;
		onProgress?.(index + 1, ids.length);
	}
}

function stopped(message: Message): Message {
	return message.state === 'streaming' ? { ...message, state: 'stopped' } : message;
}
