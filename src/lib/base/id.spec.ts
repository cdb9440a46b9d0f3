import { expect, test } from 'vitest';
import { newId } from '#lib/base/id.ts';

// Later than the clock of any machine that runs this, so that other tests of the module do not matter.
const start = Date.UTC(2100, 0, 1);

test('ids of one millisecond sort in the order that they were made in', () => {
	const ids = Array.from({ length: 2000 }, () => newId(start));
	expect([...ids].sort()).toEqual(ids);
	expect(new Set(ids).size).toBe(ids.length);
});

test('ids sort by time', () => {
	const earlier = newId(start + 10);
	expect(newId(start + 11) > earlier).toBe(true);
});

test('ids do not sort backwards when the clock does', () => {
	const before = newId(start + 1000);
	const after = newId(start + 500);
	expect(after > before).toBe(true);
});

test('an id is 20 lower-case letters and digits', () => {
	expect(newId()).toMatch(/^[0-9a-z]{20}$/);
});
