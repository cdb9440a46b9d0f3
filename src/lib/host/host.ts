import { abortable } from '#lib/base/abortable.ts';
import { AppError, isAbort, toAppError, type Recovery } from '#lib/base/errors.ts';
import type { ModelInfo } from '#lib/catalog/catalog.ts';
import type {
	Backend,
	CallOptions,
	ChatMessage,
	Embeddings,
	EngineId,
	EngineSupport,
	GenerateEvent,
	GenerateRequest,
	LoadedModel,
	ModelSpec,
	TokenCount
} from '#lib/engines/contract/types.ts';
import { createEngine } from '#lib/engines/registry.ts';
import { endsWorker, EngineOwner, type OwnerOptions } from '#lib/host/owner.ts';
import { Queue, type QueueOptions, type SharedPlace } from '#lib/host/queue.ts';
import { isDeath, Recoveries, withRecovery, type Death, type RecoveryEvent } from '#lib/host/recovery.ts';
import { abortedFinish, generousTimeouts, type HostTimeouts, type Session } from '#lib/host/session.ts';
import { isSameModel } from '#lib/host/same-model.ts';
import { canShareSlots, decidedSlots, refuseSlots, type SlotDecision, type SlotMemory } from '#lib/host/slots.ts';
import { makeSpec } from '#lib/host/spec.ts';
import { idleStatus, StatusBoard, type HostProgress, type HostStatus } from '#lib/host/status.ts';
import type { HostCallOptions, HostLoadOptions, ModelHost } from '#lib/host/types.ts';
import { openModel, type OpenedModel, type OpenOptions } from '#lib/weights/bundled.ts';

export interface HostOptions extends Partial<Pick<OwnerOptions, 'createEngine' | 'chooseBackend'>> {
	/** Runs every model on this engine, for tests; else each runs on its own. */
	engineId?: EngineId;
	/** No engine starts before this: without the service worker in control there are no threads. */
	ready: Promise<unknown>;
	/** Absolute URL of the folder that model folders are in, with a slash at the end. */
	baseUrl: string;
	openModel?: (model: ModelInfo, options: OpenOptions) => Promise<OpenedModel>;
	timeouts?: Partial<HostTimeouts>;
	/** What was measured of answers at once; without it they follow one another. */
	slots?: SlotMemory;
	/** Told of each death of an engine, when what is done about it has come to its end. */
	onRecovery?: (event: RecoveryEvent) => void;
}

type Task = NonNullable<ModelSpec['task']>;

/** How a model is to be loaded, and for whom. */
interface Wish extends Pick<HostLoadOptions, 'signal' | 'onProgress' | 'user'> {
	task?: Task | undefined;
	/** Answers at once that it must be loaded for, to measure; else as was decided, or as it is loaded already. */
	slots?: number | undefined;
}

/** An answer that somebody asked for. */
interface Call extends HostCallOptions {
	/** What its place in the queue waits for, also when its caller has left. */
	afterwork: Promise<unknown>;
}

/** A death, and what is done about it for all whose answers it ended. */
interface Mending {
	recovery: Recovery;
	recovering: Promise<AppError | null>;
}

/**
 * Runs models for the app: one engine, one answer at a time (or several, where they were measured to help), and a fresh worker
 * after a death.
 */
export class Host implements ModelHost {
	#baseUrl: string;
	#engineId: EngineId | undefined;
	#openModel: NonNullable<HostOptions['openModel']>;
	#owner: EngineOwner;
	#queue = new Queue();
	#board = new StatusBoard();
	#recoveries = new Recoveries();
	#onRecovery: NonNullable<HostOptions['onRecovery']>;
	/** What was loaded last and not unloaded. */
	#model: ModelInfo | null = null;
	#loading: { model: ModelInfo; task: Task; done: Promise<LoadedModel> } | null = null;
	/** Answers that are being given. */
	#answering = 0;
	/** What is done about engines that ended while they were answering; `null`: nothing. */
	#endings = new WeakMap<Session, Mending | null>();
	#slots: SlotMemory | undefined;
	/** Ends a measurement, because somebody came. */
	#trial: AbortController | null = null;
	#retired: AppError | null = null;

