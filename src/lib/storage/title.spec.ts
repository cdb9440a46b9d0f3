import { expect, test } from 'vitest';
import { cleanTitle, maxTitleLength } from '#lib/storage/title.ts';

test('makes one line of a title', () => {
	expect(cleanTitle('  two\n\tlines ')).toBe('two lines');
	expect(cleanTitle(' \n ')).toBe('');
});

test('cuts a long title between characters', () => {
	const title = 'a'.repeat(maxTitleLength - 1) + '🔥' + 'b';
	expect(cleanTitle(title)).toBe('a'.repeat(maxTitleLength - 1));
	expect(cleanTitle('é'.repeat(1_000_000))).toHaveLength(maxTitleLength);
});

test('keeps a character that just fits', () => {
	const title = 'a'.repeat(maxTitleLength - 2) + '🔥';
	expect(cleanTitle(title)).toBe(title);
});
