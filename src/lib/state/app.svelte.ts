import { createContext } from 'svelte';
import { toAppError } from '#lib/base/errors.ts';
import type { AppError } from '#lib/base/errors.ts';
import { newId } from '#lib/base/id.ts';
import { catalog, guide, guideOnnx } from '#lib/catalog/catalog.ts';
import type { ModelInfo } from '#lib/catalog/catalog.ts';
import type { EngineId } from '#lib/engines/contract/types.ts';
import { Host } from '#lib/host/host.ts';
import { Conversations } from '#lib/state/conversations.svelte.ts';
import { ConversationState } from '#lib/state/conversation.svelte.ts';
import { DeviceState } from '#lib/state/device.svelte.ts';
import { Drafts } from '#lib/state/drafts.svelte.ts';
import { EngineState } from '#lib/state/engine.svelte.ts';
import { InstallState } from '#lib/state/install.svelte.ts';
import { Models } from '#lib/state/models.svelte.ts';
import { Notices } from '#lib/state/notices.svelte.ts';
import { titleFrom } from '#lib/state/prompt.ts';
import { describeRecovery } from '#lib/state/recovery.ts';
import { remedyFor } from '#lib/state/remedies.ts';
import { SettingsState } from '#lib/state/settings.svelte.ts';
import { openStorage } from '#lib/storage/storage.ts';
import type { Message, Storage } from '#lib/storage/types.ts';
import { forgetOldVersions, openModel, repair } from '#lib/weights/bundled.ts';
import type { OpenedModel, OpenOptions } from '#lib/weights/bundled.ts';

export interface AppOptions {
	version: string;
	/** Absolute address of the start page, with its slash: the folders of bundled models are below it. */
	baseUrl: string;
	/** No engine is started before this resolves: until then nothing confines its worker. */
	engineReady: Promise<unknown>;
	/** `fake` answers from a script, for tests. */
	engineId?: EngineId | undefined;
	/** Also lists models that are there for tests. */
	withTestModels?: boolean;
}

/** Everything the components read, built once by the root layout. */
export class App {
	readonly version: string;
	readonly notices = new Notices();
	readonly device: DeviceState = new DeviceState(() => {
		const { backend } = this.engine.status;
		// Guide takes one thread wherever it runs; the verdict is about the device.
		return backend ? { backend, threads: this.device.inventory?.threads ?? 1 } : null;
	});
	readonly install = new InstallState();
	readonly models = new Models();
	readonly settings = new SettingsState();
	readonly conversations = new Conversations();
	readonly drafts = new Drafts();
	readonly engine: EngineState;
	#options: AppOptions;
	#storage = $state.raw<Storage | null>(null);
	/** Open chats by id: one that is being answered goes on while another is shown. */
	#chats = new Map<string, ConversationState>();
	#answering = $state(0);
	#staying = $state(false);

	constructor(options: AppOptions) {
		this.version = options.version;
		this.#options = options;
		const host = new Host({
			ready: options.engineReady,
			baseUrl: options.baseUrl,
			...(options.engineId ? { engineId: options.engineId } : {}),
			openModel: (model, openOptions) => this.#openModel(model, openOptions),
			onRecovery: (event) => this.notices.show({ ...describeRecovery(event), action: null }),
			chooseBackend: ({ backend }) => (backend && this.settings.values.backend === 'cpu' ? 'cpu' : backend)
		});
		this.engine = new EngineState(host);
		if (options.withTestModels) this.models.add(guideOnnx);
	}

