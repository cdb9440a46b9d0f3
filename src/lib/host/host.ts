import { abortable } from '#lib/base/abortable.ts';
import { AppError, isAbort, toAppError, type ErrorCode } from '#lib/base/errors.ts';
import type { ModelInfo } from '#lib/catalog/catalog.ts';
import type {
	Backend,
	CallOptions,
	EngineId,
	EngineSupport,
	FinishEvent,
	GenerateEvent,
	GenerateRequest,
	LoadedModel
} from '#lib/engines/contract/types.ts';
import { createEngine, type EngineWorker } from '#lib/engines/registry.ts';
import { Queue } from '#lib/host/queue.ts';
import { generousTimeouts, Session, type HostTimeouts } from '#lib/host/session.ts';
import { idleStatus, StatusBoard, type HostProgress, type HostStatus } from '#lib/host/status.ts';
import { openModel, type OpenedModel, type OpenOptions } from '#lib/weights/bundled.ts';

export interface HostOptions {
	/** No engine starts before this: without the service worker in control there are no threads. */
	ready: Promise<unknown>;
	/** Absolute URL of the folder that model folders are in, with a slash at the end. */
	baseUrl: string;
	engineId?: EngineId;
	createEngine?: (id: EngineId, onCrash: (error: AppError) => void) => EngineWorker;
	openModel?: (model: ModelInfo, options: OpenOptions) => Promise<OpenedModel>;
	/** The backend to try first; what the engine would use if not given. `null`: none will do. */
	chooseBackend?: (support: EngineSupport) => Backend | null;
	timeouts?: Partial<HostTimeouts>;
}

export interface HostLoadOptions extends CallOptions {
	onProgress?: ((progress: HostProgress) => void) | undefined;
}

/** After these the worker is replaced; after others it goes on. */
const endsWorker: readonly ErrorCode[] = [
	'engine/crashed',
	'engine/device-lost',
	'engine/out-of-memory',
	'engine/timeout'
];

const abortedFinish: FinishEvent = {
	type: 'finish',
	reason: 'aborted',
	usage: { promptTokens: 0, cachedPromptTokens: 0, completionTokens: 0 },
	timing: { firstTokenMs: null, decodeMs: 0 }
};

/** Owns the engine: one worker, one model, one answer at a time, and a fresh worker after a death. */
export class Host {
	#options: Required<Omit<HostOptions, 'timeouts'>>;
	#timeouts: HostTimeouts;
	#queue = new Queue();
	#board = new StatusBoard();
	#session: Session | null = null;
	#loaded: LoadedModel | null = null;
	#support: EngineSupport | null = null;
	/** The GPU failed once; it is not asked again in this session. */
	#cpuOnly = false;
	/** What the queue waits for besides the caller who left. */
	#afterwork: Promise<unknown> = Promise.resolve();

