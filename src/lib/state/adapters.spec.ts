import { expect, test } from 'vitest';
import { adapterChoices, adaptersInUse, withAdapter } from '#lib/state/adapters.ts';

const quiet = { path: 'a.gguf', on: false, scale: 0.5 };

test('an adapter that a chat says nothing about is on, whole', () => {
	expect(adapterChoices(['a.gguf', 'b.gguf'], [quiet])).toEqual([quiet, { path: 'b.gguf', on: true, scale: 1 }]);
	expect(adaptersInUse(['a.gguf', 'b.gguf'], [quiet])).toEqual([{ path: 'b.gguf', scale: 1 }]);
	expect(adaptersInUse([], [{ ...quiet, on: true }])).toEqual([]); // the model has none of that name
});

test('one choice replaces the last one for its adapter only', () => {
	const other = { path: 'of another model.gguf', on: true, scale: 2 };
	expect(withAdapter([quiet, other], 'a.gguf', { on: true, scale: 1 })).toEqual([
		other,
		{ path: 'a.gguf', on: true, scale: 1 }
	]);
});
