import { openDB } from 'idb';
import { afterEach, expect, test } from 'vitest';
import { newId } from '#lib/base/id.ts';
import { sampleChat, titles } from '#lib/storage/chats-suite.ts';
import { Database, type Migration, migrations } from '#lib/storage/database.ts';
import { IndexedDbBackend } from '#lib/storage/indexeddb-tables.ts';
import { openStorage } from '#lib/storage/storage.ts';
import type { Storage } from '#lib/storage/types.ts';

const toClose: { close(): void }[] = [];

function keep<T extends { close(): void }>(thing: T): T {
	toClose.push(thing);
	return thing;
}

const openAt = (name: string): Promise<Storage> => openStorage({ name }).then(keep);

afterEach(() => {
	for (const thing of toClose.splice(0)) thing.close();
});

/** A step that a later version of the app might take: every title becomes loud. */
const shout: Migration = async (database, transaction) => {
	database.createObjectStore('pins');
	const conversations = transaction.objectStore('conversations');
	for (const record of await conversations.getAll()) {
		record.value.title = record.value.title.toUpperCase();
		await conversations.put?.(record);
	}
};

test('makes way for the upgrade of another tab, whose data it then leaves alone', async () => {
	const name = `test-${newId()}`;
	const old = await openAt(name);
	await sampleChat(old.chats, 'quiet');

	const newer = keep(new Database({ name, migrations: [...migrations, shout] }));
	const upgraded = await newer.connect(); // would wait for ever if the first connection stayed open
	expect(upgraded.version).toBe(migrations.length + 1);
	const [record] = await upgraded.getAll('conversations');
	expect(record?.value.title).toBe('QUIET');

	const reason = 'a newer version of this app has written it';
	const refused = { code: 'storage/unavailable', details: { reason } };
	await expect(sampleChat(old.chats, 'late')).rejects.toMatchObject(refused);
	await expect(old.chats.listConversations()).rejects.toMatchObject(refused);

	const reopened = await openAt(name);
	expect(reopened).toMatchObject({ durable: false, reason });
	expect(await titles(reopened.chats)).toEqual([]);
	expect(await upgraded.count('conversations')).toBe(1);
});

test('brings the chats of the first version of the database along', async () => {
	const name = `test-${newId()}`;
	const first = new Database({ name, migrations: migrations.slice(0, 1) });
	const value = {
		id: 'old',
		title: 'Old',
		titleIsAuto: true,
		createdAtMs: 1,
		updatedAtMs: 1,
		tipId: null,
		modelId: 'm'
	};
	await (await first.connect()).add('conversations', { order: 1, value });
	first.close();
	const { chats, folders } = await openAt(name);
	expect(await titles(chats)).toEqual(['Old']);
	const folder = await folders.create('New');
	await folders.move('old', folder.id);
	expect(await titles(chats)).toEqual([]);
	const [shown] = await folders.list(1);
	expect(shown?.conversations.map(({ title }) => title)).toEqual(['Old']);
	await chats.setPlace('old', 'pinned');
	expect(await chats.listPlace('pinned')).toHaveLength(1);
	expect((await folders.delete(folder.id))?.conversationIds).toEqual(['old']);
});

test('opens again after it made way', async () => {
	const name = `test-${newId()}`;
	const storage = await openAt(name);
	await sampleChat(storage.chats, 'one');
	// A deletion asks every connection to close, as an upgrade does; it leaves an empty place behind.
	await new Promise((resolve) => (indexedDB.deleteDatabase(name).onsuccess = resolve));
	expect(await titles(storage.chats)).toEqual([]);
	await sampleChat(storage.chats, 'two');
	expect(await titles(storage.chats)).toEqual(['two']);
});

test('opens again when its connection turns out to be dead, once for all who notice', async () => {
	const database = keep(new Database({ name: `test-${newId()}` }));
	const backend = new IndexedDbBackend(database);
	const dead = await database.connect();
	dead.close(); // without the event that would have told
	const saves = ['one', 'two'].map((text) =>
		backend.write((tables) => tables.drafts.put({ conversationId: text, text }))
	);
	expect(await Promise.all(saves)).toEqual(['one', 'two']);
	expect(await database.connect()).not.toBe(dead);
});

test('finishes the write that is under way before it makes way', async () => {
	const name = `test-${newId()}`;
	const storage = await openAt(name);
	const newer = keep(new Database({ name, migrations: [...migrations, shout] }));
	const [, upgraded] = await Promise.all([sampleChat(storage.chats, 'just in time'), newer.connect()]);
	const [record] = await upgraded.getAll('conversations');
	expect(record?.value.title).toBe('JUST IN TIME');
});

test('does not wait for ever for a tab that does not make way', async () => {
	const name = `test-${newId()}`;
	await openAt(name).then((storage) => storage.close());
	const stubborn = keep(await openDB(name, migrations.length)); // listens to nothing
	const newer = keep(new Database({ name, migrations: [...migrations, shout], waitMs: 300 }));
	await expect(newer.connect()).rejects.toMatchObject({
		code: 'storage/unavailable',
		details: { reason: expect.stringContaining('another tab') }
	});

	stubborn.close();
	expect((await newer.connect()).version).toBe(migrations.length + 1);
});

test('undoes an upgrade that fails, and opens the old data when the failure is gone', async () => {
	const name = `test-${newId()}`;
	const old = await openAt(name);
	await sampleChat(old.chats, 'quiet');
	old.close();

	const faulty: Migration = async (database, transaction) => {
		await shout(database, transaction);
		throw new Error('a mistake in the migration');
	};
	const broken = keep(new Database({ name, migrations: [...migrations, faulty] }));
	await expect(broken.connect()).rejects.toMatchObject({ code: 'storage/unavailable' });

	const again = await openAt(name);
	expect(again.durable).toBe(true);
	expect(await titles(again.chats)).toEqual(['quiet']);
});

test('shares one connection among those who ask at the same time', async () => {
	const database = keep(new Database({ name: `test-${newId()}` }));
	const [one, two] = await Promise.all([database.connect(), database.connect()]);
	expect(one).toBe(two);
});
