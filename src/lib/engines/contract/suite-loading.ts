import { expect, test } from 'vitest';
import { isAbort, isAppError } from '#lib/base/errors.ts';
import { ask, codeOf, collect, question, textOf, type SuiteSubject } from '#lib/engines/contract/suite-tools.ts';
import type { Engine, LoadProgress } from '#lib/engines/contract/types.ts';

/** How models come and go. */
export function testLoading({ makeEngine, makeSpec, makeBrokenSpec, makeSlowSpec }: SuiteSubject): void {
	async function withEngine(work: (engine: Engine) => Promise<void>) {
		const { engine, terminate } = makeEngine();
		try {
			await work(engine);
		} finally {
			terminate();
		}
	}

	test('refuses to answer without a model', () =>
		withEngine(async (engine) => {
			expect(await codeOf(collect(engine.generate(ask())))).toBe('engine/not-loaded');
			expect(await codeOf(engine.countTokens([question]))).toBe('engine/not-loaded');
			await engine.unload();
		}));

	test('replaces the model, and frees it', () =>
		withEngine(async (engine) => {
			const spec = await makeSpec();
			const seen: LoadProgress['phase'][] = [];
			await engine.load({ ...spec, id: `${spec.id}-1` }, { onProgress: ({ phase }) => seen.push(phase) });
			expect(seen).toEqual(['start', 'weights', 'warm-up']);
			const second = await engine.load({ ...spec, id: `${spec.id}-2` });
			expect(second.modelId).toBe(`${spec.id}-2`);
			expect(textOf(await collect(engine.generate(ask())))).not.toBe('');
			await engine.unload();
			expect(await codeOf(collect(engine.generate(ask())))).toBe('engine/not-loaded');
		}));

	test('fails for a broken model, and loads a good one after it', () =>
		withEngine(async (engine) => {
			const broken = await makeBrokenSpec();
			const failed = await engine.load(broken).catch((error) => error);
			expect(isAppError(failed, 'engine/load-failed') && failed.details.modelId).toBe(broken.id);
			expect(failed.details.reason).not.toBe('');
			expect(await codeOf(collect(engine.generate(ask())))).toBe('engine/not-loaded');
			await engine.load(await makeSpec());
			expect(textOf(await collect(engine.generate(ask())))).not.toBe('');
		}));

	test('loads one model at a time, and gives up when it is told to or unloaded', () =>
		withEngine(async (engine) => {
			const spec = await makeSpec();
			const slow = await makeSlowSpec();
			const loadAnd = (onWeights: () => void, signal?: AbortSignal) =>
				engine.load(slow, { signal, onProgress: ({ phase }) => phase === 'weights' && onWeights() });
			const controller = new AbortController();
			await expect(loadAnd(() => controller.abort(), controller.signal)).rejects.toSatisfy(isAbort);
			expect(await codeOf(collect(engine.generate(ask())))).toBe('engine/not-loaded');

			let second: Promise<string> | undefined;
			let unloading: Promise<void> | undefined;
			const loading = loadAnd(() => {
				second = codeOf(engine.load(spec));
				unloading = second.then(() => engine.unload());
			});
			await expect(loading).rejects.toSatisfy(isAbort);
			expect(await second).toBe('engine/busy');
			await unloading;
			expect(await codeOf(collect(engine.generate(ask())))).toBe('engine/not-loaded');

			await engine.load(spec);
			expect(textOf(await collect(engine.generate(ask())))).not.toBe('');
		}));
}
