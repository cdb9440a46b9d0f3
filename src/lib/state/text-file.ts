import { context as t } from '#lib/messages/en/context.ts';

/** The text of a file, or why it has none, as a sentence. */
export type DecodedText = { text: string } | { refusal: string };

/** What files begin with that are no text. */
const binaries: readonly (readonly [magic: string, at: number, kind: keyof typeof t.refusedKind])[] = [
	['%PDF-', 0, 'pdf'],
	['PK\x03\x04', 0, 'archive'],
	['\xd0\xcf\x11\xe0', 0, 'office'],
	['GGUF', 0, 'model'],
	['\x1f\x8b', 0, 'compressed'],
	['7z\xbc\xaf', 0, 'compressed'],
	['Rar!', 0, 'compressed'],
	['ID3', 0, 'sound'],
	['OggS', 0, 'sound'],
	['fLaC', 0, 'sound'],
	['ftyp', 4, 'filmOrSound'],
	['\x1aE\xdf\xa3', 0, 'film'],
	['SQLite format 3', 0, 'database'],
	['\x7fELF', 0, 'program'],
	['MZ\x90', 0, 'program']
];

/** Share of control characters beyond which bytes that happen to decode are still no text. */
const maxControlShare = 0.02;

/**
 * Reads bytes as UTF-8, or as UTF-16 where they say so by a byte order mark or by the pattern of their zeros. Nothing is
 * guessed: text in an older encoding is refused rather than shown wrongly.
 */
export function decodeText(bytes: Uint8Array<ArrayBuffer>, name: string): DecodedText {
	if (bytes.length === 0) return { refusal: t.refused.empty(name) };
	const known = knownBinary(bytes, name);
	if (known) return { refusal: known };
	const encoding = encodingOf(bytes);
	let text: string;
	try {
		text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		return { refusal: isBinary(bytes) ? t.refused.notText(name) : t.refused.encoding(name) };
	}
	if (hasControls(text)) return { refusal: t.refused.notText(name) };
	return text.trim() === '' ? { refusal: t.refused.empty(name) } : { text };
}

/** What to say of a file that begins like one of those that are no text; `null` for any other. */
export function knownBinary(bytes: Uint8Array, name: string): string | null {
	const head = String.fromCharCode(...bytes.subarray(0, 32));
	const [, , kind] = binaries.find(([magic, at]) => head.startsWith(magic, at)) ?? [];
	return kind ? t.refusedKind[kind](name) : null;
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
	const [first, second] = bytes;
	if (first === 0xff && second === 0xfe) return 'utf-16le';
	if (first === 0xfe && second === 0xff) return 'utf-16be';
	// Without a mark: one half of every Latin letter, blank and line break is a zero.
	const sample = bytes.subarray(0, 4096);
	const zeros: [even: number, odd: number] = [0, 0];
	for (let at = 0; at < sample.length; at++) if (sample[at] === 0) zeros[at % 2 === 0 ? 0 : 1]++;
	const many = sample.length / 10;
	if (bytes.length % 2 === 0 && zeros[1] > many && zeros[0] === 0) return 'utf-16le';
	if (bytes.length % 2 === 0 && zeros[0] > many && zeros[1] === 0) return 'utf-16be';
	return 'utf-8';
}

function isBinary(bytes: Uint8Array): boolean {
	return hasControls(String.fromCharCode(...bytes.subarray(0, 4096)));
}

/** Zeros, or more control characters than tabs, line and page breaks, backspaces and terminal colours explain. */
function hasControls(text: string): boolean {
	if (text.includes('\0')) return true;
	// eslint-disable-next-line no-control-regex -- they are what is looked for
	const controls = text.match(/[\x01-\x07\x0b\x0e-\x1a\x1c-\x1f\x7f]/g)?.length ?? 0;
	return controls > text.length * maxControlShare;
}
