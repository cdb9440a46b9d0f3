/** Backticks that no line of the text ends early: one more than its longest run. */
export function fenceFor(text: string): string {
	const longest = (text.match(/`{3,}/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2);
	return '`'.repeat(longest + 1);
}
