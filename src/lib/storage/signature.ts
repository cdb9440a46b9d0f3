import type { SignatureRecord } from '#lib/storage/tables.ts';

/**
 * Bloom filters over the pieces of folded text: which chats cannot hold a word is known without reading them. A signature
 * never denies a word that is there; it may take one for present that is not.
 */

/** Bits of the largest signature; a chat with more pieces than fit is only read in vain more often. */
const maxBits = 2 ** 17;
const minBits = 2 ** 9;
/** Bits that each piece sets. A piece that is not there passes for present with the fill to this power. */
const probes = 3;
/** The share of bits that are set is at most this, but in the largest. */
const maxFill = 0.5;
/** Pieces are all stretches of one to so many UTF-16 units without a space, so that words of any length have some. */
const maxPieceUnits = 4;
/** From here on come Chinese, Japanese, Korean and halves of emoji: so many signs that three in a row are rare enough. */
const firstDenseUnit = 0x2e80;

/** Visits every piece that begins in a stretch of the text. Whether a stretch is a piece depends on its own units alone. */
function eachPiece(text: string, from: number, to: number, visit: (hash: number, units: number) => void): void {
	for (let start = from; start < to; start++) {
		let hash = 0x811c9dc5;
		let dense = false;
		for (let units = 1; units <= maxPieceUnits; units++) {
			const unit = text.charCodeAt(start + units - 1);
			if (!(unit > 0x20)) break; // a space, or NaN behind the end
			dense ||= unit >= firstDenseUnit;
			if (dense && units === maxPieceUnits) break;
			hash = Math.imul(hash ^ unit, 0x9e3779b1);
			hash ^= hash >>> 15;
			visit(hash, units);
		}
	}
}

/** The bit of a piece before it is cut to the size of a signature. Sizes are powers of two, so that halves fold together. */
function placeOf(hash: number, probe: number): number {
	let place = Math.imul(hash + probe, 0x85ebca6b);
	place = Math.imul(place ^ (place >>> 13), 0xc2b2ae35);
	return place ^ (place >>> 16);
}

/** Makes the signature of one chat out of its folded texts. */
export class SignatureMaker {
	#bits = new Uint32Array(maxBits / 32);

	/** Adds the pieces that begin between two places of a text. Takes about a millisecond for 10,000 units. */
	add(text: string, from = 0, to = text.length): void {
		const bits = this.#bits;
		eachPiece(text, from, to, (hash) => {
			for (let probe = 0; probe < probes; probe++) {
				const place = placeOf(hash, probe) & (maxBits - 1);
				bits[place >>> 5] = (bits[place >>> 5] ?? 0) | (1 << (place & 31));
			}
		});
	}

	/** The smallest signature that is not too full. */
	finish(): Uint32Array<ArrayBuffer> {
		let bits = this.#bits;
		while (bits.length * 32 > minBits) {
			const smaller = halve(bits);
			if (countBits(smaller) > smaller.length * 32 * maxFill) break;
			bits = smaller;
		}
		return bits;
	}
}

function halve(bits: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
	const half = bits.length / 2;
	return bits.slice(0, half).map((word, index) => word | (bits[half + index] ?? 0));
}

function countBits(bits: Uint32Array): number {
	let count = 0;
	for (let word of bits) {
		// Adds neighbours up, in pairs, fours and bytes (Warren, Hacker's Delight, 5-1).
		word -= (word >>> 1) & 0x55555555;
		word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
		count += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
	}
	return count;
}

/** What is asked of every signature in one search. */
export class Probe {
	#hashes: readonly number[];

	/** @param words folded, as `queryWords` makes them */
	constructor(words: readonly string[]) {
		const pieces = new Map<number, number>();
		for (const word of words) eachPiece(word, 0, word.length, (hash, units) => pieces.set(hash, units));
		// The longest are the rarest: most signatures are done with after the first.
		this.#hashes = [...pieces].sort(([, a], [, b]) => b - a).map(([hash]) => hash);
	}

	/** False when no text of the chat can hold every word. */
	mayBeIn(bits: Uint32Array): boolean {
		const mask = bits.length * 32 - 1;
		for (const hash of this.#hashes) {
			for (let probe = 0; probe < probes; probe++) {
				const place = placeOf(hash, probe) & mask;
				if (((bits[place >>> 5] ?? 0) & (1 << (place & 31))) === 0) return false;
			}
		}
		return true;
	}
}

/** A checksum (FNV-1a over words of 32 bits): one bit that got lost would hide a chat from every search. */
export function checksum(bits: Uint32Array): number {
	let sum = 0x811c9dc5;
	for (const word of bits) sum = Math.imul(sum ^ word, 0x01000193);
	return sum >>> 0;
}

/** Whether a record can be relied on. One that cannot is as good as none. */
export function isSound({ claim, bits, checksum: sum }: SignatureRecord): boolean {
	if (claim !== undefined || !(bits instanceof Uint32Array)) return false;
	const size = bits.length * 32;
	return size >= minBits && size <= maxBits && (size & (size - 1)) === 0 && checksum(bits) === sum;
}
