import { afterEach, describe, expect, test } from 'vitest';
import { AppError, isAbort, isAppError } from '#lib/base/errors.ts';
import type { ModelInfo } from '#lib/catalog/catalog.ts';
import type { GenerateEvent } from '#lib/engines/contract/types.ts';
import { createEngine } from '#lib/engines/registry.ts';
import { ask, closeHosts, collect, isCode, kindsOf, makeModel, makeTabs, reasonOf, until } from '#lib/host/fixtures.ts';
import type { RecoveryEvent } from '#lib/host/recovery.ts';
import type { SharedHost } from '#lib/host/shared-host.ts';

afterEach(closeHosts);

/** An answer of a tab that is being written: resolves at its first word. */
async function begin(host: SharedHost, script: string, model = makeModel(), maxTokens = 1000) {
	const controller = new AbortController();
	const events: GenerateEvent[] = [];
	const stream = host.generate(model, ask(script, maxTokens), { signal: controller.signal });
	let spoke = () => {};
	const first = new Promise<void>((resolve) => (spoke = resolve));
	const end = (async () => {
		for await (const event of stream) {
			events.push(event);
			if (event.type === 'token') spoke();
		}
	})();
	end.catch(() => {});
	await Promise.race([first, end]);
	return { events, end, stop: () => controller.abort() };
}

const wordsOf = (events: readonly GenerateEvent[]) => events.filter(({ type }) => type === 'token').length;

