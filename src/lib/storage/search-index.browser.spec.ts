import { afterEach, expect, test, vi } from 'vitest';
import { newId } from '#lib/base/id.ts';
import { sampleChat, sampleMessage } from '#lib/storage/chats-suite.ts';
import { Database, migrations } from '#lib/storage/database.ts';
import { openStorage } from '#lib/storage/storage.ts';
import type { Chats, Storage } from '#lib/storage/types.ts';

const toClose: { close(): void }[] = [];

function keep<T extends { close(): void }>(thing: T): T {
	toClose.push(thing);
	return thing;
}

const openAt = (name: string): Promise<Storage> => openStorage({ name }).then(keep);
const always = async () => true;

afterEach(() => {
	vi.restoreAllMocks();
	for (const thing of toClose.splice(0)) thing.close();
});

async function find(chats: Chats, query: string): Promise<string[]> {
	const found: string[] = [];
	for await (const { conversation } of chats.search(query)) found.push(conversation.title);
	return found;
}

async function fill(chats: Chats, count: number): Promise<string[]> {
	const ids: string[] = [];
	for (let index = 0; index < count; index++) ids.push((await sampleChat(chats, `chat ${index}: ${index * 7919}x`)).id);
	return ids;
}

/** How often messages of a whole chat are read, from now on. */
function countReads(): () => number {
	const reads = vi.spyOn(IDBIndex.prototype, 'getAll');
	return () => reads.mock.contexts.filter((index) => (index as IDBIndex).name === 'by-conversation').length;
}

async function recordsIn(name: string) {
	return (await keep(new Database({ name })).connect()).getAll('signatures');
}

test('is there again after a restart, and a search reads only the chats that may hold the words', async () => {
	const name = `test-${newId()}`;
	const first = await openAt(name);
	await fill(first.chats, 30);
	expect(await first.chats.signChats(always)).toBe(true);
	first.close();

	const { chats } = await openAt(name);
	const reads = countReads();
	expect(await find(chats, 'about 158380x')).toEqual(['chat 20: 158380x']);
	expect(reads()).toBeLessThan(4);
	expect(await find(chats, 'about chat')).toHaveLength(30);
	expect(reads()).toBeGreaterThan(29);
});

test('a database from before it keeps its chats, which are found and then indexed', async () => {
	const name = `test-${newId()}`;
	const before = new Database({ name, migrations: migrations.slice(0, 3) });
	const old = await before.connect();
	const value = {
		...{ id: 'old', title: 'Old', titleIsAuto: true, createdAtMs: 1, updatedAtMs: 1 },
		...{ tipId: 'm', modelId: 'guide' }
	};
	await old.add('conversations', { order: 1, value });
	await old.add('messages', { order: 1, value: sampleMessage('old', { id: 'm', text: 'Zwölf Boxkämpfer' }) });
	before.close();

	const { chats } = await openAt(name);
	expect(await find(chats, 'zwolf')).toEqual(['Old']);
	expect(await chats.signChats(always)).toBe(true);
	expect((await recordsIn(name)).map(({ id }) => id)).toEqual(['old']);
	expect(await find(chats, 'boxkampfer')).toEqual(['Old']);
	const reads = countReads();
	expect(await find(chats, 'jagen')).toEqual([]);
	expect(reads()).toBe(0);
});

test('a tab that has read it long ago finds what another one writes since', async () => {
	const name = `test-${newId()}`;
	const [here, there] = [await openAt(name), await openAt(name)];
	const ids = await fill(here.chats, 3);
	await here.chats.signChats(always);
	await there.chats.prepareSearch();
	expect(await find(there.chats, 'needle')).toEqual([]);

	const id = ids[1] ?? '';
	await here.chats.appendMessages(id, [sampleMessage(id, { text: 'needle' })]);
	await expect.poll(() => find(there.chats, 'needle')).toEqual(['chat 1: 7919x']);
	await here.chats.deleteConversations([id]);
	await expect.poll(() => find(there.chats, 'needle')).toEqual([]);
	expect((await recordsIn(name)).map((record) => record.id)).not.toContain(id);
	await here.chats.clearAll();
	await expect.poll(() => find(there.chats, 'about')).toEqual([]);
	expect(await recordsIn(name)).toEqual([]);
});

test('damaged records hide nothing and are made anew', async () => {
	const name = `test-${newId()}`;
	const { chats } = await openAt(name);
	const [id = ''] = await fill(chats, 3);
	await chats.signChats(always);
	const database = await keep(new Database({ name })).connect();
	const record = await database.get('signatures', id);
	if (!record) throw new Error('it was not signed');
	await database.put('signatures', { ...record, bits: record.bits.map(() => 0) });

	expect(await find(chats, 'about 0x')).toEqual(['chat 0: 0x']);
	expect(await database.get('signatures', id)).toBeUndefined();
	await chats.signChats(always);
	expect(await database.get('signatures', id)).toEqual(record);
});
