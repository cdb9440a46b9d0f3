import type { Place } from '#lib/weights/places/place.ts';
import { chunkEnd, chunkStart, dropChunk, type Manifest } from '#lib/weights/vault/manifest.ts';
import type { Reporter } from '#lib/weights/vault/reporter.ts';
import { sha256Hex } from '#lib/weights/verify.ts';

/** A digest runs on a thread of its own, so several cost little more than one. */
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

/** Compares every sealed chunk with its hash; returns the bytes of those that are bad, which then count as missing. */
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
			const good = part?.size === end - start && (await sha256Hex(part)) === manifest.chunks[index]?.sha256;
			if (!good) {
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