	constructor({ timeouts, ...options }: HostOptions) {
		this.#options = {
			engineId: 'wllama',
			createEngine,
			openModel,
			chooseBackend: ({ backend }) => backend,
			...options
		};
		this.#timeouts = { ...generousTimeouts, ...timeouts };
	}

	get status(): HostStatus {
		return this.#board.current;
	}

	/** Calls the listener now and after each change; returns a function that ends it. */
	subscribe(listener: (status: HostStatus) => void): () => void {
		return this.#board.subscribe(listener);
	}

	/** What the engine could run on here. Starts the worker if there is none. */
	async probe(): Promise<EngineSupport> {
		return this.#enter(undefined, () => this.#probe());
	}

	/**
	 * Makes a model ready; at once if it is already.
	 * @throws what `openModel` and `Engine.load` throw, `engine/timeout`, `AbortError`
	 */
	async load(model: ModelInfo, { signal, onProgress }: HostLoadOptions = {}): Promise<LoadedModel> {
		return this.#enter(signal, () => this.#ensure(model, signal, onProgress));
	}

	/**
	 * One answer, after those that were asked for before. Loads the model when it is not loaded. An abort always ends
	 * with `finish: aborted`, also while waiting. When the engine dies, the tokens so far have been yielded and the error
	 * is thrown; when the GPU dies before the first token, the answer starts again on the CPU by itself.
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
	async unload(): Promise<void> {
		await this.#enter(undefined, () => {
			this.#end();
			this.#board.update({ ...idleStatus, fallback: this.status.fallback });
			return Promise.resolve();
		});
	}

	/** Ends the engine at once; calls in flight fail with `engine/crashed`. */
	close(): void {
		this.#end();
		this.#board.update(idleStatus);
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
			await abortable(loading, signal);
			try {
				this.#board.update({ phase: 'busy' });
				for await (const event of this.#requireSession().generate(request, signal)) {
					spoke ||= event.type === 'token';
					yield event;
				}
				return;
			} catch (error) {
				if (isAbort(error)) throw error;
				const onGpu = this.status.backend === 'webgpu';
				const failure = this.#fail(toAppError(error), model.id);
				if (failure.code !== 'engine/device-lost' || !onGpu) throw failure;
				this.#giveUpGpu();
				if (!spoke) continue;
				this.#afterwork = this.#ensure(model).catch(() => {});
				throw failure;
			} finally {
				if (this.status.phase === 'busy') this.#board.update({ phase: 'ready' });
			}
		}
	}

	async #ensure(
		model: ModelInfo,
		signal?: AbortSignal,
		onProgress?: (progress: HostProgress) => void
	): Promise<LoadedModel> {
		if (this.#loaded?.modelId === model.id) {
			this.#showLoaded(this.#loaded);
			return this.#loaded;
		}
		this.#board.update({ ...idleStatus, fallback: this.status.fallback, phase: 'loading', modelId: model.id });
		const report = (progress: HostProgress) => {
			this.#board.update({ progress });
			onProgress?.(progress);
		};
		try {
			const loaded = await this.#open(model, report, signal);
			this.#showLoaded(loaded);
			return loaded;
		} catch (error) {
			if (!isAbort(error)) throw this.#fail(toAppError(error), model.id);
			if (this.#loaded) this.#showLoaded(this.#loaded);
			else this.#board.update({ ...idleStatus, fallback: this.status.fallback });
			throw error;
		}
	}

	async #open(model: ModelInfo, report: (progress: HostProgress) => void, signal?: AbortSignal): Promise<LoadedModel> {
		const { blobs } = await this.#options.openModel(model, {
			baseUrl: this.#options.baseUrl,
			signal,
			onProgress: (progress) => report({ phase: 'download', ...progress })
		});
		const backend = await this.#chooseBackend();
		signal?.throwIfAborted();
		this.#loaded = null;
		const spec = { id: model.id, files: blobs, contextTokens: model.contextTokens, backend };
		try {
			const session = await this.#start();
			this.#loaded = await session.load(spec, { signal, onProgress: report });
		} catch (error) {
			const onGpu = backend === 'webgpu' && endsWorker.includes(toAppError(error).code);
			if (!onGpu) throw error;
			this.#end();
			this.#giveUpGpu();
			const session = await this.#start();
			this.#loaded = await session.load({ ...spec, backend: 'cpu' }, { signal, onProgress: report });
		}
		return this.#loaded;
	}

	async #chooseBackend(): Promise<Backend> {
		if (this.#cpuOnly) return 'cpu';
		const support = await this.#probe();
		const backend = this.#options.chooseBackend(support);
		if (backend) return backend;
		const reason = support.problems.find(({ fatal }) => fatal)?.code ?? 'no backend';
		throw new AppError('engine/unsupported', { engine: support.engine, reason });
	}

	async #probe(): Promise<EngineSupport> {
		if (this.#support) return this.#support;
		try {
			const session = await this.#start();
			this.#support = await session.probe();
			return this.#support;
		} catch (error) {
			if (toAppError(error).code !== 'engine/timeout') throw error;
			// A GPU driver that never answers: the CPU will do.
			this.#end();
			this.#giveUpGpu();
			return { engine: this.#options.engineId, backend: 'cpu', problems: [], shaderF16: false, threads: 1 };
		}
	}

	async #start(): Promise<Session> {
		await this.#options.ready;
		if (this.#session) return this.#session;
		const worker = this.#options.createEngine(this.#options.engineId, (error) => {
			if (this.#session !== session) return;
			this.#end();
			// A call in flight reports for itself.
			if (this.status.phase === 'ready') this.#board.update({ phase: 'failed', error });
		});
		const session = new Session(worker, this.#timeouts);
		this.#session = session;
		return session;
	}

	#requireSession(): Session {
		if (!this.#session) throw new AppError('engine/crashed', { reason: 'it died before the answer' });
		return this.#session;
	}

	#showLoaded(model: LoadedModel): void {
		const { modelId, backend, threads } = model;
		const { fallback } = this.status;
		this.#board.update({ ...idleStatus, phase: 'ready', modelId, model, backend, threads, fallback });
	}

	/** Ends the worker where the error asks for it, and shows what is left. */
	#fail(error: AppError, modelId: string): AppError {
		if (endsWorker.includes(error.code)) this.#end();
		if (error.code === 'engine/not-loaded') this.#loaded = null;
		if (!this.#loaded) {
			const { fallback } = this.status;
			this.#board.update({ ...idleStatus, fallback, phase: 'failed', modelId, error });
		} else if (this.status.phase === 'loading') {
			this.#board.update({ phase: 'failed', progress: null, error });
		}
		return error;
	}

	#giveUpGpu(): void {
		this.#cpuOnly = true;
		this.#board.update({ fallback: 'device-lost' });
	}

	#end(): void {
		this.#session?.end();
		this.#session = null;
		this.#loaded = null;
	}
}
