/** Longer titles are cut: nobody reads them, and a pasted document must not become one. */
export const maxTitleLength = 200;

/** One line without spaces around it, cut between characters, never inside one. */
export function cleanTitle(title: string): string {
	const line = title
		.slice(0, 10 * maxTitleLength)
		.replace(/\s+/g, ' ')
		.trim();
	const cut = line.slice(0, maxTitleLength);
	const lastIsHalf = line.length > cut.length && /[\uD800-\uDBFF]$/.test(cut);
	return (lastIsHalf ? cut.slice(0, -1) : cut).trimEnd();
}
