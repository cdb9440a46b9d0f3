import type { ChangeChannel } from '#lib/storage/changes.ts';
import { type Backend, draftFilesKey, newChatDraft, notebookDraft, type Tables } from '#lib/storage/tables.ts';
import type { Attachment, Drafts } from '#lib/storage/types.ts';

/** Text typed but not sent. What each method does is said in `Drafts`. */
export class StoredDrafts implements Drafts {
	#backend: Backend;
	#changes: ChangeChannel;

	constructor(backend: Backend, changes: ChangeChannel) {
		this.#backend = backend;
		this.#changes = changes;
	}

	async save(conversationId: string, text: string): Promise<void> {
		if (text === '') return this.delete(conversationId);
		await this.#backend.write(async (tables) => {
			if (await hasHome(tables, conversationId)) await tables.drafts.put({ conversationId, text });
		});
		this.#changes.announce('drafts', [conversationId]);
	}

	async saveFiles(conversationId: string, attachments: readonly Attachment[]): Promise<void> {
		const key = draftFilesKey(conversationId);
		await this.#backend.write(async (tables) => {
			if (attachments.length === 0) await tables.drafts.delete(key);
			else if (await hasHome(tables, conversationId))
				await tables.drafts.put({ conversationId: key, text: '', attachments });
		});
		this.#changes.announce('drafts', [conversationId]);
	}

	async loadFiles(conversationId: string): Promise<readonly Attachment[]> {
		const draft = await this.#backend.read((tables) => tables.drafts.get(draftFilesKey(conversationId)));
		return draft?.attachments ?? [];
	}

	async load(conversationId: string): Promise<string> {
		const draft = await this.#backend.read((tables) => tables.drafts.get(conversationId));
		return draft?.text ?? '';
	}

	async delete(conversationId: string): Promise<void> {
		await this.#backend.write((tables) => tables.drafts.delete(conversationId));
		this.#changes.announce('drafts', [conversationId]);
	}
}

/** A chat that was deleted meanwhile must not leave words behind that nothing would ever delete. */
async function hasHome(tables: Tables, conversationId: string): Promise<boolean> {
	const ofPage = conversationId === newChatDraft || conversationId === notebookDraft;
	return ofPage || (await tables.conversations.get(conversationId)) !== undefined;
}
