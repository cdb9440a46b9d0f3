/** What a value in a file should be. Of the numbers, `amount` is 0 or more. */
export type WantedValue =
	| 'object'
	| 'list'
	| 'text'
	| 'flag'
	| 'number'
	| 'amount'
	| 'whole'
	| 'time'
	| 'milliseconds'
	| 'id'
	| 'name'
	| 'language'
	| 'base64'
	| 'sha256'
	| 'json-object'
	| 'text-and-number';

/** What a file can have too many of. */
export type Countable = 'entries' | 'characters' | 'attachments' | 'messages' | 'folders' | 'presets';

/**
 * Why a file of chats or presets is refused. The first ones are about the file as a whole, the others about one place in it.
 * `storage/flaw-reason.ts` has the English of each for programs, `state/refused-file.ts` the words that people read.
 */
export type DataFlaw =
	/** Or only the beginning of it. `line` counts from 1; `null` where it is about all of them. */
	| { kind: 'not-json'; line: number | null }
	| { kind: 'other-format'; wanted: 'chats' | 'presets' }
	/** Of our own formats, in a version that is not known yet. */
	| { kind: 'newer'; version: number }
	| { kind: 'nothing'; wanted: 'chats' | 'messages' | 'presets' }
	/** `unpacked`: what is in the archive, not the archive. */
	| { kind: 'too-large'; mostBytes: number; unpacked: boolean }
	| { kind: 'damaged-zip' }
	| { kind: 'wrong-type'; wanted: WantedValue }
	| { kind: 'not-one-of'; allowed: readonly string[] }
	| { kind: 'not-within'; low: number; high: number; whole: boolean }
	| { kind: 'not-texts'; most: number }
	| { kind: 'not-allowed' }
	| { kind: 'too-many'; of: Countable; most: number }
	| { kind: 'uneven-lists' }
	/** Of messages in one chat. */
	| { kind: 'same-id' }
	| { kind: 'own-ancestor' }
	| { kind: 'no-parent' };
