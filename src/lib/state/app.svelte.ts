import { createContext } from 'svelte';
import { isAppError, toAppError } from '#lib/base/errors.ts';
import type { AppError } from '#lib/base/errors.ts';
import { newId } from '#lib/base/id.ts';
import type { Host } from '#lib/host/host.ts';
import { Conversations } from '#lib/state/conversations.svelte.ts';
import { ConversationState } from '#lib/state/conversation.svelte.ts';
import { DeviceState } from '#lib/state/device.svelte.ts';
import { Drafts } from '#lib/state/drafts.svelte.ts';
import { EngineState } from '#lib/state/engine.svelte.ts';
import { Models } from '#lib/state/models.svelte.ts';
import { Notices } from '#lib/state/notices.svelte.ts';
import { titleFrom } from '#lib/state/prompt.ts';
import { remedyFor } from '#lib/state/remedies.ts';
import { SettingsState } from '#lib/state/settings.svelte.ts';
import { openStorage } from '#lib/storage/storage.ts';
import type { Message, Storage } from '#lib/storage/types.ts';

export interface AppOptions {
	version: string;
	/** Absolute address of the start page, with its slash: the folders of bundled models are below it. */
	baseUrl: string;
	/** No engine is started before this resolves: until then nothing confines its worker. */
	engineReady: Promise<unknown>;
}

/** Everything the components read, built once by the root layout. */
export class App {
	readonly version: string;
	readonly notices = new Notices();
	readonly device = new DeviceState();
	readonly models = new Models();
	readonly settings = new SettingsState();
	readonly conversations = new Conversations();
	readonly drafts = new Drafts();
	readonly engine: EngineState;
	#repair: AppOptions['repair'];
	#storage = $state.raw<Storage | null>(null);
	/** Open chats by id: one that is being answered goes on while another is shown. */
	#chats = new Map<string, ConversationState>();
	#answering = $state(0);

	constructor({ host, version, repair }: AppOptions) {
		this.version = version;
		this.engine = new EngineState(host);
		this.#repair = repair;
	}

	/** True once a message can be sent. */
	get ready(): boolean {
		return this.#storage !== null;
	}

	/** An answer is being written in this tab. */
	get busy(): boolean {
		return this.#answering > 0;
	}

	get durable(): boolean {
		return this.#storage?.durable ?? true;
	}

	get storage(): Storage | null {
		return this.#storage;
	}

	/** Opens storage and reads what the first screen shows. Never rejects: without storage the app runs in memory. */
	async start(): Promise<void> {
		const storage = await openStorage();
		await Promise.all([this.settings.open(storage), this.conversations.open(storage), this.drafts.open(storage)]);
		this.#storage = storage;
		storage.changes.subscribe(({ store, ids, fromHere }) => {
			if (fromHere || (store !== 'messages' && store !== 'conversations')) return;
			for (const id of ids.length > 0 ? ids : this.#chats.keys()) void this.#chats.get(id)?.refresh();
		});
		if (!storage.durable) {
			this.#tell(toAppError(storage.problem), 'warning');
		}
		void storage.chats.stopInterrupted().catch(() => {});
	}

	/** The state of one chat; `null` when this device has none with that id. */
	async openChat(id: string): Promise<ConversationState | null> {
		const known = this.#chats.get(id);
		if (known) return known;
		const storage = this.#opened();
		const conversation = await storage.chats.findConversation(id);
		if (!conversation) return null;
		return this.#keep(new ConversationState(conversation, await storage.chats.listMessages(id), this.#deps(storage)));
	}

	/** A new chat that begins with this message; it is being answered when this resolves. */
	async startChat(text: string): Promise<string> {
		const storage = this.#opened();
		const fields = { id: newId(), title: titleFrom(text), modelId: this.engine.model.id };
		const nowMs = Date.now();
		let conversation = { ...fields, titleIsAuto: true, createdAtMs: nowMs, updatedAtMs: nowMs, tipId: null as string | null };
		try {
			conversation = await storage.chats.createConversation(fields);
		} catch (error) {
			this.#onStorageError(toAppError(error)); // the chat goes on in memory
		}
		const chat = this.#keep(new ConversationState(conversation, [], this.#deps(storage)));
		void this.answer(chat.send(text));
		void this.#askToPersist(storage);
		return chat.id;
	}

	/** Counts an answer that is being written, so that nothing reloads the page under it. */
	async answer(work: Promise<void>): Promise<void> {
		this.#answering++;
		try {
			await work;
		} finally {
			this.#answering--;
		}
	}

	/** Deletes a chat and offers to undo it. `onundo` runs after it is back. */
	async deleteChat(id: string, onundo: () => void): Promise<void> {
		const storage = this.#opened();
		const chat = this.#chats.get(id);
		chat?.stop();
		const title = this.conversations.list.find((summary) => summary.id === id)?.title ?? 'Chat';
		try {
			const deleted = await storage.chats.deleteConversations([id]);
			this.#chats.delete(id);
			const run = async () => {
				await storage.chats.restore(deleted);
				onundo();
			};
			this.notices.show({ tone: 'info', text: `“${title}” was deleted.`, action: { label: 'Undo', run } });
		} catch (error) {
			this.#onStorageError(toAppError(error));
		}
	}

	/** Fetches damaged files of the model again. `true` when they are whole now. */
	async repairModel(): Promise<boolean> {
		try {
			await this.#repair();
			await this.engine.unload();
			this.notices.show({ tone: 'info', text: `${this.engine.model.name} was fetched again and is whole.`, action: null });
			return true;
		} catch (error) {
			this.#tell(toAppError(error), 'error');
			return false;
		}
	}

	/** Copies a report about an error: versions and hardware, no text of any chat. */
	async copyReport(error: Message['error']): Promise<void> {
		const lines = [`Hearth ${this.version}`, `Error: ${error?.code ?? 'none'} ${JSON.stringify(error?.details ?? {})}`];
		await navigator.clipboard.writeText([...lines, '', this.device.report ?? ''].join('\n'));
		this.notices.show({ tone: 'info', text: 'The report is on the clipboard. It holds no text of your chats.', action: null });
	}

	#opened(): Storage {
		if (!this.#storage) throw new Error('App.start has not finished.');
		return this.#storage;
	}

	#keep(chat: ConversationState): ConversationState {
		this.#chats.set(chat.id, chat);
		return chat;
	}

	#deps(storage: Storage) {
		return { storage, engine: this.engine, onStorageError: (error: AppError) => this.#onStorageError(error) };
	}

	#onStorageError(error: AppError): void {
		// A chat that another tab deleted while it was being answered here: nothing to save any more.
		if (!isAppError(error, 'chat/not-found')) this.#tell(error, 'error');
	}

	#tell(error: AppError, tone: 'warning' | 'error'): void {
		const { sentence, next } = remedyFor(error);
		this.notices.show({ tone, text: `${sentence} ${next}`, action: null });
	}

	/** Once, when there is first something to keep. Chromium decides by itself, without a prompt. */
	async #askToPersist(storage: Storage): Promise<void> {
		if (!storage.durable || this.settings.values.persistAsked) return;
		const { askToPersist } = await import('#lib/storage/persistence.ts');
		await askToPersist();
		await this.settings.change({ persistAsked: true });
	}
}

export const [useApp, provideApp] = createContext<App>();
