import { createContext } from 'svelte';
import { toAppError } from '#lib/base/errors.ts';
import type { AppError } from '#lib/base/errors.ts';
import { newId } from '#lib/base/id.ts';
import { catalog, guide, guideOnnx } from '#lib/catalog/catalog.ts';
import type { ModelInfo } from '#lib/catalog/catalog.ts';
import type { Backend, EngineId } from '#lib/engines/contract/types.ts';
import { Host } from '#lib/host/host.ts';
import { SharedHost } from '#lib/host/shared-host.ts';
import { chat as t } from '#lib/messages/en/chat.ts';
import { common } from '#lib/messages/en/common.ts';
import { sentences } from '#lib/messages/format.ts';
import { ApiState } from '#lib/state/api.svelte.ts';
import { Conversations } from '#lib/state/conversations.svelte.ts';
import { forgetChoices, preferredPacking, prefersGuideOnnx, respectPick } from '#lib/state/benchmark-choice.ts';
import { ConversationState } from '#lib/state/conversation.svelte.ts';
import { DeviceState } from '#lib/state/device.svelte.ts';
import { DiskState } from '#lib/state/disk-state.svelte.ts';
import { DiskTransfers } from '#lib/state/disk-transfers.svelte.ts';
import { Drafts } from '#lib/state/drafts.svelte.ts';
import { EngineState } from '#lib/state/engine.svelte.ts';
import { lookUpLast } from '#lib/state/handbook.ts';
import { readKept } from '#lib/state/measure-store.ts';
import type { MeasureState } from '#lib/state/measure.svelte.ts';
import { InstallState } from '#lib/state/install.svelte.ts';
import { LibraryState } from '#lib/state/library.svelte.ts';
import { Models } from '#lib/state/models.svelte.ts';
import { Notices } from '#lib/state/notices.svelte.ts';
import { titleFrom } from '#lib/state/prompt.ts';
import { describeRecovery } from '#lib/state/recovery.ts';
import { remedyFor } from '#lib/state/remedies.ts';
import { slotStore } from '#lib/state/slot-store.ts';
import { SettingsState } from '#lib/state/settings.svelte.ts';
import { openStorage } from '#lib/storage/storage.ts';
import { withTemporaryChats } from '#lib/storage/temporary.ts';
import type { Attachment, ChatPlace, Message, MessageStats } from '#lib/storage/chat-types.ts';
import type { Storage } from '#lib/storage/types.ts';
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
	/** A kernel of the GPU's self-test that computes wrongly, for tests. */
	kernelFault?: 'wrong' | 'nan' | undefined;
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
	readonly settings = new SettingsState();
	readonly library: LibraryState;
	readonly models = new Models(() => this.library.infos);
	readonly conversations = new Conversations();
	readonly drafts = new Drafts();
	readonly engine: EngineState;
	/** The models for other pages of this origin. */
	readonly api: ApiState;
	/** Models that lie on the disk of the user. */
	readonly disk: DiskState;
	/** Model packs, and copies from the disk. */
	readonly transfers: DiskTransfers;
	#options: AppOptions;
	#storage = $state.raw<Storage | null>(null);
	/** Open chats by id: one that is being answered goes on while another is shown. */
	#chats = new Map<string, ConversationState>();
	/** Chats that are never stored. */
	#temporary = new Set<string>();
	#answering = $state(0);
	#staying = $state(false);
	#measuring: Promise<MeasureState> | null = null;

	constructor(options: AppOptions) {
		this.version = options.version;
		this.#options = options;
		this.library = new LibraryState({
			device: this.device,
			settings: this.settings,
			notices: this.notices,
			ready: options.engineReady,
			hubAccess: this.hubAccess,
			onRemoved: (id) => this.#leaveModel(id)
		});
		const host = new SharedHost({
			// Tabs of another version, place or engine keep to themselves.
			shareName: [options.baseUrl, options.version, options.engineId ?? ''].join(' '),
			ready: options.engineReady,
			baseUrl: options.baseUrl,
			...(options.engineId ? { engineId: options.engineId } : {}),
			openModel: (model, openOptions) => this.#openModel(model, openOptions),
			slots: slotStore,
			onRecovery: (event) => this.notices.show({ ...describeRecovery(event), action: null }),
			chooseBackend: ({ backend }) => (backend && this.settings.values.backend === 'cpu' ? 'cpu' : backend)
		});
		this.engine = new EngineState(host);
		this.api = new ApiState({
			version: options.version,
			host,
			slots: slotStore,
			baseUrl: options.baseUrl,
			settings: this.settings,
			models: () => this.models.list.map(({ info }) => info),
			loaded: () => this.engine.status.model,
			maxTokens: () => this.settings.values.apiMaxTokens,
			temperature: () => this.settings.values.temperature
		});
		this.transfers = new DiskTransfers({
			library: this.library,
			notices: this.notices,
			baseUrl: options.baseUrl,
			openBuiltIn: async (model, signal) => (await openModel(model, { baseUrl: options.baseUrl, signal })).blobs,
			choose: (id) => this.#chooseId(id)
		});
		this.disk = new DiskState({
			models: this.models,
			notices: this.notices,
			chosen: () => this.engine.model,
			choose: (model) => this.choose(model),
			unload: () => this.engine.unload(),
			close: (model) => this.closeFile(model),
			shaderF16: () => {
				const gpu = this.device.inventory?.gpu;
				return gpu?.state === 'found' && gpu.adapter.features.shaderF16;
			},
			importPack: (file) => this.transfers.importPack(file)
		});
		if (options.withTestModels || prefersGuideOnnx()) this.models.add(guideOnnx);
	}

	/** Which hub of models is asked, and as whom. */
	readonly hubAccess = () => ({
		endpoint: this.settings.values.hubEndpoint,
		token: this.settings.values.hubToken
	});

	/** No worker is started before this resolves. */
	get engineReady(): Promise<unknown> {
		return this.#options.engineReady;
	}

	/** True once a message can be sent. Until the page is known to stay, a reload could take the message with it. */
	get ready(): boolean {
		return this.#storage !== null && this.#staying;
	}

	/** An answer is being written in this tab, for a chat or for a client of the API. */
	get busy(): boolean {
		return this.#answering > 0 || this.api.running > 0;
	}

	get durable(): boolean {
		return this.#storage?.durable ?? true;
	}

	get storage(): Storage | null {
		return this.#storage;
	}

	/** How fast this device is and whether its GPU is right; a chunk of its own, loaded at the first call. */
	measuring(): Promise<MeasureState> {
		const { device, settings, notices, engine } = this;
		const fault = this.#options.kernelFault;
		this.#measuring ??= import('#lib/state/measure.svelte.ts').then(
			({ MeasureState }) =>
				new MeasureState({
					device,
					settings,
					notices,
					fault,
					reload: () => engine.unload(),
					busy: () => this.busy || !this.#staying || engine.status.phase === 'loading',
					makeHost: (backend) => this.makeHost(backend)
				})
		);
		return this.#measuring;
	}

	/** A host beside the one of the chats, which computes where it is told to, for tests and measurements. To be closed. */
	makeHost(backend: Backend): Host {
		const { engineReady: ready, baseUrl, engineId } = this.#options;
		return new Host({
			ready,
			baseUrl,
			...(engineId ? { engineId } : {}),
			openModel: (model, openOptions) => this.#openModel(model, openOptions),
			chooseBackend: () => backend
		});
	}

	/** Opens storage and reads what the first screen shows. Never rejects: without storage the app runs in memory. */
	async start(): Promise<void> {
		void this.device.check();
		const storage = await openStorage();
		// Before any chat is opened, or it would show an answer as being written that nobody writes.
		await storage.chats.stopInterrupted().catch(() => []);
		await Promise.all([this.settings.open(storage), this.conversations.open(storage), this.drafts.open(storage)]);
		this.#storage = storage;
		this.api.start();
		void this.#prepare();
		void this.disk.recall();
		void this.transfers.recall();
		void this.#keepSearchable(storage);
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

	/**
	 * A new chat that begins with this message; it is being answered when this returns. A temporary one lives in the memory
	 * of this tab only.
	 */
	startChat(
		text: string,
		{ temporary = false, attachments = [] }: { temporary?: boolean; attachments?: readonly Attachment[] } = {}
	): string {
		const opened = this.#opened();
		const storage = temporary ? withTemporaryChats(opened) : opened;
		const nowMs = Date.now();
		const { newChat } = this.settings.values;
		const chat = new ConversationState(
			{
				id: newId(),
				title: titleFrom(text || (attachments[0]?.name ?? '')),
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
		if (temporary) this.#temporary.add(chat.id);
		const start = this.settings.values.newChatStart?.settings ?? {};
		if (Object.keys({ ...newChat, ...start }).length > 0) void this.settings.change({ newChat: start });
		void this.answer(chat.send(text, attachments));
		if (!temporary) void this.#askToPersist(storage);
		return chat.id;
	}

	/** Reads open chats again after something beside them has changed what is stored. */
	refreshChats(ids: readonly string[]): void {
		for (const id of ids) void this.#chats.get(id)?.refresh();
	}

	isTemporary(chatId: string): boolean {
		return this.#temporary.has(chatId);
	}

	/** Saves one chat as a file. */
	async saveChat(id: string, as: 'markdown' | 'json'): Promise<void> {
		const { saveChat } = await import('#lib/state/chat-actions.ts');
		await saveChat(this.#opened(), id, as, (modelId) => this.models.nameOf(modelId));
	}

	/** A new chat with what leads to this message; its id, or `null` when that is gone. */
	async forkChat(id: string, messageId: string): Promise<string | null> {
		const { forkChat } = await import('#lib/state/chat-actions.ts');
		try {
			return await forkChat(this.#opened().chats, id, messageId);
		} catch (error) {
			this.#tell(toAppError(error), 'error');
			return null;
		}
	}

	/** Pins or archives a chat, or puts it back; an archived one can be brought back from the notice. */
	async placeChat(id: string, place: ChatPlace): Promise<void> {
		const before = this.conversations.find(id);
		try {
			await this.conversations.setPlace(id, place);
		} catch (error) {
			return this.#tell(toAppError(error), 'error');
		}
		if (place !== 'archived') return;
		const run = () => this.conversations.setPlace(id, before?.pinnedAtMs === undefined ? 'listed' : 'pinned');
		this.notices.show({ tone: 'info', text: t.notices.archived, action: { label: common.undo, run } });
	}

	/** Counts an answer that is being written, so that nothing reloads the page under it. */
	async answer(work: Promise<void>): Promise<void> {
		this.#answering++;
		void this.library.noteUse(this.engine.model.id);
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
		const title = this.conversations.find(id)?.title ?? t.notices.untitled;
		try {
			const deleted = await storage.chats.deleteConversations([id]);
			this.#chats.delete(id);
			const run = async () => {
				await storage.chats.restore(deleted);
				onundo();
			};
			this.notices.show({ tone: 'info', text: t.notices.deleted(title), action: { label: common.undo, run } });
		} catch (error) {
			this.#tell(toAppError(error), 'error');
		}
	}

	/** Answers with this model from now on, also after a reload. A model from the disk is chosen for this tab only. */
	choose(model: ModelInfo): void {
		this.engine.choose(model);
		respectPick(model);
		if (!model.disk) void this.settings.change({ modelId: model.id === guide.id ? '' : model.id });
	}

	/**
	 * Removes an installed model or a download, and frees its memory. A notice offers to undo it.
	 * @param forGood its room is needed at once, so there is no undo
	 */
	async removeModel(id: string, { forGood = false }: { forGood?: boolean } = {}): Promise<void> {
		const wasChosen = this.engine.model.id === id;
		if (this.engine.status.modelId === id) await this.engine.unload();
		if (forGood) await this.library.erase(id);
		else await this.library.remove(id, () => void (wasChosen && this.#chooseId(id)));
	}

	/** Fetches damaged files of a model again. `true` when they are whole now. */
	async repairModel(model: ModelInfo = this.engine.model): Promise<boolean> {
		if (this.engine.status.modelId === model.id) await this.engine.unload();
		if (model.stored) return this.library.repair(model.id);
		try {
			await repair(model, { baseUrl: this.#options.baseUrl });
			this.notices.show({
				tone: 'info',
				text: t.notices.repaired(model.name),
				action: null
			});
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
			text: t.notices.reportCopied,
			action: null
		});
	}

	/** Loads the model while the first question is being typed, so that the answer begins at once. */
	async #prepare(): Promise<void> {
		try {
			await Promise.all([this.#options.engineReady, this.#chooseAgain()]);
		} catch {
			// Nothing confines a worker here, so no engine starts. The first answer says so, with the next step.
		}
		this.#staying = true;
		await this.engine.preload();
		await forgetOldVersions(catalog, this.#options.baseUrl).catch(() => 0);
		await this.#repeatMeasurement();
	}

	/** Until the tab is closed. */
	async #keepSearchable(storage: Storage): Promise<void> {
		const { keepSearchable, keepSearchOpen } = await import('#lib/state/search-upkeep.ts');
		const isBusy = () => this.busy || !this.#staying || this.engine.status.phase === 'loading';
		const { signal } = new AbortController();
		keepSearchable(storage, isBusy, signal);
		await keepSearchOpen(storage, isBusy, signal);
	}

	/** What was measured with another browser, GPU or driver is measured again, and what followed from it is forgotten. */
	async #repeatMeasurement(): Promise<void> {
		if (!readKept().measurements) return;
		const measuring = await this.measuring();
		if (await measuring.repeatIfChanged()) forgetChoices();
	}

	/** The model of the last visit. What is not here any more is not waited for: Guide answers then. */
	async #chooseAgain(): Promise<void> {
		const { modelId } = this.settings.values;
		await this.library.open();
		const all = this.models.list.map(({ info }) => info);
		const info = all.find(({ id }) => id === (modelId || guide.id));
		if (info) this.engine.choose(preferredPacking(info, all));
	}

	#chooseId(id: string): void {
		const info = this.models.list.find((model) => model.info.id === id)?.info;
		if (info) this.choose(info);
	}

	/** A model was removed, here or in another tab. */
	#leaveModel(id: string): void {
		if (this.engine.model.id === id) this.choose(guide);
	}

	async #openModel(model: ModelInfo, options: OpenOptions): Promise<OpenedModel> {
		if (model.stored) return this.library.openModel(model, options);
		// What the user opened from the disk is read where it lies; nobody promised what it holds.
		if (model.disk) return { blobs: [...model.disk], stored: true };
		const opened = await openModel(model, options);
		if (!opened.stored) {
			this.notices.show({ tone: 'warning', text: t.notices.notKept(model.name), action: null });
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
			version: this.version,
			onStorageError: (error: AppError) => this.#tell(error, 'error'),
			onAnswered: (modelId: string, stats: MessageStats) =>
				void this.measuring().then((measuring) => measuring.record(modelId, stats)),
			// The script of the fake engine stands in the question.
			...(this.#options.engineId === 'fake' ? {} : { lookUp: lookUpLast })
		};
	}

	#tell(error: AppError, tone: 'warning' | 'error'): void {
		const { sentence, next } = remedyFor(error);
		this.notices.show({ tone, text: sentences(sentence, next), action: null });
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
