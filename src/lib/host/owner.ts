import { AppError, toAppError, type ErrorCode } from '#lib/base/errors.ts';
import type {
	Backend,
	EngineId,
	EngineSupport,
	LoadedModel,
	LoadOptions,
	ModelSpec
} from '#lib/engines/contract/types.ts';
import type { EngineWorker } from '#lib/engines/registry.ts';
import { runsOnCpu } from '#lib/host/recovery.ts';
import { Session, type HostTimeouts } from '#lib/host/session.ts';
import type { UnplacedSpec } from '#lib/host/spec.ts';

export interface OwnerOptions {
	ready: Promise<unknown>;
	createEngine: (id: EngineId, onCrash: (error: AppError) => void) => EngineWorker;
	chooseBackend: (support: EngineSupport) => Backend | null;
	timeouts: HostTimeouts;
	/** The worker died by itself; calls in flight have failed. */
	onCrash: (error: AppError) => void;
	/** The GPU failed; from now on the CPU is used. */
	onGpuLost: () => void;
}

/** After these the worker is replaced; after others it goes on. */
const deadly: readonly ErrorCode[] = ['engine/crashed', 'engine/device-lost', 'engine/out-of-memory', 'engine/timeout'];

/** True when a worker must not be used again after this error. */
export function endsWorker(error: AppError): boolean {
	return deadly.includes(error.code);
}

/** With how many answers at once beside the chat's, which depends on what computes; `undefined`: without. */
export type SlotsOn = (backend: Backend) => number | undefined;

/** Layers for the GPU mean nothing on the CPU, and engines refuse them there. */
function placed(spec: UnplacedSpec, backend: Backend, slotsOn: SlotsOn): ModelSpec {
	return { ...spec, backend, options: backend === 'webgpu' ? spec.options : undefined, slots: slotsOn(backend) };
}

/** Owns the one engine worker: starts it when it is needed, replaces it after a death, remembers a lost GPU. */
export class EngineOwner {
	#options: OwnerOptions;
	#engineId: EngineId = 'wllama';
	#session: Session | null = null;
	#loaded: LoadedModel | null = null;
	#supports = new Map<EngineId, EngineSupport>();
	#cpuOnly = false;
	#retired: AppError | null = null;

	constructor(options: OwnerOptions) {
		this.#options = options;
	}

	get loaded(): LoadedModel | null {
		return this.#loaded;
	}

	/** False for an engine that knows nothing but the GPU. */
	get canUseCpu(): boolean {
		return runsOnCpu(this.#engineId);
	}

	/** @throws `engine/crashed` when the worker died meanwhile */
	get session(): Session {
		if (!this.#session) throw new AppError('engine/crashed', { reason: 'it died before it could answer' });
		return this.#session;
	}

	/** The engine that calls are for from now on; the worker of another one is ended. */
	use(engineId: EngineId): void {
		if (engineId === this.#engineId) return;
		this.end();
		this.#engineId = engineId;
	}

	/** What the engine could run on; asked once. A GPU driver that never answers counts as none. */
	async probe(): Promise<EngineSupport> {
		const known = this.#supports.get(this.#engineId);
		if (known) return known;
		try {
			const session = await this.#start();
			const support = await session.probe();
			this.#supports.set(this.#engineId, support);
			return support;
		} catch (error) {
			if (toAppError(error).code !== 'engine/timeout') throw error;
			this.loseGpu();
			return { engine: this.#engineId, backend: 'cpu', problems: [], shaderF16: false, threads: 1 };
		}
	}

	/** Loads a model, on the CPU if the worker dies of the GPU. */
	async load(spec: UnplacedSpec, options: LoadOptions, slotsOn: SlotsOn = () => undefined): Promise<LoadedModel> {
		const backend = await this.#chooseBackend();
		options.signal?.throwIfAborted();
		this.#loaded = null;
		try {
			const session = await this.#start();
			this.#loaded = await session.load(placed(spec, backend, slotsOn), options);
		} catch (error) {
			if (backend === 'cpu' || !this.canUseCpu || this.#retired || !endsWorker(toAppError(error))) throw error;
			this.loseGpu();
			const session = await this.#start();
			this.#loaded = await session.load(placed(spec, 'cpu', slotsOn), options);
		}
		return this.#loaded;
	}

	/** Ends the worker, and never asks for the GPU again. */
	loseGpu(): void {
		this.end();
		this.#cpuOnly = true;
		this.#options.onGpuLost();
	}

	/** Ends the worker; calls in flight fail with `engine/crashed`. */
	end(): void {
		this.#session?.end();
		this.#session = null;
		this.#loaded = null;
	}

	/** Ends the worker for good: whatever is asked from now on fails with this error. */
	retire(error: AppError): void {
		this.#retired ??= error;
		this.end();
	}

	async #chooseBackend(): Promise<Backend> {
		if (this.#cpuOnly) return 'cpu';
		const support = await this.probe();
		const backend = this.#options.chooseBackend(support);
		if (backend) return backend;
		const lack = support.problems.find(({ fatal }) => fatal)?.code;
		const reason = lack ?? 'no backend';
		throw new AppError('engine/unsupported', { engine: support.engine, reason, ...(lack && { lack }) });
	}

	async #start(): Promise<Session> {
		const { ready, createEngine, timeouts, onCrash } = this.#options;
		await ready;
		if (this.#retired) throw this.#retired;
		if (this.#session) return this.#session;
		const session: Session = new Session(
			createEngine(this.#engineId, (error) => {
				if (this.#session !== session) return;
				this.end();
				onCrash(error);
			}),
			timeouts
		);
		this.#session = session;
		return session;
	}
}
