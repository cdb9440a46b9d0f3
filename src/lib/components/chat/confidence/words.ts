/** A probability as people read it. */
export function percent(probability: number): string {
	const value = probability * 100;
	if (value < 0.1) return 'below 0.1%';
	if (value >= 99.95) return '100%';
	return `${value < 9.95 || value >= 99 ? Number(value.toFixed(1)) : Math.round(value)}%`;
}

/** A token as it can be named in a line: white space by its name, everything else as it is. */
export function tokenName(text: string): string {
	if (text.trim() !== '') return `“${text.trim()}”`;
	if (text.includes('\n')) return text.length === 1 ? 'a line break' : 'line breaks';
	return text === '' ? 'nothing' : 'a space';
}

/** How a token is drawn: the white space before it apart, so that only the word is marked. */
export function drawn(text: string): { lead: string; word: string; tail: string } {
	const word = text.trimStart();
	const lead = text.slice(0, text.length - word.length);
	if (word !== '') return { lead, word, tail: '' };
	return text.includes('\n') ? { lead: '', word: '↵', tail: text } : { lead: '', word: text, tail: '' };
}

/** What the four steps of the tint mean, from `bandOf`. */
export const bands = ['90% or more', '50 to 90%', '20 to 50%', 'below 20%'] as const;
