import { expect, test } from 'vitest';
import { library } from '#lib/catalog/library.ts';
import { planBuild } from '#lib/catalog/plan-build.ts';
import { wellEquipped } from '#lib/device/fixtures/inventories.ts';
import { chooseLoad } from '#lib/state/model-fit.ts';

const model = library.models.find(({ id }) => id === 'smollm2-135m')!;
const plan = planBuild(model, model.builds[0]!);
const withMemory = (gibibytes: number) => ({ ...wellEquipped, deviceMemoryBytes: gibibytes * 1024 ** 3 });

test('a model that fits gets the usual context, and never more than it was made for', () => {
	expect(chooseLoad(withMemory(16), plan).contextTokens).toBe(8192);
	expect(chooseLoad(withMemory(16), { ...plan, contextTokens: 2048 }).contextTokens).toBe(2048);
});

test('where memory is short the context is shortened before the model counts as too large', () => {
	const hungry = { ...plan, architecture: { ...plan.architecture!, kvLayers: 900 } };
	const choice = chooseLoad(withMemory(8), hungry);
	expect(choice.contextTokens).toBeLessThan(8192);
	expect(choice.fit?.verdict).not.toBe('too-large');
});

test('of a plan that says nothing of its size nothing is said', () => {
	const unknown = { ...plan, parameters: null, architecture: null, contextTokens: null };
	expect(chooseLoad(withMemory(8), unknown)).toEqual({ contextTokens: 4096, gpuLayers: null, fit: null });
});
