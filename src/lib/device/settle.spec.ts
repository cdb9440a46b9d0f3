import { expect, test } from 'vitest';
import { settle, settleOr } from '#lib/device/settle.ts';

const never = () => new Promise<never>(() => {});

test('hands back a value, a reason or the time it waited', async () => {
	expect(await settle(() => 1, 1_000)).toEqual({ status: 'done', value: 1 });
	expect(await settle(() => Promise.reject(new TypeError('no')), 1_000)).toEqual({
		status: 'failed',
		reason: 'TypeError: no'
	});
	expect(await settle(never, 10)).toEqual({ status: 'timed-out', waitedMs: 10 });
});

test('a probe that throws before it returns a promise is caught too', async () => {
	const missing = (): number => (undefined as unknown as { estimate(): number }).estimate();
	expect((await settle(missing, 1_000)).status).toBe('failed');
	expect(await settleOr(missing, 7, 1_000)).toBe(7);
	expect(await settleOr(never, 7, 10)).toBe(7);
});
