import { area } from '#lib/messages/area.ts';
import { date, formatBytes, list, number, plural } from '#lib/messages/format.ts';

/** The list of chats, and what can be done with chats, folders and the messages in them. */
export const chats = area('chats', {
	list: {
		chats: 'Chats',
		pinned: 'Pinned',
		archived: 'Archived',
		archivedCount: (count: number) => `Archived (${number(count)})`,
		all: 'All chats',
		none: 'Your chats will be listed here. They stay in this browser.',
		older: 'Show older chats'
	},
	/** Headings above the chats that were last used then. */
	ages: {
		today: 'Today',
		yesterday: 'Yesterday',
		last7Days: 'Last 7 days',
		last30Days: 'Last 30 days',
		month: (atMs: number) => date(atMs, { month: 'long', year: 'numeric' })
	},
	menu: {
		options: (title: string) => `Options for ${title}`,
		pin: 'Pin',
		unpin: 'Unpin',
		move: 'Move to folder…',
		saveAsText: 'Save as text',
		saveAll: 'Save with all versions',
		archive: 'Archive',
		/** Out of the archive. */
		putBack: 'Put back',
		name: 'Name of the chat'
	},
	folders: {
		title: 'Folders',
		new: 'New folder',
		name: 'Name of the folder',
		options: (name: string) => `Options for the folder ${name}`,
		delete: 'Delete folder, keep chats',
		chatsIn: (name: string) => `Chats in ${name}`,
		/** Names what `menu.move` says. */
		empty: 'Empty. “Move to folder” is in the menu of each chat.',
		moveTitle: 'Move to folder',
		takeOut: 'Take out of its folder',
		/** The button beside the name of a new folder. */
		move: 'Move',
		movedTo: (name: string | undefined) =>
			name === undefined ? 'The chat was moved to a folder.' : `The chat was moved to “${name}”.`,
		takenOut: (name: string | undefined) =>
			name === undefined ? 'The chat was taken out of its folder.' : `The chat was taken out of “${name}”.`,
		deletedEmpty: (name: string) => `The folder “${name}” was deleted. It was empty.`,
		deleted: (name: string, chatCount: number) =>
			`The folder “${name}” was deleted. ${plural(chatCount, {
				one: 'Its # chat is kept, outside of it.',
				other: 'Its # chats are kept, outside of it.'
			})}`,
		gone: 'This folder was deleted in another tab. The chat stays where it was.'
	},
	/** A message and all that follows it are deleted together. */
	branch: {
		questionDeleted: 'Your message was deleted.',
		answerDeleted: 'The answer was deleted.',
		questionAndMoreDeleted: (more: number) =>
			plural(more, {
				one: 'Your message and # message after it were deleted.',
				other: 'Your message and # messages after it were deleted.'
			}),
		answerAndMoreDeleted: (more: number) =>
			plural(more, {
				one: 'The answer and # message after it were deleted.',
				other: 'The answer and # messages after it were deleted.'
			}),
		beingWritten: 'Another tab is writing an answer there. Stop it first, then delete it.',
		parentGone: 'What this answered was deleted too. Bring that back first.',
		goneAlready: 'Another tab has deleted this already.'
	},
	/** Everything at once: exported, imported; all chats deleted. */
	data: {
		writing: 'Writing the file…',
		writingChat: (done: number, total: number) => `Writing chat ${number(done)} of ${number(total)}…`,
		exported: (fileName: string, bytes: number) => `${fileName} is saved: ${formatBytes(bytes)}.`,
		exportCanceled: 'The export was canceled. No file was left behind.',
		/** `reason` is the browser's, a whole sentence. */
		notWritten: (reason: string) =>
			`The file could not be written, and nothing of it was left behind. Choose another place, or free space on the disk. The browser says: ${reason}`,
		reading: 'Reading the file…',
		understanding: (done: number, total: number) => `Understanding chat ${number(done)} of ${number(total)}…`,
		saving: (done: number, total: number) => `Saving chat ${number(done)} of ${number(total)}…`,
		takingBack: 'Taking it back…',
		takenBack: 'The import was taken back.',
		deleting: 'Deleting…',
		deleted: 'All chats were deleted.',
		canceled: 'The import was canceled. Nothing was changed.'
	},
	/** What an import did: some of these parts, in one sentence. */
	imported: {
		/** `12 chats added, 3 were here already, 4 images left out.` */
		sentence: (parts: readonly string[]) => `${parts.join(', ')}.`,
		added: (count: number) => plural(count, { one: '# chat added', other: '# chats added' }),
		grown: (count: number) => plural(count, { other: '# got newer messages' }),
		present: (count: number) => plural(count, { one: '# was here already', other: '# were here already' }),
		folders: (count: number) => plural(count, { one: '# folder added', other: '# folders added' }),
		drafts: (count: number) => plural(count, { one: '# draft added', other: '# drafts added' }),
		/** The file has another draft for the same chat. */
		draftsKept: (count: number) =>
			plural(count, { one: '# draft kept as it is here', other: '# drafts kept as they are here' }),
		presets: (count: number) => plural(count, { one: '# preset added', other: '# presets added' }),
		settings: (count: number) => plural(count, { one: '# setting taken over', other: '# settings taken over' }),
		/** The file says something else, but they were set on this device. */
		settingsKept: (count: number) =>
			plural(count, { one: '# setting kept as it is here', other: '# settings kept as they are here' }),
		notebook: 'the notebook’s text added',
		/** The file has another text for the notebook. */
		notebookKept: 'the notebook kept as it is here',
		leftOut: (things: readonly string[]) => `${list(things)} left out`,
		nothing: 'The file holds no chats.',
		nothingNew: 'Everything in the file was here already.'
	},
	leftOut: {
		image: (count: number) => plural(count, { one: '# image', other: '# images' }),
		file: (count: number) => plural(count, { one: '# file', other: '# files' }),
		recording: (count: number) => plural(count, { one: '# recording', other: '# recordings' }),
		'custom instruction': (count: number) =>
			plural(count, { one: '# custom instruction', other: '# custom instructions' })
	}
});
