import type { ChangeChannel } from '#lib/storage/changes.ts';
import { type Backend, newChatDraft } from '#lib/storage/tables.ts';
import type { Drafts } from '#lib/storage/types.ts';

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
			// A chat that was deleted meanwhile must not leave words behind that nothing would ever delete.
			const hasHome = conversationId === newChatDraft || (await tables.conversations.get(conversationId));
			if (hasHome) await tables.drafts.put({ conversationId, text });
		});
		this.#changes.announce('drafts', [conversationId]);
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
