import { holdsAll, queryWords } from '#lib/storage/match.ts';

/**
 * Whether what somebody types finds a text: it must hold every word of the query, anywhere, whatever the case and the accents.
 * An empty query finds everything.
 */
export function foundBy(query: string): (text: string) => boolean {
	const words = queryWords(query);
	return (text) => holdsAll(text, words);
}
