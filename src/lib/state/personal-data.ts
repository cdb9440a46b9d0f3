import { languages, pickedLanguage, pickLanguage } from '#lib/messages/languages.ts';
import type { App } from '#lib/state/app.svelte.ts';
import { mergeSettings, type SettingsMerge, unmergeSettings } from '#lib/state/personal-merge.ts';
import { type PersonalData, personalSettings } from '#lib/storage/personal.ts';
import { notebookDraft } from '#lib/storage/tables.ts';
import type { AddedDrafts, Storage } from '#lib/storage/types.ts';

/** Where settings and drafts are on screen. */
type Shown = Pick<App, 'settings' | 'drafts'>;

/** What an import took over beside chats and folders. */
export interface AddedPersonal {
	merges: readonly SettingsMerge[];
	/** The tag of the language that was picked. */
	language: string | null;
	/** Another language was picked here before, and stays. */
	languageKept: boolean;
	/** The text that the notebook got; `null` for none. */
	notebook: string | null;
	/** The notebook had another text, which stays. */
	notebookKept: boolean;
	drafts: AddedDrafts;
}

/** What an import took over that had nothing new. */
export const nothingAdded: AddedPersonal = {
	merges: [],
	language: null,
	languageKept: false,
	notebook: null,
	notebookKept: false,
	drafts: { added: [], keptCount: 0 }
};

/** What is the person's on this device, beside chats and folders. */
export async function readPersonal(app: Shown, { drafts }: Storage): Promise<PersonalData> {
	await app.drafts.flush();
	const { values } = app.settings;
	return {
		presets: values.presets.map(({ name, settings }) => ({ name, settings })),
		settings: personalSettings(values),
		language: pickedLanguage(),
		notebook: await drafts.load(notebookDraft),
		drafts: await drafts.list()
	};
}

/**
 * Takes over what exports hold beside chats, as far as nothing else was set here. Of several files the first comes first. Their
 * chats have to be here already: a draft without one is dropped.
 * @throws `storage/unavailable`, `storage/quota-exceeded`; nothing was taken over then
 */
export async function addPersonal(
	app: Shown,
	storage: Storage,
	files: readonly PersonalData[]
): Promise<AddedPersonal> {
	let change: SettingsMerge['change'] = {};
	const merges: SettingsMerge[] = [];
	for (const file of files) {
		const merge = mergeSettings({ ...app.settings.values, ...change }, file);
		change = { ...change, ...merge.change };
		merges.push(merge);
	}
	let added: AddedPersonal = { ...nothingAdded, merges };
	try {
		if (Object.keys(change).length > 0) await app.settings.change(change);
		added = { ...added, ...(await addNotebook(app, storage, files)) };
		added = { ...added, drafts: await addDrafts(app, storage, files) };
		return { ...added, ...(await addLanguage(files)) };
	} catch (error) {
		await removePersonal(app, storage, added).catch(() => {}); // the first error is the one to tell
		throw error;
	}
}

/** How many presets and settings came in, and how many settings stay as they are here. */
export function countPersonal({ merges, language, languageKept }: AddedPersonal) {
	const sum = (count: (merge: SettingsMerge) => number) => merges.reduce((all, merge) => all + count(merge), 0);
	return {
		presets: sum(({ addedPresetIds }) => addedPresetIds.length),
		settings: sum(({ taken }) => Object.keys(taken).length) + (language === null ? 0 : 1),
		kept: sum(({ keptCount }) => keptCount) + (languageKept ? 1 : 0)
	};
}

/** Is there anything to take back? */
export function addedSomething(added: AddedPersonal): boolean {
	const { presets, settings } = countPersonal(added);
	return presets + settings + added.drafts.added.length > 0 || added.notebook !== null;
}

/** Takes back what `addPersonal` did, but for what was changed since. */
export async function removePersonal(app: Shown, { drafts }: Storage, added: AddedPersonal): Promise<void> {
	for (const merge of added.merges.toReversed()) {
		const change = unmergeSettings(app.settings.values, merge);
		if (Object.keys(change).length > 0) await app.settings.change(change);
	}
	if (added.language !== null && pickedLanguage() === added.language) await pickLanguage(null);
	await app.drafts.flush();
	await drafts.removeAdded(added.drafts);
	await app.drafts.refresh(added.drafts.added.map(({ conversationId }) => conversationId));
	if (added.notebook === null || (await drafts.load(notebookDraft)) !== added.notebook) return;
	app.drafts.set(notebookDraft, '');
	await drafts.save(notebookDraft, '');
}

async function addDrafts(app: Shown, { drafts }: Storage, files: readonly PersonalData[]): Promise<AddedDrafts> {
	await app.drafts.flush(); // what is on screen here is a draft already
	const added = await drafts.addAll(files.flatMap((file) => file.drafts));
	await app.drafts.refresh(added.added.map(({ conversationId }) => conversationId));
	return added;
}

async function addNotebook(
	app: Shown,
	{ drafts }: Storage,
	files: readonly PersonalData[]
): Promise<Pick<AddedPersonal, 'notebook' | 'notebookKept'>> {
	const texts = files.map(({ notebook }) => notebook).filter((text) => text !== '');
	const [text] = texts;
	if (text === undefined) return { notebook: null, notebookKept: false };
	await app.drafts.flush();
	const here = await drafts.load(notebookDraft);
	const now = here === '' ? text : here;
	if (here === '') {
		await drafts.save(notebookDraft, text);
		app.drafts.set(notebookDraft, text);
	}
	return { notebook: here === '' ? text : null, notebookKept: texts.some((other) => other !== now) };
}

async function addLanguage(files: readonly PersonalData[]): Promise<Pick<AddedPersonal, 'language' | 'languageKept'>> {
	const spoken = files.flatMap(({ language }) => languages.filter(({ tag }) => tag === language));
	const [wanted] = spoken;
	const here = pickedLanguage();
	const now = here ?? wanted?.tag;
	if (wanted && here === null) await pickLanguage(wanted.tag);
	return {
		language: wanted && here === null ? wanted.tag : null,
		languageKept: spoken.some(({ tag }) => tag !== now)
	};
}
