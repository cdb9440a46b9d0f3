import type { CodeToken } from '#lib/markdown/highlight.ts';

/** The colors of one piece of code, as far as it was written when it was colored. */
export interface Painted {
	text: string;
	tokens: readonly CodeToken[];
}

/** Colors for `pieces`. What has the same colors as before stays the same object, so that its elements stay untouched. */
export function repaint(
	before: readonly Painted[],
	pieces: readonly string[],
	tokens: readonly (readonly CodeToken[])[]
): Painted[] {
	return tokens.map((tokens, index) => {
		const text = pieces[index] ?? '';
		const old = before[index];
		return old?.text === text && isSame(old.tokens, tokens) ? old : { text, tokens };
	});
}

function isSame(a: readonly CodeToken[], b: readonly CodeToken[]): boolean {
	return (
		a.length === b.length && a.every(({ text, color }, index) => b[index]?.text === text && b[index].color === color)
	);
}
