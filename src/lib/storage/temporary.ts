import { ChangeChannel } from '#lib/storage/changes.ts';
import { StoredChats } from '#lib/storage/chats.ts';
import { MemoryBackend } from '#lib/storage/memory-tables.ts';
import type { Storage } from '#lib/storage/types.ts';

/** The same storage, but its chats live in the memory of this tab: nothing of them is ever written. */
export function withTemporaryChats(storage: Storage): Storage {
	return { ...storage, chats: new StoredChats(new MemoryBackend(), new ChangeChannel(null)) };
}