describe('tabs that share an engine', () => {
	test('one owns it, the others answer with it', async () => {
		const { join, made } = makeTabs();
		const leader = await join();
		const guests = await Promise.all([join(), join()]);
		expect(leader.status.role).toBe('leader');
		expect(guests.map(({ status }) => status.role)).toEqual(['guest', 'guest']);
		for (const host of [leader, ...guests])
			expect(reasonOf(await collect(host.generate(makeModel(), ask('a'))))).toBe('length');
		expect(made).toHaveLength(1);
		await expect.poll(() => guests[0]?.status).toMatchObject({ phase: 'ready', modelId: 'fake', backend: 'cpu' });
	});

	test('that all start at once make one engine', async () => {
		const { open, made } = makeTabs();
		const hosts = [open(), open(), open(), open()];
		await Promise.all(hosts.map((host) => host.preload(makeModel())));
		expect(made).toHaveLength(1);
		expect(hosts.filter(({ status }) => status.role === 'leader')).toHaveLength(1);
	});

	test('do not share when they are of different versions', async () => {
		const { join, made } = makeTabs();
		await (await join()).load(makeModel());
		const other = await join({ shareName: 'another version' });
		await other.load(makeModel());
		expect(other.status.role).toBe('leader');
		expect(made).toHaveLength(2);
	});

	test('answer in the order in which they were asked, and tell how many are before', async () => {
		const { join } = makeTabs();
		const leader = await join();
		const guest = await join();
		const order: string[] = [];
		const places: number[] = [];
		// Slow, because what comes from another tab is heard a little later than what was said here.
		const read = async (host: SharedHost, name: string) => {
			const onWaiting = (ahead: number) => places.at(-1) !== ahead && places.push(ahead);
			const options = name === 'c' ? { onWaiting } : {};
			for await (const { type } of host.generate(makeModel(), ask('[slow=150] [words=2]'), options))
				if (type === 'finish') order.push(name);
		};
		const running = await begin(guest, '[slow=100]', makeModel(), 20);
		const all: Promise<void>[] = [];
		for (const [host, name] of [
			[guest, 'a'] as const,
			[leader, 'b'] as const,
			[guest, 'c'] as const,
			[leader, 'd'] as const
		]) {
			all.push(read(host, name));
			// The clock of browsers is coarse: what is asked at the same moment has no order.
			await new Promise((resolve) => setTimeout(resolve, 5));
		}
		await expect.poll(() => places).toEqual([3]);
		expect(guest.status.waiting).toBe(1);
		await Promise.all([running.end, ...all]);
		expect(order.join('')).toBe('abcd');
		expect(places).toEqual([3, 2, 1, 0]);
		expect([leader.status.waiting, guest.status.waiting]).toEqual([0, 0]);
	});

	test('let a waiting question of a guest go when it is aborted', async () => {
		const { join } = makeTabs();
		const leader = await join();
		const guest = await join();
		const running = await begin(leader, '[slow=20]');
		const controller = new AbortController();
		const waiting = collect(guest.generate(makeModel(), ask('b'), { signal: controller.signal }));
		await until(guest, ({ waiting: ahead }) => ahead === 1);
		controller.abort();
		expect(kindsOf(await waiting)).toBe('finish');
		expect(guest.status.waiting).toBe(0);
		const aborted = guest.load(makeModel(), { signal: AbortSignal.abort() });
		await expect(aborted).rejects.toSatisfy(isAbort);
		running.stop();
		expect(reasonOf(await collect(guest.generate(makeModel(), ask('c'))))).toBe('length');
	});

	test('switch between their models from answer to answer, and a tab that only starts takes none away', async () => {
		const { join, made } = makeTabs();
		const leader = await join();
		const guest = await join();
		await leader.load(makeModel('one'));
		await guest.preload(makeModel('two'));
		expect(leader.status.modelId).toBe('one');
		await until(guest, ({ modelId }) => modelId === 'one');
		expect(guest.status).toMatchObject({ usedElsewhere: true, modelName: 'Guide' });
		expect(leader.status.usedElsewhere).toBe(false);
		await collect(guest.generate(makeModel('two'), ask('a')));
		expect(leader.status).toMatchObject({ modelId: 'two', usedElsewhere: true });
		await collect(leader.generate(makeModel('one'), ask('b')));
		expect(leader.status).toMatchObject({ modelId: 'one', usedElsewhere: false });
		expect(made).toHaveLength(1);
	});

	test('hand a file of one tab to the engine of another, and know it from another file of that name', async () => {
		const opened: string[] = [];
		const openModel = async ({ disk = [] }: ModelInfo) => {
			opened.push(await (disk[0]?.text() ?? 'nothing'));
			return { blobs: [], stored: true };
		};
		const { join } = makeTabs({ openModel });
		const [leader, guest] = [await join(), await join()];
		const fromDisk = (text: string): ModelInfo => ({ ...makeModel('disk-a'), disk: [new File([text], 'a.gguf')] });
		const mine = fromDisk('of the guest');
		await guest.load(mine);
		await collect(guest.generate(mine, ask('a')));
		expect(opened).toEqual(['of the guest']);
		await leader.load(fromDisk('of the leader'));
		expect(opened).toEqual(['of the guest', 'of the leader']);
	});

	test('count, refuse and fail for a guest as for the leader', async () => {
		const { join } = makeTabs();
		await join();
		const guest = await join();
		const { messages } = ask('some words');
		expect((await guest.countTokens(makeModel(), messages)).tokens).toBeGreaterThan(2);
		const embedding = guest.embed(makeModel(), ['a']);
		await expect(embedding).rejects.toSatisfy(isCode('request/unsupported'));
		await expect(collect(guest.generate(makeModel(), ask('')))).rejects.toSatisfy(isCode('request/invalid'));
		await expect(guest.load(makeModel('fake-load-fails'))).rejects.toSatisfy(isCode('engine/load-failed'));
		expect(guest.status.error).toBeInstanceOf(AppError);
		const phases: unknown[] = [];
		await guest.load(makeModel(), { onProgress: ({ phase }) => phases.push(phase) });
		expect(phases).toEqual(['start', 'weights', 'warm-up']);
	});

	test('unload only the model that is meant', async () => {
		const { join, live } = makeTabs();
		const [leader, guest] = [await join(), await join()];
		await leader.load(makeModel('one'));
		await guest.unload('two');
		expect(live()).toBe(1);
		await guest.unload('one');
		expect(live()).toBe(0);
	});
});

