import { beforeEach, expect, test } from 'vitest';
import {
	chunkEnd,
	clipTo,
	countStored,
	createManifest,
	describe as describeFile,
	dropChunk,
	isComplete,
	nextSegment,
	noteWritten,
	type Manifest
} from '#lib/weights/vault/manifest.ts';

let manifest: Manifest;
const nobody = new Set<number>();

beforeEach(() => {
	const request = { modelId: 'm', path: 'p', url: 'https://h/p', revision: null, bytes: 45, sha256: 'a'.repeat(64) };
	manifest = createManifest('id', request, 45, 10);
});

function seal(...indexes: number[]): void {
	for (const index of indexes) {
		manifest.chunks[index] = {
			writtenBytes: chunkEnd(manifest, index) - index * 10,
			digest: `h${index}`,
			sealed: true
		};
	}
}

test('the last chunk is what remains', () => {
	expect(manifest.chunks).toHaveLength(5);
	expect(chunkEnd(manifest, 4)).toBe(45);
	seal(0, 1, 2, 3, 4);
	expect(countStored(manifest)).toBe(45);
	expect(isComplete(manifest)).toBe(true);
});

test('a segment starts at the lowest free chunk and ends before one that is taken, begun or sealed', () => {
	expect(nextSegment(manifest, nobody, 3)).toEqual({ first: 0, last: 2 });
	expect(nextSegment(manifest, new Set([0, 2]), 3)).toEqual({ first: 1, last: 1 });
	seal(0, 3);
	noteWritten(manifest, { first: 1, last: 1 }, 14);
	expect(nextSegment(manifest, nobody, 9)).toEqual({ first: 1, last: 2 });
	noteWritten(manifest, { first: 2, last: 2 }, 21);
	expect(nextSegment(manifest, nobody, 9)).toEqual({ first: 1, last: 1 });
	seal(1, 2, 4);
	expect(nextSegment(manifest, nobody, 9)).toBeNull();
});

test('what is written is noted in every chunk that it touches, and never taken back', () => {
	noteWritten(manifest, { first: 1, last: 3 }, 25);
	noteWritten(manifest, { first: 1, last: 3 }, 22);
	expect(manifest.chunks.map(({ writtenBytes }) => writtenBytes)).toEqual([0, 10, 5, 0, 0]);
});

test('a lost chunk takes back the hash of the whole, but only one that had it in', () => {
	seal(0, 1, 2);
	manifest.hashing = { chunks: 2, state: new Uint8Array(1) };
	dropChunk(manifest, 2);
	expect(manifest.hashing).not.toBeNull();
	expect(manifest.chunks[2]?.digest).toBeNull();
	dropChunk(manifest, 1);
	expect(manifest.hashing).toBeNull();
});

test('a file that was right once keeps the hashes of its chunks, and is called damaged', () => {
	seal(0, 1, 2, 3, 4);
	Object.assign(manifest, { ready: true, chunksTrusted: true });
	expect(describeFile(manifest).state).toBe('ready');
	dropChunk(manifest, 3);
	expect(manifest.chunks[3]).toEqual({ writtenBytes: 0, digest: 'h3', sealed: false });
	expect(describeFile(manifest)).toMatchObject({ state: 'damaged', storedBytes: 35, trust: 'published' });
});

test('a shorter file holds less than was noted', () => {
	seal(0, 1, 2);
	clipTo(manifest, (start, end) => Math.max(0, Math.min(end, 23) - start));
	expect(manifest.chunks.map(({ writtenBytes, sealed }) => [writtenBytes, sealed])).toEqual([
		[10, true],
		[10, true],
		[3, false],
		[0, false],
		[0, false]
	]);
});
