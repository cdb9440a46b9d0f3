import { area } from '#lib/messages/area.ts';
import { formatBytes, number, plural } from '#lib/messages/format.ts';

/** Why a file of chats or presets is refused. */
export const imports = area('imports', {
	/** `wrong` is one of the below, about the file as a whole. */
	refused: (wrong: string) => `This file was not imported: it ${wrong}. Nothing was changed.`,
	/** The same about a place in the file, as it stands there: `conversations[3].title`. */
	refusedAt: (place: string, wrong: string) => `This file was not imported: ${place} ${wrong}. Nothing was changed.`,
	/** Each is the rest of a sentence that begins with the file or a place in it, and has no point at its end. */
	flaws: {
		notJson: 'is not JSON, or not all of it. The download or copy may have been cut off',
		notJsonInLine: (line: number) => `is not JSON in line ${number(line)}. The download or copy may have been cut off`,
		otherFormat: {
			chats: 'is not an export of chats that Hearth knows',
			presets: 'is no preset of Hearth or LM Studio, and no export of models of Open WebUI'
		},
		newer: 'was made by a newer version of Hearth. Update this one, then try again',
		nothing: {
			chats: 'holds no chats that Hearth can read',
			messages: 'holds no messages',
			presets: 'holds no presets'
		},
		tooLarge: (mostBytes: number) => `is larger than ${formatBytes(mostBytes)}, which is the most that can be read`,
		/** What is in the archive. */
		tooLargeUnpacked: (mostBytes: number) =>
			`holds more than ${formatBytes(mostBytes)} of chats, which is the most that can be read`,
		damagedZip: 'is a damaged ZIP archive. Download or copy it again',
		/** `allowed` are values as they stand in files. */
		notOneOf: (allowed: string) => `must be one of ${allowed}`,
		notWithin: (low: number, high: number) => `must be a number from ${number(low)} to ${number(high)}`,
		notWithinWhole: (low: number, high: number) => `must be a whole number from ${number(low)} to ${number(high)}`,
		notTexts: (most: number) => `must be a list of at most ${plural(most, { one: '# text', other: '# texts' })}`,
		notAllowed: 'has a value that is not allowed',
		unevenLists: 'must have lists of the same length',
		sameId: 'has an id that appears twice in this chat',
		ownAncestor: 'has messages that are their own ancestors',
		noParent: 'follows a message that is not there'
	},
	/** The same, by `WantedValue`. `true`, `false`, JSON, base64 and SHA-256 are names. */
	wanted: {
		object: 'must be an object',
		list: 'must be a list',
		text: 'must be text',
		flag: 'must be true or false',
		number: 'must be a number',
		amount: 'must be a number, 0 or more',
		whole: 'must be a whole number',
		time: 'must be a time',
		milliseconds: 'must be a time in milliseconds',
		id: 'must be an id',
		name: 'must be a name',
		language: 'must be the tag of a language',
		base64: 'must be base64',
		sha256: 'must be a SHA-256 in hexadecimal',
		'json-object': 'must be the JSON of an object',
		'text-and-number': 'must be a text and a number'
	},
	/** The same, by `Countable`. */
	most: {
		entries: (most: number) => `can have at most ${plural(most, { one: '# entry', other: '# entries' })}`,
		characters: (most: number) => `can have at most ${plural(most, { one: '# character', other: '# characters' })}`,
		attachments: (most: number) => `can have at most ${plural(most, { one: '# file', other: '# files' })}`,
		messages: (most: number) =>
			`can have at most ${plural(most, { one: '# message', other: '# messages' })} in one chat`,
		folders: (most: number) => `can have at most ${plural(most, { one: '# folder', other: '# folders' })}`,
		presets: (most: number) => `can have at most ${plural(most, { one: '# preset', other: '# presets' })}`
	}
});