describe('when the tab with the engine is gone', () => {
	test('another one loads its model, the answer that was cut fails with its words, and the next works', async () => {
		const { join, made, live } = makeTabs();
		const leader = await join();
		const guest = await join();
		const cut = await begin(guest, '[slow=10]');
		leader.close();
		await expect(cut.end).rejects.toSatisfy(isCode('host/lost'));
		expect(wordsOf(cut.events)).toBeGreaterThan(0);
		expect(reasonOf(cut.events)).toBe(null);
		await until(guest, ({ phase, role }) => role === 'leader' && phase === 'ready');
		expect(live()).toBe(1);
		expect(reasonOf(await collect(guest.generate(makeModel(), ask('b'))))).toBe('length');
		expect(made).toHaveLength(2);
	});

	test('questions that had no word yet are asked again, in their order', async () => {
		const { join, live } = makeTabs();
		const leader = await join();
		const [one, two] = [await join(), await join()];
		const running = await begin(leader, '[slow=20]');
		const order: string[] = [];
		const read = async (host: SharedHost, name: string, script = '[words=2]') => {
			const events = await collect(host.generate(makeModel(), ask(script)));
			if (reasonOf(events) === 'stop') order.push(name);
		};
		// Long enough for the others to come back: the new host cannot wait for what it has not heard of.
		const all = [read(two, 'a', '[slow=200] [words=3]')];
		await until(two, ({ waiting }) => waiting === 1);
		all.push(read(one, 'b'));
		await until(one, ({ waiting }) => waiting === 2);
		all.push(read(two, 'c'));
		leader.close();
		await expect(running.end).rejects.toSatisfy(isCode('host/lost'));
		await Promise.all(all);
		expect(order.join('')).toBe('abc');
		expect(live()).toBe(1);
		expect([one.status.role, two.status.role].sort()).toEqual(['guest', 'leader']);
	});

	test('a load is asked again, too; what was never loaded is not loaded by itself', async () => {
		const opened: string[] = [];
		const openModel = ({ id }: ModelInfo) =>
			opened.push(id) === 1 ? new Promise<never>(() => {}) : Promise.resolve({ blobs: [], stored: true });
		const { join } = makeTabs({ openModel });
		const leader = await join();
		const guest = await join();
		const bystander = await join();
		const loading = guest.load(makeModel('slow'));
		await until(bystander, ({ phase }) => phase === 'loading');
		leader.close();
		expect((await loading).modelId).toBe('slow');
		expect(opened).toEqual(['slow', 'slow']);
	});

	test('a question that loses its host again and again is given up', async () => {
		const { open, join, made } = makeTabs();
		const hosts = [await join()];
		for (let more = 0; more < 4; more++) hosts.push(open());
		const asker = hosts.at(-1);
		const answer = collect(asker!.generate(makeModel(), ask('[hang-prefill]')));
		let failed: unknown = null;
		answer.catch((error: unknown) => (failed = error));
		for (const host of hosts.slice(0, 3)) {
			await until(host, ({ phase, role }) => role === 'leader' && phase === 'busy');
			host.close();
		}
		await expect.poll(() => isAppError(failed, 'host/lost')).toBe(true);
		expect(made.length).toBeLessThan(5);
	});
});

describe('when a guest is gone', () => {
	test('its answer is ended, and nobody waits for it', async () => {
		const { join, live } = makeTabs();
		const leader = await join();
		const guest = await join();
		await begin(guest, '[slow=10]');
		await until(leader, ({ phase }) => phase === 'busy');
		guest.close();
		await until(leader, ({ phase }) => phase === 'ready');
		expect(reasonOf(await collect(leader.generate(makeModel(), ask('b'))))).toBe('length');
		expect(live()).toBe(1);
	});
});

describe('a guest that asks for the engine', () => {
	test('gets it after the answer that is being written, with its model', async () => {
		const { join, live } = makeTabs();
		const leader = await join();
		const [bystander, guest] = [await join(), await join()];
		const running = await begin(leader, '[slow=10] [words=20]');
		const waiting = collect(bystander.generate(makeModel(), ask('[words=2]')));
		await until(bystander, ({ waiting: ahead }) => ahead === 1);
		await guest.moveHere();
		expect(reasonOf(running.events)).toBe('stop');
		expect(reasonOf(await waiting)).toBe('stop');
		expect(guest.status.role).toBe('leader');
		await until(guest, ({ phase, modelId }) => phase === 'ready' && modelId === 'fake');
		await until(leader, ({ role, phase }) => role === 'guest' && phase === 'ready');
		expect(live()).toBe(1);
		for (const host of [leader, bystander, guest])
			expect(reasonOf(await collect(host.generate(makeModel(), ask('b'))))).toBe('length');
		expect(live()).toBe(1);
	});

	test('is asked itself what was asked after it', async () => {
		const { join, live } = makeTabs();
		const [leader, guest] = [await join(), await join()];
		const running = await begin(leader, '[slow=10] [words=20]');
		const moved = guest.moveHere();
		await guest.probe().catch(() => {}); // behind it in the queue of the old host
		const after = [collect(leader.generate(makeModel(), ask('a'))), collect(guest.generate(makeModel(), ask('b')))];
		await Promise.all([running.end, moved]);
		for (const answer of after) expect(reasonOf(await answer)).toBe('length');
		expect(guest.status.role).toBe('leader');
		expect(live()).toBe(1);
	});
});

