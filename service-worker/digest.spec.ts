import { expect, test } from 'vitest';
import { digest } from '#sw/digest.ts';

test('agrees with the published values of FNV-1a', () => {
	expect([digest(''), digest('a'), digest('foobar')]).toEqual(['811c9dc5', 'e40c292c', 'bf9cf968']);
});
