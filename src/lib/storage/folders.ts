import { AppError } from '#lib/base/errors.ts';
import { newId } from '#lib/base/id.ts';
import type { ChangeChannel } from '#lib/storage/changes.ts';
import {
	maxFolderNameLength,
	type DeletedFolder,
	type Folder,
	type FolderContents,
	type Folders
} from '#lib/storage/folder-types.ts';
import type { Backend, Tables } from '#lib/storage/tables.ts';
import { cleanTitle } from '#lib/storage/title.ts';
import type { Conversation } from '#lib/storage/chat-types.ts';

const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** A name in one line. @throws `request/invalid` when nothing is left of it */
export function cleanFolderName(name: string): string {
	const clean = [...cleanTitle(name)].slice(0, maxFolderNameLength).join('').trimEnd();
	if (clean === '') throw new AppError('request/invalid', { param: 'name', reason: 'must not be empty' });
	return clean;
}

/** The chat as it is kept: without a folder that is not there (any more). */
export async function withKnownFolder(tables: Tables, value: Conversation): Promise<Conversation> {
	if (value.folderId === undefined || (await tables.folders.get(value.folderId))) return value;
	const rest = { ...value };
	delete rest.folderId;
	return rest;
}

/** Folders over any backend. What each method does is said in `Folders`. */
export class StoredFolders implements Folders<Conversation> {
	#backend: Backend;
	#changes: ChangeChannel;

	constructor(backend: Backend, changes: ChangeChannel) {
		this.#backend = backend;
		this.#changes = changes;
	}

	async list(limitPerFolder: number): Promise<FolderContents<Conversation>[]> {
		const all = await this.#backend.read(async (tables) => {
			const folders = await tables.folders.all();
			return Promise.all(
				folders.map(async (folder) => {
					const records = await tables.conversations.inFolder(folder.id, limitPerFolder + 1);
					const conversations = records.slice(0, limitPerFolder).map(({ value }) => value);
					return { folder, conversations, hasMore: records.length > limitPerFolder };
				})
			);
		});
		return all.sort(
			(a, b) => byName.compare(a.folder.name, b.folder.name) || a.folder.createdAtMs - b.folder.createdAtMs
		);
	}

	async create(name: string): Promise<Folder> {
		const folder = { id: newId(), name: cleanFolderName(name), createdAtMs: Date.now() };
		await this.#backend.write((tables) => tables.folders.add(folder));
		this.#changes.announce('folders', [folder.id]);
		return folder;
	}

	async rename(id: string, name: string): Promise<void> {
		const clean = cleanFolderName(name);
		await this.#change(id, (folder) => (folder.name = clean));
	}

	async setCollapsed(id: string, collapsed: boolean): Promise<void> {
		await this.#change(id, (folder) => {
			delete folder.collapsed;
			if (collapsed) folder.collapsed = true;
		});
	}

	async move(conversationId: string, folderId: string | null): Promise<Conversation> {
		const conversation = await this.#backend.write(async (tables) => {
			const record = await tables.conversations.get(conversationId);
			if (!record) throw new AppError('chat/not-found', { chatId: conversationId });
			if (folderId !== null && !(await tables.folders.get(folderId)))
				throw new AppError('request/invalid', { param: 'folderId', reason: 'is no folder that is here' });
			delete record.value.folderId;
			if (folderId !== null) record.value.folderId = folderId;
			await tables.conversations.put(record);
			return record.value;
		});
		this.#changes.announce('conversations', [conversationId]);
		return conversation;
	}

	async delete(id: string): Promise<DeletedFolder | null> {
		const deleted = await this.#backend.write(async (tables) => {
			const folder = await tables.folders.get(id);
			if (!folder) return null;
			const records = await tables.conversations.inFolder(id, Infinity, true);
			for (const record of records) {
				delete record.value.folderId;
				await tables.conversations.put(record);
			}
			await tables.folders.delete(id);
			return { folder, conversationIds: records.map(({ value }) => value.id) };
		});
		if (deleted) this.#announce(deleted);
		return deleted;
	}

	async restore(deleted: DeletedFolder): Promise<void> {
		await this.#backend.write(async (tables) => {
			if (!(await tables.folders.get(deleted.folder.id))) await tables.folders.put(deleted.folder);
			for (const id of deleted.conversationIds) {
				const record = await tables.conversations.get(id);
				if (!record || record.value.folderId !== undefined) continue;
				await tables.conversations.put({ ...record, value: { ...record.value, folderId: deleted.folder.id } });
			}
		});
		this.#announce(deleted);
	}

	#announce({ folder, conversationIds }: DeletedFolder): void {
		this.#changes.announce('folders', [folder.id]);
		if (conversationIds.length > 0) this.#changes.announce('conversations', conversationIds);
	}

	async #change(id: string, change: (folder: Folder) => void): Promise<void> {
		await this.#backend.write(async (tables) => {
			const folder = await tables.folders.get(id);
			if (!folder) return;
			change(folder);
			await tables.folders.put(folder);
		});
		this.#changes.announce('folders', [id]);
	}
}
