import { AppError, isQuotaExceeded } from '#lib/base/errors.ts';
import { databaseManifests } from '#lib/weights/places/manifests.ts';
import { OpfsFile, type SyncAccessHandle } from '#lib/weights/places/opfs-file.ts';
import type { Leftover, OpenFile, Place } from '#lib/weights/places/place.ts';
import { noRoom } from '#lib/weights/places/room.ts';
import type { Manifest } from '#lib/weights/vault/manifest.ts';

const folderName = 'weights';
const bytesSuffix = '.bin';
const marksSuffix = '.marks';

/** Of a dedicated worker; TypeScript's library for pages does not have it. */
type Handle = FileSystemFileHandle & { createSyncAccessHandle(): Promise<SyncAccessHandle> };
type Folder = FileSystemDirectoryHandle & { entries(): AsyncIterable<[string, FileSystemHandle]> };

/** Asked anew each time: private windows refuse here, and a clearing of site data makes old handles useless. */
async function openFolder(): Promise<Folder> {
	try {
		const root = await navigator.storage.getDirectory();
		return (await root.getDirectoryHandle(folderName, { create: true })) as Folder;
	} catch (error) {
		throw new AppError('model/store-unavailable', { reason: String(error) }, { cause: error });
	}
}

/** Does this browser let this worker write in place? */
export async function hasOpfs(): Promise<boolean> {
	if (!('FileSystemFileHandle' in self) || !('createSyncAccessHandle' in FileSystemFileHandle.prototype)) return false;
	return openFolder().then(
		() => true,
		() => false
	);
}

const isMissing = (error: unknown) => error instanceof DOMException && error.name === 'NotFoundError';

/** Its date says nothing: in Chromium 156 it stays as it was when the file was made, whatever is written. */
async function readFile(id: string): Promise<File | null> {
	try {
		const handle = await (await openFolder()).getFileHandle(id + bytesSuffix);
		return await handle.getFile();
	} catch (error) {
		if (isMissing(error)) return null;
		throw error;
	}
}

async function removeEntry(name: string): Promise<void> {
	try {
		await (await openFolder()).removeEntry(name);
	} catch (error) {
		if (!isMissing(error)) throw error;
	}
}

async function listEntries(): Promise<Leftover[]> {
	const found: Leftover[] = [];
	for await (const [name, handle] of (await openFolder()).entries()) {
		if (handle.kind !== 'file') continue;
		const suffix = [bytesSuffix, marksSuffix].find((end) => name.endsWith(end));
		found.push({
			id: suffix ? name.slice(0, -suffix.length) : null,
			bytes: (await (handle as FileSystemFileHandle).getFile()).size,
			remove: () => removeEntry(name)
		});
	}
	return found;
}

async function openToWrite(manifest: Manifest): Promise<OpenFile> {
	const folder = await openFolder();
	const opened: SyncAccessHandle[] = [];
	try {
		for (const suffix of [bytesSuffix, marksSuffix]) {
			const handle = (await folder.getFileHandle(manifest.id + suffix, { create: true })) as Handle;
			opened.push(await openHandle(handle));
		}
		const [bytes, marks] = opened as [SyncAccessHandle, SyncAccessHandle];
		return new OpfsFile(bytes, marks, manifest);
	} catch (error) {
		for (const handle of opened) handle.close();
		if (isQuotaExceeded(error)) throw await noRoom(null, error);
		throw new AppError('model/store-unavailable', { reason: String(error) }, { cause: error });
	}
}

/** The browser may need a moment to take the handle back from a worker that has just died. */
async function openHandle(handle: Handle): Promise<SyncAccessHandle> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await handle.createSyncAccessHandle();
		} catch (error) {
			const taken = error instanceof DOMException && error.name === 'NoModificationAllowedError';
			if (!taken || attempt > 50) throw error;
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
	}
}

/** The origin private file system, written in place. */
export const opfsPlace: Place = {
	kind: 'opfs',
	manifests: databaseManifests('hearth-weights'),
	openToWrite,
	readFile: async ({ id, bytes }) => {
		const file = await readFile(id);
		return file?.size === bytes ? file : null;
	},
	reader: async ({ id }) => {
		const file = await readFile(id);
		return (start, end) => Promise.resolve(file?.slice(start, end) ?? null);
	},
	remove: async (id) => {
		await removeEntry(id + bytesSuffix);
		await removeEntry(id + marksSuffix);
	},
	forgetMarks: (id) => removeEntry(id + marksSuffix),
	entries: listEntries
};
