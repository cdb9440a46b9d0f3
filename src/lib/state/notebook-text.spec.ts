import { expect, test } from 'vitest';
import { estimateTokens, partAfterEdit } from '#lib/state/notebook-text.ts';

const part = { from: 4, to: 8 };

test.each([
	['before it', 'one TWO! end', 'a one TWO! end', { from: 6, to: 10 }],
	['a deletion before it', 'one TWO! end', 'e TWO! end', { from: 2, to: 6 }],
	['after it', 'one TWO! end', 'one TWO! the end', part],
	['right behind it', 'one TWO! end', 'one TWO!, end', part],
	['right in front of it', 'one TWO! end', 'one a TWO! end', { from: 6, to: 10 }],
	['inside it', 'one TWO! end', 'one TWOO! end', null],
	['over its edge', 'one TWO! end', 'one TWend', null],
	['all replaced', 'one TWO! end', 'new', null],
	['nothing', 'one TWO! end', 'one TWO! end', part]
])('an edit %s', (_, before, after, expected) => {
	expect(partAfterEdit(part, before, after)).toEqual(expected);
});

test('tokens are estimated by bytes, better once something was counted', () => {
	expect(estimateTokens('', null)).toBe(0);
	expect(estimateTokens('abcdef', null)).toBe(2);
	expect(estimateTokens('ééé', null)).toBe(2);
	expect(estimateTokens('abcdefgh', { text: 'abcd', tokens: 2 })).toBe(4);
	expect(estimateTokens('abc', { text: '', tokens: 1 })).toBe(1);
});
