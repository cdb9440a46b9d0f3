import { AppError } from '#lib/base/errors.ts';
import { newId } from '#lib/base/id.ts';
import { restoreBranch, takeBranch } from '#lib/storage/branches.ts';
import { measure, readAll, restoreRecords, takeRecords } from '#lib/storage/bulk.ts';
import type { ChangeChannel } from '#lib/storage/changes.ts';
import { withKnownFolder } from '#lib/storage/folders.ts';
import { stopInterrupted } from '#lib/storage/interrupted.ts';
import {
	type Backend,
	type ChatRecords,
	type ConversationRecord,
	messageRecord,
	nextOrder,
	type Tables
} from '#lib/storage/tables.ts';
import { parseChatSettings } from '#lib/storage/parse-chat-settings.ts';
import { SearchMemory } from '#lib/storage/search-memory.ts';
import { searchChats } from '#lib/storage/search.ts';
import { cleanTitle } from '#lib/storage/title.ts';
import type { ChatPlace, ChatSettings, Conversation, Message } from '#lib/storage/chat-types.ts';
import type {
	AddedChats,
	AddOptions,
	Chats,
	ConversationPage,
	DeletedBranch,
	DeletedChats,
	MessageChange,
	NewConversation,
	PageCursor,
	SearchHit,
	WholeChat
} from '#lib/storage/types.ts';

/** Conversations and messages over any backend. What each method does is said in `Chats`. */
export class StoredChats implements Chats {
	#backend: Backend;
	#changes: ChangeChannel;
	#deleted = new WeakMap<DeletedChats, ChatRecords>();
	#searchMemory: SearchMemory;

	constructor(backend: Backend, changes: ChangeChannel) {
		this.#backend = backend;
		this.#changes = changes;
		this.#searchMemory = new SearchMemory(backend, changes);
	}

	async listConversations({
		limit = 50,
		before = null
	}: { limit?: number; before?: PageCursor | null } = {}): Promise<ConversationPage> {
		// One more than asked for tells whether there is another page.
		const records = await this.#backend.read((tables) => tables.conversations.listed(limit + 1, before));
		const page = records.slice(0, limit);
		const last = records.length > limit ? page.at(-1) : undefined;
		return { conversations: page.map(({ value }) => value), next: last ? [last.order, last.value.id] : null };
	}

	async listPlace(place: 'pinned' | 'archived'): Promise<Conversation[]> {
		const member = place === 'pinned' ? 'pinnedAtMs' : 'archivedAtMs';
		const records = await this.#backend.read((tables) => tables.conversations.placed(member));
		return records.map(({ value }) => value);
	}

	async findConversation(id: string): Promise<Conversation | null> {
		const record = await this.#backend.read((tables) => tables.conversations.get(id));
		return record?.value ?? null;
	}

	async listMessages(conversationId: string): Promise<Message[]> {
		const records = await this.#backend.read((tables) => tables.messages.ofConversation(conversationId));
		return records.map(({ value }) => value);
	}

