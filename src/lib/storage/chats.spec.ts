import { describe, expect, test } from 'vitest';
import { newId } from '#lib/base/id.ts';
import { ChangeChannel } from '#lib/storage/changes.ts';
import { StoredChats } from '#lib/storage/chats.ts';
import { describeChats, sampleMessage } from '#lib/storage/chats-suite.ts';
import { StoredDrafts } from '#lib/storage/drafts.ts';
import { MemoryBackend } from '#lib/storage/memory-tables.ts';

function open() {
	const backend = new MemoryBackend();
	const changes = new ChangeChannel(null);
	return { chats: new StoredChats(backend, changes), drafts: new StoredDrafts(backend, changes) };
}

describe('in memory', () => {
	describeChats(async () => open());

	test('estimates the size of many messages from a sample', async () => {
		const { chats } = open();
		const id = newId();
		const texts = Array.from({ length: 10_000 }, (_, index) => 'x'.repeat(index % 101));
		const messages = texts.map((text) => sampleMessage(id, { text }));
		await chats.createConversation({ id, title: 'many', modelId: 'guide' }, messages);
		const exact = texts.join('').length;
		const { messageCount, textBytes } = await chats.measure();
		expect(messageCount).toBe(10_000);
		expect(Math.abs(textBytes / exact - 1)).toBeLessThan(0.05);
	});
});
