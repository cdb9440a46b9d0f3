import { createContext } from 'svelte';

/** Fits the headings of an answer into those of the page. */
export interface Outline {
	/** The level to draw: an answer's first heading stands right below the heading of its message, however deep it began. */
	levelOf: (level: number) => number;
}

/** Headings of the page end here: the title of the chat, then one for each message. */
const pageLevels = 2;

export const [useOutline, provideOutline] = createContext<Outline>();

/** @param firstLevel of the answer's first heading; `null` while there is none */
export function fitLevel(level: number, firstLevel: number | null): number {
	return Math.min(6, pageLevels + 1 + Math.max(0, level - (firstLevel ?? level)));
}
