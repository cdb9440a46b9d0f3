import { expect, test } from 'vitest';
import { newId } from '#lib/base/id.ts';
import { ChangeChannel } from '#lib/storage/changes.ts';
import { StoredChats } from '#lib/storage/chats.ts';
import { exported, sampleChat, sampleMessage, sampleTurn, titles } from '#lib/storage/chats-suite.ts';
import { StoredFolders } from '#lib/storage/folders.ts';
import { MemoryBackend } from '#lib/storage/memory-tables.ts';
import { parseChatFile, parseChats } from '#lib/storage/parse-chats.ts';
import { exportChat } from '#lib/storage/transfer.ts';

function open() {
	const backend = new MemoryBackend();
	const changes = new ChangeChannel(null);
	const announced: string[] = [];
	changes.subscribe(({ store, ids }) => announced.push(`${store} ${ids.length}`));
	return { chats: new StoredChats(backend, changes), folders: new StoredFolders(backend, changes), announced };
}

const contents = async (folders: StoredFolders) =>
	(await folders.list(50)).map(({ folder, conversations }) => [folder.name, conversations.map(({ title }) => title)]);

test('a chat in a folder leaves the list; pinned or archived it is shown there, and comes back to its folder', async () => {
	const { chats, folders } = open();
	const trip = await sampleChat(chats, 'Trip');
	await sampleChat(chats, 'Other');
	const travel = await folders.create('  Travel\n plans ');
	await folders.create('Abc 10');
	await folders.create('abc 9');
	expect((await folders.move(trip.id, travel.id)).folderId).toBe(travel.id);
	expect(await contents(folders)).toEqual([
		['abc 9', []],
		['Abc 10', []],
		['Travel plans', ['Trip']]
	]);
	expect(await titles(chats)).toEqual(['Other']);

	await chats.setPlace(trip.id, 'pinned');
	expect((await contents(folders)).at(-1)).toEqual(['Travel plans', []]);
	expect((await chats.listPlace('pinned')).map(({ title }) => title)).toEqual(['Trip']);
	await chats.setPlace(trip.id, 'listed');
	expect((await contents(folders)).at(-1)).toEqual(['Travel plans', ['Trip']]);

	await folders.move(trip.id, null);
	expect(await titles(chats)).toEqual(['Other', 'Trip']);
});

test('a folder has as many chats as asked for, the last used first, and says when there are more', async () => {
	const { chats, folders } = open();
	const { id } = await folders.create('Many');
	for (const title of ['a', 'b', 'c']) await folders.move((await sampleChat(chats, title)).id, id);
	const [first] = await folders.list(2);
	expect(first?.conversations.map(({ title }) => title)).toEqual(['c', 'b']);
	expect(first?.hasMore).toBe(true);
	expect((await folders.list(3))[0]?.hasMore).toBe(false);
});

test('deleting a folder keeps its chats, also the pinned and the archived ones; undo puts all back', async () => {
	const { chats, folders, announced } = open();
	const folder = await folders.create('Work');
	const [one, two, three] = [await sampleChat(chats, '1'), await sampleChat(chats, '2'), await sampleChat(chats, '3')];
	for (const { id } of [one, two, three]) await folders.move(id, folder.id);
	await chats.setPlace(two.id, 'pinned');
	await chats.setPlace(three.id, 'archived');
	await folders.setCollapsed(folder.id, true);
	announced.length = 0;
	const deleted = await folders.delete(folder.id);
	if (!deleted) return expect.fail();
	expect(deleted.conversationIds).toHaveLength(3);
	await Promise.resolve();
	expect(announced).toEqual(['folders 1', 'conversations 3']);
	expect(await contents(folders)).toEqual([]);
	expect(await titles(chats)).toEqual(['1']);
	expect((await chats.findConversation(two.id))?.folderId).toBeUndefined();
	expect(await folders.delete(folder.id)).toBeNull();

	await chats.deleteConversations([three.id]); // what is gone meanwhile stays gone
	await folders.restore(deleted);
	expect(await contents(folders)).toEqual([['Work', ['1']]]);
	expect((await folders.list(1))[0]?.folder.collapsed).toBe(true);
	expect((await chats.findConversation(two.id))?.folderId).toBe(folder.id);
	expect(await chats.findConversation(three.id)).toBeNull();
});

