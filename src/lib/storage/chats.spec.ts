import { describe } from 'vitest';
import { ChangeChannel } from '#lib/storage/changes.ts';
import { StoredChats } from '#lib/storage/chats.ts';
import { describeChats } from '#lib/storage/chats-suite.ts';
import { StoredDrafts } from '#lib/storage/drafts.ts';
import { MemoryBackend } from '#lib/storage/memory-tables.ts';

describe('in memory', () => {
	describeChats(async () => {
		const backend = new MemoryBackend();
		const changes = new ChangeChannel(null);
		return { chats: new StoredChats(backend, changes), drafts: new StoredDrafts(backend, changes) };
	});
});
