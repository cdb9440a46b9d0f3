/** The text of a file, or why it has none, as the end of a sentence that begins with the name of the file. */
export type DecodedText = { text: string } | { refusal: string };

/** What files begin with that are no text, and what to say of them. */
const binaries: readonly (readonly [magic: string, at: number, refusal: string])[] = [
	['%PDF-', 0, 'is a PDF, and PDFs cannot be read yet. Copy its text, or save it as a text file'],
	['PK\x03\x04', 0, 'is an archive or an Office document. Save its text as a text file'],
	['\xd0\xcf\x11\xe0', 0, 'is an Office document. Save its text as a text file'],
	['GGUF', 0, 'is a model. Open it on the Models page'],
	['\x1f\x8b', 0, 'is a compressed file. Unpack it first'],
	['7z\xbc\xaf', 0, 'is a compressed file. Unpack it first'],
	['Rar!', 0, 'is a compressed file. Unpack it first'],
	['ID3', 0, 'is a sound file'],
	['OggS', 0, 'is a sound file'],
	['fLaC', 0, 'is a sound file'],
	['ftyp', 4, 'is a film or a sound file'],
	['\x1aE\xdf\xa3', 0, 'is a film'],
	['SQLite format 3', 0, 'is a database'],
	['\x7fELF', 0, 'is a program'],
	['MZ\x90', 0, 'is a program']
];

/** Share of control characters beyond which bytes that happen to decode are still no text. */
const maxControlShare = 0.02;

/**
 * Reads bytes as UTF-8, or as UTF-16 where they say so by a byte order mark or by the pattern of their zeros. Nothing is
 * guessed: text in an older encoding is refused rather than shown wrongly.
 */
export function decodeText(bytes: Uint8Array<ArrayBuffer>): DecodedText {
	if (bytes.length === 0) return { refusal: 'is empty' };
	const known = knownBinary(bytes);
	if (known) return { refusal: known };
	const encoding = encodingOf(bytes);
	let text: string;
	try {
		text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		return {
			refusal: isBinary(bytes)
				? 'is not a text file'
				: 'is in an encoding that is neither UTF-8 nor UTF-16. Save it as UTF-8'
		};
	}
	if (hasControls(text)) return { refusal: 'is not a text file' };
	return text.trim() === '' ? { refusal: 'is empty' } : { text };
}

/** What kind of file that is no text begins like this, as the end of a sentence; `null` for none that is known. */
export function knownBinary(bytes: Uint8Array): string | null {
	const head = String.fromCharCode(...bytes.subarray(0, 32));
	return binaries.find(([magic, at]) => head.startsWith(magic, at))?.[2] ?? null;
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
