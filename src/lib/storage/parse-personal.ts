import { type Found, identifier, items, member, refuse, refuseType, text } from '#lib/storage/checks.ts';
import { parsePresets } from '#lib/storage/import/preset-file.ts';
import { parseAttachments } from '#lib/storage/parse-attachments.ts';
import { parseChatSettings } from '#lib/storage/parse-chat-settings.ts';
import { type PersonalData, personalKeys, type PersonalSettings } from '#lib/storage/personal.ts';
import { isSetting } from '#lib/storage/settings.ts';
import type { WholeDraft } from '#lib/storage/chat-types.ts';
import type { Settings } from '#lib/storage/settings-types.ts';

/**
 * What an export of everything holds beside chats and folders. Copied by name: settings of a device, a token or a key among
 * them, are passed by even where somebody wrote them into the file.
 * @throws `request/invalid` naming the first place that is wrong
 */
export function parsePersonal(file: Found): PersonalData {
	const presets = member(file, 'presets');
	const settings = member(file, 'settings');
	const language = member(file, 'language');
	const notebook = member(file, 'notebook');
	const drafts = member(file, 'drafts');
	return {
		presets: presets.value === undefined ? [] : parsePresets(presets),
		settings: settings.value === undefined ? {} : parseSettings(settings),
		language: language.value === undefined || language.value === null ? null : languageTag(language),
		notebook: notebook.value === undefined ? '' : text(notebook),
		drafts: drafts.value === undefined ? [] : items(drafts).map(parseDraft)
	};
}

function parseSettings(found: Found): PersonalSettings {
	const settings: PersonalSettings = {};
	for (const key of personalKeys) {
		const setting = member(found, key);
		if (setting.value === undefined) continue;
		const value = key === 'newChatStart' ? parseStart(setting) : setting.value;
		if (!isSetting(key, value)) return refuse(setting.place, { kind: 'not-allowed' });
		Object.assign(settings, { [key]: value });
	}
	return settings;
}

function parseStart(found: Found): Settings['newChatStart'] {
	if (found.value === null) return null;
	return { presetId: text(member(found, 'presetId')), settings: parseChatSettings(member(found, 'settings')) };
}

/** An id of a chat has no space in it, so a draft never gets to what else is stored beside drafts: files, the notebook. */
function parseDraft(found: Found): WholeDraft {
	const files = member(found, 'attachments');
	return {
		conversationId: identifier(member(found, 'conversationId')),
		text: text(member(found, 'text')),
		attachments: files.value === undefined ? [] : parseAttachments(files)
	};
}

/** Any language: which of them this version speaks is for whoever shows it. */
function languageTag(found: Found): string {
	const tag = text(found);
	return /^[a-z]{2,3}(-[a-z0-9]{1,8}){0,4}$/i.test(tag) ? tag : refuseType(found.place, 'language');
}
