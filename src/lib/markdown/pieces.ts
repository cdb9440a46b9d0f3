/** Lines in one piece of code. Small enough to lay out in well under a frame, big enough that a page has few pieces. */
export const linesPerPiece = 32;

/** Cuts a text after every 32nd line. The pieces joined are the text, and a text that grows changes its last piece only. */
export function cutLines(text: string): string[] {
	const pieces: string[] = [];
	let start = 0;
	let lines = 0;
	for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) {
		lines++;
		if (lines % linesPerPiece !== 0) continue;
		pieces.push(text.slice(start, end + 1));
		start = end + 1;
	}
	pieces.push(text.slice(start));
	return pieces;
}
