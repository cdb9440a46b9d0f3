import type { ApiModel } from '#lib/api/types.ts';
import type { LoadedModel, Sampling } from '#lib/engines/contract/types.ts';

/** What OpenAI's API takes when nobody says anything. */
const usualTemperature = 1;

/** Values that change nothing. Many clients send them with every request, so engines without these are not asked. */
const neutral: Partial<Record<keyof Sampling, (value: unknown) => boolean>> = {
	topP: (value) => value === 1,
	topK: (value) => value === 0,
	minP: (value) => value === 0,
	repetitionPenalty: (value) => value === 1,
	presencePenalty: (value) => value === 0,
	frequencyPenalty: (value) => value === 0,
	logitBias: (value) => Object.keys(value as object).length === 0
};

/**
 * How an answer is chosen: by what the client asked for, else by the advice of the model.
 * @param mostTokens that the user allows for one answer
 * @returns `ignored`: what was asked for and is not done, as the header names it
 */
export function samplingFor(
	asked: Partial<Sampling>,
	model: Pick<ApiModel, 'advice'>,
	{ capabilities, defaults, contextTokens }: Pick<LoadedModel, 'capabilities' | 'defaults' | 'contextTokens'>,
	mostTokens: number
): { sampling: Sampling; ignored: string[] } {
	const can = (name: string) => capabilities.sampling.includes(name as keyof Sampling);
	const advice = Object.entries({ ...model.advice, ...defaults }).filter(([name]) => can(name));
	const wanted = Object.entries(asked).filter(([name, value]) => {
		return value !== undefined && (can(name) || !neutral[name as keyof Sampling]?.(value));
	});
	const chosen: Partial<Sampling> = Object.fromEntries([...advice, ...wanted]);
	const tokens = chosen.maxTokens ?? contextTokens;
	const sampling = {
		...chosen,
		temperature: chosen.temperature ?? usualTemperature,
		maxTokens: Math.min(tokens, mostTokens)
	};
	const cut = asked.maxTokens !== undefined && asked.maxTokens > mostTokens;
	return { sampling, ignored: cut ? [`max_tokens above ${mostTokens}`] : [] };
}
