import type { Found } from '#lib/storage/checks.ts';
import { isAbsent, isObject, optionalItems, optionalMember, optionalText } from '#lib/storage/import/fields.ts';
import { isStopList, isWithin, samplingLimits, type SamplingNumber } from '#lib/storage/limits.ts';
import type { ChatSettings, SamplingChoice } from '#lib/storage/chat-types.ts';

/**
 * LM Studio's names of settings, from lmstudio-ai/lmstudio-js (packages/lms-kv-config, conversion/llmPrediction.ts). A value
 * that can be switched off is `{ checked, value }`.
 */
const names = new Map<string, SamplingNumber>([
	['llm.prediction.temperature', 'temperature'],
	['llm.prediction.topKSampling', 'topK'],
	['llm.prediction.topPSampling', 'topP'],
	['llm.prediction.minPSampling', 'minP'],
	['llm.prediction.repeatPenalty', 'repetitionPenalty'],
	['llm.prediction.llama.presencePenalty', 'presencePenalty'],
	['llm.prediction.llama.frequencyPenalty', 'frequencyPenalty'],
	['llm.prediction.maxPredictedTokens', 'maxTokens'],
	['llm.prediction.seed', 'seed']
]);

/** What switching a sampler off means in numbers. For the rest it means that nothing was said. */
const off: Partial<Record<SamplingNumber, number>> = { topP: 1, minP: 0, repetitionPenalty: 1 };

/** Settings out of `{ fields: [{ key, value }] }`; what Hearth has no such setting for, or not that far, stays out. */
export function lmStudioSettings(config: Found): ChatSettings {
	const settings: ChatSettings = {};
	const sampling: SamplingChoice = {};
	for (const field of optionalItems(optionalMember(config, 'fields'))) {
		const key = optionalText(optionalMember(field, 'key'));
		const found = optionalMember(field, 'value');
		if (isAbsent(found)) continue;
		if (key === 'llm.prediction.systemPrompt') {
			const prompt = optionalText(found);
			if (prompt !== '') settings.systemPrompt = prompt;
		} else if (key === 'llm.prediction.stopStrings') {
			if (isStopList(found.value) && found.value.length > 0) sampling.stop = [...found.value];
		}
		const name = names.get(key);
		if (!name) continue;
		const value = switched(found.value, off[name]);
		if (isWithin(value, samplingLimits[name])) sampling[name] = value;
	}
	if (Object.keys(sampling).length > 0) settings.sampling = sampling;
	return settings;
}

function switched(value: unknown, whenOff: number | undefined): unknown {
	if (!isObject(value)) return value;
	return value.checked === false ? whenOff : value.value;
}
