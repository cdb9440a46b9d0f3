import { expect, test } from 'vitest';
import { readImageHeader } from '#lib/engines/contract/image-header.ts';

const letters = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
const zeros = (count: number) => Array<number>(count).fill(0);

const png = [0x89, ...letters('PNG\r\n\u001a\n'), 0, 0, 0, 13, ...letters('IHDR'), 0, 0, 2, 1, 0, 0, 1, 3];
const gif = [...letters('GIF89a'), 0x40, 1, 0xf0, 0];
// A comment and a Huffman table come before the frame, and fill bytes before its marker.
const comment = [0xff, 0xfe, 0, 4, 0xff, 0xc0];
const huffman = [0xff, 0xc4, 0, 3, 9];
const frame = [0xff, 0xff, 0xc2, 0, 17, 8, 1, 3, 2, 1];
const jpeg = [0xff, 0xd8, ...comment, ...huffman, ...frame];
const riff = (chunk: string, ...rest: number[]) => [
	...letters('RIFF'),
	...zeros(4),
	...letters('WEBP'),
	...letters(chunk),
	...rest
];
const lossy = riff('VP8 ', ...zeros(7), 0x9d, 1, 0x2a, 1, 0x42, 3, 0x41);
const lossless = riff('VP8L', ...zeros(4), 0x2f, 0x00, 0x82, 0x40, 0x00);
const extended = riff('VP8X', ...zeros(8), 0x00, 2, 0, 2, 1, 0);

test.for<[string, number[], number, number]>([
	['image/png', png, 513, 259],
	['image/gif', gif, 320, 240],
	['image/jpeg', jpeg, 513, 259],
	['image/webp', lossy, 513, 259],
	['image/webp', lossless, 513, 259],
	['image/webp', extended, 513, 259]
])('reads the size of %s', ([type, bytes, width, height]) => {
	expect(readImageHeader(Uint8Array.from(bytes).buffer)).toEqual({ type, width, height });
	// Whatever is cut off, it is never another size.
	for (let length = 0; length < bytes.length; length++)
		expect([null, type]).toContain(readImageHeader(Uint8Array.from(bytes.slice(0, length)).buffer)?.type ?? null);
});

test.for(['', 'plain text', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'RIFF....WAVEfmt ', 'BM......', '%PDF-1.7'])(
	'knows that %j is none of them',
	(text) => {
		expect(readImageHeader(Uint8Array.from(letters(text)).buffer)).toBeNull();
	}
);
