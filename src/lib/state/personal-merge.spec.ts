import { expect, test } from 'vitest';
import { builtInPresets } from '#lib/state/built-in-presets.ts';
import { mergeSettings, unmergeSettings } from '#lib/state/personal-merge.ts';
import type { PersonalData } from '#lib/storage/personal.ts';
import { defaultSettings } from '#lib/storage/settings.ts';
import type { Preset } from '#lib/storage/chat-types.ts';
import type { Settings } from '#lib/storage/settings-types.ts';

const poet = { name: 'Poet', settings: { systemPrompt: 'You are a poet.', sampling: { temperature: 1.1, topK: 4 } } };
const file: Pick<PersonalData, 'presets' | 'settings'> = {
	presets: [poet],
	settings: {
		theme: 'dark',
		temperature: 0,
		stop: ['END'],
		newChatStart: { presetId: 'its id on the other device', settings: poet.settings }
	}
};

/** The settings after an import, and what it did. */
function imported(before: Partial<Settings>, from = file) {
	const values: Settings = { ...defaultSettings, ...before };
	const merge = mergeSettings(values, from);
	return { merge, after: { ...values, ...merge.change } };
}

test('somebody who has set nothing gets all of it; the same once more changes nothing', () => {
	const { after, merge } = imported({});
	expect(after).toMatchObject({ theme: 'dark', temperature: 0, stop: ['END'] });
	expect(after.presets).toMatchObject([poet]);
	expect(merge.keptCount).toBe(0);
	expect(Object.keys(merge.taken).toSorted()).toEqual(['newChatStart', 'stop', 'temperature', 'theme']);

	const again = mergeSettings(after, file);
	expect(again).toEqual({ change: {}, addedPresetIds: [], taken: {}, keptCount: 0 });
});

test('what is set here stays and is counted; what is here as it is in the file is no conflict', () => {
	const { after, merge } = imported({ theme: 'light', temperature: 1.5, stop: ['END'] });
	expect(after).toMatchObject({ theme: 'light', temperature: 1.5, stop: ['END'] });
	expect(merge.keptCount).toBe(2);
	expect(Object.keys(merge.taken)).toEqual(['newChatStart']);
});

test('new chats begin with the preset under the id that it has here, its own or a built-in one', () => {
	const { after } = imported({});
	expect(after.newChatStart).toEqual({ presetId: after.presets[0]?.id, settings: poet.settings });
	expect(after.newChat).toEqual(poet.settings);

	const [precise = expect.fail()] = builtInPresets;
	const start = { presetId: 'whatever', settings: precise.settings };
	expect(imported({}, { presets: [], settings: { newChatStart: start } }).after.newChatStart?.presetId).toBe(
		precise.id
	);
	const lost = imported({}, { presets: [], settings: { newChatStart: { ...start, settings: { systemPrompt: 'x' } } } });
	expect(lost.after.newChatStart).toBeNull();
});

test('a chat that is being prepared keeps what was set for it', () => {
	expect(imported({ newChat: { systemPrompt: 'Mine' } }).after.newChat).toEqual({ systemPrompt: 'Mine' });
});

test('a preset that says the same under the same name stays one; another of that name gets a number', () => {
	const reordered = { sampling: { topK: 4, temperature: 1.1 }, systemPrompt: 'You are a poet.' };
	const own: Preset = { id: 'own', name: 'Poet (2)', settings: reordered };
	expect(imported({ presets: [own] }).after.presets).toEqual([own]);

	const other: Preset = { id: 'other', name: 'Poet', settings: { systemPrompt: 'You hate poems.' } };
	const { after } = imported({ presets: [other] });
	expect(after.presets.map(({ name }) => name)).toEqual(['Poet', 'Poet (2)']);
	expect(mergeSettings(after, file).addedPresetIds).toEqual([]);
	expect(imported({}, { presets: [poet, poet], settings: {} }).after.presets).toHaveLength(1);
});

test('taken back, all is as it was; what was changed since stays', () => {
	const before: Settings = { ...defaultSettings, textSize: 'large' };
	const { after, merge } = imported({ textSize: 'large' });
	expect({ ...after, ...unmergeSettings(after, merge) }).toEqual(before);

	const since: Settings = { ...after, theme: 'light', newChat: { systemPrompt: 'Mine' } };
	expect({ ...since, ...unmergeSettings(since, merge) }).toEqual({
		...before,
		theme: 'light',
		newChat: { systemPrompt: 'Mine' }
	});
});
