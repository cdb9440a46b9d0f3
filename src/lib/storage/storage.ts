import type { AppError } from '#lib/base/errors.ts';
import { ChangeChannel } from '#lib/storage/changes.ts';
import { StoredChats } from '#lib/storage/chats.ts';
import { Database } from '#lib/storage/database.ts';
import { StoredDrafts } from '#lib/storage/drafts.ts';
import { StoredFolders } from '#lib/storage/folders.ts';
import { IndexedDbBackend } from '#lib/storage/indexeddb-tables.ts';
import { MemoryBackend } from '#lib/storage/memory-tables.ts';
import { type KeyValues, memoryKeyValues, openKeyValues, StoredSettings } from '#lib/storage/settings.ts';
import { toOpenError } from '#lib/storage/storage-error.ts';
import type { Storage } from '#lib/storage/types.ts';

export interface OpenStorageOptions {
	/** Begins the names of the databases and of the channel. Default: `hearth`. */
	name?: string;
	/** How long to wait for a browser that does not answer, or for another tab that blocks an upgrade. */
	waitMs?: number;
}

/**
 * Opens everything that is kept on this device. Never rejects: where the browser refuses (private window, blocked,
 * damaged, or written by a newer version of the app), chats live in memory, and `problem` says why. What is on disk
 * stays untouched then.
 */
export async function openStorage({ name = 'hearth', waitMs = 10_000 }: OpenStorageOptions = {}): Promise<Storage> {
	const shared = new ChangeChannel(`${name}-changes`);
	const database = new Database({ name, waitMs, onTerminated: () => shared.announceLoss() });
	const [problem, values] = await Promise.all([findProblem(database), openSettings(`${name}-settings`, waitMs)]);

	if (problem) shared.close();
	const changes = problem ? new ChangeChannel(null) : shared; // what is in this tab's memory is nobody else's news
	const backend = problem ? new MemoryBackend() : new IndexedDbBackend(database);
	return {
		chats: new StoredChats(backend, changes),
		folders: new StoredFolders(backend, changes),
		drafts: new StoredDrafts(backend, changes),
		settings: new StoredSettings(values, changes),
		changes,
		durable: problem === null,
		problem,
		reason: problem?.details.reason ?? null,
		close() {
			backend.close();
			changes.close();
		}
	};
}

/** The settings alone, for a page that must not reach chats. Never rejects. */
export async function openSettingsOnly({ name = 'hearth', waitMs = 10_000 }: OpenStorageOptions = {}): Promise<
	Pick<Storage, 'settings' | 'changes'>
> {
	const changes = new ChangeChannel(`${name}-changes`);
	return { settings: new StoredSettings(await openSettings(`${name}-settings`, waitMs), changes), changes };
}

/**
 * Has anything ever been kept here? Not in a frame on another site, where browsers keep storage apart, or refuse it.
 * Creates nothing. `true` where nobody can tell.
 */
export async function hasStorage(name = 'hearth'): Promise<boolean> {
	if (!('databases' in indexedDB)) return true;
	try {
		return (await indexedDB.databases()).some((database) => database.name === `${name}-settings`);
	} catch {
		return false;
	}
}

async function findProblem(database: Database): Promise<AppError<'storage/unavailable'> | null> {
	try {
		await database.connect();
		return null;
	} catch (error) {
		return toOpenError(error);
	}
}

async function openSettings(name: string, waitMs: number): Promise<KeyValues> {
	try {
		return await openKeyValues(name, waitMs);
	} catch {
		return memoryKeyValues(); // the chats cannot be opened then either, and that is told
	}
}
