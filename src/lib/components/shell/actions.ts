import { goto } from '$app/navigation';
import { resolve } from '$app/paths';
import { shell as t } from '#lib/messages/en/shell.ts';
import { foundBy } from '#lib/state/found-by.ts';
import { pageNames } from './pages.ts';
import { printedKeys } from './shortcuts.ts';
import { startChat } from './start-chat.ts';

/** What can be done from anywhere. */
export interface Action {
	id: string;
	label: string;
	/** Words that find it, besides its label. */
	words: string;
	/** The keys that do it, as they are shown. */
	keys?: string | undefined;
	act: () => unknown;
}

function actions(): readonly Action[] {
	const { pages, paletteWords: words } = t;
	return [
		{
			id: 'new-chat',
			label: t.shortcuts.newChat,
			words: words.newChat,
			keys: printedKeys('newChat')[0]?.join(' '),
			act: startChat
		},
		...pageNames.map((name) => ({
			id: name,
			label: pages[name],
			words: words[name],
			act: () => goto(resolve(`/${name}`))
		}))
	];
}

/** The actions, `more` among them, that a query finds by their labels and words; all of them for an empty one. */
export function findActions(query: string, more: readonly Action[]): readonly Action[] {
	const found = foundBy(query);
	return [...actions(), ...more].filter(({ label, words }) => found(`${label} ${words}`));
}