	/** True once a message can be sent. Until the page is known to stay, a reload could take the message with it. */
	get ready(): boolean {
		return this.#storage !== null && this.#staying;
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
		void this.device.check();
		const storage = await openStorage();
		// Before any chat is opened, or it would show an answer as being written that nobody writes.
		await storage.chats.stopInterrupted().catch(() => []);
		await Promise.all([this.settings.open(storage), this.conversations.open(storage), this.drafts.open(storage)]);
		this.#storage = storage;
		void this.#prepare();
		storage.changes.subscribe(({ store, ids, fromHere }) => {
			if (fromHere || (store !== 'messages' && store !== 'conversations')) return;
			for (const id of ids.length > 0 ? ids : this.#chats.keys()) void this.#chats.get(id)?.refresh();
		});
		if (storage.problem) this.#tell(storage.problem, 'warning');
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

	/** A new chat that begins with this message; it is being answered when this returns. */
	startChat(text: string): string {
		const storage = this.#opened();
		const nowMs = Date.now();
		const { newChat } = this.settings.values;
		const chat = new ConversationState(
			{
				id: newId(),
				title: titleFrom(text),
				titleIsAuto: true,
				createdAtMs: nowMs,
				updatedAtMs: nowMs,
				tipId: null,
				modelId: this.engine.model.id,
				...(Object.keys(newChat).length > 0 ? { settings: newChat } : {})
			},
			null,
			this.#deps(storage)
		);
		this.#keep(chat);
		if (Object.keys(newChat).length > 0) void this.settings.change({ newChat: {} });
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
		await chat?.stop(); // or an undo would bring back an answer that nobody writes
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
			this.#tell(toAppError(error), 'error');
		}
	}

	/** Fetches damaged files of the model again. `true` when they are whole now. */
	async repairModel(): Promise<boolean> {
		try {
			await repair(this.engine.model, { baseUrl: this.#options.baseUrl });
			await this.engine.unload();
			this.notices.show({
				tone: 'info',
				text: `${this.engine.model.name} was fetched again and is whole.`,
				action: null
			});
			return true;
		} catch (error) {
			this.#tell(toAppError(error), 'error');
			return false;
		}
	}

	/**
	 * Lets a model from the disk be picked, and picks it; adapters alone go to one that is open. `false` when the files are
	 * no model; a notice says why.
	 */
	async openFiles(files: readonly File[]): Promise<boolean> {
		try {
			const { fromDisk } = await import('#lib/state/disk-model.ts');
			const opened = this.models.list.map(({ info }) => info).filter(({ disk }) => disk);
			const model = await fromDisk(files, this.engine.model.disk ? this.engine.model : (opened.at(-1) ?? null));
			this.models.add(model);
			this.engine.choose(model);
			// The one that is loaded under this name is another file now, or has other adapters.
			if (opened.some(({ id }) => id === model.id)) void this.engine.unload();
			return true;
		} catch (error) {
			this.#tell(toAppError(error), 'error');
			return false;
		}
	}

	/** Takes a model from the disk off the list; its file stays where it is. */
	async closeFile(model: ModelInfo): Promise<void> {
		this.models.remove(model.id);
		if (this.engine.model.id !== model.id) return;
		this.engine.choose(guide);
		await this.engine.unload();
	}

	/** Copies a report about an error: versions and hardware, no text of any chat. */
	async copyReport(error: Message['error']): Promise<void> {
		const lines = [`Hearth ${this.version}`, `Error: ${error?.code ?? 'none'} ${JSON.stringify(error?.details ?? {})}`];
		await this.device.explain();
		await navigator.clipboard.writeText([...lines, '', this.device.report ?? ''].join('\n'));
		this.notices.show({
			tone: 'info',
			text: 'The report is on the clipboard. It holds no text of your chats.',
			action: null
		});
	}

	/** Loads the model while the first question is being typed, so that the answer begins at once. */
	async #prepare(): Promise<void> {
		try {
			await this.#options.engineReady;
		} catch {
			// Nothing confines a worker here, so no engine starts. The first answer says so, with the next step.
		}
		this.#staying = true;
		await this.engine.preload();
		await forgetOldVersions(catalog, this.#options.baseUrl).catch(() => 0);
	}

	async #openModel(model: ModelInfo, options: OpenOptions): Promise<OpenedModel> {
		// What the user opened from the disk is read where it lies; nobody promised what it holds.
		if (model.disk) return { blobs: [...model.disk], stored: true };
		const opened = await openModel(model, options);
		if (!opened.stored) {
			const text = `The browser gave no room to keep ${model.name}. It works now, and is fetched again at the next visit.`;
			this.notices.show({ tone: 'warning', text, action: null });
		}
		return opened;
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
		return {
			storage,
			engine: this.engine,
			settings: this.settings,
			onStorageError: (error: AppError) => this.#tell(error, 'error')
		};
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
