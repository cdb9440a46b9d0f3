import { expect, test } from 'vitest';
import { firstShown, pageBefore } from './earlier-messages.ts';

test('a short chat is shown whole, a long one from its last messages', () => {
	expect(firstShown(0, null)).toBe(0);
	expect(firstShown(12, null)).toBe(0);
	expect(firstShown(2_000, null)).toBe(1_988);
});

test('what somebody has read back to stays, and more comes before it', () => {
	expect(firstShown(2_002, pageBefore(1_988))).toBe(1_968);
	expect(pageBefore(10)).toBe(0);
	// A shorter branch: its end is shown all the same.
	expect(firstShown(50, 1_920)).toBe(38);
});
