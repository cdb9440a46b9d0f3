/** A part of a text, in UTF-16 units. */
export interface Part {
	from: number;
	to: number;
}

/** Where a part of a text is after an edit around it; `null` once the edit has touched it. */
export function partAfterEdit(part: Part, before: string, after: string): Part | null {
	const shorter = Math.min(before.length, after.length);
	let start = 0;
	while (start < shorter && before[start] === after[start]) start++;
	let end = 0;
	while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
	const grown = after.length - before.length;
	if (start >= part.to) return part;
	if (before.length - end <= part.from) return { from: part.from + grown, to: part.to + grown };
	return null;
}

/** A byte-level BPE of a few thousand entries gives about 3 bytes a token in English, until a real count is known. */
const usualTokensPerByte = 1 / 3;

const byteLength = (text: string) => new TextEncoder().encode(text).byteLength;

/** How many tokens a text is, from what a model has counted of another one. */
export function estimateTokens(text: string, counted: { text: string; tokens: number } | null): number {
	const perByte = counted && counted.text !== '' ? counted.tokens / byteLength(counted.text) : usualTokensPerByte;
	return Math.ceil(byteLength(text) * perByte);
}
