import { tidyCalculation } from '#lib/tools/handbook/calculation.ts';
import { bucketNumbers } from '#lib/tools/handbook/features.ts';
import { tidyFollowUp } from '#lib/tools/handbook/follow-up.ts';

/** One thing that Guide knows, and how sure it is that a question means it. */
export interface HandbookEntry {
	/** Of the fact in training/guide/knowledge; `calculation` and `follow_up` for what stands in no handbook. */
	id: string;
	/** `talk`: small talk, refusals and other languages, where there is nothing to look up. */
	kind: 'topic' | 'talk';
	/** The question as Guide learned it; `null` where a question is best left as it was written. */
	question: string | null;
	/** The same for people to read. */
	title: string | null;
	/** What to answer, where Guide has not learned it. */
	answer?: string;
}

export interface HandbookHit extends HandbookEntry {
	/** Probability by the classifier, 0 to 1; all entries together make 1. */
	share: number;
}

/** Two numbers a byte, the first in the lower half, 8 too large. */
function unpack(bytes: Uint8Array): Int8Array {
	const numbers = new Int8Array(bytes.length * 2);
	for (let index = 0; index < bytes.length; index++) {
		const byte = bytes[index] ?? 0;
		numbers[index * 2] = (byte & 15) - 8;
		numbers[index * 2 + 1] = (byte >> 4) - 8;
	}
	return numbers;
}

interface Header {
	buckets: number;
	/** How many of the buckets have a vector; the others say nothing. */
	kept: number;
	width: number;
	entries: readonly HandbookEntry[];
}

const magic = 'GHB2';

/**
 * Finds which written question a question means: a linear classifier on hashed words and pieces of words, made by
 * training/guide/handbook.py, which describes the file.
 */
export class Handbook {
	readonly entries: readonly HandbookEntry[];
	#header: Header;
	/** Where the vector of a bucket is. */
	#places: ReadonlyMap<number, number>;
	/** What the numbers of a kept bucket are multiplied by. */
	#scales: Float32Array;
	/** [kept, width] */
	#vectors: Int8Array;
	/** [entries, width] */
	#weights: Float32Array;
	#biases: Float32Array;

	/** @throws Error when it is not a handbook, or a cut one */
	constructor(bytes: ArrayBuffer) {
		if (new TextDecoder().decode(bytes.slice(0, 4)) !== magic) throw new Error('not a handbook');
		const headerBytes = new DataView(bytes).getUint32(4, true);
		this.#header = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 8, headerBytes))) as Header;
		this.entries = this.#header.entries;
		const { kept, width } = this.#header;
		let at = 8 + headerBytes;
		let bucket = -1;
		const gaps = new Uint16Array(bytes, at, kept);
		this.#places = new Map([...gaps].map((gap, place) => [(bucket += gap), place]));
		at += kept * 2;
		const floats = (count: number) => new Float32Array(bytes, (at += count * 4) - count * 4, count);
		this.#scales = floats(kept);
		this.#vectors = unpack(new Uint8Array(bytes, at, (kept * width) / 2));
		at += (kept * width) / 2;
		this.#weights = floats(this.entries.length * width);
		this.#biases = floats(this.entries.length);
	}

	/** The `count` likeliest meanings of a question, the likeliest first. */
	find(question: string, count: number): HandbookHit[] {
		const shares = this.#shares(question);
		return [...shares.keys()]
			.sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0))
			.slice(0, count)
			.flatMap((index) => {
				const entry = this.entries[index];
				return entry ? [{ ...entry, share: shares[index] ?? 0 }] : [];
			});
	}

	/**
	 * A question for a sum or the memory of a model in the words that Guide reads most surely; `null` for all others.
	 * @param before the calculation that was asked for just before, in these words: the question may lean on it
	 */
	calculation(question: string, before: string | null = null): string | null {
		return tidyCalculation(question) ?? (before === null ? null : tidyFollowUp(question, before));
	}

	#shares(question: string): Float64Array {
		const { buckets, width } = this.#header;
		const places = bucketNumbers(question, buckets).flatMap((bucket) => this.#places.get(bucket) ?? []);
		const sum = new Float64Array(width);
		for (const place of places) {
			const scale = this.#scales[place] ?? 0;
			for (let column = 0; column < width; column++)
				sum[column] = (sum[column] ?? 0) + scale * (this.#vectors[place * width + column] ?? 0);
		}
		const root = Math.sqrt(Math.max(1, places.length));
		const logits = Float64Array.from(this.entries, (_, row) => {
			let logit = this.#biases[row] ?? 0;
			for (let column = 0; column < width; column++)
				logit += ((this.#weights[row * width + column] ?? 0) * (sum[column] ?? 0)) / root;
			return logit;
		});
		const highest = logits.reduce((most, logit) => Math.max(most, logit), -Infinity);
		const powers = logits.map((logit) => Math.exp(logit - highest));
		const total = powers.reduce((all, power) => all + power, 0);
		return powers.map((power) => power / total);
	}
}
