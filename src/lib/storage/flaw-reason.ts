import type { DataFlaw, WantedValue } from '#lib/base/data-flaw.ts';
import { formatBytes } from '#lib/base/units.ts';

const values: Readonly<Record<WantedValue, string>> = {
	object: 'an object',
	list: 'a list',
	text: 'text',
	flag: 'true or false',
	number: 'a number',
	amount: 'a number, 0 or more',
	whole: 'a whole number',
	time: 'a time',
	milliseconds: 'a time in milliseconds',
	id: 'an id',
	name: 'a name',
	language: 'the tag of a language',
	base64: 'base64',
	sha256: 'a SHA-256 in hexadecimal',
	'json-object': 'the JSON of an object',
	'text-and-number': 'a text and a number'
};

/** A flaw in English, for logs and programs: the rest of a sentence that begins with the place. */
export function flawReason(flaw: DataFlaw): string {
	switch (flaw.kind) {
		case 'not-json':
			return flaw.line === null ? 'is not JSON, or not all of it' : `is not JSON in line ${flaw.line}`;
		case 'other-format':
			return flaw.wanted === 'chats'
				? 'is not an export of chats that Hearth knows'
				: 'is no preset of Hearth or LM Studio, and no export of models of Open WebUI';
		case 'newer':
			return `is ${flaw.version}, from a newer version of this app`;
		case 'nothing':
			return `holds no ${flaw.wanted}`;
		case 'too-large': {
			const most = formatBytes(flaw.mostBytes);
			return flaw.unpacked ? `holds more than ${most} of chats` : `is larger than ${most}`;
		}
		case 'damaged-zip':
			return 'is a damaged ZIP archive';
		case 'wrong-type':
			return `must be ${values[flaw.wanted]}`;
		case 'not-one-of':
			return `must be one of ${flaw.allowed.join(', ')}`;
		case 'not-within':
			return `must be a ${flaw.whole ? 'whole ' : ''}number from ${flaw.low} to ${flaw.high}`;
		case 'not-texts':
			return `must be a list of at most ${flaw.most} strings`;
		case 'not-allowed':
			return 'has a value that is not allowed';
		case 'too-many':
			return `must have at most ${flaw.most} ${flaw.of}`;
		case 'uneven-lists':
			return 'must have lists of one length';
		case 'same-id':
			return 'has an id that appears twice in this chat';
		case 'own-ancestor':
			return 'has messages that are their own ancestors';
		case 'no-parent':
			return 'follows a message that is not there';
	}
}
