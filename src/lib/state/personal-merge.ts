import { builtInPresets } from '#lib/state/built-in-presets.ts';
import { fingerprint, freshPresets, startChange } from '#lib/state/preset-merge.ts';
import { type PersonalData, personalKeys, type PersonalSettings, sameSetting } from '#lib/storage/personal.ts';
import { defaultSettings } from '#lib/storage/settings.ts';
import type { Preset } from '#lib/storage/chat-types.ts';
import type { Settings } from '#lib/storage/settings-types.ts';

/** What the presets and settings of an export do to those that are here. */
export interface SettingsMerge {
	/** To be saved, all at once. */
	change: Partial<Settings>;
	addedPresetIds: readonly string[];
	/** Settings that are taken over, as they are from then on. */
	taken: PersonalSettings;
	/** How many are set here to something else, and stay. */
	keptCount: number;
}

/**
 * Adds presets that are not here, and takes over a setting only where it is here as it is by default: what somebody has set
 * on this device stays. The same once more changes nothing.
 */
export function mergeSettings(values: Settings, file: Pick<PersonalData, 'presets' | 'settings'>): SettingsMerge {
	const fresh = freshPresets(values.presets, file.presets);
	const presets = [...values.presets, ...fresh];
	const taken: PersonalSettings = {};
	let keptCount = 0;
	const { newChatStart = null, ...others } = file.settings;
	const theirs: PersonalSettings = { ...others, ...startHere(newChatStart, presets) };
	for (const key of personalKeys) {
		const value = theirs[key];
		if (value === undefined || sameSetting(value, values[key])) continue;
		if (sameSetting(values[key], defaultSettings[key])) Object.assign(taken, { [key]: value });
		else keptCount++;
	}
	const start = taken.newChatStart ? startChange(values, startPreset(taken.newChatStart, presets)) : {};
	const change: Partial<Settings> = { ...taken, ...start, ...(fresh.length > 0 ? { presets } : {}) };
	return { change, addedPresetIds: fresh.map(({ id }) => id), taken, keptCount };
}

/** What takes a merge back. A setting that was changed since stays. */
export function unmergeSettings(values: Settings, { addedPresetIds, taken }: SettingsMerge): Partial<Settings> {
	const change: Partial<Settings> = {};
	for (const key of personalKeys) {
		if (taken[key] === undefined || !sameSetting(values[key], taken[key])) continue;
		Object.assign(change, key === 'newChatStart' ? startChange(values, null) : { [key]: defaultSettings[key] });
	}
	const added = new Set(addedPresetIds);
	if (added.size > 0) change.presets = values.presets.filter(({ id }) => !added.has(id));
	if (added.has(values.newChatStart?.presetId ?? '')) Object.assign(change, startChange(values, null));
	return change;
}

/** With what new chats begin, under the id that the preset has here; nothing where no preset here says the same. */
function startHere(
	start: Settings['newChatStart'],
	presets: readonly Preset[]
): Pick<PersonalSettings, 'newChatStart'> {
	const preset = start && startPreset(start, presets);
	return preset ? { newChatStart: { presetId: preset.id, settings: preset.settings } } : {};
}

function startPreset({ settings }: NonNullable<Settings['newChatStart']>, presets: readonly Preset[]): Preset | null {
	const wanted = fingerprint(settings);
	return [...presets, ...builtInPresets].find((preset) => fingerprint(preset.settings) === wanted) ?? null;
}
