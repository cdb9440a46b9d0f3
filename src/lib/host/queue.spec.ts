import { expect, test } from 'vitest';
import { isAbort } from '#lib/base/errors.ts';
import { Queue, type SharedPlace } from '#lib/host/queue.ts';

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

/** Comes in beside others of its kind, up to a number. */
const upTo = (most: () => number, kind = 'answer'): SharedPlace => ({
	kind,
	joins: (inside) => (most() < 2 ? 'alone' : inside.filter((other) => other === kind).length < most() ? 'come' : 'wait')
});
const settled = () => new Promise((resolve) => setTimeout(resolve));

test('lets as many in at once as agree to it, and tells the others how many are before them', async () => {
	const queue = new Queue();
	const shared = upTo(() => 2);
	const leaves = [await queue.enter({}, shared), await queue.enter({}, shared)];
	const told: Record<string, number[]> = { c: [], d: [] };
	const entered: string[] = [];
	const wait = async (name: string) => {
		const leave = await queue.enter({ onWaiting: (ahead) => told[name]?.push(ahead) }, shared);
		entered.push(name);
		return leave;
	};
	const c = wait('c');
	const d = wait('d');
	expect(queue.length).toBe(2);
	leaves[1]?.();
	(await c)();
	await d;
	expect(entered).toEqual(['c', 'd']);
	expect(told.c?.filter((ahead, index) => ahead !== told.c?.[index - 1])).toEqual([2, 0]);
	expect(told.d?.filter((ahead, index) => ahead !== told.d?.[index - 1])).toEqual([3, 2, 0]);
});

test('who must be alone waits until nobody is inside, and nobody passes it', async () => {
	const queue = new Queue();
	const shared = upTo(() => 4);
	const first = await queue.enter({}, shared);
	const second = await queue.enter({}, shared);
	const order: string[] = [];
	const alone = queue.enter().then((leave) => {
		order.push('alone');
		return leave;
	});
	const third = queue.enter({}, shared).then(() => order.push('third'));
	first();
	await settled();
	expect(order).toEqual([]);
	second();
	const leave = await alone;
	await settled();
	expect(order).toEqual(['alone']);
	leave();
	await third;
	expect(order).toEqual(['alone', 'third']);
});

test('another kind passes those who wait for room among theirs', async () => {
	const queue = new Queue();
	const shared = upTo(() => 2);
	const leaves = [await queue.enter({}, shared), await queue.enter({}, shared)];
	let third = false;
	void queue.enter({}, shared).then(() => (third = true));
	const own = await queue.enter(
		{},
		upTo(() => 2, 'chat')
	);
	await settled();
	expect(third).toBe(false);
	own();
	leaves[0]?.();
	await settled();
	expect(third).toBe(true);
});

test('who came when one at a time was inside comes in when there is room for more', async () => {
	const queue = new Queue();
	let most = 1;
	const shared = upTo(() => most);
	await queue.enter({}, shared);
	let inside = 1;
	for (let index = 0; index < 3; index++) void queue.enter({}, shared).then(() => inside++);
	await settled();
	expect(inside).toBe(1);
	most = 3;
	queue.admit();
	await settled();
	expect(inside).toBe(3);
	expect(queue.length).toBe(1);
});

test('who gives up lets those in that waited behind it', async () => {
	const queue = new Queue();
	const shared = upTo(() => 2);
	await queue.enter({}, shared);
	const controller = new AbortController();
	const alone = queue.enter({ signal: controller.signal });
	let second = false;
	void queue.enter({}, shared).then(() => (second = true));
	await settled();
	expect(second).toBe(false);
	controller.abort();
	await expect(alone).rejects.toSatisfy(isAbort);
	await settled();
	expect(second).toBe(true);
});
