/** Messages that are on the page at first: as few as fill a screen even if they are short, because they cost the first frame. */
const firstMessages = 12;
/** How many come when the reader gets near the first of them. */
const pageMessages = 20;

/**
 * The index of the first message on the page: a chat of thousands opens at its end as fast as a short one. It stays where
 * somebody has read back to, while what is shown becomes longer.
 * @param length of the branch
 * @param readFrom how far back somebody has read; `null` when nobody has
 */
export function firstShown(length: number, readFrom: number | null): number {
	return Math.min(readFrom ?? Infinity, Math.max(0, length - firstMessages));
}

/** The index to read from when the reader has come to this one. */
export function pageBefore(index: number): number {
	return Math.max(0, index - pageMessages);
}
