import { abortable } from '#lib/base/abortable.ts';
import { isAbort, toAppError, type AppError, type Recovery } from '#lib/base/errors.ts';
import type { ModelInfo } from '#lib/catalog/catalog.ts';
import type {
	Backend,
	CallOptions,
	EngineId,
	EngineSupport,
	GenerateEvent,
	GenerateRequest,
	LoadedModel
} from '#lib/engines/contract/types.ts';
import { createEngine } from '#lib/engines/registry.ts';
import { endsWorker, EngineOwner, type OwnerOptions } from '#lib/host/owner.ts';
import { Queue } from '#lib/host/queue.ts';
import { isDeath, Recoveries, withRecovery, type Death, type RecoveryEvent } from '#lib/host/recovery.ts';
import { abortedFinish, generousTimeouts, type HostTimeouts } from '#lib/host/session.ts';
import { idleStatus, StatusBoard, type HostProgress, type HostStatus } from '#lib/host/status.ts';
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
	/** Told of each death of an engine, when what is done about it has come to its end. */
	onRecovery?: (event: RecoveryEvent) => void;
}

export interface HostLoadOptions extends CallOptions {
	onProgress?: ((progress: HostProgress) => void) | undefined;
}

/** Runs models for the app: one engine, one answer at a time, and a fresh worker after a death. */
export class Host {
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
	/** What the queue waits for besides the caller who left. */
	#afterwork: Promise<unknown> = Promise.resolve();

	constructor({ baseUrl, engineId, openModel: open = openModel, timeouts, onRecovery, ...options }: HostOptions) {
		this.#baseUrl = baseUrl;
		this.#engineId = engineId;
		this.#openModel = open;
		this.#onRecovery = onRecovery ?? (() => {});
		this.#owner = new EngineOwner({
			createEngine,
			chooseBackend: ({ backend }) => backend,
			...options,
			timeouts: { ...generousTimeouts, ...timeouts },
			// A call in flight reports for itself.
			onCrash: (error) => void (this.status.phase === 'ready' && this.#crashIdle(error)),
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

	/** What the engine could run on here. Starts the worker if there is none. */
	probe(): Promise<EngineSupport> {
		return this.#enter(undefined, () => this.#owner.probe());
	}

	/**
	 * Makes a model ready; at once if it is already.
	 * @throws what `openModel` and `Engine.load` throw, `model/malformed`, `engine/timeout`, `AbortError`
	 */
	load(model: ModelInfo, { signal, onProgress }: HostLoadOptions = {}): Promise<LoadedModel> {
		return this.#enter(signal, () => this.#ensure(model, signal, onProgress));
	}

	/**
	 * One answer, after those that were asked for before. Loads the model when it is not loaded. An abort always ends
	 * with `finish: aborted`, also while waiting. When the engine dies, the model is loaded again once (`Recoveries`). An
	 * answer that had not begun starts again by itself; else the tokens so far have been yielded and the error is thrown.
	 * @throws what `Engine.generate` and `load` throw, `engine/timeout`
	 */
	async *generate(
		model: ModelInfo,
		request: GenerateRequest,
		{ signal }: CallOptions = {}
	): AsyncGenerator<GenerateEvent, void, void> {
		let leave = () => {};
		try {
			leave = await this.#queue.enter(signal);
			yield* this.#answer(model, request, signal);
		} catch (error) {
			if (!signal?.aborted) throw error;
			yield abortedFinish;
		} finally {
			void this.#afterwork.then(leave);
		}
	}

	/** Frees the model's memory, after the answers that are asked for. */
	unload(): Promise<void> {
		return this.#enter(undefined, async () => this.close());
	}

	/** Ends the engine at once; calls in flight fail with `engine/crashed`. The next call starts a new one. */
	close(): void {
		this.#model = null;
		this.#owner.end();
		this.#show({});
	}

	async #enter<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
		const leave = await this.#queue.enter(signal);
		try {
			return await work();
		} finally {
			leave();
		}
	}

	async *#answer(
		model: ModelInfo,
		request: GenerateRequest,
		signal: AbortSignal | undefined
	): AsyncGenerator<GenerateEvent, void, void> {
		for (let spoke = false; ;) {
			const loading = this.#ensure(model);
			this.#afterwork = loading.catch(() => {});
			// Who stops waiting for an answer does not stop the load: the next question needs it too.
			const { backend } = await abortable(loading, signal);
			try {
				this.#board.update({ phase: 'busy' });
				for await (const event of this.#owner.session.generate(request, signal)) {
					spoke ||= event.type === 'token';
					if (event.type === 'finish' && event.reason !== 'aborted') this.#recoveries.reset();
					yield event;
				}
				return;
			} catch (error) {
				if (isAbort(error)) throw error;
				const failure = this.#fail(toAppError(error), model.id);
				if (!isDeath(failure)) throw failure;
				await this.#mend(failure, model, backend, { spoke, signal });
			} finally {
				if (this.status.phase === 'busy') this.#board.update({ phase: 'ready' });
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
		backend: Backend,
		{ spoke, signal }: { spoke: boolean; signal: AbortSignal | undefined }
	): Promise<void> {
		const recovery = this.#recoveries.next(failure, { modelId: model.id, backend, canUseCpu: this.#owner.canUseCpu });
		const death = withRecovery(failure, recovery);
		// What was silent before its first word has had minutes for it.
		const restarts = !spoke && recovery !== 'none' && failure.code !== 'engine/timeout' && !signal?.aborted;
		const answer = restarts ? 'restarted' : spoke && !signal?.aborted ? 'cut' : null;
		const recovering = this.#recover(model, death, recovery, answer);
		this.#afterwork = recovering;
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
		this.#onRecovery({ model, error, recovery, answer, failure });
		return failure;
	}

	/** The worker died while nobody asked anything of it. */
	async #crashIdle(error: AppError): Promise<void> {
		this.#board.update({ phase: 'failed', error });
		const backend = this.status.backend ?? 'cpu';
		await this.#enter(undefined, async () => {
			const model = this.#model;
			if (!model || this.#owner.loaded || !isDeath(error)) return; // closed, or loaded again by a question
			const { canUseCpu } = this.#owner;
			const recovery = this.#recoveries.next(error, { modelId: model.id, backend, canUseCpu });
			await this.#recover(model, withRecovery(error, recovery), recovery, null);
		});
	}

