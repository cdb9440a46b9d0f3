import type { RefusalReason } from '#lib/base/errors.ts';

/** Why a source did not give the bytes, and whether asking again can help. */
export class SourceTrouble extends Error {
	override readonly name = 'SourceTrouble';
	/** HTTP status; `null` when there was no answer, or it broke off. */
	readonly status: number | null;
	/** `null`: asking again may help. */
	readonly refusal: RefusalReason | null;
	/** What the server asked for; `null` when it did not. */
	readonly retryAfterMs: number | null;

	constructor(
		status: number | null,
		facts: { refusal?: RefusalReason; retryAfterMs?: number | null; cause?: unknown }
	) {
		super(`status ${status}, ${facts.refusal ?? 'worth another try'}`, { cause: facts.cause });
		this.status = status;
		this.refusal = facts.refusal ?? null;
		this.retryAfterMs = facts.retryAfterMs ?? null;
	}
}

/** One answer of a source. */
export interface Reading {
	/** The source gives the whole file from its start, whatever was asked for: a server that knows no ranges. */
	whole: boolean;
	/** What tells versions of the file apart; `null` when the source does not say. */
	validator: string | null;
	/** In order; throws `SourceTrouble`. May bring more or fewer bytes than asked for. */
	pieces: AsyncIterable<Uint8Array<ArrayBuffer>>;
	/** To be called in any case, also for a reading that nobody wants: closes the connection. */
	end(): void;
}

/** Where the bytes of one file come from. */
export interface ByteSource {
	/** @throws `SourceTrouble`, `AbortError` */
	read(start: number, end: number, totalBytes: number, signal: AbortSignal): Promise<Reading>;
}

/** A file that the user chose. */
export class BlobSource implements ByteSource {
	#blob: Blob;

	constructor(blob: Blob) {
		this.#blob = blob;
	}

	read(start: number, end: number): Promise<Reading> {
		const stream = this.#blob.slice(start, end).stream();
		const unreadable = (cause: unknown) => new SourceTrouble(null, { refusal: 'unreadable', cause });
		return Promise.resolve({ whole: false, validator: null, pieces: readPieces(stream, unreadable), end: () => {} });
	}
}

/** The pieces of a stream; its errors as `SourceTrouble`, and the stream canceled however the loop is left. */
export async function* readPieces(
	stream: ReadableStream<Uint8Array<ArrayBuffer>>,
	toTrouble: (cause: unknown) => Error
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
	const reader = stream.getReader();
	try {
		for (;;) {
			const { done, value } = await reader.read().catch((error: unknown) => {
				throw toTrouble(error);
			});
			if (done) return;
			yield value;
		}
	} finally {
		reader.cancel().catch(() => {}); // broken, or read to its end
	}
}
