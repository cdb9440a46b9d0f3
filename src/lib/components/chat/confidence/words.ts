import { confidence as t } from '#lib/messages/en/confidence.ts';
import { percent as formatPercent } from '#lib/messages/format.ts';

/** A probability as people read it. */
export function percent(probability: number): string {
	if (probability < 0.001) return t.share.below(0.001);
	const maximumFractionDigits = probability < 0.0995 || probability >= 0.99 ? 1 : 0;
	return formatPercent(probability, { maximumFractionDigits });
}

/** A token as it can be named in a line: white space by its name, everything else as it is. */
export function tokenName(text: string): string {
	if (text.trim() !== '') return t.token.word(text.trim());
	if (text.includes('\n')) return text.length === 1 ? t.token.lineBreak : t.token.lineBreaks;
	return text === '' ? t.token.nothing : t.token.space;
}

/** How a token is drawn: the white space before it apart, so that only the word is marked. */
export function drawn(text: string): { lead: string; word: string; tail: string } {
	const word = text.trimStart();
	const lead = text.slice(0, text.length - word.length);
	if (word !== '') return { lead, word, tail: '' };
	return text.includes('\n') ? { lead: '', word: '↵', tail: text } : { lead: '', word: text, tail: '' };
}

/** What the four steps of the tint mean, from `bandOf`. */
export const bands = () => [
	t.share.atLeast(0.9),
	t.share.between(0.5, 0.9),
	t.share.between(0.2, 0.5),
	t.share.below(0.2)
];
