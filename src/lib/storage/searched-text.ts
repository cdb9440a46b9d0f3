import { excerptOf, fold, holdsAll, isAscii } from '#lib/storage/match.ts';
import type { Attachment, Message } from '#lib/storage/chat-types.ts';
import type { SearchHit } from '#lib/storage/types.ts';

/** Of a file: what is shown of it is cut out of this much on either side of the match. */
const aroundChars = 400;
/** Accents are looked through in shorter files only: that takes half a second in a large one. */
const foldedChars = 50_000;
/** Folded in one go. */
const foldStepChars = 20_000;

/** What can be found of a file. */
function fileText(file: Attachment): string {
	return file.kind === 'text' ? `${file.name}\n${file.text}` : file.name;
}

/** Around the first match in the text of a message, or in one of its files; `null` when neither holds every word. */
export function excerptIn({ text, attachments = [] }: Message, words: readonly string[]): SearchHit['excerpt'] | null {
	if (holdsAll(text, words)) return excerptOf(text, words);
	for (const file of attachments) {
		const whole = fileText(file);
		const lower = whole.toLowerCase();
		const places = words.map((word) => lower.indexOf(word));
		const first = Math.min(...places);
		if (first >= 0) return excerptOf(whole.slice(Math.max(0, first - aroundChars), first + aroundChars), words);
		if (whole.length <= foldedChars && holdsAll(whole, words)) return excerptOf(whole, words);
	}
	return null;
}

/**
 * Every text that `excerptIn` looks for words in, in the form that it compares. Yields `null` now and then while it works on
 * a long one, so that whoever asks can rest.
 */
export function* searchedForms({ text, attachments = [] }: Message): Generator<string | null, void, void> {
	yield* formsOf(text);
	for (const file of attachments) {
		const whole = fileText(file);
		if (whole.length <= foldedChars) yield* formsOf(whole);
		else yield whole.toLowerCase();
	}
}

function* formsOf(text: string): Generator<string | null, void, void> {
	yield text.toLowerCase(); // as a whole: what becomes of a Σ depends on what stands beside it
	if (isAscii(text)) return;
	let folded = '';
	for (let from = 0; from < text.length;) {
		const to = letterBoundary(text, from + foldStepChars);
		folded += fold(text.slice(from, to));
		from = to;
		yield null;
	}
	yield folded;
}

/** The next place that is not inside a surrogate pair. */
function letterBoundary(text: string, at: number): number {
	const isInside = /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at));
	return isInside ? at + 1 : at;
}
