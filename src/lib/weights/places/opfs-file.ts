import type { OpenFile } from '#lib/weights/places/place.ts';
import type { Manifest } from '#lib/weights/vault/manifest.ts';

/** Chromium's number for a full disk or a spent quota. */
const noSpace = -8;
/** Before the marks: which manifest they belong to. */
const headerBytes = 8;
const markBytes = 4;

/** Of a dedicated worker; TypeScript's library for pages does not have it. */
export interface SyncAccessHandle {
	read(buffer: Uint8Array, options: { at: number }): number;
	write(buffer: Uint8Array, options: { at: number }): number;
	truncate(bytes: number): void;
	getSize(): number;
	flush(): void;
	close(): void;
}

/** Writes are in place and survive a crash of the tab; only `flush` makes them survive a power cut. */
export class OpfsFile implements OpenFile {
	#bytes: SyncAccessHandle;
	#marks: SyncAccessHandle;
	#manifest: Manifest;
	#mark = new Uint8Array(markBytes);

	/** @param marks of a small file: how far each chunk is, as 32-bit numbers */
	constructor(bytes: SyncAccessHandle, marks: SyncAccessHandle, manifest: Manifest) {
		this.#bytes = bytes;
		this.#marks = marks;
		this.#manifest = manifest;
	}

	get bytes(): number {
		return this.#bytes.getSize();
	}

	write(bytes: Uint8Array, at: number): void {
		writeAll(this.#bytes, bytes, at);
	}

	read(start: number, end: number): Uint8Array<ArrayBuffer> {
		const buffer = new Uint8Array(end - start);
		return buffer.subarray(0, this.#bytes.read(buffer, { at: start }));
	}

	truncate(bytes: number): void {
		this.#bytes.truncate(bytes);
	}

	flush(): void {
		this.#bytes.flush();
	}

	close(): void {
		this.#bytes.close();
		this.#marks.close();
	}

	held(start: number, end: number): number {
		return Math.max(0, Math.min(end, this.bytes) - start);
	}

	mark(index: number, writtenBytes: number): void {
		if (this.#marks.getSize() < headerBytes) writeAll(this.#marks, this.#header(), 0);
		new DataView(this.#mark.buffer).setUint32(0, writtenBytes);
		writeAll(this.#marks, this.#mark, headerBytes + index * markBytes);
	}

	marks(): number[] {
		const stored = new Uint8Array(headerBytes + this.#manifest.chunks.length * markBytes);
		const view = new DataView(stored.buffer, 0, this.#marks.read(stored, { at: 0 }));
		if (view.byteLength < headerBytes || view.getFloat64(0) !== this.#manifest.addedAtMs) {
			this.#marks.truncate(0);
			return [];
		}
		const count = Math.floor((view.byteLength - headerBytes) / markBytes);
		return Array.from({ length: count }, (_, index) => view.getUint32(headerBytes + index * markBytes));
	}

	#header(): Uint8Array {
		const header = new Uint8Array(headerBytes);
		new DataView(header.buffer).setFloat64(0, this.#manifest.addedAtMs);
		return header;
	}
}

/** @throws DOMException `QuotaExceededError`, also when the browser wrote only a part; others when it could not */
function writeAll(handle: SyncAccessHandle, bytes: Uint8Array, at: number): void {
	const written = handle.write(bytes, { at });
	if (written === bytes.byteLength) return;
	// Chromium 156 does not throw: it returns its own error number as an unsigned one.
	const code = written | 0;
	const full = code >= 0 || code === noSpace;
	throw new DOMException(`The write gave ${code}.`, full ? 'QuotaExceededError' : 'InvalidStateError');
}
