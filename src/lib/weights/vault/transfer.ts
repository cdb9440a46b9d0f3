import { AppError } from '#lib/base/errors.ts';
import { hasDigest } from '#lib/weights/vault/chunk-digest.ts';
import { corrupt, type Ledger } from '#lib/weights/vault/ledger.ts';
import { chunkEnd, chunkStart, nextSegment, promisedHash, type Segment } from '#lib/weights/vault/manifest.ts';
import { Lanes } from '#lib/weights/net/lanes.ts';
import { Patience } from '#lib/weights/net/patience.ts';
import { SourceTrouble, type ByteSource, type Reading } from '#lib/weights/net/source.ts';
import type { TransferPhase, TransferTuning } from '#lib/weights/types.ts';

/** Answers of a server that has too much to do. */
const busyStatuses: readonly (number | null)[] = [429, 503];

/** What is here may be of another version of the file, or the server knows no ranges: nothing of it can be used. */
class StartOver extends Error {}

/** Fills the missing chunks of one file from a source, over a few connections at a time. */
export class Transfer {
	#ledger: Ledger;
	#source: ByteSource;
	#tuning: TransferTuning;
	#report: (phase: TransferPhase) => void;
	#patience: Patience;
	#lanes: Lanes;
	#fetches = new Set<Promise<void>>();
	/** Looks for work again. */
	#wake = () => {};
	#busy = new Set<number>();
	#rangeless = false;
	#changes = 0;

	/** @param report is called for every piece that came; what is stored is in the manifest */
	constructor(ledger: Ledger, source: ByteSource, tuning: TransferTuning, report: (phase: TransferPhase) => void) {
		this.#ledger = ledger;
		this.#source = source;
		this.#tuning = tuning;
		this.#report = report;
		this.#patience = new Patience(ledger.manifest.path, tuning);
		this.#lanes = new Lanes(tuning.maxConnections);
	}

	/**
	 * Until every chunk is sealed.
	 * @throws `AbortError`, `model/download-failed`, `model/refused`, `model/corrupt`, DOMException `QuotaExceededError`
	 */
	async run(signal: AbortSignal): Promise<void> {
		for (;;) {
			try {
				await this.#ledger.sealWritten();
				return await this.#fill(signal);
			} catch (error) {
				if (!(error instanceof StartOver)) throw error;
				await this.#ledger.startOver();
			}
		}
	}

