import { openDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore } from 'idb';
import { AppError, isAppError, isQuotaExceeded } from '#lib/base/errors.ts';
import type { Manifests } from '#lib/weights/places/place.ts';
import type { Chunk, Manifest } from '#lib/weights/vault/manifest.ts';

interface Schema extends DBSchema {
	files: { key: string; value: Manifest };
}

/** All of one database. Apart from the chats: a loss of weights must never touch them. */
export function databaseManifests(databaseName: string): Manifests {
	let opening: Promise<IDBPDatabase<Schema>> | null = null;
	const forget = () => {
		opening = null;
	};

	function connect(): Promise<IDBPDatabase<Schema>> {
		opening ??= open(databaseName, forget).catch((error: unknown) => {
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
				forget();
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

	return {
		get: (id) => run((database) => database.get('files', id)),
		put: (manifest) => {
			const copy = structuredClone(manifest);
			return run((database) => database.put('files', copy));
		},
		delete: (id) => run((database) => database.delete('files', id)),
		all: () => run((database) => database.getAll('files'))
	};
}

function open(name: string, forget: () => void): Promise<IDBPDatabase<Schema>> {
	return openDB<Schema>(name, 2, {
		upgrade: async (database, oldVersion, _newVersion, transaction) => {
			if (oldVersion < 1) database.createObjectStore('files', { keyPath: 'id' });
			else await renameDigests(transaction.objectStore('files'));
		},
		blocking: (_current, _blocked, event) => {
			forget();
			(event.target as IDBDatabase).close();
		},
		terminated: forget
	});
}

/** In version 1 the digest of a chunk was called by what it was, its SHA-256. */
async function renameDigests(
	files: IDBPObjectStore<Schema, ArrayLike<'files'>, 'files', 'versionchange'>
): Promise<void> {
	for (const manifest of await files.getAll()) {
		const chunks = manifest.chunks.map((chunk) => {
			const { sha256 = null, ...rest } = chunk as Chunk & { sha256?: string | null };
			return { ...rest, digest: sha256 };
		});
		await files.put({ ...manifest, chunks });
	}
}

/** As long as this worker lives. */
export function memoryManifests(): Manifests {
	const files = new Map<string, Manifest>();
	return {
		get: (id) => Promise.resolve(structuredClone(files.get(id))),
		put: (manifest) => Promise.resolve(files.set(manifest.id, structuredClone(manifest))),
		delete: (id) => Promise.resolve(void files.delete(id)),
		all: () => Promise.resolve(structuredClone([...files.values()]))
	};
}
