import { afterEach, describe, expect, test } from 'vitest';
import { isAbort, isAppError } from '#lib/base/errors.ts';
import { guide, type ModelInfo } from '#lib/catalog/catalog.ts';
import type { GenerateEvent, GenerateRequest } from '#lib/engines/contract/types.ts';
import { createEngine } from '#lib/engines/registry.ts';
import { Host, type HostOptions } from '#lib/host/host.ts';
import type { HostStatus } from '#lib/host/status.ts';
import type { OpenOptions } from '#lib/weights/bundled.ts';

const hosts: Host[] = [];
afterEach(() => hosts.splice(0).forEach((host) => host.close()));

/** A host with the scripted engine in real workers, which are counted. */
function makeHost(options: Partial<HostOptions> = {}) {
	const made: { onCrash: unknown; terminated: boolean }[] = [];
	const host = new Host({
		ready: Promise.resolve(),
		baseUrl: location.href,
		engineId: 'fake',
		openModel: () => Promise.resolve({ blobs: [], stored: true }),
		chooseBackend: () => 'cpu',
		createEngine: (id, onCrash) => {
			const worker = createEngine(id, onCrash);
			const record = { onCrash, terminated: false };
			made.push(record);
			return {
				engine: worker.engine,
				terminate: () => {
					record.terminated = true;
					worker.terminate();
				}
			};
		},
		...options
	});
	const phases: string[] = [];
	host.subscribe(({ phase }) => phases.at(-1) !== phase && phases.push(phase));
	hosts.push(host);
	return { host, made, phases };
}

function makeModel(id = 'fake'): ModelInfo {
	return { ...guide, id, contextTokens: 1024 };
}

function ask(content: string, maxTokens = 8): GenerateRequest {
	return { messages: [{ role: 'user', content }], sampling: { maxTokens, temperature: 0 } };
}

async function collect(events: AsyncIterable<GenerateEvent>, into: GenerateEvent[] = []): Promise<GenerateEvent[]> {
	for await (const event of events) into.push(event);
	return into;
}

const kindsOf = (events: readonly GenerateEvent[]) => events.map(({ type }) => type).join(' ');
const reasonOf = (events: readonly GenerateEvent[]) => {
	const last = events.at(-1);
	return last?.type === 'finish' ? last.reason : null;
};
const isCode = (code: string) => (error: unknown) => isAppError(error) && error.code === code;

/** Resolves when the status is as wanted. */
function until(host: Host, wanted: (status: HostStatus) => boolean): Promise<HostStatus> {
	return new Promise((resolve) => {
		const end = host.subscribe((status) => {
			if (!wanted(status)) return;
			resolve(status);
			queueMicrotask(() => end());
		});
	});
}

