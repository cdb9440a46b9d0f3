import { afterEach, describe, expect, test } from 'vitest';
import { AppError, isAppError } from '#lib/base/errors.ts';
import type { GenerateEvent } from '#lib/engines/contract/types.ts';
import { createEngine } from '#lib/engines/registry.ts';
import { ask, closeHosts, collect, isCode, kindsOf, makeHost, makeModel, reasonOf, until } from '#lib/host/fixtures.ts';
import type { HostOptions } from '#lib/host/host.ts';
import type { RecoveryEvent } from '#lib/host/recovery.ts';

afterEach(closeHosts);

const silent = { id: 'fake-load-hangs', files: [], contextTokens: 8, backend: 'cpu' as const };

describe('a host whose engine dies', () => {
	test('keeps the tokens so far, throws, and answers the next question with a new worker', async () => {
		const { host, made } = makeHost();
		const events: GenerateEvent[] = [];
		const answer = collect(host.generate(makeModel(), ask('[crash=4]')), events);
		await expect(answer).rejects.toSatisfy(isCode('engine/crashed'));
		expect(kindsOf(events)).toBe('prefill token token token token');
		expect(reasonOf(await collect(host.generate(makeModel(), ask('b'))))).toBe('length');
		expect(made).toHaveLength(2);
	});

	test('loads the model again by itself, and tells so', async () => {
		const told: RecoveryEvent[] = [];
		const { host, made } = makeHost({ onRecovery: (event) => told.push(event) });
		const failed = await collect(host.generate(makeModel(), ask('[crash=4]'))).catch((error: unknown) => error);
		expect(isAppError(failed, 'engine/crashed') && failed.details.recovery).toBe('again');
		await until(host, ({ phase }) => phase === 'ready');
		expect(made).toHaveLength(2);
		await expect.poll(() => told).toHaveLength(1);
		expect(told[0]).toMatchObject({ recovery: 'again', answer: 'cut', failure: null });
	});

	test('begins an answer again that had no word yet, once', async () => {
		const told: RecoveryEvent[] = [];
		const { host, made } = makeHost({ onRecovery: (event) => told.push(event) });
		const answer = collect(host.generate(makeModel(), ask('[crash=0]')));
		await expect(answer).rejects.toSatisfy(isCode('engine/crashed'));
		expect(made).toHaveLength(2);
		await expect.poll(() => told.map(({ recovery }) => recovery)).toEqual(['again', 'none']);
		expect(told[0]?.answer).toBe('restarted');
	});

	test('loads nothing by itself after the second death in a row, and everything after an answer between', async () => {
		const told: RecoveryEvent[] = [];
		const { host, made } = makeHost({ onRecovery: (event) => told.push(event) });
		const die = () => collect(host.generate(makeModel(), ask('[crash=2]'))).catch((error: unknown) => error);
		await die();
		const second = await die();
		expect(isAppError(second, 'engine/crashed') && second.details.recovery).toBe('none');
		expect(host.status).toMatchObject({ phase: 'failed', modelId: 'fake' });
		expect(made).toHaveLength(2);
		await collect(host.generate(makeModel(), ask('b')));
		await die();
		await expect.poll(() => told.map(({ recovery }) => recovery)).toEqual(['again', 'none', 'again']);
		expect(made).toHaveLength(4);
	});

	test('tells when the model could not be loaded again', async () => {
		const told: RecoveryEvent[] = [];
		let opened = 0;
		const { host } = makeHost({
			onRecovery: (event) => told.push(event),
			openModel: () =>
				opened++ === 0 ? Promise.resolve({ blobs: [], stored: true }) : Promise.reject(new TypeError('no files'))
		});
		await collect(host.generate(makeModel(), ask('[crash=2]'))).catch(() => {});
		await expect.poll(() => told[0]?.failure?.code).toBe('internal/bug');
		expect(host.status.phase).toBe('failed');
	});

	test('loads the model again when the worker dies while nobody asks', async () => {
		const told: RecoveryEvent[] = [];
		let die: (error: AppError) => void = () => {};
		const { host, phases } = makeHost({
			onRecovery: (event) => told.push(event),
			createEngine: (id, onCrash) => {
				const worker = createEngine(id, onCrash);
				die = (error) => {
					worker.terminate();
					onCrash(error);
				};
				return worker;
			}
		});
		await host.load(makeModel());
		die(new AppError('engine/crashed', { reason: 'scripted' }));
		await until(host, ({ phase }) => phase === 'ready');
		expect(phases).toEqual(['idle', 'loading', 'ready', 'failed', 'loading', 'ready']);
		await expect.poll(() => told).toHaveLength(1);
		expect(told[0]).toMatchObject({ recovery: 'again', answer: null, failure: null });
	});

	test('notices at once when the worker is gone without an event', async () => {
		const { host } = makeHost();
		const events: GenerateEvent[] = [];
		const answer = collect(host.generate(makeModel(), ask('[gone=3]')), events);
		await expect(answer).rejects.toSatisfy(isCode('engine/crashed'));
		expect(kindsOf(events)).toBe('prefill token token token');
		expect(reasonOf(await collect(host.generate(makeModel(), ask('b'))))).toBe('length');
	});

	test('ends a worker that does not answer pings, however long an answer may take', async () => {
		const { host, made } = makeHost({ timeouts: { pingMs: 1500 } });
		const failed = await collect(host.generate(makeModel(), ask('[block=2]'))).catch((error: unknown) => error);
		expect(isAppError(failed, 'engine/timeout') && failed.details.operation).toBe('generate');
		expect(made[0]?.terminated).toBe(true);
		expect(reasonOf(await collect(host.generate(makeModel(), ask('b'))))).toBe('length');
	});

	test('lets a slow answer be, whose worker answers pings', async () => {
		const { host, made } = makeHost({ timeouts: { pingMs: 1000 } });
		expect(reasonOf(await collect(host.generate(makeModel(), ask('[slow=2500] [words=1]'))))).toBe('stop');
		expect(made).toHaveLength(1);
	});

	test('answers those who waited', async () => {
		const { host } = makeHost();
		const first = collect(host.generate(makeModel(), ask('[crash]')));
		const second = collect(host.generate(makeModel(), ask('b')));
		await expect(first).rejects.toSatisfy(isCode('engine/crashed'));
		expect(reasonOf(await second)).toBe('length');
	});

	test('fails a load whose worker crashes', async () => {
		const { host, made } = makeHost();
		await expect(host.load(makeModel('fake-load-crashes'))).rejects.toSatisfy(isCode('engine/crashed'));
		await host.load(makeModel());
		expect(made).toHaveLength(2);
	});

	test.for([
		['before the first token', '[hang-prefill]', 'prefillMs'],
		['between two tokens', '[hang=2]', 'tokenMs']
	] as const)('ends an engine that falls silent %s', async ([, script, limit]) => {
		const { host, made } = makeHost({ timeouts: { [limit]: 1500 } });
		const failed = await collect(host.generate(makeModel(), ask(script))).catch((error: unknown) => error);
		expect(isAppError(failed, 'engine/timeout') && failed.details.operation).toBe('generate');
		expect(made[0]?.terminated).toBe(true);
		expect(reasonOf(await collect(host.generate(makeModel(), ask('b'))))).toBe('length');
	});

	test('ends an engine that hangs while it loads', async () => {
		const { host } = makeHost({ timeouts: { loadMs: 200 } });
		await expect(host.load(makeModel('fake-load-hangs'))).rejects.toSatisfy(isCode('engine/timeout'));
		expect(host.status.phase).toBe('failed');
	});

	test('does not bark at a reader who takes his time', async () => {
		const { host } = makeHost({ timeouts: { tokenMs: 1500, prefillMs: 1500 } });
		const events = host.generate(makeModel(), ask('[words=3]'));
		await events.next();
		await new Promise((resolve) => setTimeout(resolve, 2500));
		expect(reasonOf(await collect(events))).toBe('stop');
	});

	test('calls an abort an abort when the engine hangs after it', async () => {
		const { host } = makeHost({ timeouts: { stopMs: 200 } });
		const controller = new AbortController();
		const events: GenerateEvent[] = [];
		for await (const event of host.generate(makeModel(), ask('[deaf=1]'), { signal: controller.signal })) {
			events.push(event);
			if (event.type === 'token') controller.abort();
		}
		expect(reasonOf(events)).toBe('aborted');
	});
});

