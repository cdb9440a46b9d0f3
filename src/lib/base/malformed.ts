/** A file breaks the rules of its format. `message` says how, as the rest of a sentence that begins with the file. */
export class MalformedError extends Error {
	override readonly name = 'MalformedError';
	/** Where in the file, in bytes from its beginning; `null` when it is about the file as a whole. */
	readonly atByte: number | null;

	constructor(reason: string, atByte: number | null) {
		super(reason);
		this.atByte = atByte;
	}
}

/** Longer names are not printed in full. */
const shownCharacters = 60;

/** A name out of an untrusted file, fit to be shown: short, on one line, in one direction of reading. */
export function quoteName(name: string): string {
	const clean = name.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '?');
	const short = clean.length > shownCharacters ? `${clean.slice(0, shownCharacters)}...` : clean;
	return `"${short}"`;
}