	async createConversation(
		{ id = newId(), title, titleIsAuto = true, modelId, settings, folderId }: NewConversation,
		messages: readonly Message[] = []
	): Promise<Conversation> {
		const nowMs = Date.now();
		const created: Conversation = {
			id,
			title: cleanTitle(title),
			titleIsAuto,
			createdAtMs: nowMs,
			updatedAtMs: nowMs,
			tipId: messages.at(-1)?.id ?? null,
			modelId,
			...checkedSettings(settings ?? {}),
			...(folderId === undefined ? {} : { folderId })
		};
		const value = await this.#backend.write(async (tables) => {
			const value = await withKnownFolder(tables, created);
			await tables.conversations.add({ order: await nextOrder(tables, nowMs), value });
			await addMessages(tables, id, messages);
			return value;
		});
		this.#changes.announce('conversations', [id]);
		if (messages.length > 0) this.#changes.announce('messages', [id]);
		return value;
	}

	async appendMessages(conversationId: string, messages: readonly Message[]): Promise<Conversation> {
		const nowMs = Date.now();
		const conversation = await this.#change(conversationId, async (record, tables) => {
			await addMessages(tables, conversationId, messages);
			record.order = await nextOrder(tables, nowMs);
			record.value.updatedAtMs = nowMs;
			record.value.tipId = messages.at(-1)?.id ?? record.value.tipId;
		});
		this.#changes.announce('messages', [conversationId]);
		return conversation;
	}

	async updateMessage(
		{ id, conversationId }: Pick<Message, 'id' | 'conversationId'>,
		change: MessageChange
	): Promise<Message> {
		const message = await this.#backend.write(async (tables) => {
			const record = await tables.messages.get(id);
			if (!record) throw new AppError('chat/not-found', { chatId: conversationId });
			const value = { ...record.value, ...change };
			await tables.messages.put(messageRecord(value, record.order));
			return value;
		});
		this.#changes.announce('messages', [message.conversationId]);
		return message;
	}

	setTip(conversationId: string, tipId: string): Promise<Conversation> {
		return this.#change(conversationId, async ({ value }, tables) => {
			const tip = await tables.messages.get(tipId);
			if (tip?.value.conversationId !== conversationId) {
				throw new AppError('request/invalid', { param: 'tipId', reason: 'is not a message of this chat' });
			}
			value.tipId = tipId;
		});
	}

	rename(id: string, title: string, { isAuto = false }: { isAuto?: boolean } = {}): Promise<Conversation> {
		return this.#change(id, ({ value }) => {
			if (isAuto && !value.titleIsAuto) return;
			value.title = cleanTitle(title);
			value.titleIsAuto = isAuto;
		});
	}

	setPlace(id: string, place: ChatPlace): Promise<Conversation> {
		const nowMs = Date.now();
		return this.#change(id, ({ value }) => {
			delete value.pinnedAtMs;
			delete value.archivedAtMs;
			if (place === 'pinned') value.pinnedAtMs = nowMs;
			if (place === 'archived') value.archivedAtMs = nowMs;
		});
	}

	setModel(id: string, modelId: string): Promise<Conversation> {
		return this.#change(id, ({ value }) => {
			value.modelId = modelId;
		});
	}

	async setSettings(id: string, settings: ChatSettings): Promise<Conversation> {
		const checked = checkedSettings(settings);
		return this.#change(id, ({ value }) => {
			delete value.settings;
			Object.assign(value, checked);
		});
	}

	async deleteBranch(conversationId: string, messageId: string): Promise<DeletedBranch> {
		const deleted = await this.#backend.write((tables) => takeBranch(tables, conversationId, messageId));
		this.#announceMessages(conversationId);
		return deleted;
	}

	async restoreBranch(deleted: DeletedBranch): Promise<void> {
		await this.#backend.write((tables) => restoreBranch(tables, deleted));
		this.#announceMessages(deleted.conversationId);
	}

	async deleteConversations(ids: readonly string[]): Promise<DeletedChats> {
		const records = await this.#backend.write((tables) => takeRecords(tables, ids));
		const deleted = { conversationIds: records.conversations.map(({ value }) => value.id) };
		this.#deleted.set(deleted, records);
		this.#announceWhole(deleted.conversationIds);
		return deleted;
	}

	async restore(deleted: DeletedChats): Promise<void> {
		const records = this.#deleted.get(deleted);
		if (!records) throw new AppError('internal/bug', { reason: 'restore() needs what deleteConversations() returned' });
		await this.#backend.write((tables) => restoreRecords(tables, records));
		this.#announceWhole(deleted.conversationIds);
	}

	async clearAll(): Promise<void> {
		await this.#backend.write((tables) =>
			Promise.all([
				tables.conversations.clear(),
				tables.messages.clear(),
				tables.folders.clear(),
				tables.drafts.clear(),
				tables.signatures.clear()
			])
		);
		for (const store of ['conversations', 'messages', 'folders', 'drafts'] as const) this.#changes.announce(store);
	}

	async stopInterrupted(): Promise<Message[]> {
		const stopped = await stopInterrupted(this.#backend);
		const conversationIds = [...new Set(stopped.map((message) => message.conversationId))];
		if (stopped.length > 0) this.#changes.announce('messages', conversationIds);
		return stopped;
	}

	measure(): Promise<{ conversationCount: number; messageCount: number; textBytes: number }> {
		return this.#backend.read(measure);
	}

	readAll({ onProgress }: Pick<AddOptions, 'onProgress'> = {}): AsyncGenerator<WholeChat, void, void> {
		return readAll(this.#backend, onProgress);
	}

	search(query: string, { signal }: { signal?: AbortSignal } = {}): AsyncGenerator<SearchHit, void, void> {
		return searchChats(this.#backend, this.#searchMemory, query, signal);
	}

	async prepareSearch(): Promise<void> {
		await this.#searchMemory.newest();
	}

	async signChats(goOn: () => Promise<boolean>): Promise<boolean> {
		const { signChats } = await import('#lib/storage/search-index.ts');
		return signChats(this.#backend, goOn, (ids) => this.#searchMemory.changed(ids));
	}

	async addAll(chats: readonly WholeChat[], options: AddOptions = {}): Promise<AddedChats> {
		options.signal?.throwIfAborted();
		const { addAll } = await import('#lib/storage/merge.ts');
		try {
			const added = await this.#backend.write((tables) => addAll(tables, chats, Date.now(), options));
			this.#announceAdded(added);
			return added;
		} catch (error) {
			options.signal?.throwIfAborted(); // what looks like a failure of storage was asked for
			throw error;
		}
	}

	async removeAdded(added: AddedChats): Promise<void> {
		const { removeAdded } = await import('#lib/storage/merge.ts');
		await this.#backend.write((tables) => removeAdded(tables, added));
		this.#announceAdded(added);
	}

	/** Changes one conversation in a transaction of its own. */
	async #change(
		id: string,
		change: (record: ConversationRecord, tables: Tables) => void | Promise<void>
	): Promise<Conversation> {
		const conversation = await this.#backend.write(async (tables) => {
			const record = await tables.conversations.get(id);
			if (!record) throw new AppError('chat/not-found', { chatId: id });
			await change(record, tables);
			await tables.conversations.put(record);
			return record.value;
		});
		this.#changes.announce('conversations', [id]);
		return conversation;
	}

	#announceMessages(conversationId: string): void {
		for (const store of ['conversations', 'messages'] as const) this.#changes.announce(store, [conversationId]);
	}

	#announceAdded(added: AddedChats): void {
		if (added.folderIds.length > 0) this.#changes.announce('folders', added.folderIds);
		this.#announceWhole(idsOf(added));
	}

	#announceWhole(conversationIds: readonly string[]): void {
		if (conversationIds.length === 0) return; // no ids would say "everything"
		for (const store of ['conversations', 'messages', 'drafts'] as const) {
			this.#changes.announce(store, conversationIds);
		}
	}
}

function idsOf({ conversations, grown }: AddedChats): string[] {
	return [...conversations.map(({ id }) => id), ...grown.map(({ conversationId }) => conversationId)];
}

async function addMessages(tables: Tables, conversationId: string, messages: readonly Message[]): Promise<void> {
	if (messages.some((message) => message.conversationId !== conversationId)) {
		throw new AppError('internal/bug', { reason: `a message of another chat was added to ${conversationId}` });
	}
	let order = await tables.messages.lastOrder(conversationId);
	for (const message of messages) await tables.messages.add(messageRecord(message, ++order));
}

/** As a member of a conversation, which has none when nothing was set. */
function checkedSettings(settings: ChatSettings): Pick<Conversation, 'settings'> {
	const checked = parseChatSettings({ value: settings, place: 'settings' });
	return Object.keys(checked).length > 0 ? { settings: checked } : {};
}
