/**
 * An id that is the same whenever it is made from the same parts: an `i` and 128 bits in base 36. For telling things apart,
 * not for secrets: four lanes of multiply and xor-shift with the constants of MurmurHash3 (Appleby, public domain).
 */
export function stableId(...parts: readonly string[]): string {
	const text = parts.map((part) => `${part.length}:${part}`).join('');
	let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0xdeadbeef];
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		a = Math.imul(a ^ code, 0xcc9e2d51);
		a ^= a >>> 15;
		b = Math.imul(b ^ code, 0x1b873593);
		b ^= b >>> 15;
		c = Math.imul(c ^ code, 0xc2b2ae35);
		c ^= c >>> 15;
		d = Math.imul(d ^ code, 0x27d4eb2f);
		d ^= d >>> 15;
	}
	return `i${[mixed(a, d), mixed(b, a), mixed(c, b), mixed(d, c)].map(digits).join('')}`;
}

function mixed(lane: number, other: number): number {
	const word = Math.imul(lane ^ other, 0x85ebca6b);
	return (word ^ (word >>> 13)) >>> 0;
}

function digits(word: number): string {
	return word.toString(36).padStart(7, '0');
}
