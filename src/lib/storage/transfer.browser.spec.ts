import { afterEach, expect, test, vi } from 'vitest';
import { newId } from '#lib/base/id.ts';
import { sampleChat, sampleMessage, sampleTurn, titles } from '#lib/storage/chats-suite.ts';
import { openStorage } from '#lib/storage/storage.ts';
import { readImportFile } from '#lib/storage/import/read-file.ts';
import { exportChats, exportFileName } from '#lib/storage/transfer.ts';
import type { AddedChats, Chats, Storage } from '#lib/storage/types.ts';

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

async function importChats(chats: Chats, file: Blob): Promise<AddedChats> {
	return chats.addAll((await readImportFile(file)).chats);
}

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
	expect((await importChats(to, file)).conversations).toHaveLength(2);
	expect(await contents(to)).toEqual(await contents(from));
	expect(JSON.parse(await file.text())).toMatchObject({ format: 'hearth-chats', version: 1 });
});

test('exports no chats, and imports none', async () => {
	const chats = await open();
	const nothing = { conversations: [], grown: [], presentCount: 0, folderIds: [] };
	expect(await importChats(chats, await exportChats(chats))).toEqual(nothing);
});

test('adds nothing of a chat that is here already, not even a deleted message', async () => {
	const chats = await open();
	await sampleChat(chats, 'twice');
	const file = await exportChats(chats);
	const before = await contents(chats);
	expect(await importChats(chats, file)).toEqual({
		conversations: [],
		grown: [],
		presentCount: 1,
		folderIds: []
	});
	expect(await contents(chats)).toEqual(before);
});

test('a chat that has grown elsewhere gets what it lacks, and gives it back', async () => {
	const [here, there] = [await open(), await open()];
	const { id, tipId } = await sampleChat(here, 'growing');
	await importChats(there, await exportChats(here));
	const [more, other] = sampleTurn(id, 'more');
	await there.appendMessages(id, [{ ...more, parentId: tipId }, other]);
	const before = await contents(here);

	const added = await importChats(here, await exportChats(there));
	expect(added.grown).toEqual([{ conversationId: id, messageIds: [more.id, other.id], tipIdBefore: tipId }]);
	expect(await here.listMessages(id)).toEqual(await there.listMessages(id));
	expect((await here.findConversation(id))?.tipId).toBe(other.id);
	expect((await importChats(here, await exportChats(there))).grown).toEqual([]);

	await here.removeAdded(added);
	expect(await contents(here)).toEqual(before);
});

test('what was written below an import stays when that is taken back, with what leads to it', async () => {
	const [here, there] = [await open(), await open()];
	const { id, tipId } = await sampleChat(here, 'answered');
	await importChats(there, await exportChats(here));
	const [more, other] = sampleTurn(id, 'more');
	const aside = sampleMessage(id, { parentId: tipId, text: 'a branch of its own' });
	await there.appendMessages(id, [{ ...more, parentId: tipId }, other]);
	await there.appendMessages(id, [aside]);
	const added = await importChats(here, await exportChats(there));
	const mine = sampleMessage(id, { parentId: other.id, text: 'mine' });
	await here.appendMessages(id, [mine]);

	await here.removeAdded(added);
	const left = (await here.listMessages(id)).map((message) => message.id);
	expect(left).toEqual(expect.arrayContaining([more.id, other.id, mine.id]));
	expect(left).not.toContain(aside.id);
});

test('a canceled import adds nothing', async () => {
	const from = await open();
	for (const title of ['a', 'b', 'c']) await sampleChat(from, title);
	const { chats: whole } = await readImportFile(await exportChats(from));
	const to = await open();
	await sampleChat(to, 'mine');
	const before = await contents(to);
	const controller = new AbortController();
	const adding = to.addAll(whole, { signal: controller.signal, onProgress: () => controller.abort() });
	await expect(adding).rejects.toMatchObject({ name: 'AbortError' });
	expect(await contents(to)).toEqual(before);
});

test('a chat that stands twice in a file is added once; ids of another chat are not taken away from it', async () => {
	const from = await open();
	await sampleChat(from, 'doubled');
	const file = JSON.parse(await (await exportChats(from)).text());
	file.conversations.push(structuredClone(file.conversations[0]));
	file.conversations.push({ ...structuredClone(file.conversations[0]), id: 'other', title: 'other' });
	const to = await open();
	await importChats(to, new Blob([JSON.stringify(file)]));
	expect(await titles(to)).toEqual(['doubled', 'other']);
	expect((await to.measure()).messageCount).toBe(4);
	const again = await importChats(to, new Blob([JSON.stringify(file)]));
	expect(again).toMatchObject({ conversations: [], grown: [], presentCount: 3 });
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
