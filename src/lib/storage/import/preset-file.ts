import { amount, type Found, items, member, refuse, refuseType } from '#lib/storage/checks.ts';
import { isObject, optionalItems, optionalMember, optionalText } from '#lib/storage/import/fields.ts';
import { lmStudioSettings } from '#lib/storage/import/lm-studio-fields.ts';
import { isStopList, isWithin, samplingLimits, type SamplingNumber } from '#lib/storage/limits.ts';
import { parseChatSettings } from '#lib/storage/parse-chat-settings.ts';
import type { NamedSettings } from '#lib/storage/personal.ts';
import { cleanTitle } from '#lib/storage/title.ts';
import type { ChatSettings, Preset, SamplingChoice } from '#lib/storage/chat-types.ts';

const formatName = 'hearth-presets';
const formatVersion = 1;

/** More in one file are nobody's own. */
const maxPresets = 500;

/** Presets as a file that `readPresets` reads. */
export function presetFile(presets: readonly Preset[]): Blob {
	const shared = presets.map(({ name, settings }) => ({ name, settings }));
	const text = JSON.stringify({ format: formatName, version: formatVersion, presets: shared }, null, '\t');
	return new Blob([text, '\n'], { type: 'application/json' });
}

/**
 * Presets of Hearth, of LM Studio (`*.preset.json`: `operation.fields`, from lmstudio-ai/lmstudio-js) or Open WebUI's export
 * of models (a list of `{ id, name, params }`, from open-webui/open-webui, src/lib/components/workspace/Models.svelte). Told
 * by what is in the file. What Hearth has no such setting for stays out.
 * @throws `request/invalid` naming the place that is wrong
 */
export function readPresets(json: string): NamedSettings[] {
	const found: Found = { value: parse(json), place: '' };
	const presets = readAny(found);
	if (presets.length === 0) return refuse('file', { kind: 'nothing', wanted: 'presets' });
	if (presets.length > maxPresets) return refuse('file', { kind: 'too-many', of: 'presets', most: maxPresets });
	return presets;
}

/** A list of presets in our own form. @throws `request/invalid` naming the place that is wrong */
export function parsePresets(found: Found): NamedSettings[] {
	const list = items(found);
	if (list.length > maxPresets) return refuse(found.place, { kind: 'too-many', of: 'presets', most: maxPresets });
	return list.map((preset) => ({
		name: nameOf(preset),
		settings: withoutAdapters(parseChatSettings(member(preset, 'settings')))
	}));
}

function parse(json: string): unknown {
	try {
		return JSON.parse(json) as unknown;
	} catch {
		return refuse('file', { kind: 'not-json', line: null });
	}
}

function readAny(found: Found): NamedSettings[] {
	const { value } = found;
	if (isObject(value) && value.format === formatName) {
		const version = amount(member(found, 'version'));
		if (version > formatVersion) return refuse('version', { kind: 'newer', version });
		return parsePresets(member(found, 'presets'));
	}
	if (isObject(value) && isObject(value.operation)) {
		return [{ name: nameOf(found), settings: lmStudioSettings(member(found, 'operation')) }];
	}
	const list = Array.isArray(value) ? items(found) : [found];
	const isModel = (model: unknown) => isObject(model) && isObject(model.params) && typeof model.name === 'string';
	if (list.length === 0 || !list.every((model) => isModel(model.value))) {
		return refuse('file', { kind: 'other-format', wanted: 'presets' });
	}
	return list.map((model) => ({ name: nameOf(model), settings: openWebUiSettings(member(model, 'params')) }));
}

function nameOf(found: Found): string {
	const name = member(found, 'name');
	return cleanTitle(optionalText(name)).slice(0, 80) || refuseType(name.place, 'name');
}

/** They belong to one model. */
function withoutAdapters(settings: ChatSettings): ChatSettings {
	const rest = { ...settings };
	delete rest.adapters;
	return rest;
}

/** As Ollama and OpenAI call them. */
const openWebUiNames: readonly (readonly [string, SamplingNumber])[] = [
	['temperature', 'temperature'],
	['top_p', 'topP'],
	['top_k', 'topK'],
	['min_p', 'minP'],
	['repeat_penalty', 'repetitionPenalty'],
	['presence_penalty', 'presencePenalty'],
	['frequency_penalty', 'frequencyPenalty'],
	['max_tokens', 'maxTokens'],
	['num_predict', 'maxTokens'],
	['seed', 'seed']
];

function openWebUiSettings(params: Found): ChatSettings {
	const sampling: SamplingChoice = {};
	for (const [theirs, ours] of openWebUiNames) {
		const { value } = member(params, theirs);
		if (isWithin(value, samplingLimits[ours])) sampling[ours] = value;
	}
	const stop = optionalItems(optionalMember(params, 'stop')).map(({ value }) => value);
	if (stop.length > 0 && isStopList(stop)) sampling.stop = stop;
	const systemPrompt = optionalText(member(params, 'system'));
	return {
		...(systemPrompt === '' ? {} : { systemPrompt }),
		...(Object.keys(sampling).length > 0 ? { sampling } : {})
	};
}
