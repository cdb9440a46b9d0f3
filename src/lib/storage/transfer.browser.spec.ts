import { afterEach, expect, test, vi } from 'vitest';
import { newId } from '#lib/base/id.ts';
import { exported, nothingPersonal, sampleChat, sampleMessage, sampleTurn, titles } from '#lib/storage/chats-suite.ts';
import { openStorage } from '#lib/storage/storage.ts';
import { readImportFile } from '#lib/storage/import/read-file.ts';
import { exportEverything, exportFileName, toStream } from '#lib/storage/transfer.ts';
import type { AddedChats, Chats, Storage } from '#lib/storage/types.ts';
import { saveTo } from '#lib/weights/pack/save.ts';

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

/** The export of everything where these chats are. */
function exportOf(chats: Chats): Promise<Blob> {
	const storage = opened.find((candidate) => candidate.chats === chats);
	return exported(storage ?? expect.fail());
}

async function importChats(chats: Chats, file: Blob): Promise<AddedChats> {
	return chats.addAll((await readImportFile(file)).chats);
}

/** An empty file of its own, as the dialog for a place to save makes one. */
async function newFile(): Promise<FileSystemFileHandle> {
	const root = await navigator.storage.getDirectory();
	return root.getFileHandle(`export-${newId()}.json`, { create: true });
}

/** Everything that is stored, in order. */
async function contents(chats: Chats): Promise<unknown[]> {
	return Array.fromAsync(chats.readAll());
}

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
	const file = await exportOf(from);
	expect((await importChats(to, file)).conversations).toHaveLength(2);
	expect(await contents(to)).toEqual(await contents(from));
	expect(JSON.parse(await file.text())).toMatchObject({ format: 'hearth-chats', version: 3 });
});

test('exports no chats, and imports none', async () => {
	const chats = await open();
	const nothing = { conversations: [], grown: [], presentCount: 0, folderIds: [] };
	expect(await importChats(chats, await exportOf(chats))).toEqual(nothing);
});

test('adds nothing of a chat that is here already, not even a deleted message', async () => {
	const chats = await open();
	await sampleChat(chats, 'twice');
	const file = await exportOf(chats);
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
	await importChats(there, await exportOf(here));
	const [more, other] = sampleTurn(id, 'more');
	await there.appendMessages(id, [{ ...more, parentId: tipId }, other]);
	const before = await contents(here);

	const added = await importChats(here, await exportOf(there));
	expect(added.grown).toEqual([{ conversationId: id, messageIds: [more.id, other.id], tipIdBefore: tipId }]);
	expect(await here.listMessages(id)).toEqual(await there.listMessages(id));
	expect((await here.findConversation(id))?.tipId).toBe(other.id);
	expect((await importChats(here, await exportOf(there))).grown).toEqual([]);

	await here.removeAdded(added);
	expect(await contents(here)).toEqual(before);
});

test('what was written below an import stays when that is taken back, with what leads to it', async () => {
	const [here, there] = [await open(), await open()];
	const { id, tipId } = await sampleChat(here, 'answered');
	await importChats(there, await exportOf(here));
	const [more, other] = sampleTurn(id, 'more');
	const aside = sampleMessage(id, { parentId: tipId, text: 'a branch of its own' });
	await there.appendMessages(id, [{ ...more, parentId: tipId }, other]);
	await there.appendMessages(id, [aside]);
	const added = await importChats(here, await exportOf(there));
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
	const { chats: whole } = await readImportFile(await exportOf(from));
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
	const file = JSON.parse(await (await exportOf(from)).text());
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
	const file = JSON.parse(await (await exportOf(from)).text());
	delete file.conversations[2].messages[1].text;

	const to = await open();
	await sampleChat(to, 'mine');
	const before = await contents(to);
	await expect(importChats(to, new Blob([JSON.stringify(file)]))).rejects.toMatchObject({
		code: 'request/invalid',
		details: { param: 'conversations[2].messages[1].text', reason: 'must be text' }
	});
	const whole = await exportOf(from);
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
	await importChats(to, await exportOf(from));
	expect(await titles(to)).toEqual(['june', 'may', 'april', 'after january', 'january']);
	await sampleChat(to, 'now');
	expect((await titles(to))[0]).toBe('now');
});

/** Three chats of 1.5 MB each, and how many of them were read. */
async function large(): Promise<{ storage: Storage; pieces: ReturnType<typeof exportEverything>; read: () => number }> {
	const chats = await open();
	for (const letter of ['a', 'b', 'c']) {
		const { id } = await sampleChat(chats, letter);
		await chats.appendMessages(id, [sampleMessage(id, { text: letter.repeat(1_500_000) })]);
	}
	const [storage = expect.fail()] = opened;
	let done = 0;
	const pieces = exportEverything(storage, nothingPersonal, { onProgress: (count) => (done = count) });
	return { storage, pieces, read: () => done };
}

test('is written into a file piece by piece: what was not asked for is not read yet', async () => {
	const { storage, pieces, read } = await large();
	const first = await pieces.next();
	expect(first.value?.byteLength).toBeGreaterThan(1_000_000);
	expect(read()).toBe(0);
	await pieces.return();

	const handle = await newFile();
	const all = exportEverything(storage, nothingPersonal);
	await saveTo(handle, { stream: () => toStream(all) });
	const to = await open();
	expect((await importChats(to, await handle.getFile())).conversations).toHaveLength(3);
	expect(await contents(to)).toEqual(await contents(storage.chats));
});

test('canceled, leaves no half file, and a file that was there as it was', async () => {
	const { pieces, read, storage } = await large();
	const cancel = async (handle: FileSystemFileHandle, from: typeof pieces) => {
		const ending = new AbortController();
		const onProgress = () => ending.abort();
		const saving = saveTo(handle, { stream: () => toStream(from) }, { signal: ending.signal, onProgress });
		await expect(saving).rejects.toMatchObject({ name: 'AbortError' });
	};
	const handle = await newFile();
	await cancel(handle, pieces);
	expect(read()).toBeLessThan(3);
	await expect(handle.getFile()).rejects.toMatchObject({ name: 'NotFoundError' });

	const old = await newFile();
	const writable = await old.createWritable();
	await writable.write('an older export');
	await writable.close();
	await cancel(old, exportEverything(storage, nothingPersonal));
	expect(await (await old.getFile()).text()).toBe('an older export');
});

test('a chat that is deleted while it is exported is left out, and the file is whole', async () => {
	const chats = await open();
	for (const title of ['a', 'b', 'c']) await sampleChat(chats, title);
	const read = chats.readAll();
	expect((await read.next()).value?.conversation.title).toBe('c');
	const [, b] = (await chats.listConversations()).conversations;
	await chats.deleteConversations([b?.id ?? '']);
	const rest = await Array.fromAsync(read);
	expect(rest.map(({ conversation }) => conversation.title)).toEqual(['a']);
});

test('names the file by the local day', () => {
	expect(exportFileName(new Date(2026, 0, 9, 23, 59))).toBe('hearth-export-2026-01-09.json');
});
