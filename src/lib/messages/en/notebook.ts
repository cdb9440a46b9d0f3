import { area } from '#lib/messages/area.ts';
import { number, plural } from '#lib/messages/format.ts';

/** One text that somebody and a model write together. */
export const notebook = area('notebook', {
	page: {
		/** In the tab of the browser. */
		title: 'Notebook · Hearth',
		heading: 'Notebook',
		save: 'Save as text',
		unable: (model: string) => `${model} can only answer chats here. Choose another model to continue a text.`,
		goOn: 'Continue',
		writing: 'Writing…',
		/**
		 * @param limit tokens that the model can read
		 * @param exact whether the model has counted, or the length is a guess
		 */
		count: (tokens: number, limit: number, exact: boolean) =>
			`${exact ? '' : 'about '}${number(tokens)} of ${plural(limit, { other: '# tokens' })}`,
		foot: 'The model goes on with this text as it stands, sampled as in <link>Settings</link>. It stays in this browser.'
	},
	paper: {
		label: 'Text',
		/** The beginning of a story that somebody might write. */
		placeholder: 'Once upon a time, in a cabin with a fire in it,'
	},
	/** How the last run ended. */
	outcome: {
		takenBack: 'Taken back.',
		stopped: (tokens: number) => `Stopped after ${plural(tokens, { one: '# token', other: '# tokens' })}.`,
		lengthReached: (tokens: number) =>
			`${plural(tokens, { one: '# token', other: '# tokens' })} written. The length limit was reached; continue for more.`,
		ended: (tokens: number) =>
			`${plural(tokens, { one: '# token', other: '# tokens' })} written. The model ended here.`,
		finished: 'The model sees the text as finished.'
	}
});