describe('a host whose GPU is lost', () => {
	const onGpu: Partial<HostOptions> = { chooseBackend: () => 'webgpu' };

	test('answers on the CPU by itself when nothing had been said', async () => {
		const { host, made } = makeHost(onGpu);
		const events = await collect(host.generate(makeModel(), ask('[lost=0]')));
		expect(reasonOf(events)).toBe('length');
		expect(made).toHaveLength(2);
		expect(host.status).toMatchObject({ phase: 'ready', backend: 'cpu', fallback: 'device-lost' });
		expect(host.status.error).toBeNull();
	});

	test('throws after the tokens so far, and loads on the CPU meanwhile', async () => {
		const { host, made } = makeHost(onGpu);
		const events: GenerateEvent[] = [];
		const answer = collect(host.generate(makeModel(), ask('[lost=3]')), events);
		await expect(answer).rejects.toSatisfy(isCode('engine/device-lost'));
		expect(events.filter(({ type }) => type === 'token')).toHaveLength(3);
		await until(host, ({ phase, backend }) => phase === 'ready' && backend === 'cpu');
		expect(reasonOf(await collect(host.generate(makeModel(), ask('[lost=3]'))))).toBe('length');
		expect(made).toHaveLength(2);
	});

	test('does not ask for the GPU again in this session', async () => {
		const { host } = makeHost(onGpu);
		await collect(host.generate(makeModel(), ask('[lost=0]')));
		await host.unload();
		expect((await host.load(makeModel())).backend).toBe('cpu');
		expect(host.status.fallback).toBe('device-lost');
	});

	test('loads on the CPU when the worker dies of loading', async () => {
		let first = true;
		const { host } = makeHost({
			...onGpu,
			openModel: () => Promise.resolve({ blobs: [], stored: true }),
			createEngine: (id, onCrash) => {
				const worker = createEngine(id, onCrash);
				const { engine } = worker;
				const load = engine.load.bind(engine);
				const dies = first;
				first = false;
				engine.load = (spec, options) => load(dies ? { ...spec, id: 'fake-load-crashes' } : spec, options);
				return worker;
			}
		});
		expect((await host.load(makeModel())).backend).toBe('cpu');
		expect(host.status.fallback).toBe('device-lost');
	});

	test('takes a GPU that never answers for none', async () => {
		let first = true;
		const { host } = makeHost({
			chooseBackend: ({ backend }) => backend,
			timeouts: { probeMs: 100 },
			createEngine: (id, onCrash) => {
				const worker = createEngine(id, onCrash);
				if (first)
					worker.engine.probe = () => worker.engine.load({ ...silent }).then(() => Promise.reject(new Error()));
				first = false;
				return worker;
			}
		});
		expect((await host.load(makeModel())).backend).toBe('cpu');
		expect(host.status.phase).toBe('ready');
	});
});
