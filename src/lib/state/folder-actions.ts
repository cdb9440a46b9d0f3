import { isAppError, toAppError } from '#lib/base/errors.ts';
import { chats as t } from '#lib/messages/en/chats.ts';
import { common } from '#lib/messages/en/common.ts';
import { sentences } from '#lib/messages/format.ts';
import type { App } from '#lib/state/app.svelte.ts';
import { remedyFor } from '#lib/state/remedies.ts';
import type { Storage } from '#lib/storage/types.ts';

export { maxFolderNameLength } from '#lib/storage/folder-types.ts';

type Place = Pick<App, 'storage' | 'notices' | 'conversations'>;

/** Makes a folder. Its id, or `null` when it could not be saved, which is told. */
export async function createFolder(app: Place, name: string): Promise<string | null> {
	return attempt(app, async ({ folders }) => (await folders.create(name)).id);
}

export async function renameFolder(app: Place, id: string, name: string): Promise<void> {
	await attempt(app, ({ folders }) => folders.rename(id, name));
}

export async function setFolderCollapsed(app: Place, id: string, collapsed: boolean): Promise<void> {
	await attempt(app, ({ folders }) => folders.setCollapsed(id, collapsed));
}

/** Puts a chat into a folder, or with `null` out of it, says so, and offers to undo it. */
export async function moveChat(app: Place, chatId: string, folderId: string | null): Promise<void> {
	await attempt(app, async ({ chats, folders }) => {
		const before = (await chats.findConversation(chatId))?.folderId ?? null;
		if (before === folderId) return;
		await folders.move(chatId, folderId);
		const named = (id: string | null) => app.conversations.folders.find((folder) => folder.id === id)?.name;
		const text = folderId === null ? t.folders.takenOut(named(before)) : t.folders.movedTo(named(folderId));
		const run = async () => void (await attempt(app, () => folders.move(chatId, before)));
		app.notices.show({ tone: 'info', text, action: { label: common.undo, run } });
	});
}

/** Deletes a folder, whose chats stay, and offers to undo it. */
export async function deleteFolder(app: Place, id: string): Promise<void> {
	await attempt(app, async ({ folders }) => {
		const deleted = await folders.delete(id);
		if (!deleted) return;
		const { name } = deleted.folder;
		const count = deleted.conversationIds.length;
		app.notices.show({
			tone: 'info',
			text: count === 0 ? t.folders.deletedEmpty(name) : t.folders.deleted(name, count),
			action: { label: common.undo, run: async () => void (await attempt(app, () => folders.restore(deleted))) }
		});
	});
}

/** Failures are told, never thrown: the list shows what is stored. */
async function attempt<T>(app: Place, work: (storage: Storage) => Promise<T>): Promise<T | null> {
	if (!app.storage) return null;
	try {
		return await work(app.storage);
	} catch (error) {
		const known = toAppError(error);
		const { sentence, next } = remedyFor(known);
		const gone = isAppError(known, 'request/invalid') && known.details.param === 'folderId';
		const text = gone ? t.folders.gone : sentences(sentence, next);
		app.notices.show({ tone: 'error', text, action: null });
		return null;
	}
}
