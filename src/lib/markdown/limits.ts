// What may be parsed at once. Measured with Node 20 on 2 busy cores, 2026-11: ordinary prose costs about 4 ms per kB;
// the worst texts found within these limits (`**a *b ` … `c* d**`, `> ` nested, setext headings) 0.3 s, once.

/** A block that is still growing is parsed again with every frame, up to this length. Longer ones are shown as they are. */
export const maxBlockChars = 32_768;
/** First try for a text that arrives whole: parsing is quadratic in places, so many small bites are cheaper. */
export const firstBiteChars = 2048;
/** Characters that may begin or end emphasis, strikes and links, in one run of lines without a blank one. */
const maxMarkersPerRun = 1500;
const maxLinesPerRun = 1000;
const maxContainersPerLine = 24;

const container = /[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y;
const thematicBreak = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
const markers = new Set(['*', '_', '~', '[', ']']);

/** Where a text that is parsed from `start` becomes too much for the parser: an offset, at most `start + maxBlockChars`. */
export function horizon(text: string, start: number): number {
	const end = Math.min(text.length, start + maxBlockChars);
	let markerCount = 0;
	let lineCount = 0;
	for (let lineStart = start; lineStart < end;) {
		const lineBreak = text.indexOf('\n', lineStart);
		const lineEnd = lineBreak === -1 ? end : Math.min(lineBreak, end);
		if (isTooDeep(text, lineStart, lineEnd)) return lineStart;
		let blank = true;
		for (let offset = lineStart; offset < lineEnd; offset++) {
			const char = text.charAt(offset);
			if (char !== ' ' && char !== '\t') blank = false;
			if (markers.has(char) && ++markerCount > maxMarkersPerRun) return offset;
		}
		if (blank) markerCount = lineCount = 0;
		else if (++lineCount > maxLinesPerRun) return lineStart;
		lineStart = lineEnd + 1;
	}
	return start + maxBlockChars;
}

function isTooDeep(text: string, lineStart: number, lineEnd: number): boolean {
	container.lastIndex = lineStart;
	for (let count = 0; container.test(text) && container.lastIndex <= lineEnd; count++) {
		if (count >= maxContainersPerLine) return !thematicBreak.test(text.slice(lineStart, lineEnd));
	}
	return false;
}
