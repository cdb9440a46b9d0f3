import { AppError } from '#lib/base/errors.ts';
import type { OpenFile } from '#lib/weights/places/place.ts';
import { chunkDigest, hasDigest } from '#lib/weights/vault/chunk-digest.ts';
import { HashLane } from '#lib/weights/vault/hash-lane.ts';
import {
	chunkEnd,
	chunkStart,
	clipTo,
	dropAll,
	dropChunk,
	noteWritten,
	promisedHash,
	takeMarks,
	type Manifest,
	type Segment
} from '#lib/weights/vault/manifest.ts';

const saveEveryMs = 1000;
/** A chunk whose right hash is known may come wrong so often before the source is not believed. */
const maxWrongChunks = 3;

/** Chunks that wait for the hash of the whole, in memory. Beyond that the network waits. */
const maxUnhashedChunks = 3;

/** An open file and its manifest, kept in step: nothing is noted that is not on the disk. */
export class Ledger {
	readonly manifest: Manifest;
	#file: OpenFile;
	#save: (manifest: Manifest) => Promise<unknown>;
	#saveEveryBytes: number;
	#unsavedBytes = 0;
	#savedAtMs = performance.now();
	#lane: Promise<HashLane> | null = null;
	/** Given to the lane, in order. */
	#givenChunks = 0;
	/** Those of them that it has not answered yet. */
	#unhashed: Promise<void>[] = [];
	#wrongChunks = 0;
	#changed = false;
	#sealing: Promise<unknown> = Promise.resolve();
	#saving: Promise<unknown> = Promise.resolve();

	/** @param save keeps a copy of the manifest, in the order of the calls */
	constructor(
		manifest: Manifest,
		file: OpenFile,
		save: (manifest: Manifest) => Promise<unknown>,
		saveEveryBytes: number
	) {
		this.manifest = manifest;
		this.#file = file;
		this.#save = save;
		this.#saveEveryBytes = saveEveryBytes;
	}