test('nonsense is refused: no name, no such folder, no such chat; a folder that is gone stays gone', async () => {
	const { chats, folders } = open();
	const { id } = await sampleChat(chats, 'Here');
	const folder = await folders.create('x'.repeat(200));
	expect(folder.name).toHaveLength(80);
	await expect(folders.create(' \n ')).rejects.toMatchObject({ code: 'request/invalid', details: { param: 'name' } });
	await expect(folders.rename(folder.id, '')).rejects.toMatchObject({ code: 'request/invalid' });
	await expect(folders.move(id, 'none')).rejects.toMatchObject({ code: 'request/invalid' });
	await expect(folders.move('none', folder.id)).rejects.toMatchObject({ code: 'chat/not-found' });
	await folders.delete(folder.id);
	await folders.rename(folder.id, 'Ghost');
	await folders.setCollapsed(folder.id, true);
	expect(await contents(folders)).toEqual([]);
});

test('a deleted chat comes back into its folder, or into the list when the folder is gone by then', async () => {
	const { chats, folders } = open();
	const { id } = await sampleChat(chats, 'Trip');
	const folder = await folders.create('Travel');
	await folders.move(id, folder.id);
	const deleted = await chats.deleteConversations([id]);
	await chats.restore(deleted);
	expect(await contents(folders)).toEqual([['Travel', ['Trip']]]);
	const again = await chats.deleteConversations([id]);
	await folders.delete(folder.id);
	await chats.restore(again);
	expect(await titles(chats)).toEqual(['Trip']);
	expect((await chats.findConversation(id))?.folderId).toBeUndefined();
	await folders.create('New');
	await chats.clearAll();
	expect(await contents(folders)).toEqual([]);
});

test('folders travel with exports of all chats and of one, into the folder of that name, and an import can be undone', async () => {
	const { chats, folders } = open();
	const { id, ...rest } = await sampleChat(chats, 'Trip');
	const folder = await folders.create('Travel');
	const conversation = await folders.move(id, folder.id);
	await sampleChat(chats, 'Loose');
	const all = await (await exported({ chats, folders })).text();
	expect(rest.folderId).toBeUndefined();

	const there = open();
	const added = await there.chats.addAll(parseChats(all));
	expect(added.folderIds).toEqual([folder.id]);
	expect(await contents(there.folders)).toEqual([['Travel', ['Trip']]]);
	expect(await titles(there.chats)).toEqual(['Loose']);
	expect(await there.chats.addAll(parseChats(all))).toMatchObject({
		conversations: [],
		folderIds: [],
		presentCount: 2
	});
	await there.chats.removeAdded(added);
	expect(await contents(there.folders)).toEqual([]);

	const own = await there.folders.create('Travel');
	const one = await exportChat({ conversation, messages: await chats.listMessages(id), folder }).text();
	expect((await there.chats.addAll(parseChats(one))).folderIds).toEqual([]);
	expect((await there.chats.findConversation(id))?.folderId).toBe(own.id);
});

test('an export of everything has the empty folders too; two of one name stay two, and one that is here by name is not doubled', async () => {
	const { chats, folders } = open();
	const [first, second] = [await folders.create('Same'), await folders.create('Same')];
	await folders.create('Here too');
	await folders.move((await sampleChat(chats, 'Inside')).id, second.id);
	const file = parseChatFile(JSON.parse(await (await exported({ chats, folders })).text()));

	const there = open();
	await there.folders.create('Here too');
	const before = await contents(there.folders);
	const added = await there.chats.addAll(file.chats, { folders: file.folders });
	expect(new Set(added.folderIds)).toEqual(new Set([first.id, second.id]));
	expect((await contents(there.folders)).toSorted()).toEqual([
		['Here too', []],
		['Same', []],
		['Same', ['Inside']]
	]);
	expect((await there.chats.addAll(file.chats, { folders: file.folders })).folderIds).toEqual([]);
	expect(await contents(there.folders)).toHaveLength(3);
	await there.chats.removeAdded(added);
	expect(await contents(there.folders)).toEqual(before);
});

