import { goto } from '$app/navigation';
import { resolve } from '$app/paths';
import { shell as t } from '#lib/messages/en/shell.ts';
import { printedKeys } from './shortcuts.ts';

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

/** Goes to a new chat, with the cursor in its field. */
export async function startChat(): Promise<void> {
	await goto(resolve('/'));
	document.querySelector<HTMLTextAreaElement>('#message')?.focus();
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
		{ id: 'models', label: pages.models, words: words.models, act: () => goto(resolve('/models')) },
		{ id: 'notebook', label: pages.notebook, words: words.notebook, act: () => goto(resolve('/notebook')) },
		{ id: 'system', label: pages.system, words: words.system, act: () => goto(resolve('/system')) },
		{ id: 'settings', label: pages.settings, words: words.settings, act: () => goto(resolve('/settings')) }
	];
}

/** The actions, `more` among them, that hold every word of the query; all of them for an empty one. */
export function findActions(query: string, more: readonly Action[]): readonly Action[] {
	const words = query.toLowerCase().split(/\s+/u).filter(Boolean);
	return [...actions(), ...more].filter(({ label, words: others }) => {
		const text = `${label} ${others}`.toLowerCase();
		return words.every((word) => text.includes(word));
	});
}