	/**
	 * Goes on from what is stored. Call it before anything else.
	 * @param recheck reads every sealed chunk again first; returns the bytes of those that went bad
	 */
	async resume(recheck: () => Promise<number>): Promise<void> {
		const { manifest } = this;
		// After a power cut marks may speak of bytes that never reached the disk: only a promised hash would find out.
		if (promisedHash(manifest) !== null) takeMarks(manifest, this.#file.marks());
		clipTo(manifest, (start, end) => this.#file.held(start, end));
		await recheck();
		manifest.chunks.forEach((_, index) => this.#mark(index));
		if (!manifest.chunksTrusted) void this.#startHash().catch(() => {}); // told where it is needed
	}

	/** Bytes were written since it was opened. */
	get changed(): boolean {
		return this.#changed;
	}

	#mark(index: number): void {
		this.#file.mark(index, this.manifest.chunks[index]?.writtenBytes ?? 0);
	}

	/** Once for each beginning; goes on from the state in the manifest. */
	#startHash(): Promise<HashLane> {
		const { hashing } = this.manifest;
		this.#lane ??= HashLane.start(hashing?.state ?? null).then((lane) => {
			this.#givenChunks = lane.resumed ? (hashing?.chunks ?? 0) : 0;
			if (!lane.resumed) this.manifest.hashing = null;
			return lane;
		});
		return this.#lane;
	}

	/** Gives up what is hashed so far. */
	#endHash(): void {
		void this.#lane?.then(
			(lane) => lane.end(),
			() => {}
		);
		this.#lane = null;
		this.#unhashed = [];
	}

	/**
	 * Writes bytes of a segment at their place in the file, seals each chunk that they complete, and saves when it is time.
	 * @throws DOMException `QuotaExceededError`; `model/corrupt` when a known hash is missed again and again
	 */
	async write(bytes: Uint8Array, at: number, segment: Segment): Promise<void> {
		this.#changed = true;
		this.#file.write(bytes, at);
		const end = at + bytes.byteLength;
		const first = this.#chunkAt(at);
		noteWritten(this.manifest, { first, last: segment.last }, end);
		for (let index = first; index <= segment.last && chunkStart(this.manifest, index) < end; index++) this.#mark(index);
		for (let index = first; index <= segment.last && chunkEnd(this.manifest, index) <= end; index++) {
			await this.#inTurn(() => this.#seal(index));
		}
		this.#unsavedBytes += bytes.byteLength;
		const late = performance.now() - this.#savedAtMs > saveEveryMs;
		if (late || this.#unsavedBytes >= this.#saveEveryBytes) await this.save();
	}

	/** Seals chunks that are written to their end, yet were not sealed: the tab died in between. */
	async sealWritten(): Promise<void> {
		for (const [index, { sealed, writtenBytes }] of this.manifest.chunks.entries()) {
			const whole = writtenBytes === chunkEnd(this.manifest, index) - chunkStart(this.manifest, index);
			if (whole && !sealed) await this.#inTurn(() => this.#seal(index));
		}
	}

	/** Replaces a chunk by another reading of it. */
	async replace(index: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
		const { chunks } = this.manifest;
		this.#file.write(bytes, chunkStart(this.manifest, index));
		chunks[index] = { writtenBytes: bytes.byteLength, digest: await chunkDigest(bytes), sealed: true };
		this.#endHash();
		this.manifest.hashing = null;
	}

	/** SHA-256 of all bytes, which are all here: goes on from what is hashed already. */
	async hashWhole(): Promise<string> {
		await this.#inTurn(() => this.#feedHash());
		const lane = await this.#startHash();
		await Promise.all(this.#unhashed);
		const digest = await lane.digest();
		this.#endHash();
		this.manifest.hashing = null;
		return digest;
	}

	/** Flushes, then notes what was written before: the note never runs ahead. */
	save(): Promise<unknown> {
		const save = this.#saving.then(async () => {
			const note = structuredClone(this.manifest);
			await this.#file.flush();
			await this.#save(note);
		});
		this.#saving = save.catch(() => {});
		this.#unsavedBytes = 0;
		this.#savedAtMs = performance.now();
		return save;
	}

	/** Forgets every byte. */
	async startOver(): Promise<void> {
		await this.#sealing; // what is under way must not be noted afterwards
		this.#endHash();
		dropAll(this.manifest);
		this.#file.truncate(0);
		this.manifest.chunks.forEach((_, index) => this.#mark(index));
	}

	/**
	 * Flushes and closes; the manifest then tells what is kept. A longer file of former times loses its end.
	 * @throws DOMException `QuotaExceededError`; others when the storage is gone
	 */
	async close(): Promise<void> {
		await Promise.allSettled([this.#saving, ...this.#unhashed]); // the next beginning has less to hash
		try {
			if (this.#file.bytes > this.manifest.bytes) this.#file.truncate(this.manifest.bytes);
			await this.#file.flush();
		} finally {
			this.#endHash();
			clipTo(this.manifest, (start, end) => this.#file.held(start, end));
			this.#file.close();
		}
	}

	#chunkAt(position: number): number {
		return Math.floor(position / this.manifest.chunkBytes);
	}

	async #read(index: number): Promise<Uint8Array<ArrayBuffer>> {
		return this.#file.read(chunkStart(this.manifest, index), chunkEnd(this.manifest, index));
	}

	/** One at a time: the hash of the whole needs the chunks in order, and memory is for one of them. */
	#inTurn(work: () => Promise<void>): Promise<void> {
		const turn = this.#sealing.then(work);
		this.#sealing = turn.catch(() => {});
		return turn;
	}

	/** Reads a chunk back from the disk and takes its digest: what counts is what is stored, not what was sent. */
	async #seal(index: number): Promise<void> {
		const chunk = this.manifest.chunks[index];
		if (!chunk || chunk.sealed) return;
		const bytes = await this.#read(index);
		if (this.manifest.chunksTrusted && !(await hasDigest(bytes, chunk.digest))) {
			dropChunk(this.manifest, index);
			this.#mark(index);
			if (++this.#wrongChunks > maxWrongChunks) throw corrupt(this.manifest, this.#file.bytes);
			return;
		}
		if (!this.manifest.chunksTrusted) chunk.digest = await chunkDigest(bytes);
		chunk.sealed = true;
		if (!this.manifest.chunksTrusted) await this.#feedHash({ index, bytes });
	}

	/** Gives every chunk that is next in order to the hash of the whole, and waits only when that is far behind. */
	async #feedHash(known?: { index: number; bytes: Uint8Array<ArrayBuffer> }): Promise<void> {
		const lane = await this.#startHash();
		while (this.manifest.chunks[this.#givenChunks]?.sealed) {
			const index = this.#givenChunks;
			const bytes = known?.index === index ? known.bytes : await this.#read(index);
			this.#givenChunks++;
			const owner = this.#lane;
			const hashed = lane.update(bytes).then((state) => {
				if (this.#lane === owner) this.manifest.hashing = { chunks: index + 1, state };
			});
			hashed.catch(() => {}); // told by whoever waits for it
			this.#unhashed.push(hashed);
			if (this.#unhashed.length > maxUnhashedChunks) await this.#unhashed.shift();
		}
	}
}

/** The bytes are not what they should be. */
export function corrupt(manifest: Manifest, actualBytes: number): AppError<'model/corrupt'> {
	const { modelId, path: file, bytes: expectedBytes } = manifest;
	return new AppError('model/corrupt', { modelId, file, expectedBytes, actualBytes });
}
