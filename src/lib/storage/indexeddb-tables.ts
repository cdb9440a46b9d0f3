import type { IDBPObjectStore, IDBPTransaction, StoreNames } from 'idb';
import { AppError } from '#lib/base/errors.ts';
import type { Database, Schema } from '#lib/storage/database.ts';
import { toStorageError } from '#lib/storage/storage-error.ts';
import {
	type Backend,
	type ConversationRecord,
	isListed,
	isUnplaced,
	type MessageRecord,
	type Tables,
	unsigning
} from '#lib/storage/tables.ts';
import type { PageCursor } from '#lib/storage/types.ts';

const storeNames: StoreNames<Schema>[] = ['conversations', 'messages', 'folders', 'drafts', 'signatures'];

type Transaction = IDBPTransaction<Schema, StoreNames<Schema>[], 'readwrite'>;
type Store<Name extends StoreNames<Schema>> = IDBPObjectStore<Schema, StoreNames<Schema>[], Name, 'readwrite'>;

/** All of one chat: in IndexedDB's order of keys, an array sorts after every number. */
const ofChat = (conversationId: string) => IDBKeyRange.bound([conversationId], [conversationId, []]);
/** All of one folder, likewise. */
const ofFolder = ofChat;

function basics<Name extends StoreNames<Schema>>(store: Store<Name>) {
	type Value = Schema[Name]['value'];
	type Key = Schema[Name]['key'];
	return {
		get: (id: Key) => store.get(id),
		add: (record: Value) => store.add(record),
		put: (record: Value) => store.put(record),
		delete: (id: Key) => store.delete(id),
		count: () => store.count(),
		ids: () => store.getAllKeys(),
		clear: () => store.clear()
	};
}

const pages =
	<Name extends 'conversations' | 'signatures'>(store: Store<Name>) =>
	(afterId: string | null, limit: number) =>
		store.getAll(afterId === null ? null : IDBKeyRange.lowerBound(afterId, true), limit);

async function newest(
	store: Store<'conversations'>,
	limit: number,
	before: PageCursor | null,
	test: (record: ConversationRecord) => boolean = () => true
): Promise<ConversationRecord[]> {
	const range = before === null ? null : IDBKeyRange.upperBound([...before], true);
	// All at once is many times faster than one after another.
	if (limit === Infinity) return (await store.index('by-order').getAll(range)).reverse().filter(test);
	const records: ConversationRecord[] = [];
	let cursor = await store.index('by-order').openCursor(range, 'prev');
	while (cursor && records.length < limit) {
		if (test(cursor.value)) records.push(cursor.value);
		if (records.length < limit) cursor = await cursor.continue();
	}
	return records;
}

async function inFolder(
	store: Store<'conversations'>,
	folderId: string,
	limit: number,
	all = false
): Promise<ConversationRecord[]> {
	const records: ConversationRecord[] = [];
	let cursor = await store.index('by-folder').openCursor(ofFolder(folderId), 'prev');
	while (cursor && records.length < limit) {
		if (all || isUnplaced(cursor.value)) records.push(cursor.value);
		if (records.length < limit) cursor = await cursor.continue();
	}
	return records;
}

function tablesOf(transaction: Transaction): Tables {
	const conversations = transaction.objectStore('conversations');
	const messages = transaction.objectStore('messages');
	const folders = transaction.objectStore('folders');
	const signatures = transaction.objectStore('signatures');
	const byConversation = messages.index('by-conversation');
	const unsign = unsigning(signatures);
	return {
		conversations: {
			...basics(conversations),
			page: pages(conversations),
			newest: (limit, before) => newest(conversations, limit, before),
			listed: (limit, before) => newest(conversations, limit, before, isListed),
			placed: async (member) =>
				(await conversations.index(member === 'pinnedAtMs' ? 'by-pinned' : 'by-archived').getAll()).reverse(),
			inFolder: (folderId, limit, all) => inFolder(conversations, folderId, limit, all)
		},
		messages: {
			...basics(messages),
			add: (record: MessageRecord) => unsign(record, messages.add(record)),
			put: (record: MessageRecord) => unsign(record, messages.put(record)),
			ofConversation: (conversationId) => byConversation.getAll(ofChat(conversationId)),
			lastOrder: async (conversationId) =>
				(await byConversation.openKeyCursor(ofChat(conversationId), 'prev'))?.key[1] ?? 0,
			writing: () => messages.index('by-writing').getAll()
		},
		folders: { ...basics(folders), all: () => folders.getAll() },
		drafts: basics(transaction.objectStore('drafts')),
		signatures: {
			...basics(signatures),
			page: pages(signatures),
			claimed: () => signatures.index('by-claim').getAllKeys()
		}
	};
}

/** Keeps the chats in IndexedDB. */
export class IndexedDbBackend implements Backend {
	#database: Database;

	constructor(database: Database) {
		this.#database = database;
	}

	read<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
		return this.#run('readonly', work);
	}

	write<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
		return this.#run('readwrite', work);
	}

	close(): void {
		this.#database.close();
	}

	async #run<T>(mode: 'readonly' | 'readwrite', work: (tables: Tables) => Promise<T>): Promise<T> {
		const transaction = await this.#begin(mode);
		transaction.done.catch(() => {}); // awaited below; here so that it is never an unhandled rejection
		try {
			const result = await work(tablesOf(transaction));
			await transaction.done;
			return result;
		} catch (error) {
			abort(transaction);
			await transaction.done.catch(() => {});
			// A transaction that the browser aborted fails its requests with a bare AbortError; the reason is its own error.
			throw toStorageError(transaction.error ?? error);
		}
	}

	async #begin(mode: 'readonly' | 'readwrite'): Promise<Transaction> {
		try {
			return (await this.#start(mode)) ?? (await this.#start(mode)) ?? closedAgain();
		} catch (error) {
			throw toStorageError(error);
		}
	}

	/** `null` when the connection has been closed under us, and the event that tells so has not come yet. */
	async #start(mode: 'readonly' | 'readwrite'): Promise<Transaction | null> {
		const connection = this.#database.connect();
		const database = await connection;
		try {
			// The browser refuses writes in a read-only transaction; one type for both keeps `Tables` simple.
			return database.transaction(storeNames, mode) as Transaction;
		} catch (error) {
			if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
			this.#database.drop(connection);
			return null;
		}
	}
}

function closedAgain(): never {
	throw new AppError('storage/unavailable', { reason: 'the browser closes it again and again' });
}

function abort(transaction: Transaction): void {
	try {
		transaction.abort();
	} catch {
		// It has ended by itself.
	}
}
