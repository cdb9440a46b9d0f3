import type { ModelCapabilities, Sampling } from '#lib/engines/contract/types.ts';
import { defaultSettings } from '#lib/storage/settings.ts';
import type { SamplingChoice } from '#lib/storage/chat-types.ts';
import type { Settings } from '#lib/storage/settings-types.ts';

export { adapterScaleLimits, maxStopStrings, samplingLimits } from '#lib/storage/limits.ts';
export type { Limits, SamplingNumber } from '#lib/storage/limits.ts';

/** A member of sampling that people can set. */
export type SamplingKey = keyof SamplingChoice;

/** Who says how it is: this chat, the publisher of the model, the user for all chats, or nobody but Hearth. */
export type SamplingSource = 'chat' | 'model' | 'settings' | 'hearth';

/** What answers are made with where neither a chat nor a model says anything. */
export function appDefaults({ seed, stop, ...settings }: Settings): Sampling {
	const { maxTokens, temperature, topP, topK, minP } = settings;
	const { repetitionPenalty, presencePenalty, frequencyPenalty } = settings;
	return {
		...{ maxTokens, temperature, topP, topK, minP, repetitionPenalty, presencePenalty, frequencyPenalty },
		...(seed === null ? {} : { seed }),
		...(stop.length === 0 ? {} : { stop })
	};
}

/**
 * How the next answer is chosen, member by member: what was set for the chat, else what the publisher of the model
 * advises, else what holds for the whole app.
 */
export function effectiveSampling(
	appDefaults: Sampling,
	modelDefaults: Partial<Sampling> | undefined,
	chatOverrides?: SamplingChoice
): Sampling {
	return { ...appDefaults, ...given(modelDefaults), ...given(chatOverrides) };
}

/** Without what the loaded model cannot follow, which an engine would refuse; it stays set for other models. */
export function onlySupported(sampling: Sampling, supported: ModelCapabilities['sampling']): Sampling {
	const kept = Object.entries(sampling).filter(([name]) => supported.includes(name as keyof Sampling));
	const { maxTokens, temperature } = sampling; // no request goes without these
	return { maxTokens, temperature, ...Object.fromEntries(kept) };
}

/** The greatest seed and 1: llama.cpp reads the last 32-bit number as "choose one for me". */
const seeds = 2 ** 32 - 1;

/**
 * The same with a seed, so that the answer can be had again: drawn where nobody set one. Unchanged for engines that take
 * none.
 */
export function withSeed(
	sampling: Sampling,
	supported: ModelCapabilities['sampling'],
	draw: () => number = () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % seeds
): { sampling: Sampling; seedDrawn: boolean } {
	if (sampling.seed !== undefined || !supported.includes('seed')) return { sampling, seedDrawn: false };
	return { sampling: { ...sampling, seed: draw() }, seedDrawn: true };
}

/** One member set, or taken back with `undefined`; `undefined` when nothing is left. */
export function withSampling<K extends SamplingKey>(
	choice: SamplingChoice | undefined,
	key: K,
	value: SamplingChoice[K]
): SamplingChoice | undefined {
	const changed = given({ ...choice, [key]: value });
	return Object.keys(changed).length > 0 ? changed : undefined;
}

/** Where the value in force of one member comes from. */
export function samplingSource(
	key: SamplingKey,
	settings: Settings,
	modelDefaults: Partial<Sampling> | undefined,
	chatOverrides: SamplingChoice | undefined
): SamplingSource {
	if (chatOverrides?.[key] !== undefined) return 'chat';
	if (modelDefaults?.[key] !== undefined) return 'model';
	return JSON.stringify(settings[key]) === JSON.stringify(defaultSettings[key]) ? 'hearth' : 'settings';
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function given<T extends object>(values: T | undefined): Given<T> {
	return Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value !== undefined)) as Given<T>;
}
