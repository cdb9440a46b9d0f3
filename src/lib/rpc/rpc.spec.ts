import { afterEach, expect, test } from 'vitest';
import { AppError, isAbort, isAppError } from '#lib/base/errors.ts';
import { Caller } from '#lib/rpc/caller.ts';
import type { Port } from '#lib/rpc/messages.ts';
import { serve, type Handlers } from '#lib/rpc/serve.ts';
import { streamEvents } from '#lib/rpc/stream.ts';

type TestMethods = {
	double: { params: number; event: never; result: number };
	fail: { params: null; event: never; result: null };
	count: { params: number; event: number; result: number };
	wait: { params: null; event: string; result: null };
	numbers: { params: number; event: never; result: { values: Float32Array } };
	odd: { params: unknown; event: never; result: unknown };
};

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

function connect(handlers: Partial<Handlers<TestMethods>>) {
	const { port1, port2 } = new MessageChannel();
	const stop = serve<TestMethods>(port2 as Port, handlers as Handlers<TestMethods>);
	ends.push(() => {
		stop();
		port1.close();
	});
	return { caller: new Caller<TestMethods>(port1 as Port), stop };
}

/** Answers after the signal of the call aborts, never before. */
function untilAborted(signal: AbortSignal): Promise<null> {
	return new Promise((resolve) => signal.addEventListener('abort', () => resolve(null)));
}

test('a call gets its own result', async () => {
	const { caller } = connect({ double: async (value) => value * 2 });
	expect(await Promise.all([1, 2, 3].map((value) => caller.call('double', value)))).toEqual([2, 4, 6]);
});

test('events arrive in order, before the result', async () => {
	const { caller } = connect({
		count: async (to, { emit }) => {
			for (let value = 1; value <= to; value++) emit(value);
			return to;
		}
	});
	const seen: unknown[] = [];
	seen.push(await caller.call('count', 3, { onEvent: (value) => seen.push(value) }));
	expect(seen).toEqual([1, 2, 3, 3]);
});

test('an error arrives with its code and details', async () => {
	const { caller } = connect({
		fail: () => Promise.reject(new AppError('engine/context-overflow', { promptTokens: 9, contextTokens: 8 }))
	});
	const error: unknown = await caller.call('fail', null).catch((reason: unknown) => reason);
	expect(isAppError(error, 'engine/context-overflow') && error.details.contextTokens).toBe(8);
});

test('a method that is not served is a bug, not a silence', async () => {
	const { caller } = connect({});
	await expect(caller.call('double', 1)).rejects.toMatchObject({ code: 'internal/bug' });
	await expect(caller.call('toString' as 'double', 1)).rejects.toMatchObject({ code: 'internal/bug' });
});

test('a signal aborts the call on the other side', async () => {
	const { caller } = connect({ wait: (_, { signal }) => untilAborted(signal) });
	const controller = new AbortController();
	const waiting = caller.call('wait', null, { signal: controller.signal });
	controller.abort();
	expect(await waiting).toBeNull();
});

test('a signal aborts only its own call', async () => {
	const { caller } = connect({ wait: (_, { signal }) => untilAborted(signal), double: async (value) => value * 2 });
	const first = new AbortController();
	const second = new AbortController();
	let ended = '';
	const calls = [first, second].map(({ signal }, index) =>
		caller.call('wait', null, { signal }).then(() => (ended += index))
	);
	second.abort();
	await calls[1];
	await caller.call('double', 1);
	expect(ended).toBe('1');
	first.abort();
	await calls[0];
});

test('a signal that is aborted already sends nothing', async () => {
	let called = false;
	const { caller } = connect({
		double: async (value) => value,
		wait: async () => {
			called = true;
			return null;
		}
	});
	await expect(caller.call('wait', null, { signal: AbortSignal.abort() })).rejects.toSatisfy(isAbort);
	await caller.call('double', 1);
	expect(called).toBe(false);
});

test('params that cannot be cloned reject the call, and the next one works', async () => {
	const { caller } = connect({ odd: async (value) => value });
	await expect(caller.call('odd', () => {})).rejects.toMatchObject({ name: 'DataCloneError' });
	expect(await caller.call('odd', 'text')).toBe('text');
});

test('a result that cannot be cloned rejects the call', async () => {
	const { caller } = connect({ odd: async () => () => {} });
	await expect(caller.call('odd', null)).rejects.toMatchObject({ name: 'DataCloneError' });
});

test('typed arrays are moved, not copied', async () => {
	const values = new Float32Array([1, 2]);
	const { caller } = connect({ numbers: async () => ({ values }) });
	expect((await caller.call('numbers', 2)).values).toEqual(new Float32Array([1, 2]));
	expect(values.byteLength).toBe(0);
});

test('close fails every call in flight and every later one', async () => {
	const { caller } = connect({ wait: (_, { signal }) => untilAborted(signal) });
	const waiting = caller.call('wait', null);
	const crashed = new AppError('engine/crashed', { reason: 'test' });
	caller.close(crashed);
	await expect(waiting).rejects.toBe(crashed);
	await expect(caller.call('wait', null)).rejects.toBe(crashed);
});

test('an end of serving aborts what runs', async () => {
	let signal: AbortSignal | undefined;
	const { caller, stop } = connect({
		wait: (_, context) => {
			signal = context.signal;
			context.emit('started');
			return untilAborted(context.signal);
		}
	});
	await new Promise<void>((resolve) => void caller.call('wait', null, { onEvent: () => resolve() }));
	stop();
	expect(signal?.aborted).toBe(true);
});

test('a stream yields what is pushed, then ends', async () => {
	const seen: number[] = [];
	const stream = streamEvents<number>(async (push) => {
		push(1);
		await null;
		push(2);
		push(3);
	});
	for await (const value of stream) seen.push(value);
	expect(seen).toEqual([1, 2, 3]);
});

test('a stream yields what came before an error, then throws it', async () => {
	const seen: number[] = [];
	const stream = streamEvents<number>((push) => {
		push(1);
		return Promise.reject(new Error('broken'));
	});
	const reading = (async () => {
		for await (const value of stream) seen.push(value);
	})();
	await expect(reading).rejects.toThrow('broken');
	expect(seen).toEqual([1]);
});

test('leaving the loop aborts the call on the other side', async () => {
	let aborted = (): void => {};
	const stopped = new Promise<void>((resolve) => (aborted = resolve));
	const { caller } = connect({
		count: async (_, { emit, signal }) => {
			signal.addEventListener('abort', aborted);
			emit(1);
			emit(2);
			await untilAborted(signal);
			return 0;
		}
	});
	const stream = streamEvents<number>((onEvent, signal) => caller.call('count', 9, { onEvent, signal }));
	for await (const value of stream) if (value === 1) break;
	await stopped; // hangs, and so fails, if nothing aborts
});

test('the outer signal aborts the call, and the stream still reads to its end', async () => {
	const { caller } = connect({
		wait: async (_, { emit, signal }) => {
			emit('first');
			await untilAborted(signal);
			emit('last words');
			return null;
		}
	});
	const controller = new AbortController();
	const seen: string[] = [];
	const stream = streamEvents<string>(
		(onEvent, signal) => caller.call('wait', null, { onEvent, signal }),
		controller.signal
	);
	for await (const text of stream) {
		seen.push(text);
		controller.abort();
	}
	expect(seen).toEqual(['first', 'last words']);
});
