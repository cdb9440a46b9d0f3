import { AppError, isQuotaExceeded } from '#lib/base/errors.ts';

const folderName = 'weights';
const suffix = '.bin';
/** Chromium's number for a full disk or a spent quota. */
const noSpace = -8;

/** Of a dedicated worker; TypeScript's library for pages does not have it. */
interface SyncAccessHandle {
	read(buffer: Uint8Array, options: { at: number }): number;
	write(buffer: Uint8Array, options: { at: number }): number;
	truncate(bytes: number): void;
	getSize(): number;
	flush(): void;
	close(): void;
}
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

const isMissing = (error: unknown) => error instanceof DOMException && error.name === 'NotFoundError';

/**
 * A file as a whole, for reading; `null` when there is none. Its date says nothing: in Chromium 156 it stays as it was
 * when the file was made, whatever is written.
 */
export async function readFile(id: string): Promise<File | null> {
	try {
		const handle = await (await openFolder()).getFileHandle(id + suffix);
		return await handle.getFile();
	} catch (error) {
		if (isMissing(error)) return null;
		throw error;
	}
}

export async function removeFile(id: string): Promise<void> {
	await removeEntry(id + suffix);
}

async function removeEntry(name: string): Promise<void> {
	try {
		await (await openFolder()).removeEntry(name);
	} catch (error) {
		if (!isMissing(error)) throw error;
	}
}

export interface Leftover {
	/** `null` for what is not one of our files at all, such as the swap file of a writer that died. */
	id: string | null;
	bytes: number;
	remove: () => Promise<void>;
}

/** Everything in the folder. */
export async function listEntries(): Promise<Leftover[]> {
	const found: Leftover[] = [];
	for await (const [name, handle] of (await openFolder()).entries()) {
		if (handle.kind !== 'file') continue;
		found.push({
			id: name.endsWith(suffix) ? name.slice(0, -suffix.length) : null,
			bytes: (await (handle as FileSystemFileHandle).getFile()).size,
			remove: () => removeEntry(name)
		});
	}
	return found;
}

/**
 * Opens a file to read and write in place; makes an empty one if there is none. Nobody else can have it open: the caller
 * holds the lock of the file.
 * @throws `model/store-unavailable`, `model/no-room`
 */
export async function openToWrite(id: string): Promise<OpenFile> {
	const folder = await openFolder();
	try {
		const handle = (await folder.getFileHandle(id + suffix, { create: true })) as Handle;
		return new OpenFile(await openHandle(handle));
	} catch (error) {
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

/** The quota is spent. What was written stays. */
export async function noRoom(neededBytes: number | null, cause: unknown): Promise<AppError<'model/no-room'>> {
	return new AppError('model/no-room', { neededBytes, freeBytes: await freeBytes() }, { cause });
}

/** A hint: Chromium reports more than it would allow. `null` when the browser does not say. */
export async function freeBytes(): Promise<number | null> {
	try {
		const { quota, usage } = await navigator.storage.estimate();
		return quota === undefined || usage === undefined ? null : Math.max(0, quota - usage);
	} catch {
		return null;
	}
}

/** One open file. Writes are in place and survive a crash of the tab; only `flush` makes them survive a power cut. */
export class OpenFile {
	#handle: SyncAccessHandle;

	constructor(handle: SyncAccessHandle) {
		this.#handle = handle;
	}

	get bytes(): number {
		return this.#handle.getSize();
	}

	/** @throws DOMException `QuotaExceededError`, also when the browser wrote only a part; others when it could not */
	write(bytes: Uint8Array, at: number): void {
		const written = this.#handle.write(bytes, { at });
		if (written === bytes.byteLength) return;
		// Chromium 156 does not throw: it returns its own error number as an unsigned one.
		const code = written | 0;
		const full = code >= 0 || code === noSpace;
		throw new DOMException(`The write gave ${code}.`, full ? 'QuotaExceededError' : 'InvalidStateError');
	}

	/** Fewer bytes than asked for at the end of the file. */
	read(start: number, end: number): Uint8Array<ArrayBuffer> {
		const buffer = new Uint8Array(end - start);
		return buffer.subarray(0, this.#handle.read(buffer, { at: start }));
	}

	truncate(bytes: number): void {
		this.#handle.truncate(bytes);
	}

	flush(): void {
		this.#handle.flush();
	}

	close(): void {
		this.#handle.close();
	}
}
