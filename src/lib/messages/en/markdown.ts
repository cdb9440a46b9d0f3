import { area } from '#lib/messages/area.ts';

/** What the renderer of answers adds to them. */
export const markdown = area('markdown', {
	code: {
		copy: 'Copy code',
		notCopied: 'Not copied',
		/** The language of code that names none. */
		plainText: 'Text',
		label: (language: string) => `${language} code`
	},
	formula: 'Formula',
	table: 'Table',
	/** Items of a list that can be ticked off. */
	task: {
		done: 'Done',
		toDo: 'To do'
	},
	/** @param alt what the image shows; may be empty @param host whom it would have been fetched from */
	imageNotLoaded: (alt: string, host: string | null) =>
		`Image not loaded${alt === '' ? '' : `: ${alt}`}${host === null ? '' : ` (${host})`}`,
	/** Before a link in an answer is opened. */
	link: {
		title: 'Open this link?',
		leadsOut: (host: string) => `A model wrote it. It leads out of Hearth, and ${host} will know that you opened it.`,
		unusuallyLong: (host: string) => `This address is unusually long. It may carry parts of this chat to ${host}.`,
		open: 'Open'
	}
});
