import { hasDigest } from '#lib/weights/vault/chunk-digest.ts';
import type { Place } from '#lib/weights/places/place.ts';
import { chunkEnd, chunkStart, dropChunk, type Manifest } from '#lib/weights/vault/manifest.ts';
import type { Reporter } from '#lib/weights/vault/reporter.ts';

/** The disk reads on while one is looked at; old files have digests that run on threads of their own. */
const parallelReads = 4;

/**
 * Files whose stored bytes were all read and compared since this worker started. No date of a file tells whether it
 * changed, so that is as long as we believe it.
 */
const readInFull = new Set<string>();

/** Need not be read again before it is used. */
export function wasReadInFull(id: string): boolean {
	return readInFull.has(id);
}

/** It is gone, or is to be read again. */
export function forgetReading(id: string): void {
	readInFull.delete(id);
}

/** Compares every sealed chunk with its digest; returns the bytes of those that are bad, which then count as missing. */
export async function recheck(
	place: Place,
	manifest: Manifest,
	signal: AbortSignal,
	reporter: Reporter
): Promise<number> {
	const read = await place.reader(manifest);
	const waiting = [...manifest.chunks.keys()].filter((index) => manifest.chunks[index]?.sealed);
	let damagedBytes = 0;
	let readBytes = 0;
	const reader = async () => {
		for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
			signal.throwIfAborted();
			const [start, end] = [chunkStart(manifest, index), chunkEnd(manifest, index)];
			const part = await read(start, end);
			const isThere = part?.size === end - start;
			const digest = manifest.chunks[index]?.digest ?? null;
			if (!isThere || !(await hasDigest(new Uint8Array(await part.arrayBuffer()), digest))) {
				dropChunk(manifest, index);
				damagedBytes += end - start;
			}
			readBytes += end - start;
			reporter.report('checking', readBytes);
		}
	};
	await Promise.all(Array.from({ length: parallelReads }, reader));
	readInFull.add(manifest.id);
	return damagedBytes;
}
