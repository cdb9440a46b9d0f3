import type { HashOptions } from '#lib/weights/pack/hash-chunks.ts';

/**
 * Writes a blob, or what else streams, to a file of the user, piece by piece. Until the end the file stays as it was: browsers write beside it.
 * @throws `AbortError`; DOMException, of which `QuotaExceededError` is a full disk
 */
export async function saveTo(
	handle: FileSystemFileHandle,
	content: Pick<Blob, 'stream'>,
	{ signal, onProgress }: HashOptions = {}
): Promise<void> {
	signal?.throwIfAborted();
	const wasEmpty = (await handle.getFile()).size === 0;
	let savedBytes = 0;
	const count = new TransformStream<Uint8Array, Uint8Array>({
		transform(piece, controller) {
			controller.enqueue(piece);
			savedBytes += piece.byteLength;
			onProgress?.(savedBytes);
		}
	});
	try {
		const writable = await handle.createWritable();
		await content
			.stream()
			.pipeThrough(count)
			.pipeTo(writable, signal ? { signal } : {});
	} catch (error) {
		// The picker had made an empty file for a new name.
		if (wasEmpty) await (handle as { remove?: () => Promise<void> }).remove?.().catch(() => {});
		throw error;
	}
}
