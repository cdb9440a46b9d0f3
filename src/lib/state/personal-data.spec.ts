import { afterEach, beforeEach, expect, test } from 'vitest';
import { Drafts } from '#lib/state/drafts.svelte.ts';
import { addedSomething, addPersonal, readPersonal, removePersonal } from '#lib/state/personal-data.ts';
import { SettingsState } from '#lib/state/settings.svelte.ts';
import { nothingPersonal, sampleChat } from '#lib/storage/chats-suite.ts';
import { openStorage } from '#lib/storage/storage.ts';
import type { PersonalData } from '#lib/storage/personal.ts';
import type { Attachment } from '#lib/storage/chat-types.ts';
import type { Storage } from '#lib/storage/types.ts';

const notes: Attachment = { kind: 'text', name: 'notes.md', bytes: 5, text: 'notes' };
const withDrafts = (drafts: PersonalData['drafts']): PersonalData => ({ ...nothingPersonal, drafts });
const draftOf = (conversationId: string, text: string, attachments: Attachment[] = []) => ({
	conversationId,
	text,
	attachments
});

let storage: Storage;
let app: { settings: SettingsState; drafts: Drafts };

beforeEach(async () => {
	storage = await openStorage({ name: 'personal-data' }); // in memory: there is no IndexedDB here
	app = { settings: new SettingsState(), drafts: new Drafts() };
	await app.settings.open(storage);
	await app.drafts.open(storage);
});

afterEach(() => storage.close());

test('drafts go into the file with what was typed a moment ago, and the notebook stays apart', async () => {
	const { id } = await sampleChat(storage.chats, 'chat');
	app.drafts.set('new', 'n');
	app.drafts.set('new', 'not yet');
	app.drafts.set('notebook page', 'a story');
	app.drafts.setFiles(id, [notes]);
	const { drafts, notebook } = await readPersonal(app, storage);
	expect(notebook).toBe('a story');
	expect(drafts.toSorted((a, b) => b.text.localeCompare(a.text))).toEqual([
		draftOf('new', 'not yet'),
		draftOf(id, '', [notes])
	]);
});

test('drafts that come in are on screen at once, and go again when all is taken back', async () => {
	const { id } = await sampleChat(storage.chats, 'chat');
	for (const chatId of ['new', id]) await app.drafts.load(chatId);
	app.drafts.set('new', 'typed, then cleared');
	await app.drafts.flush();
	app.drafts.set('new', '');

	const added = await addPersonal(app, storage, [withDrafts([draftOf('new', 'theirs'), draftOf(id, 'half', [notes])])]);
	expect(added.drafts).toMatchObject({ added: [{ text: 'theirs' }, { text: 'half' }], keptCount: 0 });
	expect(addedSomething(added)).toBe(true);
	expect(['new', id].map((chatId) => app.drafts.textOf(chatId))).toEqual(['theirs', 'half']);
	expect(app.drafts.filesOf(id)).toEqual([notes]);

	// Cleared once more, it stays away, though that is what was written here last.
	app.drafts.set('new', '');
	await app.drafts.flush();
	expect(await storage.drafts.load('new')).toBe('');

	await removePersonal(app, storage, added);
	expect(app.drafts.textOf(id)).toBe('');
	expect(app.drafts.filesOf(id)).toEqual([]);
	expect(await storage.drafts.list()).toEqual([]);
});

test('what is typed here stays, also where it was not stored yet, and is no news the second time', async () => {
	const { id } = await sampleChat(storage.chats, 'chat');
	await app.drafts.load(id);
	app.drafts.set(id, 'm');
	app.drafts.set(id, 'mine');
	const file = withDrafts([draftOf(id, 'theirs'), draftOf('gone', 'nobody reads this')]);
	const added = await addPersonal(app, storage, [file]);
	expect(added.drafts).toEqual({ added: [], keptCount: 1 });
	expect(addedSomething(added)).toBe(false);
	expect(app.drafts.textOf(id)).toBe('mine');
	expect(await storage.drafts.list()).toEqual([draftOf(id, 'mine')]);

	const own = await readPersonal(app, storage);
	expect((await addPersonal(app, storage, [own, own])).drafts).toEqual({ added: [], keptCount: 0 });
});

test('a draft in which somebody goes on writing is not taken back', async () => {
	const added = await addPersonal(app, storage, [withDrafts([draftOf('new', 'theirs')])]);
	app.drafts.set('new', 'theirs and mine');
	await removePersonal(app, storage, added);
	expect(app.drafts.textOf('new')).toBe('theirs and mine');
	expect(await storage.drafts.load('new')).toBe('theirs and mine');
});
