import { expect, test } from 'vitest';
import { formatDuration } from '#lib/messages/format.ts';

test.for([
	[0, '0 ms'],
	[240.4, '240 ms'],
	[999.6, '1.0 s'],
	[1449, '1.4 s'],
	[59_949, '59.9 s'],
	[59_950, '1 min 0 s'],
	[125_000, '2 min 5 s']
] as const)('formatDuration prints %i ms as %s', ([ms, text]) => {
	expect(formatDuration(ms)).toBe(text);
});