describe('a host', () => {
	test('loads the model with the first question, and keeps it for the second', async () => {
		const { host, made, phases } = makeHost();
		expect(reasonOf(await collect(host.generate(makeModel(), ask('a'))))).toBe('length');
		expect(reasonOf(await collect(host.generate(makeModel(), ask('b'))))).toBe('length');
		expect(made).toHaveLength(1);
		expect(phases).toEqual(['idle', 'loading', 'ready', 'busy', 'ready', 'busy', 'ready']);
		expect(host.status).toMatchObject({ modelId: 'fake', backend: 'cpu', threads: 1, error: null, progress: null });
	});

	test('starts no engine before the page is ready for one', async () => {
		let becomeReady = () => {};
		const ready = new Promise<void>((resolve) => (becomeReady = resolve));
		const { host, made } = makeHost({ ready });
		const answer = collect(host.generate(makeModel(), ask('a')));
		await until(host, ({ phase }) => phase === 'loading');
		await new Promise((resolve) => setTimeout(resolve, 20));
		expect(made).toHaveLength(0);
		becomeReady();
		expect(reasonOf(await answer)).toBe('length');
		expect(made).toHaveLength(1);
	});

	test('tells how far a load is', async () => {
		const openModel = (_: ModelInfo, { onProgress }: OpenOptions) => {
			onProgress?.({ loadedBytes: 5, totalBytes: 9, fromCache: false });
			return Promise.resolve({ blobs: [], stored: true });
		};
		const { host } = makeHost({ openModel });
		const seen: unknown[] = [];
		host.subscribe(({ progress }) => progress && seen.push(progress.phase));
		const told: unknown[] = [];
		await host.load(makeModel(), { onProgress: (progress) => told.push(progress) });
		expect(told[0]).toEqual({ phase: 'download', loadedBytes: 5, totalBytes: 9, fromCache: false });
		expect(seen).toEqual(['download', 'start', 'weights', 'warm-up']);
	});

	test('answers in the order of the questions, one at a time', async () => {
		const { host } = makeHost();
		const order: string[] = [];
		const read = async (name: string) => {
			for await (const { type } of host.generate(makeModel(), ask('[words=3]')))
				if (type !== 'prefill') order.push(name);
		};
		await Promise.all([read('a'), read('b'), read('c')]);
		expect(order.join('')).toBe('aaaabbbbcccc');
	});

	test('lets a waiting question go when it is aborted', async () => {
		const { host } = makeHost();
		const first = collect(host.generate(makeModel(), ask('[slow=20]')));
		const controller = new AbortController();
		const second = collect(host.generate(makeModel(), ask('b'), { signal: controller.signal }));
		const third = collect(host.generate(makeModel(), ask('c')));
		controller.abort();
		expect(kindsOf(await second)).toBe('finish');
		expect(reasonOf(await second)).toBe('aborted');
		expect(reasonOf(await first)).toBe('length');
		expect(reasonOf(await third)).toBe('length');
	});

	test('ends an answer that is aborted with the tokens so far', async () => {
		const { host } = makeHost();
		const controller = new AbortController();
		const events: GenerateEvent[] = [];
		for await (const event of host.generate(makeModel(), ask('[slow=5]'), { signal: controller.signal })) {
			events.push(event);
			if (events.length === 4) controller.abort();
		}
		expect(reasonOf(events)).toBe('aborted');
		expect(host.status.phase).toBe('ready');
		const never = collect(host.generate(makeModel(), ask('a'), { signal: AbortSignal.abort() }));
		expect(kindsOf(await never)).toBe('finish');
	});

	test('lets the next one in when a reader leaves the loop', async () => {
		const { host } = makeHost();
		for await (const { type } of host.generate(makeModel(), ask('[slow=20]', 100))) if (type === 'token') break;
		expect(reasonOf(await collect(host.generate(makeModel(), ask('b'))))).toBe('length');
	});

	test('goes on loading when the question that began it is aborted', async () => {
		const { host, phases } = makeHost();
		const controller = new AbortController();
		const model = makeModel('fake-load-slow');
		const answer = collect(host.generate(model, ask('a'), { signal: controller.signal }));
		await until(host, ({ progress }) => progress?.phase === 'weights');
		controller.abort();
		expect(kindsOf(await answer)).toBe('finish');
		expect(host.status.phase).toBe('loading');
		expect(reasonOf(await collect(host.generate(model, ask('b'))))).toBe('length');
		expect(phases).toEqual(['idle', 'loading', 'ready', 'busy', 'ready']);
	});

	test('stops a load that is aborted', async () => {
		const { host } = makeHost();
		const controller = new AbortController();
		const loading = host.load(makeModel('fake-load-hangs'), { signal: controller.signal });
		await until(host, ({ progress }) => progress?.phase === 'weights');
		controller.abort();
		await expect(loading).rejects.toSatisfy(isAbort);
		expect(host.status).toMatchObject({ phase: 'idle', modelId: null });
		await host.load(makeModel());
	});

	test('replaces one model by another', async () => {
		const { host, made } = makeHost();
		await host.load(makeModel('one'));
		expect((await host.load(makeModel('two'))).modelId).toBe('two');
		expect(host.status.modelId).toBe('two');
		expect(made).toHaveLength(1);
	});

	test('frees the worker when it unloads, and starts again', async () => {
		const { host, made } = makeHost();
		await host.load(makeModel());
		await host.unload();
		expect(host.status.phase).toBe('idle');
		expect(made[0]?.terminated).toBe(true);
		await host.load(makeModel());
		expect(made).toHaveLength(2);
	});

	test('passes errors of the request on and stays ready', async () => {
		const { host, made } = makeHost();
		await expect(collect(host.generate(makeModel(), ask('')))).rejects.toSatisfy(isCode('request/invalid'));
		const tooLong = ask('word '.repeat(2000));
		await expect(collect(host.generate(makeModel(), tooLong))).rejects.toSatisfy(isCode('engine/context-overflow'));
		expect(host.status.phase).toBe('ready');
		expect(made).toHaveLength(1);
	});

	test('shows why a model could not be loaded, and loads another', async () => {
		const { host } = makeHost();
		await expect(host.load(makeModel('fake-load-fails'))).rejects.toSatisfy(isCode('engine/load-failed'));
		expect(host.status).toMatchObject({ phase: 'failed', modelId: 'fake-load-fails' });
		expect(host.status.error?.code).toBe('engine/load-failed');
		await host.load(makeModel());
		expect(host.status).toMatchObject({ phase: 'ready', error: null });
	});

	test('shows why the files could not be opened, and keeps the model that was loaded', async () => {
		const { host, made } = makeHost({
			openModel: ({ id }) =>
				id === 'fake' ? Promise.resolve({ blobs: [], stored: true }) : Promise.reject(new TypeError('no files'))
		});
		await host.load(makeModel());
		await expect(host.load(makeModel('other'))).rejects.toSatisfy(isCode('internal/bug'));
		expect(host.status).toMatchObject({ phase: 'failed', modelId: 'other' });
		expect(reasonOf(await collect(host.generate(makeModel(), ask('a'))))).toBe('length');
		expect(made).toHaveLength(1);
	});
});

