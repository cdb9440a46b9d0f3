import { abortable } from '#lib/base/abortable.ts';
import { AppError, isAbort } from '#lib/base/errors.ts';
import { isWebPage } from '#lib/weights/net/http-answer.ts';
import { StallWatch } from '#lib/weights/net/stall-watch.ts';

export interface DownloadOptions {
	signal: AbortSignal | undefined;
	/** `reload` also replaces what the browser's own HTTP cache holds. */
	cache: 'no-store' | 'reload';
	/** Called with the bytes so far of this file; starts again at 0 when a try begins afresh. */
	onProgress: (loadedBytes: number) => void;
	fetch: typeof fetch;
}

/** Pauses before the second and the third try, in milliseconds. */
const backoffMs = [500, 2000];
/** A server that is silent for so long counts as one that does not answer. */
const stallMs = 30_000;

/** The server answered, but not with the file. */
class WrongAnswer extends Error {
	readonly status: number;
	constructor(status: number) {
		super(`status ${status}`);
		this.status = status;
	}
}

/**
 * Fetches one file. Tries three times when the network fails; an answer that is not the file is final.
 * @param expectedBytes one byte more, and the download ends: nobody fills the memory of this device
 * @throws `model/download-failed`, `AbortError`
 */
export async function download(url: URL, expectedBytes: number, options: DownloadOptions): Promise<Blob> {
	for (let attempt = 0; ; attempt++) {
		try {
			return await downloadOnce(url, expectedBytes, options);
		} catch (error) {
			options.signal?.throwIfAborted();
			if (isAbort(error)) throw error;
			const status = error instanceof WrongAnswer ? error.status : null;
			const pauseMs = backoffMs[attempt];
			const final = status !== null && status < 500;
			if (final || pauseMs === undefined) {
				const file = url.pathname.split('/').at(-1) ?? url.pathname;
				throw new AppError('model/download-failed', { file, status }, { cause: error });
			}
			await abortable(new Promise((resolve) => setTimeout(resolve, pauseMs)), options.signal);
		}
	}
}

async function downloadOnce(url: URL, expectedBytes: number, options: DownloadOptions): Promise<Blob> {
	const { signal = new AbortController().signal, cache, onProgress } = options;
	onProgress(0);
	const watch = new StallWatch(stallMs, signal);
	try {
		const response = await options.fetch(url, { cache, signal: watch.signal });
		// A single-page host answers a missing file with its start page and status 200.
		if (!response.ok || isWebPage(response.headers) || !response.body) throw new WrongAnswer(response.status);
		const reader = response.body.getReader();
		const chunks: Uint8Array<ArrayBuffer>[] = [];
		let loadedBytes = 0;
		while (loadedBytes <= expectedBytes) {
			const { done, value } = await reader.read();
			if (done) return new Blob(chunks);
			watch.feed(value.byteLength);
			chunks.push(value);
			loadedBytes += value.byteLength;
			onProgress(Math.min(loadedBytes, expectedBytes));
		}
		await reader.cancel();
		return new Blob(chunks); // longer than promised: refused by the caller, who knows the model
	} catch (error) {
		throw error instanceof WrongAnswer ? error : watch.explain(error);
	} finally {
		watch.end(); // closes a connection that nobody reads any more
	}
}