	/**
	 * Reads the file a second time, because its hash is wrong although every chunk arrived. Where the second reading of a
	 * chunk is another, one of the two is wrong: it takes the place of the first, and the whole is tried again.
	 * @returns whether the hash is right now
	 */
	async compare(expectedSha256: string, signal: AbortSignal): Promise<boolean> {
		const { manifest } = this.#ledger;
		if (this.#rangeless) return false;
		for (const [index, chunk] of manifest.chunks.entries()) {
			const bytes = await this.#readChunk(index, signal);
			if (await hasDigest(bytes, chunk.digest)) continue;
			await this.#ledger.replace(index, bytes);
			if ((await this.#ledger.hashWhole()) === expectedSha256) return true;
		}
		return false;
	}

	async #fill(signal: AbortSignal): Promise<void> {
		const stop = new AbortController();
		const both = AbortSignal.any([signal, stop.signal]);
		try {
			for (;;) {
				for (let segment = this.#next(); segment; segment = this.#next()) {
					const fetching = this.#fetch(segment, both).finally(() => this.#fetches.delete(fetching));
					this.#fetches.add(fetching);
				}
				if (this.#fetches.size === 0) return;
				const grown = new Promise<void>((resolve) => (this.#wake = resolve));
				await Promise.race([...this.#fetches, grown]);
			}
		} finally {
			stop.abort();
			await Promise.allSettled(this.#fetches);
		}
	}

	#next(): Segment | null {
		if (this.#fetches.size >= (this.#rangeless ? 1 : this.#lanes.count)) return null;
		const { manifest } = this.#ledger;
		if (!this.#rangeless) return nextSegment(manifest, this.#busy, this.#tuning.segmentChunks);
		const missing = manifest.chunks.some(({ sealed }) => !sealed);
		return missing ? { first: 0, last: manifest.chunks.length - 1 } : null;
	}

	/** One request for one segment. Trouble that may pass ends it quietly: what is missing is asked for again. */
	async #fetch(segment: Segment, signal: AbortSignal): Promise<void> {
		for (let index = segment.first; index <= segment.last; index++) this.#busy.add(index);
		try {
			await this.#wait(signal);
			await this.#attempt(signal, () => this.#fetchOnce(segment, signal));
		} finally {
			for (let index = segment.first; index <= segment.last; index++) this.#busy.delete(index);
		}
	}

	async #wait(signal: AbortSignal): Promise<void> {
		if (this.#patience.mustWait) this.#report('waiting');
		await this.#patience.wait(signal);
	}

	/** @returns whether it went well; trouble that may pass is noted */
	async #attempt(signal: AbortSignal, work: () => Promise<void>): Promise<boolean> {
		const startedAtMs = performance.now();
		try {
			await work();
			return true;
		} catch (error) {
			signal.throwIfAborted();
			if (!(error instanceof SourceTrouble)) throw error;
			if (busyStatuses.includes(error.status)) this.#lanes.yield(performance.now());
			else this.#lanes.fail();
			this.#patience.fail(error, startedAtMs);
			this.#report('waiting');
			return false;
		}
	}

	async #fetchOnce(segment: Segment, signal: AbortSignal): Promise<void> {
		const { manifest } = this.#ledger;
		if (this.#rangeless) await this.#ledger.startOver();
		const start = chunkStart(manifest, segment.first) + (manifest.chunks[segment.first]?.writtenBytes ?? 0);
		const end = chunkEnd(manifest, segment.last);
		const reading = await this.#source.read(start, end, manifest.bytes, signal);
		try {
			this.#judge(reading, start);
			await this.#take(reading, start, end, segment);
		} finally {
			reading.end();
		}
	}

	/** Is this the file that the stored bytes are of? */
	#judge({ whole, validator }: Reading, start: number): void {
		const { manifest } = this.#ledger;
		if (whole && !this.#rangeless && (start > 0 || manifest.chunks.length > 1)) {
			this.#rangeless = true;
			throw new StartOver();
		}
		const known = manifest.validator;
		manifest.validator = validator ?? known;
		// Where a hash is promised it decides: hosts behind one address may tag the same bytes differently.
		if (known === null || validator === null || known === validator || promisedHash(manifest) !== null) return;
		if (++this.#changes > 1)
			throw new AppError('model/refused', { file: manifest.path, status: null, reason: 'changed' });
		throw new StartOver();
	}

	async #take({ pieces }: Reading, start: number, end: number, segment: Segment): Promise<void> {
		let at = start;
		for await (const piece of pieces) {
			const bytes = piece.byteLength > end - at ? piece.subarray(0, end - at) : piece;
			await this.#ledger.write(bytes, at, segment);
			at += bytes.byteLength;
			if (!this.#rangeless) this.#patience.succeed(); // without ranges a new try is no step forward
			this.#report('transferring');
			if (this.#lanes.add(bytes.byteLength, this.#fetches.size, performance.now())) this.#wake();
			if (at === end) return;
		}
		throw new SourceTrouble(null, {}); // ended early
	}

	async #readChunk(index: number, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
		const { manifest } = this.#ledger;
		const start = chunkStart(manifest, index);
		const end = chunkEnd(manifest, index);
		const bytes = new Uint8Array(end - start);
		const readOnce = async () => {
			const reading = await this.#source.read(start, end, manifest.bytes, signal);
			try {
				if (reading.whole && manifest.chunks.length > 1) throw corrupt(manifest, manifest.bytes); // it knew ranges before
				await fill(bytes, reading);
			} finally {
				reading.end();
			}
		};
		do await this.#wait(signal);
		while (!(await this.#attempt(signal, readOnce)));
		this.#patience.succeed();
		this.#report('comparing');
		return bytes;
	}
}

/** @throws `SourceTrouble` when the reading ends before the buffer is full */
async function fill(buffer: Uint8Array, { pieces }: Reading): Promise<void> {
	let filled = 0;
	for await (const piece of pieces) {
		const part = piece.subarray(0, buffer.byteLength - filled);
		buffer.set(part, filled);
		filled += part.byteLength;
		if (filled === buffer.byteLength) return;
	}
	throw new SourceTrouble(null, {});
}
