import { MalformedError } from '#lib/base/malformed.ts';

/** The shape of a JSON text before it is parsed. */
export interface JsonShape {
	/** Objects and lists together. */
	lists: number;
	/** How many names objects have, by depth; 1 is the outermost. Names that occur twice count twice. */
	keys: readonly number[];
}

const [quote, backslash, colon] = [...'"\\:'].map((sign) => sign.charCodeAt(0));
const opening = new Set([...'[{'].map((sign) => sign.charCodeAt(0)));
const closing = new Set([...']}'].map((sign) => sign.charCodeAt(0)));

/**
 * Walks over JSON without building anything of it: a few megabytes of brackets would become gigabytes of lists. Does not
 * tell whether it is JSON.
 * @throws `MalformedError` when it nests deeper than `maxDepth`
 */
export function countJson(text: Uint8Array, maxDepth: number): JsonShape {
	const keys = new Array<number>(maxDepth + 1).fill(0);
	let lists = 0;
	let depth = 0;
	let quoted = false;
	for (let at = 0; at < text.length; at++) {
		const byte = text[at] ?? 0;
		if (byte === quote) quoted = !quoted;
		else if (quoted) at += byte === backslash ? 1 : 0;
		else if (byte === colon) keys[depth] = (keys[depth] ?? 0) + 1;
		else if (closing.has(byte)) depth = Math.max(0, depth - 1);
		else if (opening.has(byte)) {
			lists++;
			if (++depth > maxDepth) throw new MalformedError('nests lists in its header deeper than its format does', null);
		}
	}
	return { lists, keys };
}
