import { afterAll, beforeAll, expect, test } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import { ask, collect, textOf, useEngine, type SuiteSubject } from '#lib/engines/contract/suite-tools.ts';
import type { Engine, ModelOptions, ModelSpec } from '#lib/engines/contract/types.ts';

/** How a model is to be kept: obeyed or refused, never ignored. */
export function testOptions(subject: SuiteSubject): void {
	const { makeEngine, makeSpec } = subject;
	const at = useEngine(subject);
	let engine: Engine;
	let terminate = () => {};

	beforeAll(() => {
		const worker = makeEngine();
		({ engine } = worker);
		terminate = () => worker.terminate();
	});

	afterAll(() => terminate());

	test('answers with its options, or refuses each by name', async () => {
		const options: ModelOptions = { kvCacheType: 'q8_0', flashAttention: true, gpuLayers: 0 };
		const loaded = await engine.load({ ...(await makeSpec()), options }).catch((error) => error);
		if (!isAppError(loaded)) {
			expect(textOf(await collect(engine.generate(ask())))).not.toBe('');
			return;
		}
		for (const [name, value] of Object.entries(options)) {
			const refused = await engine.load({ ...(await makeSpec()), options: { [name]: value } }).catch((error) => error);
			expect(isAppError(refused, 'request/unsupported') && refused.details.param).toBe(`options.${name}`);
		}
	});

	test.for<[string, Partial<ModelSpec>]>([
		['options.kvCacheType', { options: { kvCacheType: 'q3_k' as never } }],
		['options.flashAttention', { options: { flashAttention: 'on' as never } }],
		['options.gpuLayers', { backend: 'webgpu', options: { gpuLayers: -1 } }],
		['options.gpuLayers', { backend: 'webgpu', options: { gpuLayers: 1.5 } }],
		['options.turbo', { options: { turbo: true } as never }],
		['task', { task: 'sing' as never }]
	])('refuses an odd %s', async ([param, changes]) => {
		const refused = await engine.load({ ...(await makeSpec()), ...changes }).catch((error) => error);
		expect(isAppError(refused, 'request/invalid') && refused.details.param).toBe(param);
	});

	test('loads adapters, or says that it has none', async () => {
		const adapters = [{ path: 'broken.gguf', blob: new Blob(['this is no adapter']) }];
		const failed = await engine.load({ ...(await makeSpec()), adapters }).catch((error) => error);
		const refused = isAppError(failed, 'request/unsupported') && failed.details.param === 'adapters';
		expect(refused || isAppError(failed, 'engine/load-failed')).toBe(true);
	});

	test('refuses an adapter that was not loaded', async () => {
		const request = { ...ask(), adapters: [{ path: 'missing.gguf', scale: 1 }] };
		const refused = await collect(at.engine.generate(request)).catch((error) => error);
		const { adapters } = at.loaded.capabilities;
		expect(isAppError(refused) && refused.code).toBe(adapters ? 'request/invalid' : 'request/unsupported');
	});
}
