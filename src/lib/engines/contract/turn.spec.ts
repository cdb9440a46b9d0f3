import { expect, test } from 'vitest';
import { slotsFor, Turn } from '#lib/engines/contract/turn.ts';

const busy = { code: 'engine/busy' };

test('refuses a newcomer while work goes on', async () => {
	const turn = new Turn();
	const { end } = await turn.take('generate', new AbortController().signal);
	await expect(turn.take('load', new AbortController().signal)).rejects.toMatchObject(busy);
	end();
	(await turn.take('load', new AbortController().signal)).end();
});

test('lets a newcomer wait for work that was told to stop', async () => {
	const turn = new Turn();
	const stopping = new AbortController();
	const { end } = await turn.take('generate', stopping.signal);
	stopping.abort();
	const order: string[] = [];
	const next = turn.take('generate', new AbortController().signal).then(() => order.push('next'));
	await new Promise((resolve) => setTimeout(resolve));
	order.push('end');
	end();
	await next;
	expect(order).toEqual(['end', 'next']);
});

test('lets only one of two waiting newcomers in', async () => {
	const turn = new Turn();
	const stopping = new AbortController();
	const { end } = await turn.take('generate', stopping.signal);
	stopping.abort();
	const newcomers = [1, 2].map(() => turn.take('generate', new AbortController().signal));
	end();
	const outcomes = await Promise.allSettled(newcomers);
	expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
});

test('is idle when nobody holds it', async () => {
	const turn = new Turn();
	await turn.idle();
	const { end } = await turn.take('load', new AbortController().signal);
	let idle = false;
	const waiting = turn.idle().then(() => (idle = true));
	await new Promise((resolve) => setTimeout(resolve));
	expect(idle).toBe(false);
	end();
	await waiting;
});

test('a stream that is left stops its work, and holds the turn until the work has ended', async () => {
	const turn = new Turn();
	const order: string[] = [];
	const work = async (emit: (event: number) => void, stopping: AbortSignal) => {
		emit(1);
		await new Promise((resolve) => stopping.addEventListener('abort', resolve));
		order.push('stopped');
		await new Promise((resolve) => setTimeout(resolve));
		order.push('ended');
		throw new Error('nobody hears this');
	};
	for await (const event of turn.stream('generate', undefined, work)) {
		expect(event).toBe(1);
		break;
	}
	(await turn.take('load', new AbortController().signal)).end();
	expect(order).toEqual(['stopped', 'ended']);
});

test('a stream throws what its work throws, and frees the turn', async () => {
	const turn = new Turn();
	const stream = turn.stream('generate', undefined, () => Promise.reject(new Error('broken')));
	await expect(stream.next()).rejects.toThrow('broken');
	(await turn.take('load', new AbortController().signal)).end();
});

test('lets one into each slot, and whoever must be alone in when all are empty', async () => {
	const turn = new Turn();
	const { signal } = new AbortController();
	const first = await turn.take('generate', signal, [1, 2]);
	const second = await turn.take('generate', signal, [1, 2]);
	const own = await turn.take('generate', signal, [0]);
	expect([first.slot, second.slot, own.slot]).toEqual([1, 2, 0]);
	await expect(turn.take('generate', signal, [1, 2])).rejects.toMatchObject(busy);
	await expect(turn.take('generate', signal, [0])).rejects.toMatchObject(busy);
	await expect(turn.take('load', signal)).rejects.toMatchObject(busy);
	second.end();
	expect((await turn.take('generate', signal, [1, 2])).slot).toBe(2);
});

test('who is alone keeps everybody out of every slot', async () => {
	const turn = new Turn();
	const { signal } = new AbortController();
	const { end } = await turn.take('load', signal);
	await expect(turn.take('generate', signal, [1, 2])).rejects.toMatchObject(busy);
	end();
	expect((await turn.take('generate', signal, [1, 2])).slot).toBe(1);
});

test('waits for the slot whose holder was told to stop, not for the others', async () => {
	const turn = new Turn();
	const { signal } = new AbortController();
	await turn.take('generate', signal, [1, 2]);
	const second = await turn.take('generate', AbortSignal.abort(), [1, 2]);
	const next = turn.take('generate', signal, [1, 2]);
	second.end();
	expect((await next).slot).toBe(2);
});

test('stops everybody, in every slot', async () => {
	const turn = new Turn();
	const begun = await Promise.all([[0], [1, 2], [1, 2]].map((slots) => turn.begin('generate', undefined, slots)));
	const stopped = turn.stop();
	expect(begun.map(({ stopping }) => stopping.aborted)).toEqual([true, true, true]);
	for (const { end } of begun) end();
	await stopped;
});

test('an answer beside others takes any slot but the first, which is for those that follow one another', () => {
	expect(slotsFor(true, undefined)).toBeNull();
	expect(slotsFor(false, undefined)).toBeNull();
	expect(slotsFor(undefined, 2)).toEqual([0]);
	expect(slotsFor(true, 2)).toEqual([1, 2]);
});
