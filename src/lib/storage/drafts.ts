import type { ChangeChannel } from '#lib/storage/changes.ts';
import { type Backend, draftFilesKey, newChatDraft, notebookDraft, type Tables } from '#lib/storage/tables.ts';
import type { Attachment, WholeDraft } from '#lib/storage/chat-types.ts';
import type { AddedDrafts, Drafts } from '#lib/storage/types.ts';

/** Ends the keys of all records with files. */
const filesKeyEnd = draftFilesKey('');

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

	list(): Promise<WholeDraft[]> {
		return this.#backend.read(async (tables) => {
			const keys = await tables.drafts.ids();
			const ids = new Set(keys.map((key) => (key.endsWith(filesKeyEnd) ? key.slice(0, -filesKeyEnd.length) : key)));
			ids.delete(notebookDraft);
			return Promise.all([...ids].map((id) => wholeDraft(tables, id)));
		});
	}

	async addAll(drafts: readonly WholeDraft[]): Promise<AddedDrafts> {
		if (drafts.length === 0) return { added: [], keptCount: 0 };
		const added: WholeDraft[] = [];
		let keptCount = 0;
		await this.#backend.write(async (tables) => {
			for (const draft of drafts) {
				const { conversationId, text, attachments } = draft;
				const here = await wholeDraft(tables, conversationId);
				if (isSame(here, draft) || isEmpty(draft) || !(await hasHome(tables, conversationId))) continue;
				if (!isEmpty(here)) {
					keptCount++;
					continue;
				}
				const files = { conversationId: draftFilesKey(conversationId), text: '', attachments };
				if (text !== '') await tables.drafts.put({ conversationId, text });
				if (attachments.length > 0) await tables.drafts.put(files);
				added.push(draft);
			}
		});
		this.#announceAdded(added);
		return { added, keptCount };
	}

	async removeAdded({ added }: AddedDrafts): Promise<void> {
		if (added.length === 0) return;
		await this.#backend.write(async (tables) => {
			for (const draft of added) {
				const { conversationId } = draft;
				if (!isSame(await wholeDraft(tables, conversationId), draft)) continue;
				await tables.drafts.delete(conversationId);
				await tables.drafts.delete(draftFilesKey(conversationId));
			}
		});
		this.#announceAdded(added);
	}

	#announceAdded(added: readonly WholeDraft[]): void {
		if (added.length === 0) return; // no ids would say "everything"
		this.#changes.announce(
			'drafts',
			added.map(({ conversationId }) => conversationId)
		);
	}
}

/** Empty where there is none. */
async function wholeDraft(tables: Tables, conversationId: string): Promise<WholeDraft> {
	const [draft, files] = await Promise.all([
		tables.drafts.get(conversationId),
		tables.drafts.get(draftFilesKey(conversationId))
	]);
	return { conversationId, text: draft?.text ?? '', attachments: files?.attachments ?? [] };
}

function isEmpty({ text, attachments }: WholeDraft): boolean {
	return text === '' && attachments.length === 0;
}

/** Whatever order the members of the files are in. */
function isSame(one: WholeDraft, other: WholeDraft): boolean {
	const sorted = ({ attachments }: WholeDraft) =>
		JSON.stringify(attachments.map((file) => Object.entries(file).sort(([a], [b]) => (a < b ? -1 : 1))));
	return one.text === other.text && sorted(one) === sorted(other);
}

/** A chat that was deleted meanwhile must not leave words behind that nothing would ever delete. */
async function hasHome(tables: Tables, conversationId: string): Promise<boolean> {
	const ofPage = conversationId === newChatDraft || conversationId === notebookDraft;
	return ofPage || (await tables.conversations.get(conversationId)) !== undefined;
}
