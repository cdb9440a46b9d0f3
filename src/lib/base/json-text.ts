import { fenceFor } from '#lib/base/fence.ts';

/** Deeper levels are not moved further in: nobody could read them. */
const maxIndents = 24;

/**
 * JSON with a line for each member, two spaces a level. Also of JSON that is still being written. Nothing but white space
 * between its parts is changed: numbers and strings stay as they were written.
 */
export function indentJson(text: string): string {
	if (!/^\s*[[{]/.test(text)) return text;
	const out: string[] = [];
	let depth = 0;
	let quoted = false;
	let escaped = false;
	/** The bracket that was opened last has nothing in it yet. */
	let empty = false;
	const line = () => `\n${'  '.repeat(Math.min(depth, maxIndents))}`;
	for (const sign of text) {
		if (quoted) {
			out.push(sign);
			quoted = escaped || sign !== '"';
			escaped = !escaped && sign === '\\';
			continue;
		}
		if (/\s/.test(sign)) continue;
		if (sign === '}' || sign === ']') {
			depth = Math.max(0, depth - 1);
			out.push(empty ? sign : line() + sign);
			empty = false;
			continue;
		}
		if (empty) out.push(line());
		empty = sign === '{' || sign === '[';
		quoted = sign === '"';
		if (empty) depth++;
		out.push(sign === ',' ? `,${line()}` : sign === ':' ? ': ' : sign);
	}
	return out.join('');
}

/** JSON as a block of code in Markdown, indented. */
export function jsonBlock(text: string): string {
	const fence = fenceFor(text);
	return `${fence}json\n${indentJson(text)}\n${fence}`;
}
