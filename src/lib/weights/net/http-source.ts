import { isWebPage, judgeAnswer, judgeStatus, parseContentRange, validatorOf } from '#lib/weights/net/http-answer.ts';
import { StallWatch } from '#lib/weights/net/stall-watch.ts';
import { readPieces, SourceTrouble, type ByteSource, type Reading } from '#lib/weights/net/source.ts';
import type { Authorization } from '#lib/weights/types.ts';

/**
 * A file behind a URL. Each read asks the lasting URL, so signed ones that it leads to are always fresh. The only header
 * of a public file is a single range, which needs no preflight; `If-Range` would, so versions are compared by the
 * answers instead. A token needs one, of the lasting URL alone: browsers take it off when a redirect leaves its origin.
 */
export class HttpSource implements ByteSource {
	#url: string;
	#path: string;
	#stallMs: number;
	#token: string | null;

	/**
	 * @param stallMs a connection that is silent for so long counts as broken
	 * @param authorization used only if the URL is of its origin
	 */
	constructor(url: string, path: string, stallMs: number, authorization: Authorization | null) {
		this.#url = url;
		this.#path = path;
		this.#stallMs = stallMs;
		this.#token = authorization?.origin === new URL(url, location.href).origin ? authorization.token : null;
	}

	async read(start: number, end: number, totalBytes: number, signal: AbortSignal): Promise<Reading> {
		const watch = new StallWatch(this.#stallMs, signal);
		try {
			const response = await this.#ask(start, end, watch);
			const { whole } = judgeAnswer(response, { start, end, totalBytes, path: this.#path }, Date.now());
			if (!response.body) throw new SourceTrouble(response.status, {});
			const validator = validatorOf(response.headers);
			return { whole, validator, pieces: this.#pieces(response.body, watch, signal), end: () => watch.end() };
		} catch (error) {
			watch.end();
			throw error;
		}
	}

	/**
	 * How large the file is, by asking for its first byte.
	 * @throws `SourceTrouble`, `AbortError`
	 */
	async findSize(signal: AbortSignal): Promise<number> {
		const watch = new StallWatch(this.#stallMs, signal);
		try {
			const { status, headers, redirected } = await this.#ask(0, 1, watch);
			if (status !== 200 && status !== 206) throw judgeStatus({ status, headers, redirected }, Date.now());
			if (isWebPage(headers)) throw new SourceTrouble(status, { refusal: 'web-page' });
			const length = status === 200 ? headers.get('Content-Length') : null;
			const total = parseContentRange(headers.get('Content-Range'))?.totalBytes ?? Number(length);
			if (total > 0) return total;
			throw new SourceTrouble(status, { refusal: 'wrong-size' });
		} finally {
			watch.end();
		}
	}

	async #ask(start: number, end: number, watch: StallWatch): Promise<Response> {
		try {
			return await fetch(this.#url, {
				headers: {
					Range: `bytes=${start}-${end - 1}`,
					...(this.#token === null ? {} : { Authorization: `Bearer ${this.#token}` })
				},
				// The HTTP cache would keep a second copy, and has been seen to answer with a piece of another range.
				cache: 'no-store',
				credentials: 'omit',
				signal: watch.signal
			});
		} catch (error) {
			throw watch.explain(error);
		}
	}

	async *#pieces(stream: ReadableStream<Uint8Array<ArrayBuffer>>, watch: StallWatch, signal: AbortSignal) {
		for await (const piece of readPieces(stream, (error) => watch.explain(error))) {
			signal.throwIfAborted();
			watch.pause(); // the disk may be slower than the network
			yield piece;
			watch.feed(piece.byteLength);
		}
	}
}