describe('a host whose engine dies', () => {
	test('keeps the tokens so far, throws, and answers the next question with a new worker', async () => {
		const { host, made } = makeHost();
		const events: GenerateEvent[] = [];
		const answer = collect(host.generate(makeModel(), ask('[crash=4]')), events);
		await expect(answer).rejects.toSatisfy(isCode('engine/crashed'));
		expect(kindsOf(events)).toBe('prefill token token token token');
		expect(host.status).toMatchObject({ phase: 'failed', modelId: 'fake' });
		expect(reasonOf(await collect(host.generate(makeModel(), ask('b'))))).toBe('length');
		expect(made).toHaveLength(2);
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
		const { host, made } = makeHost({ timeouts: { [limit]: 200 } });
		const failed = await collect(host.generate(makeModel(), ask(script))).catch((error: unknown) => error);
		expect(isAppError(failed, 'engine/timeout') && failed.details.operation).toBe('generate');
		expect(made[0]?.terminated).toBe(true);
		expect(reasonOf(await collect(host.generate(makeModel(), ask('b'))))).toBe('length');
	});

	test('ends an engine that hangs while it loads', async () => {
		const { host } = makeHost({ timeouts: { loadMs: 200 } });
		await expect(host.load(makeModel('fake-load-hangs'))).rejects.toSatisfy(isCode('engine/timeout'));
		expect(host.status.phase).toBe('failed');
		await host.load(makeModel());
	});

	test('does not bark at a reader who takes his time', async () => {
		const { host } = makeHost({ timeouts: { tokenMs: 100, prefillMs: 100 } });
		const events = host.generate(makeModel(), ask('[words=3]'));
		await events.next();
		await new Promise((resolve) => setTimeout(resolve, 400));
		expect(reasonOf(await collect(events))).toBe('stop');
	});

	test('calls an abort an abort when the engine hangs after it', async () => {
		const { host } = makeHost({ timeouts: { tokenMs: 200 } });
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

const silent = { id: 'fake-load-hangs', files: [], contextTokens: 8, backend: 'cpu' as const };

test('a host says that nothing will run here', async () => {
	const { host } = makeHost({ chooseBackend: () => null });
	await expect(host.load(makeModel())).rejects.toSatisfy(isCode('engine/unsupported'));
});
