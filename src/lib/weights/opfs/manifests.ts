import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { AppError, isAppError, isQuotaExceeded } from '#lib/base/errors.ts';
import type { Manifest } from '#lib/weights/opfs/manifest.ts';

interface Schema extends DBSchema {
	files: { key: string; value: Manifest };
}

export const databaseName = 'hearth-weights';

let opening: Promise<IDBPDatabase<Schema>> | null = null;

function connect(): Promise<IDBPDatabase<Schema>> {
	const forget = () => {
		opening = null;
	};
	opening ??= openDB<Schema>(databaseName, 1, {
		upgrade: (database) => void database.createObjectStore('files', { keyPath: 'id' }),
		blocking: (_current, _blocked, event) => {
			forget();
			(event.target as IDBDatabase).close();
		},
		terminated: forget
	}).catch((error: unknown) => {
		forget();
		throw error;
	});
	return opening;
}

/** Once more on a new connection when the browser has closed the old one under us. */
async function run<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
	try {
		const database = await connect();
		try {
			return await work(database);
		} catch (error) {
			if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
			opening = null;
			return await work(await connect());
		}
	} catch (error) {
		if (isAppError(error)) throw error;
		if (isQuotaExceeded(error)) {
			throw new AppError('model/no-room', { neededBytes: null, freeBytes: null }, { cause: error });
		}
		throw new AppError('model/store-unavailable', { reason: String(error) }, { cause: error });
	}
}

/**
 * The manifests of all files, in a database of their own: a loss of weights must never touch chats.
 * @throws `model/store-unavailable`, `model/no-room`
 */
export const manifests = {
	get: (id: string): Promise<Manifest | undefined> => run((database) => database.get('files', id)),
	/** The record is cloned before the call returns, so it may change at once. */
	put: (manifest: Manifest): Promise<unknown> => {
		const copy = structuredClone(manifest);
		return run((database) => database.put('files', copy));
	},
	delete: (id: string): Promise<void> => run((database) => database.delete('files', id)),
	all: (): Promise<Manifest[]> => run((database) => database.getAll('files')),
	ids: (): Promise<string[]> => run((database) => database.getAllKeys('files'))
};
