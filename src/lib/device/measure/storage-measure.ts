import type { StorageSpeed } from '#lib/device/measure/types.ts';
import { newId } from '#lib/base/id.ts';

const fileBytes = 8 * 1024 ** 2;
const pieceBytes = 1024 ** 2;

/** Workers only, so TypeScript's library for pages does not know it. */
interface SyncFile extends FileSystemFileHandle {
	createSyncAccessHandle(): Promise<{
		read(into: Uint8Array<ArrayBuffer>, options: { at: number }): number;
		write(from: Uint8Array<ArrayBuffer>, options: { at: number }): number;
		flush(): void;
		close(): void;
	}>;
}

/** Writes a temporary file, reads it, deletes it. `null` where there is no place for files, or no room. */
export async function measureStorage(): Promise<StorageSpeed | null> {
	const name = `measure-${newId()}`;
	let folder: FileSystemDirectoryHandle;
	try {
		folder = await navigator.storage.getDirectory();
	} catch {
		return null;
	}
	try {
		const file = await folder.getFileHandle(name, { create: true });
		const access = await (file as SyncFile).createSyncAccessHandle();
		try {
			const piece = crypto.getRandomValues(new Uint8Array(65_536));
			for (let at = 0; at < fileBytes; at += piece.byteLength) access.write(piece, { at });
			access.flush();
			const into = new Uint8Array(pieceBytes);
			const startedMs = performance.now();
			for (let at = 0; at < fileBytes; at += pieceBytes) access.read(into, { at });
			return { readBytesPerSecond: (fileBytes * 1000) / Math.max(0.1, performance.now() - startedMs) };
		} finally {
			access.close();
		}
	} catch {
		return null; // full, or private
	} finally {
		await folder.removeEntry(name).catch(() => {});
	}
}
