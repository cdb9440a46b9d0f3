import { area } from '#lib/messages/area.ts';
import { formatBytes, number, plural } from '#lib/messages/format.ts';

/** The context window, what of a chat does not fit into it, and files that go with a message. */
export const context = area('context', {
	gauge: {
		title: 'Context window',
		label: ({ used, total, left, exact }: { used: number; total: number; left: number; exact: boolean }) =>
			exact
				? `Context: ${number(used)} of ${number(total)} tokens used, ${number(left)} left`
				: `Context: about ${number(used)} of ${number(total)} tokens used, ${number(left)} left`,
		size: (tokens: number) => plural(tokens, { other: '# tokens' }),
		lastPrompt: 'Prompt of the last answer',
		cached: 'still in the KV cache',
		lastAnswer: 'Last answer',
		nextPrompt: 'Next prompt',
		nextPromptWithMessage: 'Next prompt, with your message',
		left: 'Left',
		leftForAnswer: 'Left for the answer',
		/** A number of tokens that is an estimate. */
		about: (tokens: number) => `about ${number(tokens)}`,
		countedBy: (model: string) => `Counted by ${model}.`,
		estimated: 'An estimate from the length of the text.',
		shared: (model: string) => `What ${model} reads and writes shares this room.`
	},
	/** The first messages of a chat, which have no room. */
	outside: {
		summarized: (count: number) =>
			plural(count, {
				one: 'A summary stands in for the first message of this chat.',
				other: 'A summary stands in for the first # messages of this chat.'
			}),
		notRead: (count: number) =>
			plural(count, {
				one: 'The first message of this chat is not read any more.',
				other: 'The first # messages of this chat are not read any more.'
			}),
		willNotBeRead: (count: number) =>
			plural(count, {
				one: 'To make room, the first message of this chat will not be read.',
				other: 'To make room, the first # messages of this chat will not be read.'
			}),
		willAsk: 'This does not fit any more. Hearth will ask how to go on.'
	},
	/** The line above the first message that the model reads. */
	earlier: {
		label: 'Limit of the context window',
		summarized: 'The model reads a summary of the earlier messages',
		notRead: 'Earlier messages are not read by the model any more',
		show: (count: number) => plural(count, { one: 'Show # message', other: 'Show # messages' }),
		fold: (count: number) => plural(count, { one: 'Fold # message', other: 'Fold # messages' }),
		summary: 'The summary'
	},
	/** Ways to go on when a chat is full. */
	offers: {
		dropOldest: 'Drop the oldest',
		summarizeOldest: 'Summarize the oldest'
	},

	files: {
		list: 'Attached files',
		attached: (count: number) => plural(count, { one: '# file attached', other: '# files attached' }),
		remove: (name: string) => `Remove ${name}`,
		pasteAsText: 'Paste as text instead',
		tokens: (count: number) => plural(count, { one: '# token', other: '# tokens' }),
		aboutTokens: (count: number) => plural(count, { one: 'about # token', other: 'about # tokens' }),
		/** In the place of a number of tokens. */
		image: 'image',
		notSeen: 'not seen by this model',
		lines: (count: number) => plural(count, { one: '# line', other: '# lines' }),
		textOf: (name: string) => `Text of ${name}`,
		/** The name of a file that is made of a text that was pasted. */
		pasted: 'Pasted text'
	},

	/** Why a file was not attached. */
	refused: {
		tooMany: (name: string, most: number) => `${name} was not attached: a message takes ${number(most)} files.`,
		tooLarge: (name: string, bytes: number, mostBytes: number) =>
			`${name} has ${formatBytes(bytes)}. Text files up to ${formatBytes(mostBytes)} can be attached.`,
		unreadable: (name: string) => `${name} could not be read. It may be a folder, or have moved.`,
		empty: (name: string) => `${name} is empty.`,
		notText: (name: string) => `${name} is not a text file.`,
		encoding: (name: string) => `${name} is in an encoding that is neither UTF-8 nor UTF-16. Save it as UTF-8.`,
		imageUnseen: (name: string, model: string) => `${name} is an image, and ${model} reads text only.`,
		imageKind: (name: string) => `${name} is an image of a kind that cannot be read. Save it as PNG or JPEG.`,
		imageSize: (name: string, { width, height, mostPixels }: { width: number; height: number; mostPixels: number }) =>
			`${name} has ${plain(width)} × ${plain(height)} pixels. Up to ${number(mostPixels / 1e6)} million can be read.`,
		imageNotScaled: (name: string) => `${name} could not be scaled down in this browser.`,
		imageBroken: (name: string) => `${name} is broken and cannot be decoded.`,
		more: (count: number) => plural(count, { other: '# more files were not attached either.' })
	},
	/** The same, for files of kinds that are no text. */
	refusedKind: {
		archive: (name: string) => `${name} is an archive or an Office document. Save its text as a text file.`,
		compressed: (name: string) => `${name} is a compressed file. Unpack it first.`,
		database: (name: string) => `${name} is a database.`,
		film: (name: string) => `${name} is a film.`,
		filmOrSound: (name: string) => `${name} is a film or a sound file.`,
		model: (name: string) => `${name} is a model. Open it on the Models page.`,
		office: (name: string) => `${name} is an Office document. Save its text as a text file.`,
		pdf: (name: string) => `${name} is a PDF, and PDFs cannot be read yet. Copy its text, or save it as a text file.`,
		program: (name: string) => `${name} is a program.`,
		sound: (name: string) => `${name} is a sound file.`
	}
});

/** Sides of images are written without separators. */
function plain(side: number): string {
	return number(side, { useGrouping: false });
}
