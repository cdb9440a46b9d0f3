import { expect, test } from 'vitest';
import { threadsStall } from '#lib/engines/wllama/threads.ts';

const guideBytes = 6_900_000;

test('threads stall when a token takes far longer than reading the weights', () => {
	expect(threadsStall(2, guideBytes, 58, 19_000)).toBe(true);
	expect(threadsStall(4, 1e9, 20, 20 * 25_000)).toBe(true);
});

test('a slow phone is not a stall', () => {
	expect(threadsStall(2, guideBytes, 58, 58 * 33)).toBe(false);
	expect(threadsStall(4, 1e9, 20, 20 * 2000)).toBe(false);
});

test('one thread cannot stall, and a few tokens say nothing', () => {
	expect(threadsStall(1, guideBytes, 58, 19_000)).toBe(false);
	expect(threadsStall(2, guideBytes, 3, 19_000)).toBe(false);
});
