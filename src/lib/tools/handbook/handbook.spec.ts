import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import cases from '#lib/tools/handbook/cases.json' with { type: 'json' };
import { bucketNumbers } from '#lib/tools/handbook/features.ts';
import { Handbook } from '#lib/tools/handbook/handbook.ts';

const file = readFileSync(new URL('./handbook.bin', import.meta.url));
const bytes = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
const handbook = new Handbook(bytes);
const { buckets } = JSON.parse(file.subarray(8, 8 + file.readUInt32LE(4)).toString()) as { buckets: number };

// What training/guide/handbook.py computed for the same questions.
test.for(cases)('$question', ({ question, buckets: expected, found, share }) => {
	expect(bucketNumbers(question, buckets)).toEqual(expected);
	const [first] = handbook.find(question, 1);
	expect(first?.id).toBe(found);
	expect(first?.share).toBeCloseTo(share, 3);
});

test('the shares of all meanings make one, the likeliest first', () => {
	const hits = handbook.find('is my data safe', handbook.entries.length);
	expect(hits.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
	expect(hits.map(({ share }) => share)).toEqual(hits.map(({ share }) => share).toSorted((a, b) => b - a));
});

test('a question of any length and script has a meaning', () => {
	for (const question of ['', ' ', '\0', 'ß'.repeat(9_000), 'a'.repeat(100_000), '\ud800', '🙂🙂'])
		expect(handbook.find(question, 1)).toHaveLength(1);
});

test('a cut file and another file are refused', () => {
	expect(() => new Handbook(bytes.slice(0, bytes.byteLength - 4))).toThrow();
	expect(() => new Handbook(new TextEncoder().encode('GGUF and more').buffer)).toThrow('not a handbook');
});
