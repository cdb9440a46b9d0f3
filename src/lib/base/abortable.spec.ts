import { expect, test } from 'vitest';
import { abortable } from '#lib/base/abortable.ts';
import { isAbort } from '#lib/base/errors.ts';

test('gives the outcome of the work', async () => {
	const { signal } = new AbortController();
	await expect(abortable(Promise.resolve(5), signal)).resolves.toBe(5);
	await expect(abortable(Promise.reject(new Error('no')), signal)).rejects.toThrow('no');
	await expect(abortable(Promise.resolve(5), undefined)).resolves.toBe(5);
});

test('does not wait for work that never ends', async () => {
	const controller = new AbortController();
	const waiting = abortable(new Promise(() => {}), controller.signal);
	controller.abort();
	await expect(waiting).rejects.toSatisfy(isAbort);
});

test('rejects for a signal that is aborted already', async () => {
	await expect(abortable(new Promise(() => {}), AbortSignal.abort())).rejects.toSatisfy(isAbort);
});
