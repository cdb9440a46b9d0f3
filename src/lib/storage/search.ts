import { holdsAll, queryWords } from '#lib/storage/match.ts';
import { excerptIn } from '#lib/storage/searched-text.ts';
import type { SearchedChat, SearchMemory } from '#lib/storage/search-memory.ts';
import { Probe } from '#lib/storage/signature.ts';
import type { Backend, Tables } from '#lib/storage/tables.ts';
import type { SearchHit } from '#lib/storage/types.ts';

/** Chats that are read at a time: two, so that the first hit comes at once, then more; a few milliseconds of work. */
const firstBatch = 2;
const largestBatch = 12;

/**
 * What `Chats.search` says, over any backend. Signatures tell which chats need not be read; the others are, newest first, so
 * that what is found first comes at once. Nothing is said of a chat but what is read of it now.
 */
export async function* searchChats(
	backend: Backend,
	memory: SearchMemory,
	query: string,
	signal?: AbortSignal
): AsyncGenerator<SearchHit, void, void> {
	const words = queryWords(query);
	if (words.length === 0) return;
	const chats = await memory.newest();
	const found = new Set<string>();
	const read = async function* (some: readonly SearchedChat[], find: typeof titleHit) {
		for (
			let start = 0, size = firstBatch;
			start < some.length;
			start += size, size = Math.min(2 * size, largestBatch)
		) {
			if (signal?.aborted) return;
			const batch = some.slice(start, start + size);
			const hits = await backend.read((tables) => Promise.all(batch.map(({ id }) => find(tables, id, words))));
			for (const hit of hits) {
				if (!hit || signal?.aborted) continue;
				found.add(hit.conversation.id);
				yield hit;
			}
		}
	};
	yield* read(
		chats.filter(({ title }) => hasWords(title, words)),
		titleHit
	);
	const probe = new Probe(words);
	yield* read(
		chats.filter(({ id, bits }) => !found.has(id) && (bits === null || probe.mayBeIn(bits))),
		messageHit
	);
}

function hasWords({ lower, folded }: SearchedChat['title'], words: readonly string[]): boolean {
	return words.every((word) => lower.includes(word)) || words.every((word) => folded.includes(word));
}

async function titleHit(tables: Tables, id: string, words: readonly string[]): Promise<SearchHit | null> {
	const conversation = (await tables.conversations.get(id))?.value;
	return conversation && holdsAll(conversation.title, words) ? { conversation, messageId: null, excerpt: [] } : null;
}

/** In the newest message that holds all words. */
async function messageHit(tables: Tables, id: string, words: readonly string[]): Promise<SearchHit | null> {
	const [record, messages] = await Promise.all([tables.conversations.get(id), tables.messages.ofConversation(id)]);
	if (!record) return null;
	for (const { value } of messages.toReversed()) {
		const excerpt = excerptIn(value, words);
		if (excerpt) return { conversation: record.value, messageId: value.id, excerpt };
	}
	return null;
}
