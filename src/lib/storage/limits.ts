import type { SamplingChoice } from '#lib/storage/chat-types.ts';

export interface Limits {
	low: number;
	high: number;
	/** Whole numbers only. */
	whole?: true;
}

/** The members of sampling that are one number. */
export type SamplingNumber = Exclude<keyof SamplingChoice, 'stop'>;

/** What people may set. Within what engines take, and as far as it makes sense. */
export const samplingLimits: Readonly<Record<SamplingNumber, Limits>> = {
	maxTokens: { low: 1, high: 32_768, whole: true },
	temperature: { low: 0, high: 2 },
	topP: { low: 0, high: 1 },
	topK: { low: 0, high: 1000, whole: true },
	minP: { low: 0, high: 1 },
	repetitionPenalty: { low: 0.5, high: 2 },
	presencePenalty: { low: -2, high: 2 },
	frequencyPenalty: { low: -2, high: 2 },
	seed: { low: 0, high: 2 ** 32 - 2, whole: true }
};

/** Tokens that a model may reason for. */
export const thinkingBudgetLimits: Limits = { low: 1, high: 32_768, whole: true };

export const adapterScaleLimits: Limits = { low: -16, high: 16 };

/** Of reading aloud; 1 is the usual speed of a voice. */
export const readingRateLimits: Limits = { low: 0.5, high: 2 };

export const maxStopStrings = 16;

/** Is this a number that people may set? */
export function isWithin(value: unknown, { low, high, whole }: Limits): value is number {
	return typeof value === 'number' && value >= low && value <= high && (!whole || Number.isInteger(value));
}

/** Can this be the strings that end an answer? */
export function isStopList(value: unknown): value is string[] {
	if (!Array.isArray(value) || value.length > maxStopStrings) return false;
	return value.every((text) => typeof text === 'string' && text !== '');
}
