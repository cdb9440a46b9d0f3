import { goto } from '$app/navigation';
import { resolve } from '$app/paths';

/** The key that begins a shortcut here, as keyboards print it. */
export const modifier = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl';

/** What can be done from anywhere. */
export interface Action {
	label: string;
	/** Words that find it, besides its label. */
	words: string;
	/** The keys that do it, as they are shown. */
	keys?: string;
	act: () => unknown;
}

/** Goes to a new chat, with the cursor in its field. */
export async function startChat(): Promise<void> {
	await goto(resolve('/'));
	document.querySelector<HTMLTextAreaElement>('#message')?.focus();
}

const actions: readonly Action[] = [
	{ label: 'New chat', words: 'start begin', keys: `${modifier} ⇧ O`, act: startChat },
	{ label: 'Models', words: 'download install library discover', act: () => goto(resolve('/models')) },
	{ label: 'System', words: 'gpu hardware device check memory speed', act: () => goto(resolve('/system')) },
	{
		label: 'Settings',
		words: 'theme dark light export import delete data defaults preferences',
		act: () => goto(resolve('/settings'))
	}
];

/** The actions that hold every word of the query; all of them for an empty one. */
export function findActions(query: string): readonly Action[] {
	const words = query.toLowerCase().split(/\s+/u).filter(Boolean);
	return actions.filter(({ label, words: more }) => {
		const text = `${label} ${more}`.toLowerCase();
		return words.every((word) => text.includes(word));
	});
}
