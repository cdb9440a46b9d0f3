import { excerptOf, holdsAll, queryWords } from '#lib/storage/match.ts';
import type { Backend, ConversationRecord } from '#lib/storage/tables.ts';
import type { SearchHit } from '#lib/storage/types.ts';

/** Chats whose messages are read at a time: a few milliseconds of work, so that typing never waits for a search. */
const chatsAtOnce = 12;

/** What `Chats.search` says, over any backend. Reads messages newest chat first, so that what is found first comes at once. */
export async function* searchChats(
	backend: Backend,
	query: string,
	signal?: AbortSignal
): AsyncGenerator<SearchHit, void, void> {
	const words = queryWords(query);
	if (words.length === 0) return;
	const records = await backend.read((tables) => tables.conversations.newest(Infinity, null));
	const rest: ConversationRecord[] = [];
	for (const record of records) {
		if (signal?.aborted) return;
		const conversation = record.value;
		if (holdsAll(conversation.title, words)) yield { conversation, messageId: null, excerpt: [] };
		else rest.push(record);
	}
	for (let start = 0; start < rest.length && !signal?.aborted; start += chatsAtOnce)
		yield* await findIn(backend, rest.slice(start, start + chatsAtOnce), words);
}

async function findIn(
	backend: Backend,
	records: readonly ConversationRecord[],
	words: readonly string[]
): Promise<SearchHit[]> {
	const chats = await backend.read((tables) =>
		Promise.all(records.map(({ value }) => tables.messages.ofConversation(value.id)))
	);
	return records.flatMap(({ value: conversation }, index) => {
		const found = chats[index]?.findLast(({ value }) => holdsAll(value.text, words))?.value;
		return found ? [{ conversation, messageId: found.id, excerpt: excerptOf(found.text, words) }] : [];
	});
}
