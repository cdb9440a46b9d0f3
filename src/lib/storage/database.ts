import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import { AppError } from '#lib/base/errors.ts';
import type { Folder } from '#lib/storage/folder-types.ts';
import { toOpenError } from '#lib/storage/storage-error.ts';
import type { ConversationRecord, MessageRecord, SignatureRecord } from '#lib/storage/tables.ts';
import type { Draft } from '#lib/storage/chat-types.ts';

export interface Schema extends DBSchema {
	conversations: {
		key: string;
		value: ConversationRecord;
		indexes: {
			'by-order': [number, string];
			'by-pinned': number;
			'by-archived': number;
			'by-folder': [string, number];
		};
	};
	messages: {
		key: string;
		value: MessageRecord;
		indexes: { 'by-conversation': [string, number]; 'by-writing': number };
	};
	folders: { key: string; value: Folder };
	drafts: { key: string; value: Draft };
	signatures: { key: string; value: SignatureRecord; indexes: { 'by-claim': string } };
}

/** Untyped on purpose: a migration sees the stores as they were then, not as `Schema` has them now. */
export type Migration = (
	database: IDBPDatabase,
	transaction: IDBPTransaction<unknown, string[], 'versionchange'>
) => void | Promise<void>;

/** Entry `n` takes version `n` to `n + 1`. Never change one that has been released: add another. */
export const migrations: readonly Migration[] = [
	(database) => {
		const conversations = database.createObjectStore('conversations', { keyPath: 'value.id' });
		conversations.createIndex('by-order', ['order', 'value.id']);
		const messages = database.createObjectStore('messages', { keyPath: 'value.id' });
		messages.createIndex('by-conversation', ['value.conversationId', 'order']);
		messages.createIndex('by-writing', 'writing');
		database.createObjectStore('drafts', { keyPath: 'conversationId' });
	},
	// These hold the few chats that have such a member, and not all.
	(_database, transaction) => {
		const conversations = transaction.objectStore('conversations');
		conversations.createIndex('by-pinned', 'value.pinnedAtMs');
		conversations.createIndex('by-archived', 'value.archivedAtMs');
	},
	(database, transaction) => {
		database.createObjectStore('folders', { keyPath: 'id' });
		transaction.objectStore('conversations').createIndex('by-folder', ['value.folderId', 'order']);
	},
	// Filled by and by. Whoever makes signatures differently clears them in a step of its own.
	(database) => {
		database.createObjectStore('signatures', { keyPath: 'id' }).createIndex('by-claim', 'claim');
	}
];

export interface OpenOptions {
	name: string;
	/** The schema's version is their number. Default: those of this app. */
	migrations?: readonly Migration[];
	/** How long an opening may wait for other tabs, or for nothing at all. An upgrade that has begun may take longer. */
	waitMs?: number;
	/** The browser took the database away: data cleared, or storage failed. */
	onTerminated?: () => void;
}

/**
 * One database that reopens itself: after it made way for another tab's upgrade, or after the browser closed it.
 */
export class Database {
	#options: OpenOptions;
	#opening: Promise<IDBPDatabase<Schema>> | null = null;

	constructor(options: OpenOptions) {
		this.#options = options;
	}

	/**
	 * The open connection; opens it at first use.
	 * @throws `storage/unavailable`: denied, damaged, blocked by another tab, or written by a newer version of the app
	 */
	connect(): Promise<IDBPDatabase<Schema>> {
		this.#opening ??= this.#open();
		return this.#opening;
	}

	/** Closes after the transactions that are under way. The next `connect` opens again. */
	close(): void {
		if (this.#opening) this.drop(this.#opening);
	}

	/** Gives up one connection that proved dead, and no newer one that somebody else may have opened meanwhile. */
	drop(connection: Promise<IDBPDatabase<Schema>>): void {
		if (this.#opening === connection) this.#opening = null;
		void connection.then(
			(database) => database.close(),
			() => {}
		);
	}

	#open(): Promise<IDBPDatabase<Schema>> {
		const { name, migrations: steps = migrations, waitMs = 10_000, onTerminated } = this.#options;
		let reason = 'it does not answer';
		let timer: ReturnType<typeof setTimeout> | undefined;
		const waiting = new Promise<never>((_resolve, reject) => {
			timer = setTimeout(() => reject(new AppError('storage/unavailable', { reason })), waitMs);
		});

		const leave = () => {
			if (this.#opening === limited) this.#opening = null;
			void opened.then(
				(database) => database.close(),
				() => {}
			);
		};
		const open = () =>
			openDB<Schema>(name, steps.length, {
				upgrade(database, oldVersion, _newVersion, transaction) {
					clearTimeout(timer);
					const raw = transaction as unknown as Parameters<Migration>[1];
					migrate(steps.slice(oldVersion), database as unknown as IDBPDatabase, raw);
				},
				blocked() {
					reason = 'another tab of this app still uses an older version of it; close that tab';
				},
				// Another tab wants to upgrade (or delete): make way at once, or it waits for us for ever.
				blocking: leave,
				terminated() {
					leave();
					onTerminated?.();
				}
			});
		const opened = Promise.resolve().then(open); // `open` throws at once where storage is denied
		const limited = Promise.race([opened, waiting])
			.catch((error: unknown) => {
				leave(); // an opening cannot be canceled, and a connection that comes late would only block other tabs
				throw toOpenError(error);
			})
			.finally(() => clearTimeout(timer));
		return limited;
	}
}

/** Runs the steps in order. A step that fails undoes all of them, and the opening fails. */
function migrate(
	steps: readonly Migration[],
	database: IDBPDatabase,
	transaction: IDBPTransaction<unknown, string[], 'versionchange'>
): void {
	transaction.done.catch(() => {}); // reported by the opening itself
	const run = async () => {
		for (const step of steps) await step(database, transaction);
	};
	run().catch(() => transaction.abort());
}
