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
	const quitter = queue.enter({ signal: controller.signal });
	const next = queue.enter();
	controller.abort();
	await expect(quitter).rejects.toSatisfy(isAbort);
	expect(queue.length).toBe(1);
	leave();
	(await next)();
	expect(queue.length).toBe(0);
});

test('does not let anybody in with a signal that is aborted already', async () => {
	await expect(new Queue().enter({ signal: AbortSignal.abort() })).rejects.toSatisfy(isAbort);
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
	const second = queue.enter({ signal: controller.signal });
	first();
	const leave = await second;
	controller.abort();
	leave();
	(await queue.enter())();
});

test('tells who waits how many are before it', async () => {
	const queue = new Queue();
	const told: Record<string, number[]> = { b: [], c: [], d: [] };
	const leaveA = await queue.enter({ onWaiting: () => expect.unreachable('who need not wait is told nothing') });
	const b = queue.enter({ onWaiting: (ahead) => told.b?.push(ahead) });
	const controller = new AbortController();
	const c = queue.enter({ onWaiting: (ahead) => told.c?.push(ahead), signal: controller.signal });
	const d = queue.enter({ onWaiting: (ahead) => told.d?.push(ahead) });
	controller.abort();
	await expect(c).rejects.toSatisfy(isAbort);
	leaveA();
	(await b)();
	(await d)();
	expect(told.b?.filter((ahead, index) => ahead !== told.b?.[index - 1])).toEqual([1, 0]);
	expect(told.c?.at(-1)).toBe(0);
	expect(told.d?.filter((ahead, index) => ahead !== told.d?.[index - 1])).toEqual([3, 2, 1, 0]);
});

test('lets in first who asked first, also when that one came later', async () => {
	const queue = new Queue();
	const order: string[] = [];
	const pass = async (name: string, askedAtMs: number) => {
		const leave = await queue.enter({ askedAtMs });
		order.push(name);
		leave();
	};
	const leave = await queue.enter();
	const all = [pass('second', 20), pass('third', 30), pass('first', 10), pass('fourth', 30)];
	leave();
	await Promise.all(all);
	expect(order).toEqual(['first', 'second', 'third', 'fourth']);
});

test('sends everybody away when it is closed', async () => {
	const queue = new Queue();
	const leave = await queue.enter();
	const waiting = queue.enter();
	queue.close(new Error('closed'));
	await expect(waiting).rejects.toThrow('closed');
	leave();
	await expect(queue.enter()).rejects.toThrow('closed');
});
