import { sha256Hex } from '#lib/weights/verify.ts';

/** A digest runs on a thread of its own, so several at a time cost little more than one. */
const parallelReads = 4;

export interface HashOptions {
	signal?: AbortSignal | undefined;
	/** Bytes of this file that were read so far. */
	onProgress?: ((readBytes: number) => void) | undefined;
}

/**
 * SHA-256 of each chunk of a file, in order. Holds four chunks at a time.
 * @throws `AbortError`, what `Blob.arrayBuffer` throws
 */
export async function hashChunks(
	file: Blob,
	chunkBytes: number,
	{ signal, onProgress }: HashOptions = {}
): Promise<string[]> {
	const hashes = new Array<string>(Math.ceil(file.size / chunkBytes));
	const waiting = hashes.keys();
	let readBytes = 0;
	const reader = async () => {
		for (const index of waiting) {
			signal?.throwIfAborted();
			const chunk = file.slice(index * chunkBytes, (index + 1) * chunkBytes);
			hashes[index] = await sha256Hex(new Uint8Array(await chunk.arrayBuffer()));
			readBytes += chunk.size;
			onProgress?.(readBytes);
		}
	};
	await Promise.all(Array.from({ length: parallelReads }, reader));
	signal?.throwIfAborted();
	return hashes;
}
