import type { OpenFile } from '#lib/weights/places/place.ts';
import { chunkEnd, chunkStart, type Manifest } from '#lib/weights/vault/manifest.ts';

/** Finished chunks by name. The name of a chunk is that of its file and the place of its first byte. */
export interface Shelf {
	get(name: string): Promise<Blob | null>;
	/** @throws DOMException `QuotaExceededError` */
	put(name: string, chunk: Blob): Promise<void>;
	delete(name: string): Promise<void>;
	names(): Promise<string[]>;
}

export const chunkName = (id: string, start: number) => `${id}/${start}`;

interface Unfinished {
	bytes: Uint8Array<ArrayBuffer>;
	filledBytes: number;
}

/** A file whose chunks are in memory until they are complete, and on a shelf from the next flush on. */
export class ShelfFile implements OpenFile {
	#shelf: Shelf;
	#manifest: Manifest;
	/** By their place in the file. */
	#unfinished = new Map<number, Unfinished>();
	#shelved: Set<number>;
	#removed = new Set<number>();

	private constructor(shelf: Shelf, manifest: Manifest, shelved: Set<number>) {
		this.#shelf = shelf;
		this.#manifest = manifest;
		this.#shelved = shelved;
	}

	static async open(shelf: Shelf, manifest: Manifest): Promise<ShelfFile> {
		const prefix = chunkName(manifest.id, 0).slice(0, -1);
		const names = (await shelf.names()).filter((name) => name.startsWith(prefix));
		return new ShelfFile(shelf, manifest, new Set(names.map((name) => Number(name.slice(prefix.length)))));
	}

	get bytes(): number {
		return Math.max(0, ...[...this.#shelved, ...this.#unfinished.keys()].map((start) => start + this.#length(start)));
	}

	write(bytes: Uint8Array, at: number): void {
		for (let done = 0; done < bytes.byteLength;) {
			const start = this.#startOf(at + done);
			const length = this.#length(start);
			const part = bytes.subarray(done, done + start + length - (at + done));
			const chunk = this.#openChunk(start, at + done - start, length);
			chunk.bytes.set(part, at + done - start);
			chunk.filledBytes = at + done - start + part.byteLength;
			done += part.byteLength;
		}
	}

	async read(start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
		const chunk = this.#unfinished.get(start);
		if (chunk) return chunk.bytes.slice(0, Math.min(chunk.filledBytes, end - start));
		const stored = this.#shelved.has(start) ? await this.#shelf.get(chunkName(this.#manifest.id, start)) : null;
		return new Uint8Array(stored ? await stored.slice(0, end - start).arrayBuffer() : new ArrayBuffer());
	}

	truncate(bytes: number): void {
		for (const start of this.#unfinished.keys()) if (start >= bytes) this.#unfinished.delete(start);
		for (const start of this.#shelved) if (start >= bytes) this.#unshelve(start);
	}

	/** Chunks that find no room are lost, and `held` tells so. */
	async flush(): Promise<void> {
		for (const start of this.#removed) await this.#shelf.delete(chunkName(this.#manifest.id, start));
		this.#removed.clear();
		for (const [start, chunk] of [...this.#unfinished]) {
			if (chunk.filledBytes < chunk.bytes.byteLength || this.#unfinished.get(start) !== chunk) continue;
			try {
				await this.#shelf.put(chunkName(this.#manifest.id, start), new Blob([chunk.bytes]));
				this.#shelved.add(start);
			} finally {
				if (this.#unfinished.get(start) === chunk) this.#unfinished.delete(start);
			}
		}
	}

	close(): void {
		this.#unfinished.clear();
	}

	/** Only whole chunks are ever on the shelf. */
	held(start: number, end: number): number {
		return this.#shelved.has(start) && this.#length(start) === end - start ? end - start : 0;
	}

	mark(): void {} // what is not on the shelf dies with the tab

	marks(): number[] {
		return [];
	}

	#startOf(position: number): number {
		return chunkStart(this.#manifest, Math.floor(position / this.#manifest.chunkBytes));
	}

	#length(start: number): number {
		return chunkEnd(this.#manifest, start / this.#manifest.chunkBytes) - start;
	}

	/** The chunk in memory; a new one when it is written from its start once more. */
	#openChunk(start: number, offset: number, length: number): Unfinished {
		const known = this.#unfinished.get(start);
		if (known && offset > 0) return known;
		if (this.#shelved.has(start)) this.#unshelve(start);
		const chunk = { bytes: new Uint8Array(length), filledBytes: 0 };
		this.#unfinished.set(start, chunk);
		return chunk;
	}

	#unshelve(start: number): void {
		this.#shelved.delete(start);
		this.#removed.add(start);
	}
}
