import { openDB } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import { newId } from '#lib/base/id.ts';
import { sampleChat, sampleMessage, titles } from '#lib/storage/chats-suite.ts';
import { openStorage } from '#lib/storage/storage.ts';
import type { Storage } from '#lib/storage/types.ts';

const { origin } = location;
/** Polls longer than the default second: the machine may be busy. */
const patiently = <T>(look: () => T) => expect.poll(look, { timeout: 20_000 });

let name: string;
const opened: Storage[] = [];

async function open(): Promise<Storage> {
	const storage = await openStorage({ name, waitMs: 5_000 });
	opened.push(storage);
	return storage;
}

beforeEach(() => {
	name = `test-${newId()}`;
});

afterEach(async () => {
	vi.restoreAllMocks();
	for (const storage of opened.splice(0)) storage.close();
	await cdp().send('Storage.overrideQuotaForOrigin', { origin });
});

/** Letters that no database can compress. */
function noise(length: number): string {
	const bytes = new Uint8Array(length);
	for (let start = 0; start < length; start += 65_536) crypto.getRandomValues(bytes.subarray(start, start + 65_536));
	return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

async function limitQuota(quotaSize: number): Promise<void> {
	// Chromium remembers for 30 s how much room an origin has, unless its data is cleared. Files that tests before this one
	// left count too, and would fill the quota from the start.
	await cdp().send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb,file_systems,cache_storage' });
	await cdp().send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
}

test('says that the quota is full, keeps what was there, and saves again when there is room', async () => {
	await limitQuota(2_000_000);
	const { chats } = await open();
	const { id } = await sampleChat(chats, 'before');

	const huge = sampleMessage(id, { text: noise(8_000_000) });
	await expect(chats.appendMessages(id, [huge])).rejects.toMatchObject({ code: 'storage/quota-exceeded' });
	expect(huge.text).toHaveLength(8_000_000);
	expect(await chats.listMessages(id)).toHaveLength(2);
	expect(await titles(chats)).toEqual(['before']);

	await cdp().send('Storage.overrideQuotaForOrigin', { origin });
	await chats.appendMessages(id, [huge]);
	expect((await chats.listMessages(id)).at(-1)?.text).toBe(huge.text);
});

test('still reads and deletes chats when not even a small one can be saved', async () => {
	await limitQuota(2_000_000);
	const { chats } = await open();
	const { id } = await sampleChat(chats, 'first');
	let refusal: unknown = null;
	for (const length of [200_000, 20_000, 200]) {
		refusal = null;
		while (refusal === null) {
			const [result] = await Promise.allSettled([
				chats.appendMessages(id, [sampleMessage(id, { text: noise(length) })])
			]);
			if (result.status === 'rejected') refusal = result.reason;
		}
	}
	expect(refusal).toMatchObject({ code: 'storage/quota-exceeded' });
	expect((await chats.listMessages(id)).length).toBeGreaterThan(2);
	await chats.deleteConversations([id]);
	expect(await titles(chats)).toEqual([]);
});

test('notices that the site data was cleared while it was open, and goes on empty', async () => {
	const { chats, changes } = await open();
	const { id } = await sampleChat(chats, 'gone');
	const told: string[] = [];
	changes.subscribe(({ store, ids, fromHere }) => told.push(`${store} ${ids.length} ${fromHere}`));

	await cdp().send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
	await patiently(() => told).toContain('conversations 0 false');
	await patiently(() => told).toContain('messages 0 false');
	// The clearing may still cut off the first try to open the database again.
	await patiently(() => titles(chats)).toEqual([]);
	await expect(chats.appendMessages(id, [sampleMessage(id)])).rejects.toMatchObject({ code: 'chat/not-found' });
	await sampleChat(chats, 'new');
	expect(await titles(chats)).toEqual(['new']);
});

test('fails a write that the clearing cuts off as an error of ours, never as an abort', async () => {
	const { chats } = await open();
	const { id } = await sampleChat(chats, 'gone');
	const clearing = cdp().send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
	const codes = new Set<unknown>();
	for (let round = 0; round < 200; round++) {
		const [result] = await Promise.allSettled([chats.appendMessages(id, [sampleMessage(id)])]);
		if (result.status === 'rejected') codes.add(result.reason.code);
	}
	await clearing;
	codes.delete('storage/unavailable'); // cut off
	expect([...codes]).toEqual(['chat/not-found']); // afterwards
});

test('keeps chats in memory where IndexedDB is denied, and tells why', async () => {
	vi.spyOn(indexedDB, 'open').mockImplementation(() => {
		throw new DOMException('The operation is insecure.', 'SecurityError');
	});
	const storage = await open();
	expect(storage).toMatchObject({ durable: false, reason: 'SecurityError: The operation is insecure' });
	expect(storage.problem).toMatchObject({ code: 'storage/unavailable' });

	await sampleChat(storage.chats, 'in memory');
	await storage.drafts.save('new', 'a draft');
	await storage.settings.save({ theme: 'dark' });
	expect(await titles(storage.chats)).toEqual(['in memory']);
	expect(await storage.drafts.load('new')).toBe('a draft');
	expect((await storage.settings.load()).theme).toBe('dark');
});

test('keeps chats in memory where IndexedDB does not answer', async () => {
	const stubborn = await openDB(name, 1);
	indexedDB.deleteDatabase(name); // waits for that connection, and everybody after it waits too
	const storage = await openStorage({ name, waitMs: 100 });
	opened.push(storage);
	expect(storage).toMatchObject({ durable: false, reason: 'it does not answer' });
	await sampleChat(storage.chats, 'in memory');
	expect(await titles(storage.chats)).toEqual(['in memory']);
	stubborn.close();
});

test('keeps chats in memory where there is no IndexedDB at all', async () => {
	vi.stubGlobal('indexedDB', undefined);
	try {
		expect((await open()).durable).toBe(false);
	} finally {
		vi.unstubAllGlobals();
	}
});
