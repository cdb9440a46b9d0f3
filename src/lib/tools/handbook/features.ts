// What the handbook's classifier sees of a question. training/guide/handbook_features.py is the same in Python and says why
// it is so; cases.json holds both to it.

const word = /[a-z]+(?:'[a-z]+)?(?![a-z0-9_])|[a-z0-9]+(?:[._][a-z0-9]+)*|\P{ASCII}|[+*/=%]/gu;
const maxChars = 600;
const pieceChars = [3, 4, 5];
const piecesFromChars = 3;
const exactNumberChars = 8;

/** Words, pieces of words and neighbors of a question, with repeats. The first letter tells the kind. */
export function features(question: string): string[] {
	const found: string[] = [];
	const words: string[] = [];
	// By code points, as Python counts.
	const text = [...question.slice(0, 2 * maxChars)].slice(0, maxChars).join('').toLowerCase().replaceAll('\u2019', "'");
	for (const [match] of text.matchAll(word)) {
		let written = match;
		if (/[0-9]/.test(match)) {
			if (match.length <= exactNumberChars) found.push(`w${match}`);
			written = match.replace(/[0-9]+/g, '0');
		} else if (match.length >= piecesFromChars) {
			const marked = `<${match}>`;
			for (const size of pieceChars)
				for (let start = 0; start + size <= marked.length; start++)
					found.push(`${size}${marked.slice(start, start + size)}`);
		}
		found.push(`w${written}`);
		words.push(written);
	}
	const ends = ['^', ...words, '$'];
	for (let index = 0; index + 1 < ends.length; index++) found.push(`b${ends[index]} ${ends[index + 1]}`);
	for (let index = 0; index + 1 < words.length; index++) {
		const [first = '', second = ''] = words.slice(index, index + 2);
		if (first.length > 1 && second.length > 1) found.push(`w${first}${second}`);
	}
	for (let index = 0; index + 2 < ends.length; index++) found.push(`s${ends[index]} ${ends[index + 2]}`);
	return found;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
	let value = byte;
	for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
	return value;
});

/** CRC-32 (ISO 3309, as in zip) of the UTF-8 bytes. */
function crc32(text: string): number {
	let value = 0xffffffff;
	for (const byte of new TextEncoder().encode(text)) value = (crcTable[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
	return (value ^ 0xffffffff) >>> 0;
}

/** The buckets that a question falls into, each once, in rising order. `buckets` is a power of two. */
export function bucketNumbers(question: string, buckets: number): number[] {
	return [...new Set(features(question).map((feature) => crc32(feature) & (buckets - 1)))].sort((a, b) => a - b);
}
