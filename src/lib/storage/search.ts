import { excerptOf, holdsAll, queryWords } from '#lib/storage/match.ts';
import type { Backend, ConversationRecord } from '#lib/storage/tables.ts';
import type { Message, SearchHit } from '#lib/storage/types.ts';

/** Chats whose messages are read at a time: a few milliseconds of work, so that typing never waits for a search. */
const chatsAtOnce = 12;

/** Of a file: what is shown of it is cut out of this much on either side of the match. */
const aroundChars = 400;
const foldedChars = 50_000;

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
		for (const { value } of chats[index]?.toReversed() ?? []) {
			const excerpt = excerptIn(value, words);
			if (excerpt) return [{ conversation, messageId: value.id, excerpt }];
		}
		return [];
	});
}

/** Around the first match in the text of a message, or in one of its files. */
function excerptIn({ text, attachments = [] }: Message, words: readonly string[]): SearchHit['excerpt'] | null {
	if (holdsAll(text, words)) return excerptOf(text, words);
	for (const file of attachments) {
		const whole = file.kind === 'text' ? `${file.name}\n${file.text}` : file.name;
		const lower = whole.toLowerCase();
		const places = words.map((word) => lower.indexOf(word));
		const first = Math.min(...places);
		// Accents are looked through in short files only: that takes half a second in a large one.
		if (first >= 0) return excerptOf(whole.slice(Math.max(0, first - aroundChars), first + aroundChars), words);
		if (whole.length <= foldedChars && holdsAll(whole, words)) return excerptOf(whole, words);
	}
	return null;
}
