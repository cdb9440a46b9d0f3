import { formatBytes } from '#lib/base/units.ts';
import { enginesThatStart, findBindingLimits } from '#lib/device/engine-limits.ts';
import { countOf } from '#lib/device/figures.ts';
import type { Finding } from '#lib/device/finding.ts';
import { stepsToUpdate, stepToUpdateDriver } from '#lib/device/steps.ts';
import { stepsToSwitchGpu } from '#lib/device/steps-gpu.ts';
import type { GpuAdapter, GpuLimits, Inventory } from '#lib/device/types.ts';

/** Which engines the GPU's limits hold back, and what that costs. */
export function limitFindings(adapter: GpuAdapter, { browser }: Inventory): readonly Finding[] {
	const { maxStorageBindingBytes: bytes } = adapter.limits;
	const binding = findBindingLimits(adapter);
	if (binding.length === 0) {
		const piece = bytes === null ? '' : ` The largest piece it hands out is ${formatBytes(bytes)}.`;
		return [
			{
				id: 'gpu-limits',
				severity: 'good',
				sentence: 'The GPU allows all that the three engines ask for.',
				cost: `llama.cpp, transformers.js and WebLLM each need some memory in one piece, buffers and threads.${piece}`,
				next: null
			}
		];
	}
	const able = enginesThatStart(binding);
	const costs = binding.map(({ engine, limit, has, least, cost, refuses }) => {
		const figure = limit.endsWith('Bytes') ? formatBytes : String;
		const name = limitNames[limit];
		return refuses
			? `${engine} does not start on it: ${name} ${figure(has)}, needed ${figure(least)}.`
			: `${engine}, ${name} ${figure(has)}: ${cost}.`;
	});
	const small = binding.some(({ limit }) => limit === 'maxStorageBindingBytes');
	const sentence =
		able.length === 3
			? `This GPU hands out ${small && bytes !== null ? `at most ${formatBytes(bytes)} in one piece` : 'less than some engines ask for'}.`
			: `This GPU is too small for ${countOf(3 - able.length, 'engine')} out of three.`;
	return [
		{
			id: 'gpu-small-pieces',
			severity: 'note',
			sentence,
			cost: costs.join(' '),
			next: {
				text: 'Choose smaller models. A newer driver or browser sometimes raises limits.',
				steps: [stepToUpdateDriver(browser), ...stepsToUpdate(browser)]
			}
		}
	];
}

const limitNames: Readonly<Record<keyof GpuLimits, string>> = {
	maxBufferBytes: 'largest buffer',
	maxStorageBindingBytes: 'largest piece',
	maxWorkgroupStorageBytes: 'memory that threads share',
	maxInvocationsPerWorkgroup: 'threads in a group',
	maxStorageBuffersPerStage: 'buffers at once'
};

/** Extras that some engines use where they are there. */
export function featureFindings({ features }: GpuAdapter, { browser }: Inventory): readonly Finding[] {
	const clock = features.timestampQuery
		? 'It has a clock of its own, so measurements are exact.'
		: 'It has no clock for pages (timestamp-query), so measurements use the page’s and are rougher.';
	if (features.subgroups) {
		return [
			{
				id: 'gpu-features',
				severity: 'good',
				sentence: 'Neighbouring threads of the GPU can share results directly.',
				cost: `transformers.js and WebLLM have faster kernels for that (subgroups). ${clock}`,
				next: null
			}
		];
	}
	const since =
		browser.engine === 'chromium' ? ' Chrome and Edge have it since version 134, where the driver does.' : '';
	return [
		{
			id: 'gpu-no-subgroups',
			severity: 'note',
			sentence: 'Neighbouring threads of this GPU cannot share results directly here.',
			cost: `transformers.js and WebLLM use slower kernels without that (subgroups); llama.cpp is not affected. ${clock}`,
			next: {
				text: `A newer browser or driver often brings it.${since}`,
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
	const next = mayHaveSecond
		? { text: 'If this device has a second, faster GPU, it can be given to the browser:', steps }
		: null;
	const driver = adapter.driver ? ` Its driver: ${adapter.driver}.` : '';
	if (adapter.kind === 'integrated') {
		return {
			id: 'gpu-integrated',
			severity: 'good',
			sentence: 'This GPU shares the memory of the CPU.',
			cost: `Models that fit into memory fit on it, and are read as fast as that memory is.${driver}`,
			next
		};
	}
	if (adapter.kind === 'discrete') {
		return {
			id: 'gpu-discrete',
			severity: 'good',
			sentence: 'This GPU has memory of its own.',
			cost: `It is read much faster than that of the CPU, but a model has to fit into it. No browser tells how large it is.${driver}`,
			next
		};
	}
	return {
		id: 'gpu-kind-untold',
		severity: 'good',
		sentence: 'The browser does not tell whether this GPU has memory of its own.',
		cost: `Its maker builds both kinds. What it reaches shows when it is measured.${driver}`,
		next
	};
}
