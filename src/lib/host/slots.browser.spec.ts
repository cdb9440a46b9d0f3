// Several answers at once: with the scripted engine, whose timing and failures are exact.
import { afterEach, describe, expect, test } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import type { GenerateEvent } from '#lib/engines/contract/types.ts';
import {
	ask,
	closeHosts,
	collect,
	isCode,
	makeHost,
	makeModel,
	makeTabs,
	reasonOf,
	until
} from '#lib/host/fixtures.ts';
import { slotKey, undecided, type SlotDecision, type SlotMemory } from '#lib/host/slots.ts';

afterEach(closeHosts);

/** A memory that a device would have kept, with this many slots for every model; `null`: nothing was measured. */
function makeMemory(slots: number | null): SlotMemory & { kept: Map<string, SlotDecision>; enabled: boolean } {
	const kept = new Map<string, SlotDecision>();
	return {
		kept,
		enabled: true,
		find: (key) => kept.get(key) ?? (slots === null ? null : { ...undecided('cpu'), slots, reason: 'measured' }),
		keep: (key, decision) => void kept.set(key, decision),
		forget: (key) => void kept.delete(key)
	};
}

const beside = (content: string, maxTokens?: number) => ({ ...ask(content, maxTokens), beside: true });

/** Reads until the first token, and leaves the rest to be read. */
async function begin(events: AsyncIterator<GenerateEvent>): Promise<AsyncIterable<GenerateEvent>> {
	for (let next = await events.next(); next.value?.type !== 'token';) next = await events.next();
	return { [Symbol.asyncIterator]: () => events };
}

describe('a host whose model was measured to gain by two at once', () => {
	const open = (slots: number | null = 2) => {
		const memory = makeMemory(slots);
		return { memory, model: makeModel(), ...makeHost({ slots: memory }) };
	};

	test('gives two at once and the chat beside them; the next ones wait, and are told', async () => {
		const { host, model } = open();
		expect((await host.load(model)).slots).toBe(2);
		const two = await Promise.all(
			[1, 2].map(() => begin(host.generate(model, beside('[slow=30] [words=99]', 99))[Symbol.asyncIterator]()))
		);
		const told: number[] = [];
		const third = collect(host.generate(model, beside('third'), { onWaiting: (ahead) => told.push(ahead) }));
		const chat = await collect(host.generate(model, ask('chat')));
		expect(reasonOf(chat)).not.toBeNull();
		expect(told).toEqual([2]);
		expect(host.status.phase).toBe('busy');
		await two[0]?.[Symbol.asyncIterator]().return?.();
		expect(reasonOf(await third)).not.toBeNull();
		expect(told.at(-1)).toBe(0);
		await two[1]?.[Symbol.asyncIterator]().return?.();
		await until(host, ({ phase }) => phase === 'ready');
	});

	test('lets nobody begin beside a chat that is read along', async () => {
		const { host, model } = open();
		await host.load(model);
		const chat = await begin(host.generate(model, ask('[slow=30] [words=99]', 99))[Symbol.asyncIterator]());
		let began = false;
		const other = collect(host.generate(model, beside('other'))).then((events) => {
			began = true;
			return events;
		});
		await host.load(model); // asked after it, and there at once
		expect(began).toBe(false);
		await chat[Symbol.asyncIterator]().return?.();
		expect(reasonOf(await other)).not.toBeNull();
	});

	test('aborts one and leaves the other as it is', async () => {
		const { host, model } = open();
		await host.load(model);
		const stop = new AbortController();
		const [stopped, other] = await Promise.all([
			begin(host.generate(model, beside('[slow=20] [words=99]', 99), { signal: stop.signal })[Symbol.asyncIterator]()),
			begin(host.generate(model, beside('[slow=20] [words=10]', 99))[Symbol.asyncIterator]())
		]);
		stop.abort();
		expect(reasonOf(await collect(stopped))).toBe('aborted');
		expect(reasonOf(await collect(other))).toBe('stop');
	});

	test('one that fails leaves the other as it is', async () => {
		const { host, model } = open();
		await host.load(model);
		const other = collect(host.generate(model, beside('[slow=20] [words=10]', 99)));
		const failed = collect(host.generate(model, beside('[fail=engine/context-overflow@2]')));
		await expect(failed).rejects.toSatisfy(isCode('engine/context-overflow'));
		expect(reasonOf(await other)).toBe('stop');
	});

	test('the death of the engine ends all with an error; it is loaded again once, and the next ones work', async () => {
		const { host, model, made } = open();
		await host.load(model);
		const speaking = await begin(host.generate(model, beside('[slow=20] [words=99]', 99))[Symbol.asyncIterator]());
		const deaths = [collect(speaking), collect(host.generate(model, beside('[slow=20] [crash=3]')))];
		const silent = collect(host.generate(model, ask('[slow-prefill=400] chat')));
		const failed = await Promise.all(deaths.map((death) => death.catch((error) => error)));
		expect(failed.map((error) => isAppError(error, 'engine/crashed') && error.details.recovery)).toEqual([
			'again',
			'again'
		]);
		expect(reasonOf(await silent)).not.toBeNull(); // it had no word yet, and began anew
		expect(made).toHaveLength(2);
		const next = await Promise.all([1, 2].map(() => collect(host.generate(model, beside('next')))));
		expect(next.map(reasonOf)).not.toContain(null);
		expect(host.status).toMatchObject({ phase: 'ready', model: { slots: 2 } });
	});

	test('after a death of memory nothing is loaded by itself, all hear of it, and the next one loads', async () => {
		const { host, model, made } = open();
		await host.load(model);
		const both = [beside('[slow=20] [words=99]', 99), beside('[slow=20] [fail=engine/out-of-memory@3]')];
		const failed = await Promise.all(
			both.map((request) => collect(host.generate(model, request)).catch((error) => error))
		);
		expect(failed.map((error) => error.code).sort()).toEqual(['engine/crashed', 'engine/out-of-memory']);
		expect(made).toHaveLength(1);
		expect(reasonOf(await collect(host.generate(model, beside('next'))))).not.toBeNull();
		expect(made).toHaveLength(2);
	});

	test('loads another model only when all have ended', async () => {
		const { host, model } = open();
		await host.load(model);
		const running = [1, 2].map(() => collect(host.generate(model, beside('[slow=20] [words=8]', 99))));
		const order: string[] = [];
		const other = collect(host.generate(makeModel('fake-other'), beside('hello'))).then(() => order.push('other'));
		await Promise.all(running.map((one) => one.then(() => order.push('one'))));
		await other;
		expect(order).toEqual(['one', 'one', 'other']);
	});

	test('goes one after another when that is switched off, and after the next load without the memory for more', async () => {
		const { host, model, memory } = open();
		await host.load(model);
		memory.enabled = false;
		const first = await begin(host.generate(model, beside('[slow=20] [words=99]', 99))[Symbol.asyncIterator]());
		const told: number[] = [];
		const second = collect(host.generate(model, beside('second'), { onWaiting: (ahead) => told.push(ahead) }));
		await expect.poll(() => told).toEqual([1]);
		await first[Symbol.asyncIterator]().return?.();
		await second;
		await host.unload();
		expect((await host.load(model)).slots).toBeUndefined();
	});

	test('a guest in another tab has its answers at once, too', async () => {
		const { join } = makeTabs({ slots: makeMemory(2) });
		const [leader, guest] = [await join(), await join()];
		const model = makeModel();
		expect((await guest.load(model)).slots).toBe(2);
		const first = await begin(guest.generate(model, beside('[slow=30] [words=99]', 99))[Symbol.asyncIterator]());
		expect(reasonOf(await collect(guest.generate(model, beside('second'))))).not.toBeNull();
		expect(reasonOf(await collect(leader.generate(model, ask('chat'))))).not.toBeNull();
		expect(guest.status.waiting).toBe(0);
		await first[Symbol.asyncIterator]().return?.();
	});
});

