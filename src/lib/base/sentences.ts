/**
 * What one utterance holds at most, in letters of the Latin kind. Some systems end an utterance after a quarter of a minute: this much
 * is read in less, also slowly.
 */
const maxLetters = 150;
/** A sign for a syllable or a word takes about as long as this many letters. */
const wideLetters = 3;
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** Where a long sentence may be cut for a breath: after a word with such a mark. */
const pause = /[,;:،؛、，；：–—)]\s*$/;

/**
 * The sentences of a text, each short enough to be said at once. What has neither letter nor digit is left out.
 * @param language the tag of its language
 */
export function sentencesOf(text: string, language: string): string[] {
	return segments(text, language, 'sentence')
		.flatMap((sentence) => cut(sentence, language))
		.map((sentence) => sentence.trim())
		.filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** At the last pause that fits, else between words. */
function cut(sentence: string, language: string): string[] {
	if (lettersOf(sentence) <= maxLetters) return [sentence];
	const pieces: string[] = [];
	let piece = '';
	let fromPause = '';
	for (const word of segments(sentence, language, 'word').flatMap(splitWord)) {
		if (lettersOf(piece) + lettersOf(fromPause) + lettersOf(word) > maxLetters) {
			pieces.push(piece === '' ? fromPause : piece);
			if (piece === '') fromPause = '';
			piece = '';
		}
		fromPause += word;
		if (!pause.test(fromPause)) continue;
		piece += fromPause;
		fromPause = '';
	}
	return [...pieces, piece + fromPause];
}

/** A word longer than an utterance: no word at all, but digits of a number, say. */
function splitWord(word: string): string[] {
	return lettersOf(word) <= maxLetters ? [word] : (word.match(/.{1,50}/gsu) ?? []);
}

function segments(text: string, language: string, granularity: 'sentence' | 'word'): string[] {
	return [...new Intl.Segmenter(language, { granularity }).segment(text)].map(({ segment }) => segment);
}

const lettersOf = (text: string) => text.length + (wideLetters - 1) * (text.match(wide)?.length ?? 0);
