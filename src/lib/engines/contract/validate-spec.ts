import { AppError } from '#lib/base/errors.ts';
import type { EngineId, ModelOptions, ModelSpec } from '#lib/engines/contract/types.ts';

/** What an engine can do with a model beyond loading it. */
export interface SpecSupport {
	engine: EngineId;
	options: readonly (keyof ModelOptions)[];
	adapters: boolean;
	/** Left out, the engine takes no projector. */
	projector?: boolean;
	/** Can give several answers at the same time; left out, it cannot. */
	slots?: boolean;
	tasks: readonly NonNullable<ModelSpec['task']>[];
}

const kvCacheTypes: readonly unknown[] = ['f32', 'f16', 'q8_0', 'q4_0'] satisfies ModelOptions['kvCacheType'][];

/** More than any model has. */
const maxLayers = 1000;

/** Beyond a few, each answer is slower than it would be in its turn. */
const maxSlots = 8;

const isSane: { [K in keyof Required<ModelOptions>]: (value: unknown) => boolean } = {
	kvCacheType: (value) => kvCacheTypes.includes(value),
	flashAttention: (value) => typeof value === 'boolean',
	gpuLayers: (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= maxLayers
};

/**
 * Checks how a model is to be loaded, before anything is read: an option that is not known must not be ignored.
 * @throws `request/invalid` (a wrong value, or options that contradict each other) and `request/unsupported` (this engine
 * lacks it), with the parameter
 */
export function validateSpec(
	spec: ModelSpec,
	{ engine, options, adapters, projector, slots, tasks }: SpecSupport
): void {
	const invalid = (param: string, reason: string): never => {
		throw new AppError('request/invalid', { param, reason });
	};
	const unsupported = (param: string): never => {
		throw new AppError('request/unsupported', { param, engine });
	};
	for (const [name, value] of Object.entries(spec.options ?? {})) {
		if (value === undefined) continue;
		const key = name as keyof ModelOptions;
		if (!Object.hasOwn(isSane, name)) invalid(`options.${name}`, 'is not known');
		if (!isSane[key](value)) invalid(`options.${name}`, `cannot be ${JSON.stringify(value)}`);
		if (!options.includes(key)) unsupported(`options.${name}`);
	}
	if ((spec.options?.gpuLayers ?? 0) > 0 && spec.backend !== 'webgpu')
		invalid('options.gpuLayers', 'needs the backend webgpu');
	const { task = 'generate' } = spec;
	if (!tasks.includes(task)) {
		if (task !== 'generate' && task !== 'embed') invalid('task', 'must be generate or embed');
		unsupported('task');
	}
	if (spec.adapters?.length && !adapters) unsupported('adapters');
	if (spec.projector && !projector) unsupported('projector');
	if (spec.projector && task === 'embed') invalid('projector', 'is for models that answer');
	if (spec.slots !== undefined) {
		if (!Number.isInteger(spec.slots) || spec.slots < 1 || spec.slots > maxSlots)
			invalid('slots', `must be a whole number from 1 to ${maxSlots}`);
		if (!slots) unsupported('slots');
		if (task === 'embed') invalid('slots', 'are for models that answer');
	}
	if (new Set(spec.adapters?.map(({ path }) => path)).size !== (spec.adapters?.length ?? 0))
		invalid('adapters', 'must have different paths');
}