describe('a host that measures', () => {
	const key = slotKey(makeModel(), 'cpu');

	test('keeps what came of it, and loads the model so', async () => {
		const memory = makeMemory(null);
		const { host } = makeHost({ slots: memory });
		expect((await host.load(makeModel())).slots).toBeUndefined();
		// The scripted engine waits for timers, not for the CPU: two at once take as long as one.
		const model = { ...makeModel() };
		const decision = await host.measureSlots(model);
		expect(decision).toEqual(memory.kept.get(key));
		expect(decision?.reason).toBe('measured');
		expect(decision?.compared[0]).toMatchObject({ together: 2 });
		expect(host.status.phase).toBe('ready');
		expect(host.status.model?.slots ?? 1).toBe(decision?.slots);
	});

	test('stops when somebody asks, and is as before', async () => {
		const memory = makeMemory(null);
		const { host } = makeHost({ slots: memory });
		const model = makeModel();
		await host.load(model);
		const measuring = host.measureSlots(model);
		await until(host, ({ model }) => model?.slots === 2);
		expect(memory.kept.get(key)?.reason).toBe('cut-off'); // what a tab that dies now would leave
		const answer = collect(host.generate(model, ask('hello')));
		expect(await measuring).toBeNull();
		expect(reasonOf(await answer)).not.toBeNull();
		expect(memory.kept.size).toBe(0);
		expect(host.status.model?.slots).toBeUndefined();
	});

	test('does not measure what cannot give several answers', async () => {
		const { host } = makeHost({ slots: makeMemory(null) });
		expect(await host.measureSlots({ ...makeModel(), engine: 'transformers' })).toBeNull();
		expect(await makeHost().host.measureSlots(makeModel())).toBeNull();
	});

	test('a model that does not fit any more with its slots is loaded without, and that is kept', async () => {
		const memory = makeMemory(2);
		const { host } = makeHost({ slots: memory });
		const model = makeModel('fake-load-narrow');
		expect((await host.load(model)).slots).toBeUndefined();
		expect(memory.kept.get(slotKey(model, 'cpu'))).toMatchObject({ slots: 1, reason: 'memory' });
	});
});
