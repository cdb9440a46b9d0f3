import { flag, type Found, items, member, oneOf, refuse, text } from '#lib/storage/checks.ts';
import {
	adapterScaleLimits,
	isStopList,
	isWithin,
	type Limits,
	maxStopStrings,
	samplingLimits,
	thinkingBudgetLimits,
	type SamplingNumber
} from '#lib/storage/limits.ts';
import {
	maxSchemaChars,
	overflowPolicies,
	type AdapterChoice,
	type ChatSettings,
	type JsonForm,
	type SamplingChoice,
	type ThinkingChoice
} from '#lib/storage/chat-types.ts';

const numberNames = Object.keys(samplingLimits) as SamplingNumber[];

/**
 * Settings of one chat out of data of unknown origin. Copied by name, and what says nothing is left out: no settings at
 * all make an empty object.
 * @throws `request/invalid` naming the first place that is wrong
 */
export function parseChatSettings(found: Found): ChatSettings {
	const settings: ChatSettings = {};
	const prompt = member(found, 'systemPrompt');
	if (prompt.value !== undefined) settings.systemPrompt = text(prompt);
	const sampling = member(found, 'sampling');
	if (sampling.value !== undefined) {
		const choice = samplingChoice(sampling);
		if (Object.keys(choice).length > 0) settings.sampling = choice;
	}
	const adapters = member(found, 'adapters');
	if (adapters.value !== undefined) {
		const choices = items(adapters).map(adapterChoice);
		if (choices.length > 0) settings.adapters = choices;
	}
	const overflow = member(found, 'overflow');
	if (overflow.value !== undefined) settings.overflow = oneOf(overflow, overflowPolicies);
	const json = member(found, 'json');
	if (json.value !== undefined) settings.json = parseJsonForm(json);
	const thinking = member(found, 'thinking');
	if (thinking.value !== undefined) settings.thinking = parseThinking(thinking);
	return settings;
}

/** The schema itself is checked where it is used: what engines take differs between versions. */
export function parseJsonForm(found: Found): JsonForm {
	const kind = oneOf(member(found, 'kind'), ['any', 'schema']);
	if (kind === 'any') return { kind };
	const schema = member(found, 'schema');
	const json = text(schema);
	if (json.length > maxSchemaChars) {
		return refuse(schema.place, { kind: 'too-many', of: 'characters', most: maxSchemaChars });
	}
	return { kind, schema: json };
}

/** @throws `request/invalid` naming the first place that is wrong */
export function parseThinking(found: Found): ThinkingChoice {
	if (!flag(member(found, 'enabled'))) return { enabled: false };
	const budget = member(found, 'budgetTokens');
	if (budget.value === undefined) return { enabled: true };
	return { enabled: true, budgetTokens: numberWithin(budget, thinkingBudgetLimits) };
}

function samplingChoice(found: Found): SamplingChoice {
	const choice: SamplingChoice = {};
	for (const name of numberNames) {
		const number = member(found, name);
		if (number.value !== undefined) choice[name] = numberWithin(number, samplingLimits[name]);
	}
	const stop = member(found, 'stop');
	if (stop.value !== undefined) {
		if (!isStopList(stop.value)) return refuse(stop.place, { kind: 'not-texts', most: maxStopStrings });
		choice.stop = [...stop.value];
	}
	return choice;
}

function adapterChoice(found: Found): AdapterChoice {
	return {
		path: text(member(found, 'path')),
		on: flag(member(found, 'on')),
		scale: numberWithin(member(found, 'scale'), adapterScaleLimits)
	};
}

function numberWithin({ value, place }: Found, limits: Limits): number {
	const { low, high, whole } = limits;
	return isWithin(value, limits) ? value : refuse(place, { kind: 'not-within', low, high, whole: whole ?? false });
}
