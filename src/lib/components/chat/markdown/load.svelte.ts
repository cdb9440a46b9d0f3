import type Markdown from './Markdown.svelte';

let view = $state.raw<typeof Markdown | null>(null);

/** The renderer of answers, which the first screen does without: a fifth of all code that it would load. */
export const markdown = {
	/** `null` until `loadMarkdown` is done. */
	get View(): typeof Markdown | null {
		return view;
	}
};

/** Never rejects: without the renderer answers are shown as plain text. */
export async function loadMarkdown(): Promise<void> {
	try {
		view ??= (await import('./Markdown.svelte')).default;
	} catch (error) {
		console.warn('Answers are shown as plain text', error);
	}
}
