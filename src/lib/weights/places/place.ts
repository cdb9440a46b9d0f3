import type { Manifest } from '#lib/weights/vault/manifest.ts';
import type { StoreKind } from '#lib/weights/types.ts';

/** One open file. The caller holds its lock. */
export interface OpenFile {
	/** One after the last byte that is here; there may be gaps before it. */
	readonly bytes: number;
	/** @throws DOMException `QuotaExceededError`; others when the storage is gone */
	write(bytes: Uint8Array, at: number): void;
	/** Fewer bytes than asked for at the end of the file. */
	read(start: number, end: number): Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>;
	truncate(bytes: number): void;
	/** What was written is there after a power cut. */
	flush(): void | Promise<void>;
	close(): void;
	/** A manifest says that the bytes from `start` to `end` are written: how many of them, from the first on, really are? */
	held(start: number, end: number): number;
	/** Notes how far a chunk is, cheaper than in the manifest: lost in a power cut, kept when only the tab dies. */
	mark(index: number, writtenBytes: number): void;
	/** What was marked for this manifest, chunk by chunk; empty where marks cannot be kept. */
	marks(): number[];
}

export interface Leftover {
	/** `null` for what is not one of our files at all, such as the swap file of a writer that died. */
	id: string | null;
	bytes: number;
	remove: () => Promise<void>;
}

/** A record for each file. All fail with `model/store-unavailable`, `model/no-room`. */
export interface Manifests {
	get(id: string): Promise<Manifest | undefined>;
	/** The record is cloned before the call returns, so it may change at once. */
	put(manifest: Manifest): Promise<unknown>;
	delete(id: string): Promise<void>;
	all(): Promise<Manifest[]>;
}

/** Where bytes and their manifests are kept. All calls may fail with `model/store-unavailable`. */
export interface Place {
	readonly kind: StoreKind;
	readonly manifests: Manifests;
	/**
	 * Opens a file to read and write; makes an empty one if there is none.
	 * @throws `model/no-room`
	 */
	openToWrite(manifest: Manifest): Promise<OpenFile>;
	/** The whole file; `null` when some of it is not here. */
	readFile(manifest: Manifest): Promise<File | null>;
	/** What reads one chunk at a time; it gives `null`, or less, where bytes are missing. */
	reader(manifest: Manifest): Promise<(start: number, end: number) => Promise<Blob | null>>;
	remove(id: string): Promise<void>;
	/** The manifest tells everything now. */
	forgetMarks(id: string): Promise<void>;
	/** Everything that is kept, known to a manifest or not. */
	entries(): Promise<Leftover[]>;
}