	async #ensure(
		model: ModelInfo,
		signal?: AbortSignal,
		onProgress?: (progress: HostProgress) => void
	): Promise<LoadedModel> {
		this.#owner.use(this.#engineId ?? model.engine);
		const { loaded } = this.#owner;
		if (loaded?.modelId === model.id) return this.#showLoaded(loaded);
		this.#show({ phase: 'loading', modelId: model.id });
		const report = (progress: HostProgress) => {
			this.#board.update({ progress });
			onProgress?.(progress);
		};
		try {
			const { blobs } = await this.#openModel(model, {
				baseUrl: this.#baseUrl,
				signal,
				onProgress: (progress) => report({ phase: 'download', ...progress })
			});
			const paths = model.disk?.map(({ name }) => name) ?? model.files.map(({ path }) => path);
			const files = blobs.map((blob, index) => ({ path: paths[index] ?? String(index), blob }));
			const adapters = model.adapters?.map((file) => ({ path: file.name, blob: file }));
			const { checkModelFiles } = await import('#lib/weights/guard/guard.ts');
			await checkModelFiles([...files, ...(adapters ?? [])]);
			const spec = { id: model.id, files, adapters, contextTokens: model.contextTokens };
			const loadedNow = await this.#owner.load(spec, { signal, onProgress: report });
			this.#model = model;
			return this.#showLoaded(loadedNow);
		} catch (error) {
			if (!isAbort(error)) throw this.#fail(toAppError(error), model.id);
			const before = this.#owner.loaded;
			if (before) this.#showLoaded(before);
			else this.#show({});
			throw error;
		}
	}

	/** Ends the worker where the error asks for it, and shows what is left. */
	#fail(error: AppError, modelId: string): AppError {
		const loading = this.status.phase === 'loading';
		const lost = endsWorker(error) || error.code === 'engine/not-loaded';
		if (lost) this.#owner.end();
		if (loading || lost) this.#show({ phase: 'failed', modelId, error });
		return error;
	}

	#showLoaded(model: LoadedModel): LoadedModel {
		const { modelId, backend, threads } = model;
		this.#show({ phase: 'ready', modelId, model, backend, threads });
		return model;
	}

	/** A fresh status; only a lost GPU stays lost. */
	#show(changes: Partial<HostStatus>): void {
		this.#board.update({ ...idleStatus, fallback: this.status.fallback, ...changes });
	}
}
