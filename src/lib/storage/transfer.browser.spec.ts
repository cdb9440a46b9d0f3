import { afterEach, expect, test, vi } from 'vitest';
import { newId } from '#lib/base/id.ts';
import { sampleChat, sampleMessage, titles } from '#lib/storage/chats-suite.ts';
import { openStorage } from '#lib/storage/storage.ts';
import { exportChats, exportFileName, importChats } from '#lib/storage/transfer.ts';
import type { Chats, Storage } from '#lib/storage/types.ts';

const opened: Storage[] = [];

async function open(): Promise<Chats> {
	const storage = await openStorage({ name: `test-${newId()}` });
	opened.push(storage);
	return storage.chats;
}

afterEach(() => {
	vi.useRealTimers();
	for (const storage of opened.splice(0)) storage.close();
});

/** Everything that is stored, in order. */
async function contents(chats: Chats): Promise<unknown[]> {
	const all: unknown[] = [];
	await chats.readAll((chat) => all.push(chat));
	return all;
}

test('an export has no settings, so no token', async () => {
	const chats = await open();
	await sampleChat(chats, 'a chat');
	await opened[0]!.settings.save({ hubToken: 'hf_abcdefgh' });
	expect(await (await exportChats(chats)).text()).not.toContain('hf_abcdefgh');
});

test('moves every chat to another device as it was', async () => {
	const from = await open();
	const { id } = await sampleChat(from, 'Weird: "quotes", \\, \u2028, \ud83d');
	await from.appendMessages(id, [
		sampleMessage(id, {
			text: 'lone \udc00 half, NUL \0',
			state: 'failed',
			error: { code: 'engine/crashed', details: { reason: 'a trap' } }
		})
	]);
	await sampleChat(from, 'second');

	const to = await open();
	const file = await exportChats(from);
	expect(await importChats(to, file)).toEqual({ conversationCount: 2, messageCount: 5 });
	expect(await contents(to)).toEqual(await contents(from));
	expect(JSON.parse(await file.text())).toMatchObject({ format: 'hearth-chats', version: 1 });
});

test('exports no chats, and imports none', async () => {
	const chats = await open();
	expect(await importChats(chats, await exportChats(chats))).toEqual({ conversationCount: 0, messageCount: 0 });
});

test('adds a chat that is here already once more, under new ids that fit together', async () => {
	const chats = await open();
	const original = await sampleChat(chats, 'twice');
	const before = await chats.listMessages(original.id);
	await importChats(chats, await exportChats(chats));

	const { conversations } = await chats.listConversations();
	expect(conversations.map(({ title }) => title)).toEqual(['twice', 'twice']);
	const copy = conversations.find(({ id }) => id !== original.id);
	const [question, answer] = await chats.listMessages(copy?.id ?? '');
	expect(answer?.parentId).toBe(question?.id);
	expect(copy?.tipId).toBe(answer?.id);
	expect([question?.text, answer?.text]).toEqual(before.map(({ text }) => text));
	expect(await chats.listMessages(original.id)).toEqual(before);
});

test('gives each chat its own id when a file holds one twice', async () => {
	const from = await open();
	await sampleChat(from, 'doubled');
	const file = JSON.parse(await (await exportChats(from)).text());
	file.conversations.push(structuredClone(file.conversations[0]));
	const to = await open();
	await importChats(to, new Blob([JSON.stringify(file)]));
	expect(await titles(to)).toEqual(['doubled', 'doubled']);
	expect((await to.measure()).messageCount).toBe(4);
});

test('imports all or nothing', async () => {
	const from = await open();
	for (const title of ['a', 'b', 'c']) await sampleChat(from, title);
	const file = JSON.parse(await (await exportChats(from)).text());
	delete file.conversations[2].messages[1].text;

	const to = await open();
	await sampleChat(to, 'mine');
	const before = await contents(to);
	await expect(importChats(to, new Blob([JSON.stringify(file)]))).rejects.toMatchObject({
		code: 'request/invalid',
		details: { param: 'conversations[2].messages[1].text', reason: 'must be text' }
	});
	const whole = await exportChats(from);
	await expect(importChats(to, whole.slice(0, whole.size - 5))).rejects.toMatchObject({ code: 'request/invalid' });
	expect(await contents(to)).toEqual(before);
});

test('writes nothing when one chat of many cannot be stored', async () => {
	const chats = await open();
	const mine = await sampleChat(chats, 'mine');
	const fine = { conversation: { ...mine, id: newId(), tipId: null }, messages: [] };
	const twice = sampleMessage(newId());
	const bad = { ...fine, conversation: { ...fine.conversation, id: newId() }, messages: [twice, twice] };
	await expect(chats.addAll([bad, fine])).rejects.toMatchObject({ code: 'internal/bug' });
	expect(await titles(chats)).toEqual(['mine']);
});

test('sorts imported chats among the others by age, and keeps their order among themselves', async () => {
	vi.useFakeTimers({ toFake: ['Date'] });
	const from = await open();
	vi.setSystemTime('2026-01-01');
	await sampleChat(from, 'january');
	vi.setSystemTime('2016-03-01'); // the clock was wrong
	await sampleChat(from, 'after january');
	vi.setSystemTime('2026-05-01');
	await sampleChat(from, 'may');

	const to = await open();
	vi.setSystemTime('2026-04-01');
	await sampleChat(to, 'april');
	vi.setSystemTime('2026-06-01');
	await sampleChat(to, 'june');
	await importChats(to, await exportChats(from));
	expect(await titles(to)).toEqual(['june', 'may', 'april', 'after january', 'january']);
	await sampleChat(to, 'now');
	expect((await titles(to))[0]).toBe('now');
});

test('names the file by the local day', () => {
	expect(exportFileName(new Date(2026, 0, 9, 23, 59))).toBe('hearth-chats-2026-01-09.json');
});
