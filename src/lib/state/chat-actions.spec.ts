import { expect, test } from 'vitest';
import { forkChat } from '#lib/state/chat-actions.ts';
import { ChangeChannel } from '#lib/storage/changes.ts';
import { StoredChats } from '#lib/storage/chats.ts';
import { sampleTurn } from '#lib/storage/chats-suite.ts';
import { MemoryBackend } from '#lib/storage/memory-tables.ts';

test('a fork holds what leads to the message, and the first chat stays as it was', async () => {
	const chats = new StoredChats(new MemoryBackend(), new ChangeChannel(null));
	const { id } = await chats.createConversation({
		title: 'Trip',
		modelId: 'guide',
		settings: { systemPrompt: 'Brief.' }
	});
	const [question, answer] = sampleTurn(id, 'Where to?');
	const [more, later] = sampleTurn(id, 'And then?');
	await chats.appendMessages(id, [question, answer, { ...more, parentId: answer.id }, later]);

	const forkId = (await forkChat(chats, id, answer.id)) ?? '';
	const messages = await chats.listMessages(forkId);
	expect(messages.map(({ text }) => text)).toEqual(['Where to?', 'About Where to?']);
	expect(messages[1]?.parentId).toBe(messages[0]?.id);
	const fork = await chats.findConversation(forkId);
	expect(fork).toMatchObject({ title: 'Trip', settings: { systemPrompt: 'Brief.' }, tipId: messages[1]?.id });
	expect(await chats.listMessages(id)).toHaveLength(4);
	expect(await forkChat(chats, id, 'gone')).toBeNull();
	expect(await forkChat(chats, 'gone', answer.id)).toBeNull();
});
