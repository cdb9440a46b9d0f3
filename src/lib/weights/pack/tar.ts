import { MalformedError } from '#lib/base/malformed.ts';

/** Everything in a tar archive begins at a multiple of this. */
export const blockBytes = 512;
/** Eleven octal digits, the most that the format of POSIX.1-1988 has for the size of one member. */
export const maxMemberBytes = 8 ** 11 - 1;

const nameBytes = 100;
const prefixBytes = 155;

/** Fields of a header that we write or read: where they begin, and how long they are. */
const fields = {
	name: [0, nameBytes],
	mode: [100, 8],
	owner: [108, 8],
	group: [116, 8],
	size: [124, 12],
	time: [136, 12],
	checksum: [148, 8],
	type: [156, 1],
	magic: [257, 6],
	version: [263, 2],
	prefix: [345, prefixBytes]
} as const;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/** One file in an archive. */
export interface Member {
	/** With slashes, relative. */
	name: string;
	bytes: number;
}

/** Bytes of a member on the archive, without its header: filled up to whole blocks. */
export function paddedBytes(bytes: number): number {
	return Math.ceil(bytes / blockBytes) * blockBytes;
}

/** Does the name fit into a header? Its last part takes 100 bytes at most, what is before it 155. */
export function fitsHeader(name: string): boolean {
	const [prefix, last] = splitName(name);
	const [prefixLength, lastLength] = [encoder.encode(prefix).length, encoder.encode(last).length];
	return lastLength > 0 && lastLength <= nameBytes && prefixLength <= prefixBytes;
}

/**
 * The 512 bytes before a file in a tar archive, in the form `ustar` that every program reads.
 * @param modifiedAtMs since 1970
 */
export function writeHeader({ name, bytes }: Member, modifiedAtMs: number): Uint8Array<ArrayBuffer> {
	if (!fitsHeader(name) || bytes > maxMemberBytes) throw new Error(`${name} does not fit into a tar archive.`);
	const header = new Uint8Array(blockBytes);
	const put = ([at]: readonly [number, number], text: string) => header.set(encoder.encode(text), at);
	const octal = (value: number, digits: number) => `${Math.floor(value).toString(8).padStart(digits, '0')}\0`;
	const [prefix, last] = splitName(name);
	put(fields.name, last);
	put(fields.mode, octal(0o644, 7));
	put(fields.owner, octal(0, 7));
	put(fields.group, octal(0, 7));
	put(fields.size, octal(bytes, 11));
	put(fields.time, octal(modifiedAtMs / 1000, 11));
	put(fields.type, '0');
	put(fields.magic, 'ustar\0');
	put(fields.version, '00');
	put(fields.prefix, prefix);
	put(fields.checksum, `${sumOf(header).toString(8).padStart(6, '0')}\0 `);
	return header;
}

/**
 * What a header says of its file.
 * @throws `MalformedError` for anything but a plain file with a sound header
 */
export function readHeader(header: Uint8Array<ArrayBuffer>, atByte: number): Member {
	const text = ([at, length]: readonly [number, number]) => textOf(header.subarray(at, at + length), atByte);
	if (header.length !== blockBytes || text(fields.magic) !== 'ustar')
		throw new MalformedError('has something else where one of its files should begin', atByte);
	if (readOctal(text(fields.checksum), atByte) !== sumOf(header))
		throw new MalformedError('is damaged: the checksum of a header is wrong', atByte, {
			kind: 'damaged-pack',
			part: null
		});
	if (!['0', ''].includes(text(fields.type)))
		throw new MalformedError('holds something that is no plain file, a link perhaps', atByte);
	const [prefix, last] = [text(fields.prefix), text(fields.name)];
	return { name: prefix ? `${prefix}/${last}` : last, bytes: readOctal(text(fields.size), atByte) };
}

function splitName(name: string): [prefix: string, last: string] {
	const slash = name.lastIndexOf('/');
	return [name.slice(0, Math.max(0, slash)), name.slice(slash + 1)];
}

/** Text ends with the first zero. */
function textOf(field: Uint8Array<ArrayBuffer>, atByte: number): string {
	const end = field.indexOf(0);
	try {
		return decoder.decode(end < 0 ? field : field.subarray(0, end));
	} catch {
		throw new MalformedError('has bytes in a header that are no text', atByte);
	}
}

function readOctal(text: string, atByte: number): number {
	const digits = /^ *([0-7]{1,11}) *$/.exec(text)?.[1];
	if (digits === undefined) throw new MalformedError('has no number where a header needs one', atByte);
	return Number.parseInt(digits, 8);
}

/** Of all bytes of the header, with spaces in place of the checksum itself. */
function sumOf(header: Uint8Array): number {
	const [at, length] = fields.checksum;
	return header.reduce((sum, byte, index) => sum + (index >= at && index < at + length ? 0x20 : byte), 0);
}
