import { afterEach, describe, expect, test } from 'vitest';
import { isAbort } from '#lib/base/errors.ts';
import type { ModelInfo } from '#lib/catalog/catalog.ts';
import type { GenerateEvent } from '#lib/engines/contract/types.ts';
import { ask, closeHosts, collect, isCode, kindsOf, makeHost, makeModel, reasonOf, until } from '#lib/host/fixtures.ts';
import type { OpenOptions } from '#lib/weights/bundled.ts';

afterEach(closeHosts);

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

test('a host says that nothing will run here', async () => {
	const { host } = makeHost({ chooseBackend: () => null });
	await expect(host.load(makeModel())).rejects.toSatisfy(isCode('engine/unsupported'));
});
