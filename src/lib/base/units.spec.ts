import { expect, test } from 'vitest';
import { formatBytes, formatParameters, tokensPerSecond } from '#lib/base/units.ts';

test.for([
	[0, '0 B'],
	[999, '999 B'],
	[1000, '1.0 kB'],
	[6_907_776, '6.9 MB'],
	[99_950_000, '100 MB'],
	[999_600_000, '1.0 GB'],
	[4_070_000_000, '4.1 GB'],
	[2e15, '2000 TB']
] as const)('formatBytes prints %i as %s', ([bytes, text]) => {
	expect(formatBytes(bytes)).toBe(text);
});

test.for([
	[6_426_880, '6.4M'],
	[135_000_000, '135M'],
	[999_500_000, '1B'],
	[7_000_000_000, '7B'],
	[7_600_000_000, '7.6B']
] as const)('formatParameters prints %i as %s', ([count, text]) => {
	expect(formatParameters(count)).toBe(text);
});

test('tokensPerSecond counts the intervals between tokens', () => {
	expect(tokensPerSecond(11, 1000)).toBe(10);
});

test('tokensPerSecond has no answer for one token, or for none', () => {
	expect(tokensPerSecond(1, 1000)).toBeNull();
	expect(tokensPerSecond(0, 0)).toBeNull();
	expect(tokensPerSecond(5, 0)).toBeNull();
});
