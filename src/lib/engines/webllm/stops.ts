/** How much of the end of `text` could be the beginning of one of the stop strings. */
function possibleStart(text: string, stops: readonly string[]): number {
	let longest = 0;
	for (const stop of stops) {
		for (let length = Math.min(text.length, stop.length - 1); length > longest; length--) {
			if (stop.startsWith(text.slice(-length))) longest = length;
		}
	}
	return longest;
}

/**
 * What an answer says before the first stop string. The library looks for the last one, and sends out the beginning of
 * a stop string that spans several tokens.
 */
export function cutAtStop(text: string, stops: readonly string[]): string {
	const ends = stops.map((stop) => text.indexOf(stop)).filter((at) => at >= 0);
	return text.slice(0, Math.min(text.length, ...ends));
}

/** What is safe to show of an answer that goes on. */
export function showable(text: string, stops: readonly string[]): string {
	const cut = cutAtStop(text, stops);
	return cut.length < text.length ? cut : cut.slice(0, cut.length - possibleStart(cut, stops));
}
