import { expect, test } from 'vitest';
import { isAbort } from '#lib/base/errors.ts';
import { Queue } from '#lib/host/queue.ts';

test('lets one in at a time, in order', async () => {
	const queue = new Queue();
	const order: number[] = [];
	let inside = 0;
	await Promise.all(
		[1, 2, 3].map(async (name) => {
			const leave = await queue.enter();
			expect(++inside).toBe(1);
			await new Promise((resolve) => setTimeout(resolve));
			order.push(name);
			inside--;
			leave();
		})
	);
	expect(order).toEqual([1, 2, 3]);
});

test('forgets who gives up waiting', async () => {
	const queue = new Queue();
	const leave = await queue.enter();
	const controller = new AbortController();
	const quitter = queue.enter(controller.signal);
	const next = queue.enter();
	controller.abort();
	await expect(quitter).rejects.toSatisfy(isAbort);
	expect(queue.length).toBe(1);
	leave();
	(await next)();
	expect(queue.length).toBe(0);
});

test('does not let anybody in with a signal that is aborted already', async () => {
	await expect(new Queue().enter(AbortSignal.abort())).rejects.toSatisfy(isAbort);
});

test('is left once, however often that is said', async () => {
	const queue = new Queue();
	const leave = await queue.enter();
	const second = queue.enter();
	let third = false;
	leave();
	const leaveSecond = await second;
	void queue.enter().then(() => (third = true));
	leave();
	await new Promise((resolve) => setTimeout(resolve));
	expect(third).toBe(false);
	leaveSecond();
});

test('an abort after entering changes nothing', async () => {
	const queue = new Queue();
	const controller = new AbortController();
	const first = await queue.enter();
	const second = queue.enter(controller.signal);
	first();
	const leave = await second;
	controller.abort();
	leave();
	(await queue.enter())();
});
