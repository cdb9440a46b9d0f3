import { expect, test } from 'vitest';
import { decodeText } from '#lib/state/text-file.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, { little = true, mark = true } = {}): Uint8Array<ArrayBuffer> {
	const marked = mark ? `\ufeff${text}` : text;
	const view = new DataView(new ArrayBuffer(marked.length * 2));
	for (let at = 0; at < marked.length; at++) view.setUint16(at * 2, marked.charCodeAt(at), little);
	return new Uint8Array(view.buffer);
}

const sample = 'Größe: 10 kB\r\n名前 🔥\n\tend';

test.each([
	['UTF-8', utf8(sample)],
	['UTF-8 with a mark', utf8(`\ufeff${sample}`)],
	['UTF-16 LE', utf16(sample)],
	['UTF-16 BE', utf16(sample, { little: false })],
	['UTF-16 LE without a mark', utf16(sample, { mark: false })],
	['UTF-16 BE without a mark', utf16(sample, { little: false, mark: false })]
])('%s is read as it was written', (_name, bytes) => {
	expect(decodeText(bytes, 'sample.txt')).toEqual({ text: sample });
});

test('a log with terminal colours is text', () => {
	const log = '\x1b[32mINFO\x1b[0m started\n'.repeat(50);
	expect(decodeText(utf8(log), 'log.txt')).toEqual({ text: log });
});

test.each([
	['nothing', utf8(''), 'is empty'],
	['blanks', utf8(' \n\t'), 'is empty'],
	['a PDF', utf8('%PDF-1.7\n1 0 obj'), 'is a PDF, and PDFs cannot be read yet'],
	['a Word document', utf8('PK\x03\x04word/document.xml'), 'Office document'],
	['a model', utf8('GGUF\x03\0\0\0'), 'is a model'],
	['zeros', new Uint8Array(4000), 'is not a text file'],
	['noise', Uint8Array.from({ length: 4000 }, (_, at) => (at * at * 31 + 7) % 251), 'is not a text file'],
	['controls', utf8('\x01\x02\x03\x04ab'.repeat(20)), 'is not a text file'],
	['Latin-1', Uint8Array.from(utf8('Gr..e').map((byte) => (byte === 46 ? 0xfc : byte))), 'Save it as UTF-8'],
	['half a UTF-16 letter', utf16('日本').subarray(0, 5), 'neither UTF-8 nor UTF-16']
])('%s is refused with the reason', (_name, bytes, reason) => {
	expect(decodeText(bytes, 'file')).toEqual({ refusal: expect.stringContaining(reason) });
});
