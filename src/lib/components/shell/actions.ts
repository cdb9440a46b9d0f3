import { goto } from '$app/navigation';
import { resolve } from '$app/paths';
import { printedKeys } from './shortcuts.ts';

/** What can be done from anywhere. */
export interface Action {
	label: string;
	/** Words that find it, besides its label. */
	words: string;
	/** The keys that do it, as they are shown. */
	keys?: string | undefined;
	act: () => unknown;
}

/** Goes to a new chat, with the cursor in its field. */
export async function startChat(): Promise<void> {
	await goto(resolve('/'));
	document.querySelector<HTMLTextAreaElement>('#message')?.focus();
}

const actions: readonly Action[] = [
	{ label: 'New chat', words: 'start begin', keys: printedKeys('newChat')[0]?.join(' '), act: startChat },
	{ label: 'Models', words: 'download install library discover', act: () => goto(resolve('/models')) },
	{ label: 'Notebook', words: 'raw completion text write continue story', act: () => goto(resolve('/notebook')) },
	{ label: 'System', words: 'gpu hardware device check memory speed', act: () => goto(resolve('/system')) },
	{
		label: 'Settings',
		words: 'theme dark light export import delete data defaults preferences',
		act: () => goto(resolve('/settings'))
	}
];

/** The actions, `more` among them, that hold every word of the query; all of them for an empty one. */
export function findActions(query: string, more: readonly Action[]): readonly Action[] {
	const words = query.toLowerCase().split(/\s+/u).filter(Boolean);
	return [...actions, ...more].filter(({ label, words: others }) => {
		const text = `${label} ${others}`.toLowerCase();
		return words.every((word) => text.includes(word));
	});
}
