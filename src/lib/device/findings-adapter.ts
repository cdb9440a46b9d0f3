import { enginesThatStart, findBindingLimits } from '#lib/device/engine-limits.ts';
import type { Finding } from '#lib/device/finding.ts';
import { stepsToUpdate, stepToUpdateDriver } from '#lib/device/steps.ts';
import { stepsToSwitchGpu } from '#lib/device/steps-gpu.ts';
import type { GpuAdapter, Inventory } from '#lib/device/types.ts';
import { findings as t } from '#lib/messages/en/findings.ts';
import { formatBytes, number, sentences } from '#lib/messages/format.ts';

/** Which engines the GPU's limits hold back, and what that costs. */
export function limitFindings(adapter: GpuAdapter, { browser }: Inventory): readonly Finding[] {
	const { maxStorageBindingBytes: bytes } = adapter.limits;
	const binding = findBindingLimits(adapter);
	if (binding.length === 0) {
		const { sentence, cost, piece } = t.gpuLimits;
		return [
			{
				id: 'gpu-limits',
				severity: 'good',
				sentence,
				cost: bytes === null ? cost : sentences(cost, piece(bytes)),
				next: null
			}
		];
	}
	const able = enginesThatStart(binding);
	const words = t.gpuSmallPieces;
	const costs = binding.map(({ engine, limit, has, least, loss, refuses }) => {
		const figure = limit.endsWith('Bytes') ? formatBytes : number;
		const name = t.limits[limit];
		return refuses || loss === null
			? words.refused(engine, name, figure(has), figure(least))
			: words.held(engine, name, figure(has), t.losses[loss]);
	});
	const small = binding.some(({ limit }) => limit === 'maxStorageBindingBytes');
	const all = small && bytes !== null ? words.atMost(bytes) : words.less;
	return [
		{
			id: 'gpu-small-pieces',
			severity: 'note',
			sentence: able.length === 3 ? all : words.tooSmall(3 - able.length),
			cost: sentences(...costs),
			next: {
				text: words.next,
				steps: [stepToUpdateDriver(browser), ...stepsToUpdate(browser)]
			}
		}
	];
}

/** Extras that some engines use where they are there. */
export function featureFindings({ features }: GpuAdapter, { browser }: Inventory): readonly Finding[] {
	const clock = features.timestampQuery ? t.gpuClock.exact : t.gpuClock.rough;
	if (features.subgroups) {
		return [
			{
				id: 'gpu-features',
				severity: 'good',
				sentence: t.gpuFeatures.sentence,
				cost: sentences(t.gpuFeatures.cost, clock),
				next: null
			}
		];
	}
	const { sentence, cost, next, chromium } = t.gpuNoSubgroups;
	return [
		{
			id: 'gpu-no-subgroups',
			severity: 'note',
			sentence,
			cost: sentences(cost, clock),
			next: {
				text: browser.engine === 'chromium' ? sentences(next, chromium) : next,
				steps: [...stepsToUpdate(browser), stepToUpdateDriver(browser)]
			}
		}
	];
}

/** With memory of its own or without, and how to get at a second one. */
export function kindFinding(adapter: GpuAdapter, { browser }: Inventory): Finding {
	const steps = stepsToSwitchGpu(browser);
	// Apple's own chips have one GPU; a card is the faster one of two already.
	const mayHaveSecond = adapter.kind !== 'discrete' && adapter.vendor !== 'apple' && steps.length > 0;
	const next = mayHaveSecond ? { text: t.gpuKind.secondGpu, steps } : null;
	const driver = adapter.driver && ` ${t.gpuKind.driver(adapter.driver)}`;
	if (adapter.kind === 'integrated') {
		return {
			id: 'gpu-integrated',
			severity: 'good',
			sentence: t.gpuIntegrated.sentence,
			cost: `${t.gpuIntegrated.cost}${driver}`,
			next
		};
	}
	if (adapter.kind === 'discrete') {
		return {
			id: 'gpu-discrete',
			severity: 'good',
			sentence: t.gpuDiscrete.sentence,
			cost: `${t.gpuDiscrete.cost}${driver}`,
			next
		};
	}
	return {
		id: 'gpu-kind-untold',
		severity: 'good',
		sentence: t.gpuKindUntold.sentence,
		cost: `${t.gpuKindUntold.cost}${driver}`,
		next
	};
}
