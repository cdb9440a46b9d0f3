import { expect, test } from 'vitest';
import { Turn } from '#lib/engines/contract/turn.ts';

const busy = { code: 'engine/busy' };

test('refuses a newcomer while work goes on', async () => {
	const turn = new Turn();
	const end = await turn.take('generate', new AbortController().signal);
	await expect(turn.take('load', new AbortController().signal)).rejects.toMatchObject(busy);
	end();
	(await turn.take('load', new AbortController().signal))();
});

test('lets a newcomer wait for work that was told to stop', async () => {
	const turn = new Turn();
	const stopping = new AbortController();
	const end = await turn.take('generate', stopping.signal);
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
	const end = await turn.take('generate', stopping.signal);
	stopping.abort();
	const newcomers = [1, 2].map(() => turn.take('generate', new AbortController().signal));
	end();
	const outcomes = await Promise.allSettled(newcomers);
	expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
});

test('is idle when nobody holds it', async () => {
	const turn = new Turn();
	await turn.idle();
	const end = await turn.take('load', new AbortController().signal);
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
	(await turn.take('load', new AbortController().signal))();
	expect(order).toEqual(['stopped', 'ended']);
});

test('a stream throws what its work throws, and frees the turn', async () => {
	const turn = new Turn();
	const stream = turn.stream('generate', undefined, () => Promise.reject(new Error('broken')));
	await expect(stream.next()).rejects.toThrow('broken');
	(await turn.take('load', new AbortController().signal))();
});