test('a file without folders, or with a folder that it does not name, puts its chats into the list', async () => {
	const { chats } = open();
	const conversation = { ...(await sampleChat(chats, 'Trip')), folderId: 'unknown' };
	const file = { format: 'hearth-chats', version: 1, conversations: [{ ...conversation, messages: [] }] };
	const [read] = parseChats(JSON.stringify(file));
	expect(read).not.toHaveProperty('folder');
	expect(read?.conversation).not.toHaveProperty('folderId');
	const named = (folders: unknown) => () => parseChats(JSON.stringify({ ...file, folders }));
	expect(named([{ id: 'unknown', name: ' ' }])).toThrow(expect.objectContaining({ code: 'request/invalid' }));
	expect(named([{ id: '../x', name: 'X' }])).toThrow(expect.objectContaining({ code: 'request/invalid' }));
	expect(named({})).toThrow(expect.objectContaining({ code: 'request/invalid' }));
});

/** One question with two answers; below each of them another turn. */
async function forked(chats: StoredChats) {
	const { id } = await chats.createConversation({ title: 'Fork', modelId: 'guide' });
	const [question, first] = sampleTurn(id, 'Q');
	const second = { ...first, id: newId(), text: 'Second' };
	const below = (parentId: string, text: string) => {
		const [asked, answered] = sampleTurn(id, text);
		return [{ ...asked, parentId }, answered];
	};
	const [q1 = expect.fail(), a1 = expect.fail()] = below(first.id, 'under first');
	const [q2 = expect.fail(), a2 = expect.fail()] = below(second.id, 'under second');
	await chats.appendMessages(id, [question, first, second, q1, a1, q2, a2]);
	const state = async () => ({
		ids: (await chats.listMessages(id)).map((message) => message.id),
		tipId: (await chats.findConversation(id))?.tipId
	});
	return { id, question, first, second, q1, a1, q2, a2, state };
}

test('deleting a version takes what follows it, shows the version beside it, and undo brings back every record', async () => {
	const { chats } = open();
	const { id, question, first, second, q1, a1, a2, state } = await forked(chats);
	const before = await state();
	expect(before.tipId).toBe(a2.id);
	const deleted = await chats.deleteBranch(id, second.id);
	expect(deleted.records).toHaveLength(3);
	expect(await state()).toEqual({ ids: [question.id, first.id, q1.id, a1.id], tipId: a1.id });
	await chats.restoreBranch(deleted);
	expect(await state()).toEqual(before);
});

test('what is shown stays when another branch is deleted; the last version leaves its question, the first message nothing', async () => {
	const { chats } = open();
	const { id, question, first, second, q2, a2, state } = await forked(chats);
	await chats.deleteBranch(id, first.id);
	expect(await state()).toEqual({ ids: [question.id, second.id, q2.id, a2.id], tipId: a2.id });
	await chats.deleteBranch(id, second.id);
	expect(await state()).toEqual({ ids: [question.id], tipId: question.id });
	const all = await chats.deleteBranch(id, question.id);
	expect(await state()).toEqual({ ids: [], tipId: null });
	await chats.restoreBranch(all);
	expect(await state()).toEqual({ ids: [question.id], tipId: question.id });
});

test('the tree stays whole: no branch below one that is gone, none that is being written, none of another chat', async () => {
	const { chats } = open();
	const { id, question, second, q2, a2, state } = await forked(chats);
	const leaf = await chats.deleteBranch(id, q2.id);
	expect((await state()).tipId).toBe(second.id);
	const more = await chats.deleteBranch(id, second.id);
	const refused = { code: 'request/invalid', details: { param: 'parentId' } };
	await expect(chats.restoreBranch(leaf)).rejects.toMatchObject(refused);
	await chats.restoreBranch(more);
	await chats.restoreBranch(leaf);
	expect((await state()).tipId).toBe(a2.id);

	const writing = sampleMessage(id, { role: 'assistant', parentId: a2.id, state: 'streaming' });
	await chats.appendMessages(id, [writing]);
	const busy = { code: 'request/invalid', details: { reason: 'is being written' } };
	await expect(chats.deleteBranch(id, question.id)).rejects.toMatchObject(busy);
	const { id: other } = await sampleChat(chats, 'Other');
	await expect(chats.deleteBranch(other, question.id)).rejects.toMatchObject({ code: 'request/invalid' });
	await chats.deleteConversations([id]);
	await expect(chats.restoreBranch(leaf)).rejects.toMatchObject({ code: 'chat/not-found' });
});
