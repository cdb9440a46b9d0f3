import type { ImportRequest, StoredFile } from '#lib/weights/types.ts';

export interface Chunk {
	/** From the start of the chunk, without gaps. */
	writtenBytes: number;
	/** All of it was read back from the disk, and this was its `chunkDigest`. Kept when the bytes go bad. */
	digest: string | null;
	/** `writtenBytes` is all, and they had this digest when they were last read. */
	sealed: boolean;
}

/** What is known of one stored file. Plain data: it is cloned into IndexedDB, never ahead of what was flushed. */
export interface Manifest {
	id: string;
	modelId: string;
	path: string;
	url: string | null;
	revision: string | null;
	bytes: number;
	/** As published; `null` when unknown. */
	expectedSha256: string | null;
	/** Of the bytes themselves, once they were complete. */
	actualSha256: string | null;
	chunkBytes: number;
	chunks: Chunk[];
	/** The SHA-256 of the whole is computed in order: how many chunks are in it, and its inner state, to go on from. */
	hashing: { chunks: number; state: Uint8Array<ArrayBuffer> } | null;
	/** The whole file was right once, and these are the digests of its chunks. */
	chunksTrusted: boolean;
	ready: boolean;
	/** ETag, or date, of the file at the server. */
	validator: string | null;
	addedAtMs: number;
	readyAtMs: number | null;
	verifiedAtMs: number | null;
}

/** The id of a file that goes by its URL, because nobody has published its hash. */
export const urlPrefix = 'url-';

/** A run of chunks for one request, both ends included. */
export interface Segment {
	first: number;
	last: number;
}

/** An empty manifest. A file of no bytes has no chunks. */
export function createManifest(id: string, request: ImportRequest, bytes: number, chunkBytes: number): Manifest {
	return {
		id,
		modelId: request.modelId,
		path: request.path,
		url: request.url,
		revision: request.revision,
		bytes,
		expectedSha256: request.sha256,
		actualSha256: null,
		chunkBytes,
		chunks: Array.from({ length: Math.ceil(bytes / chunkBytes) }, emptyChunk),
		hashing: null,
		chunksTrusted: false,
		ready: false,
		validator: null,
		addedAtMs: Date.now(),
		readyAtMs: null,
		verifiedAtMs: null
	};
}

function emptyChunk(): Chunk {
	return { writtenBytes: 0, digest: null, sealed: false };
}

export function chunkStart(manifest: Manifest, index: number): number {
	return index * manifest.chunkBytes;
}

/** What the bytes must hash to; `null` when nobody knows. A file that goes by its content has its hash for a name. */
export function promisedHash({ id, expectedSha256 }: Manifest): string | null {
	return expectedSha256 ?? (id.startsWith(urlPrefix) ? null : id);
}

/** One after the last byte. */
export function chunkEnd(manifest: Manifest, index: number): number {
	return Math.min(manifest.bytes, (index + 1) * manifest.chunkBytes);
}

export function countStored(manifest: Manifest): number {
	return manifest.chunks.reduce((sum, { writtenBytes }) => sum + writtenBytes, 0);
}

export function isComplete(manifest: Manifest): boolean {
	return manifest.chunks.every(({ sealed }) => sealed);
}

/** The next chunks to ask for: the lowest that nobody is at, and those after it that are quite empty. */
export function nextSegment(manifest: Manifest, busy: ReadonlySet<number>, maxChunks: number): Segment | null {
	const isFree = (index: number) => manifest.chunks[index]?.sealed === false && !busy.has(index);
	const first = manifest.chunks.findIndex((_, index) => isFree(index));
	if (first < 0) return null;
	let last = first;
	while (last + 1 < first + maxChunks && isFree(last + 1) && manifest.chunks[last + 1]?.writtenBytes === 0) last++;
	return { first, last };
}

/** Notes that everything of a segment is written up to a place in the file. */
export function noteWritten(manifest: Manifest, { first, last }: Segment, upTo: number): void {
	for (let index = first; index <= last; index++) {
		const chunk = manifest.chunks[index];
		const written = Math.min(upTo, chunkEnd(manifest, index)) - chunkStart(manifest, index);
		if (chunk && written > chunk.writtenBytes) chunk.writtenBytes = written;
	}
}

/** Bytes that are not to be used again. The digest of the chunk stays: it says what the right ones would be. */
export function dropChunk(manifest: Manifest, index: number): void {
	const chunk = manifest.chunks[index];
	if (!chunk) return;
	chunk.writtenBytes = 0;
	chunk.sealed = false;
	if (!manifest.chunksTrusted) chunk.digest = null;
	if (manifest.hashing && manifest.hashing.chunks > index) manifest.hashing = null;
	manifest.ready = false;
}

/** Forgets every byte: the next ones may be of another version of the file. */
export function dropAll(manifest: Manifest): void {
	manifest.chunksTrusted = false;
	manifest.chunks = manifest.chunks.map(emptyChunk);
	manifest.hashing = null;
	manifest.ready = false;
	manifest.validator = null;
}

/**
 * Takes over what was marked and not noted before a crash.
 * @param marks written bytes of each chunk; fewer than there are chunks means nothing for the rest
 */
export function takeMarks(manifest: Manifest, marks: readonly number[]): void {
	manifest.chunks.forEach((chunk, index) => {
		const length = chunkEnd(manifest, index) - chunkStart(manifest, index);
		if (!chunk.sealed) chunk.writtenBytes = Math.max(chunk.writtenBytes, Math.min(length, marks[index] ?? 0));
	});
}

/**
 * Forgets what is not there: a crash may have taken it.
 * @param held how many of the bytes between two places are there, from the first on
 */
export function clipTo(manifest: Manifest, held: (start: number, end: number) => number): void {
	manifest.chunks.forEach((chunk, index) => {
		const start = chunkStart(manifest, index);
		const heldBytes = held(start, start + chunk.writtenBytes);
		if (chunk.writtenBytes <= heldBytes) return;
		dropChunk(manifest, index);
		chunk.writtenBytes = heldBytes;
	});
}

export function describe(manifest: Manifest): StoredFile {
	const { id, modelId, path, url, revision, bytes, addedAtMs, readyAtMs, verifiedAtMs } = manifest;
	return {
		id,
		modelId,
		path,
		url,
		revision,
		bytes,
		storedBytes: countStored(manifest),
		state: manifest.ready ? 'ready' : manifest.chunksTrusted ? 'damaged' : 'partial',
		sha256: manifest.expectedSha256 ?? manifest.actualSha256,
		trust: manifest.expectedSha256 === null ? 'computed' : 'published',
		addedAtMs,
		readyAtMs,
		verifiedAtMs
	};
}