	constructor({
		baseUrl,
		engineId,
		openModel: open = openModel,
		timeouts,
		slots,
		onRecovery,
		...options
	}: HostOptions) {
		this.#baseUrl = baseUrl;
		this.#engineId = engineId;
		this.#openModel = open;
		this.#slots = slots;
		this.#onRecovery = onRecovery ?? (() => {});
		this.#owner = new EngineOwner({
			createEngine,
			chooseBackend: ({ backend }) => backend,
			...options,
			timeouts: { ...generousTimeouts, ...timeouts },
			// A call in flight reports for itself; after `retire`, nobody is left to be told.
			onCrash: (error) => void (this.status.phase === 'ready' && this.#crashIdle(error).catch(() => {})),
			onGpuLost: () => this.#board.update({ fallback: 'device-lost' })
		});
		if (engineId) this.#owner.use(engineId);
	}

	get status(): HostStatus {
		return this.#board.current;
	}

	/** Calls the listener now and after each change; returns a function that ends it. */
	subscribe(listener: (status: HostStatus) => void): () => void {
		return this.#board.subscribe(listener);
	}

	/** What was loaded last and not unloaded: what a successor would load. */
	get model(): ModelInfo | null {
		return this.#model;
	}

	/** What the engine could run on here. Starts the worker if there is none. */
	probe({ signal }: CallOptions = {}): Promise<EngineSupport> {
		return this.#enter({ signal }, () => this.#owner.probe());
	}

	load(model: ModelInfo, options: HostLoadOptions = {}): Promise<LoadedModel> {
		return this.#enter(options, () => this.#ensure(model, options), this.#share(model, 'look'));
	}

	preload(model: ModelInfo, options: HostCallOptions = {}): Promise<void> {
		return this.#enter(options, async () => {
			const { user } = this.status;
			const isTaken = this.#owner.loaded !== null && user !== null && user !== (options.user ?? null);
			if (!isTaken) await this.#ensure(model, options);
		});
	}

	/**
	 * When the engine dies, the model is loaded again once (`Recoveries`). An answer that had not begun starts again by
	 * itself; else the tokens so far have been yielded and the error is thrown.
	 */
	async *generate(
		model: ModelInfo,
		request: GenerateRequest,
		options: HostCallOptions = {}
	): AsyncGenerator<GenerateEvent, void, void> {
		const { signal } = options;
		const call: Call = { ...options, afterwork: Promise.resolve() };
		let leave = () => {};
		this.#trial?.abort();
		try {
			leave = await this.#queue.enter(options, this.#share(model, request.beside ? 'beside' : 'chat'));
			yield* this.#answer(model, request, call);
		} catch (error) {
			if (!signal?.aborted) throw this.#retired ?? error;
			yield abortedFinish;
		} finally {
			void call.afterwork.then(leave);
		}
	}

	countTokens(model: ModelInfo, messages: readonly ChatMessage[], options: HostCallOptions = {}): Promise<TokenCount> {
		const count = () => this.#owner.session.countTokens(messages, options.signal);
		return this.#compute(model, options, model.task, count);
	}

	embed(model: ModelInfo, texts: readonly string[], options: HostCallOptions = {}): Promise<Embeddings> {
		return this.#compute(model, options, 'embed', () => this.#owner.session.embed(texts, options.signal));
	}

	measureSlots(model: ModelInfo, options: HostCallOptions = {}): Promise<SlotDecision | null> {
		return this.#enter(options, async () => {
			const memory = this.#slots;
			if (!memory || !canShareSlots(model)) return null;
			const { user } = options;
			const { backend } = await this.#ensure(model, { user });
			const trial = (this.#trial = new AbortController());
			if (this.#queue.length > 0) trial.abort();
			const signal = options.signal ? AbortSignal.any([options.signal, trial.signal]) : trial.signal;
			const { measureSlots } = await import('#lib/host/slot-trial.ts');
			try {
				return await measureSlots(memory, model, backend, signal, {
					load: async (slots) => {
						const loaded = await this.#ensure(model, { user, slots, signal });
						this.#board.update({ phase: 'busy' });
						return loaded;
					},
					generate: (request) => this.#owner.session.generate(request, signal)
				});
			} catch (error) {
				if (signal.aborted) return null;
				throw this.#fail(toAppError(error), model);
			} finally {
				this.#trial = null;
				const slots = decidedSlots(memory, model, backend) ?? 1;
				if (!this.#retired) await this.#ensure(model, { user, slots }).catch(() => {}); // the next question tells why
			}
		});
	}

	unload(modelId?: string): Promise<void> {
		return this.#enter({}, async () => {
			if (modelId === undefined || this.status.modelId === modelId) this.close();
		});
	}

	/** Ends the engine at once; calls in flight fail with `engine/crashed`. The next call starts a new one. */
	close(): void {
		this.#model = null;
		this.#owner.end();
		this.#show({});
	}

	/**
	 * Ends the engine at once and for good, because another tab takes over: calls in flight, waiting and later ones fail
	 * with `host/lost`. `model` stays known.
	 */
	retire(reason: string): void {
		this.#retired ??= new AppError('host/lost', { reason });
		this.#queue.close(this.#retired);
		this.#owner.retire(this.#retired);
	}

	/** As `retire`, but after the answers that were asked for before. */
	retireInTurn(reason: string): Promise<void> {
		return this.#enter({}, async () => this.retire(reason));
	}

	async #enter<T>(options: QueueOptions, work: () => Promise<T>, shared: SharedPlace | null = null): Promise<T> {
		this.#trial?.abort();
		const leave = await this.#queue.enter(options, shared);
		try {
			return await work();
		} catch (error) {
			throw this.#retired ?? error;
		} finally {
			leave();
		}
	}

	/**
	 * Whom a call can be beside: only those for the model that is loaded, if it has slots. The chat's answer has a slot of its
	 * own and is read along as it comes, so nobody else begins beside it.
	 */
	#share(model: ModelInfo, kind: 'chat' | 'beside' | 'look'): SharedPlace {
		const joins: SharedPlace['joins'] = (inside) => {
			const slots = this.#slotsOf(model);
			if (slots === undefined) return 'alone';
			if (kind === 'look') return 'come';
			if (inside.includes('chat')) return 'wait';
			const room = kind === 'chat' || inside.filter((other) => other === 'beside').length < slots;
			return room ? 'come' : 'wait';
		};
		return { kind, joins };
	}

	/** Answers at once beside the chat's, of a model that is loaded for that; else `undefined`. */
	#slotsOf(model: ModelInfo): number | undefined {
		const { loaded } = this.#owner;
		if (loaded?.slots === undefined || !this.#slots?.enabled || this.#trial) return undefined;
		return this.#model && isSameModel(this.#model, model) ? loaded.slots : undefined;
	}

	/** One short calculation of a loaded model. */
	#compute<T>(model: ModelInfo, options: HostCallOptions, task: Task | undefined, work: () => Promise<T>): Promise<T> {
		return this.#enter(options, async () => {
			await this.#ensure(model, { ...options, task });
			try {
				this.#board.update({ phase: 'busy' });
				return await work();
			} catch (error) {
				if (isAbort(error)) throw error;
				throw this.#fail(toAppError(error), model);
			} finally {
				if (this.status.phase === 'busy') this.#board.update({ phase: 'ready' });
			}
		});
	}

	async *#answer(model: ModelInfo, request: GenerateRequest, call: Call): AsyncGenerator<GenerateEvent, void, void> {
		const { signal, user } = call;
		for (let spoke = false; ;) {
			const loading = this.#ensure(model, { user });
			call.afterwork = loading.catch(() => {});
			// Who stops waiting for an answer does not stop the load: the next question needs it too.
			const { backend } = await abortable(loading, signal);
			let session: Session | null = null;
			try {
				this.#answering++;
				this.#board.update({ phase: 'busy' });
				session = this.#owner.session;
				for await (const event of session.generate(request, signal)) {
					spoke ||= event.type === 'token';
					if (event.type === 'finish' && event.reason !== 'aborted') this.#recoveries.reset();
					yield event;
				}
				return;
			} catch (error) {
				if (isAbort(error)) throw error;
				if (this.#retired) throw this.#retired;
				// Of answers at once, the first to hear of the end of their engine is the one that sees to it.
				const known = session ? this.#endings.get(session) : undefined;
				const failure = known === undefined ? this.#fail(toAppError(error), model) : toAppError(error);
				if (session && known === undefined && endsWorker(failure)) this.#endings.set(session, null);
				if (!isDeath(failure) || known === null) throw failure;
				await this.#mend(failure, model, { backend, session, known }, { spoke, call });
			} finally {
				this.#answering--;
				if (this.#answering === 0 && this.status.phase === 'busy') this.#board.update({ phase: 'ready' });
			}
		}
	}

	/**
	 * After the death of an engine that was answering. Resolves when the answer is to be begun again.
	 * @throws the death, with what is done about it, or why the model could not be loaded again
	 */
	async #mend(
		failure: Death,
		model: ModelInfo,
		{ backend, session, known }: { backend: Backend; session: Session | null; known: Mending | undefined },
		{ spoke, call }: { spoke: boolean; call: Call }
	): Promise<void> {
		const { signal } = call;
		const seen = { modelId: model.id, backend, canUseCpu: this.#owner.canUseCpu };
		const recovery = known?.recovery ?? this.#recoveries.next(failure, seen);
		const death = withRecovery(failure, recovery);
		// What was silent before its first word has had minutes for it.
		const restarts = !spoke && recovery !== 'none' && failure.code !== 'engine/timeout' && !signal?.aborted;
		const answer = restarts ? 'restarted' : spoke && !signal?.aborted ? 'cut' : null;
		const recovering = known?.recovering ?? this.#recover(model, death, recovery, answer);
		if (session) this.#endings.set(session, { recovery, recovering });
		call.afterwork = recovering;
		if (!restarts) throw death;
		const loadFailure = await abortable(recovering, signal);
		if (loadFailure) throw loadFailure;
	}

	/** Loads a model again whose engine has died, if that is what is to be done. Never rejects. */
	async #recover(
		model: ModelInfo,
		error: Death,
		recovery: Recovery,
		answer: RecoveryEvent['answer']
	): Promise<AppError | null> {
		if (recovery === 'cpu') this.#owner.loseGpu();
		const loading = recovery === 'none' ? Promise.resolve(null) : this.#ensure(model).then(() => null);
		const failure = await loading.catch(toAppError);
		if (this.#retired) return this.#retired;
		this.#onRecovery({ model, error, recovery, answer, failure, user: answer === null ? null : this.status.user });
		return failure;
	}

	/** The worker died while nobody asked anything of it. */
	async #crashIdle(error: AppError): Promise<void> {
		if (this.#retired) return;
		this.#board.update({ phase: 'failed', error });
		const backend = this.status.backend ?? 'cpu';
		await this.#enter({}, async () => {
			const model = this.#model;
			if (!model || this.#owner.loaded || !isDeath(error)) return; // closed, or loaded again by a question
			const { canUseCpu } = this.#owner;
			const recovery = this.#recoveries.next(error, { modelId: model.id, backend, canUseCpu });
			await this.#recover(model, withRecovery(error, recovery), recovery, null);
		});
	}

	/** Whoever comes while it is being loaded, in the same way, waits for the same load. */
	#ensure(model: ModelInfo, wish: Wish = {}): Promise<LoadedModel> {
		const { task = model.task ?? 'generate', slots, user = this.status.user } = wish;
		this.#owner.use(this.#engineId ?? model.engine);
		const { loaded } = this.#owner;
		const isLoaded = loaded && this.#model && isSameModel(this.#model, model) && taskOf(loaded) === task;
		if (isLoaded && (slots === undefined || slots === (loaded.slots ?? 1)))
			return Promise.resolve(this.#showLoaded(loaded, user));
		if (this.#loading?.task === task && isSameModel(this.#loading.model, model)) return this.#loading.done;
		const done = this.#load(model, { ...wish, task, user }).finally(() => {
			if (this.#loading?.done === done) this.#loading = null;
			this.#queue.admit(); // it may have room for more than one
		});
		this.#loading = { model, task, done };
		return done;
	}

	async #load(model: ModelInfo, wish: Wish & { task: Task; user: string | null }): Promise<LoadedModel> {
		const { signal, onProgress, user, task, slots } = wish;
		this.#show({ phase: 'loading', modelId: model.id, modelName: model.name, user });
		const report = (progress: HostProgress) => {
			this.#board.update({ progress });
			onProgress?.(progress);
		};
		const tried: { backend: Backend; slots: number }[] = [];
		const slotsOn = (backend: Backend) => {
			const wanted = task === 'embed' ? 1 : (slots ?? decidedSlots(this.#slots, model, backend) ?? 1);
			tried.push({ backend, slots: wanted });
			return wanted > 1 ? wanted : undefined;
		};
		try {
			const { blobs } = await this.#openModel(model, {
				baseUrl: this.#baseUrl,
				signal,
				onProgress: (progress) => report({ phase: 'download', ...progress })
			});
			const spec = await makeSpec(model, blobs, task);
			const loadedNow = await this.#owner.load(spec, { signal, onProgress: report }, slotsOn);
			this.#model = model;
			return this.#showLoaded(loadedNow, user);
		} catch (error) {
			const last = tried.at(-1);
			if (!isAbort(error) && slots === undefined && last && last.slots > 1 && !this.#retired) {
				// What fitted when it was measured does not fit now; with one context it may.
				refuseSlots(this.#slots, model, last.backend);
				this.#owner.end();
				return this.#load(model, wish);
			}
			if (!isAbort(error)) throw this.#fail(toAppError(error), model);
			const before = this.#owner.loaded;
			if (before) this.#showLoaded(before, user);
			else this.#show({});
			throw error;
		}
	}

	/** Ends the worker where the error asks for it, and shows what is left. */
	#fail(error: AppError, { id, name }: ModelInfo): AppError {
		const loading = this.status.phase === 'loading';
		const lost = endsWorker(error) || error.code === 'engine/not-loaded';
		if (lost) this.#owner.end();
		if (loading || lost) this.#show({ phase: 'failed', modelId: id, modelName: name, error, user: this.status.user });
		return error;
	}

	#showLoaded(model: LoadedModel, user: string | null): LoadedModel {
		const { modelId, backend, threads } = model;
		const modelName = this.#model?.name ?? null;
		const phase = this.#answering > 0 ? 'busy' : 'ready';
		this.#show({ phase, modelId, modelName, model, backend, threads, user });
		return model;
	}

	/** A fresh status; only a lost GPU stays lost. */
	#show(changes: Partial<HostStatus>): void {
		this.#board.update({ ...idleStatus, fallback: this.status.fallback, ...changes });
	}
}

/** What a model was loaded for. */
function taskOf({ capabilities }: LoadedModel): Task {
	return capabilities.embeddingDimensions === undefined ? 'generate' : 'embed';
}
