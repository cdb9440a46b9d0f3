import { expect, test } from 'vitest';
import { characterClass, integerRange, literal } from '#lib/engines/contract/forms/gbnf.ts';

/** The little GBNF that ranges use, as a regular expression. */
function toRegExp(grammar: string): RegExp {
	return new RegExp(`^(?:${grammar.replace(/[" ]/g, '')})$`);
}

test.for([
	[0, 9],
	[0, 0],
	[18, 65],
	[7, 1203],
	[100, 999],
	[-5, 5],
	[-120, -7],
	[-1, 0],
	[995, 1005],
	[199, 200]
] as const)('the numbers from %i to %i, and no others', ([low, high]) => {
	const pattern = toRegExp(integerRange(low, high));
	const wrong = Array.from({ length: 3001 }, (_, index) => index - 1500).filter(
		(number) => pattern.test(String(number)) !== (number >= low && number <= high)
	);
	expect(wrong).toEqual([]);
	expect(pattern.test('-0')).toBe(false);
	expect(pattern.test(`0${high}`)).toBe(false);
});

test('quotes, backslashes and line ends are escaped', () => {
	expect(literal('a"b\\c\n')).toBe(String.raw`"a\"b\\c\n"`);
	expect(characterClass([[0x5d, 0x5d]], true)).toBe(String.raw`[^\U0000005d]`);
});
