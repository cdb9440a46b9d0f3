export interface RichPart {
	/** The name of the mark around the text, or `null` outside of marks. */
	mark: string | null;
	text: string;
}

/**
 * Takes a message with marked places apart: `Open <link>Models</link> first.` A translator moves the marks with their words. Marks
 * do not nest; a `<` that opens no mark is text.
 */
export function richParts(message: string): RichPart[] {
	const parts: RichPart[] = [];
	let end = 0;
	for (const match of message.matchAll(/<(\w+)>(.*?)<\/\1>/gs)) {
		if (match.index > end) parts.push({ mark: null, text: message.slice(end, match.index) });
		parts.push({ mark: match[1] ?? null, text: match[2] ?? '' });
		end = match.index + match[0].length;
	}
	if (end < message.length) parts.push({ mark: null, text: message.slice(end) });
	return parts;
}
