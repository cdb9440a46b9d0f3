import { tidyCalculation } from '#lib/tools/handbook/calculation.ts';
import { bucketNumbers } from '#lib/tools/handbook/features.ts';

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
}

export interface HandbookHit extends HandbookEntry {
	/** Probability by the classifier, 0 to 1; all entries together make 1. */
	share: number;
}

interface Header {
	buckets: number;
	width: number;
	entries: readonly HandbookEntry[];
}

const magic = 'GHB1';

/**
 * Finds which written question a question means: a linear classifier on hashed words and pieces of words, made by
 * training/guide/handbook.py, which describes the file.
 */
export class Handbook {
	readonly entries: readonly HandbookEntry[];
	#header: Header;
	/** What the numbers of a bucket are multiplied by. */
	#scales: Float32Array;
	/** [buckets, width] */
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
		const { buckets, width } = this.#header;
		let at = 8 + headerBytes;
		const floats = (count: number) => new Float32Array(bytes, (at += count * 4) - count * 4, count);
		this.#scales = floats(buckets);
		this.#vectors = new Int8Array(bytes, at, buckets * width);
		at += buckets * width;
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

	/** A question for a sum or the memory of a model in the words that Guide reads most surely; `null` for all others. */
	calculation(question: string): string | null {
		return tidyCalculation(question);
	}

	#shares(question: string): Float64Array {
		const { buckets, width } = this.#header;
		const numbers = bucketNumbers(question, buckets);
		const sum = new Float64Array(width);
		for (const number of numbers) {
			const scale = this.#scales[number] ?? 0;
			for (let column = 0; column < width; column++)
				sum[column] = (sum[column] ?? 0) + scale * (this.#vectors[number * width + column] ?? 0);
		}
		const root = Math.sqrt(Math.max(1, numbers.length));
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
