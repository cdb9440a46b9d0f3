import { expect, test } from 'vitest';
import { secondsToWait } from '#sw/api-rate.ts';

test('a burst passes, then some each second; another client is not held up', () => {
	const burst = Array.from({ length: 61 }, () => secondsToWait('one', 1000));
	expect(burst.slice(0, 60)).toEqual(Array(60).fill(0));
	expect(burst[60]).toBe(1);
	expect(secondsToWait('two', 1000)).toBe(0);
	const later = Array.from({ length: 31 }, () => secondsToWait('one', 2000));
	expect(later.filter((wait) => wait === 0)).toHaveLength(30);
});

test('a clock that goes back gives and takes nothing', () => {
	expect(secondsToWait('back', 5000)).toBe(0);
	expect(secondsToWait('back', 1000)).toBe(0);
});