describe('a tab that is put to sleep', () => {
	const sleepAll = () => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
	const wakeAll = () => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));

	test('holds nothing, and takes part again when it wakes, with its model', async () => {
		const { join, live } = makeTabs();
		const host = await join();
		await host.load(makeModel());
		sleepAll();
		expect(live()).toBe(0);
		const held = async () => (await navigator.locks.query()).held?.map(({ name }) => name) ?? [];
		await expect.poll(held).not.toContainEqual(expect.stringContaining('hearth-engine-host'));
		wakeAll();
		await until(host, ({ phase }) => phase === 'ready');
		expect(reasonOf(await collect(host.generate(makeModel(), ask('a'))))).toBe('length');
		expect(live()).toBe(1);
	});

	test('leaves the engine to others that need it, and comes back as their guest', async () => {
		const { join, live } = makeTabs();
		const leader = await join();
		const guest = await join();
		await guest.load(makeModel());
		document.dispatchEvent(new Event('freeze'));
		await until(guest, ({ role, phase }) => role === 'leader' && phase === 'ready');
		document.dispatchEvent(new Event('resume'));
		await until(leader, ({ role, phase }) => role === 'guest' && phase === 'ready');
		expect(live()).toBe(1);
	});

	test('loses its office when it does not answer', async () => {
		const { join, live } = makeTabs();
		const shareName = `mute ${crypto.randomUUID()}`;
		let wakeUp = () => {};
		const mute = new Promise<void>((resolve) => (wakeUp = resolve));
		void navigator.locks.request(`hearth-engine-host ${shareName}`, () => mute).catch(() => {});
		const host = await join({ shareName, patience: { joinMs: 200 } });
		expect(host.status.role).toBe('leader');
		await host.load(makeModel());
		expect(live()).toBe(1);
		wakeUp();
	});
});

describe('alone', () => {
	test('a page without the means to share has its own engine', async () => {
		const { BroadcastChannel: given } = globalThis;
		try {
			Reflect.deleteProperty(globalThis, 'BroadcastChannel');
			const { join, made } = makeTabs();
			const hosts = [await join(), await join()];
			for (const host of hosts) await collect(host.generate(makeModel(), ask('a')));
			expect(hosts.map(({ status }) => status.role)).toEqual(['leader', 'leader']);
			expect(made).toHaveLength(2);
		} finally {
			globalThis.BroadcastChannel = given;
		}
	});

	test('a page that may start no worker does not do it for all', async () => {
		const { join } = makeTabs();
		const ready = Promise.reject(new AppError('engine/unprotected', { reason: 'not-installed', detail: 'a test' }));
		ready.catch(() => {});
		const { open } = makeTabs();
		const barred = open({ ready, shareName: 'barred' });
		await expect(barred.load(makeModel())).rejects.toSatisfy(isCode('engine/unprotected'));
		await (await join({ shareName: 'barred' })).load(makeModel());
	});
});

test('the death of an engine is told to the tab whose answer it was', async () => {
	const told: string[] = [];
	const tell = (name: string) => (event: RecoveryEvent) => told.push(`${name} ${event.answer} ${event.error.code}`);
	const { join } = makeTabs({ createEngine });
	await join({ onRecovery: tell('leader') });
	const guest = await join({ onRecovery: tell('guest') });
	const failed = await collect(guest.generate(makeModel(), ask('[crash=3]'))).catch((error: unknown) => error);
	expect(isAppError(failed, 'engine/crashed') && failed.details.recovery).toBe('again');
	await expect.poll(() => told).toEqual(['guest cut engine/crashed']);
});
