import { newId } from '#lib/base/id.ts';
import { changed } from '#lib/state/chat-settings.ts';
import type { NamedSettings } from '#lib/storage/personal.ts';
import type { ChatSettings, Preset } from '#lib/storage/chat-types.ts';
import type { Settings } from '#lib/storage/settings-types.ts';

/** The same for settings that say the same, in whatever order. */
export function fingerprint(settings: ChatSettings): string {
	const sorted = (value: object) => Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return JSON.stringify(sorted({ ...withoutAdapters(settings), sampling: sorted(settings.sampling ?? {}) }));
}

/** Adapters belong to one model, so a preset has none. */
export function withoutAdapters(settings: ChatSettings): ChatSettings {
	return changed(settings, { adapters: undefined });
}

/** Presets that are not here yet, each under a name that is free. One that is here with all it says stays one. */
export function freshPresets(own: readonly Preset[], read: readonly NamedSettings[]): Preset[] {
	const saying = ({ name, settings }: NamedSettings) => bareName(name) + fingerprint(settings);
	const here = new Set(own.map(saying));
	const taken = new Set(own.map(({ name }) => name));
	const fresh: Preset[] = [];
	for (const preset of read) {
		if (here.has(saying(preset))) continue;
		here.add(saying(preset));
		fresh.push({ id: newId(), name: freeName(preset.name, taken), settings: withoutAdapters(preset.settings) });
	}
	return fresh;
}

/** What changes when new chats begin with this preset; the one that is being prepared follows when nothing else was set for it. */
export function startChange({ newChat, newChatStart }: Settings, preset: Preset | null): Partial<Settings> {
	const untouched = fingerprint(newChat) === fingerprint(newChatStart?.settings ?? {});
	return {
		newChatStart: preset && { presetId: preset.id, settings: preset.settings },
		...(untouched ? { newChat: preset?.settings ?? {} } : {})
	};
}

/** `Poet` of `Poet (2)`. */
function bareName(name: string): string {
	return name.replace(/ \(\d+\)$/, '');
}

/** The name, with a number behind it where it is taken; taken from now on. */
function freeName(name: string, taken: Set<string>): string {
	let free = name;
	for (let number = 2; taken.has(free); number++) free = `${bareName(name)} (${number})`;
	taken.add(free);
	return free;
}
