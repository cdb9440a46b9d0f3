/** A stretch of text, marked where it matches. */
export type Stretch = { text: string; match: boolean };

/** Characters of an excerpt before the first match, and in all. */
const leadChars = 40;
const excerptChars = 160;

/** Lower case, without accents: `É` and `e` are the same. The places of characters stay: what would grow is left as it is. */
export function fold(text: string): string {
	if (isAscii(text)) return text.toLowerCase();
	let folded = '';
	for (const letter of text) {
		let plain = foldedLetters.get(letter);
		if (plain === undefined) foldedLetters.set(letter, (plain = foldLetter(letter)));
		folded += plain;
	}
	return folded;
}

/** Texts have the same few letters over and over, and taking one apart is slow. */
const foldedLetters = new Map<string, string>();

function foldLetter(letter: string): string {
	const plain = letter
		.normalize('NFD')
		.replace(/\p{Mn}/gu, '')
		.toLowerCase();
	if (plain.length !== letter.length) return letter;
	return plain === 'ς' ? 'σ' : plain; // one letter, whose capital is one
}

/** The words that must all be there; none for an empty query. */
export function queryWords(query: string): string[] {
	return [...new Set(fold(query.normalize('NFC')).split(/\s+/u).filter(Boolean))];
}

/** Whether a text holds every word, anywhere, also within other words. */
export function holdsAll(text: string, words: readonly string[]): boolean {
	// The cheap test first: most texts hold nothing of the query, and folding is slow.
	const lower = text.toLowerCase();
	if (words.every((word) => lower.includes(word))) return true;
	if (isAscii(text)) return false;
	const folded = fold(text);
	return words.every((word) => folded.includes(word));
}

export function isAscii(text: string): boolean {
	return /^[\0-\x7f]*$/.test(text);
}

/** The text around the first match, on one line, with every word marked. */
export function excerptOf(text: string, words: readonly string[]): Stretch[] {
	const line = text.replace(/\s+/gu, ' ');
	const folded = fold(line);
	const places = words.map((word) => folded.indexOf(word)).filter((place) => place >= 0);
	const start = Math.max(0, Math.min(...places, line.length) - leadChars);
	const from = start === 0 ? 0 : line.indexOf(' ', start) + 1 || start;
	const shown = line.slice(from, from + excerptChars);
	const parts = mark(shown, folded.slice(from, from + excerptChars), words);
	if (from > 0) parts.unshift({ text: '… ', match: false });
	if (from + excerptChars < line.length) parts.push({ text: ' …', match: false });
	return parts;
}

function mark(text: string, folded: string, words: readonly string[]): Stretch[] {
	const parts: Stretch[] = [];
	let done = 0;
	while (done < text.length) {
		const next = words
			.map((word) => ({ at: folded.indexOf(word, done), length: word.length }))
			.filter(({ at }) => at >= 0)
			.sort((a, b) => a.at - b.at || b.length - a.length)[0];
		if (!next) break;
		if (next.at > done) parts.push({ text: text.slice(done, next.at), match: false });
		parts.push({ text: text.slice(next.at, next.at + next.length), match: true });
		done = next.at + next.length;
	}
	if (done < text.length) parts.push({ text: text.slice(done), match: false });
	return parts;
}
