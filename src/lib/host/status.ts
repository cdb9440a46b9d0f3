import type { AppError } from '#lib/base/errors.ts';
import type { Backend, LoadedModel, LoadProgress } from '#lib/engines/contract/types.ts';
import type { DownloadProgress } from '#lib/weights/bundled.ts';

/** How far a load is: bytes of the files first, then the engine's own phases. */
export type HostProgress = ({ phase: 'download' } & DownloadProgress) | LoadProgress;

/** What the host does and runs, as plain data: replaced as a whole, never changed. */
export interface HostStatus {
	phase: 'idle' | 'loading' | 'ready' | 'busy' | 'failed';
	/** The model that is loaded, loading or failed. */
	modelId: string | null;
	modelName: string | null;
	/** Everything that the engine said about the loaded model. */
	model: LoadedModel | null;
	backend: Backend | null;
	/** CPU threads in use. */
	threads: number | null;
	progress: HostProgress | null;
	/** Why `phase` is `failed`. */
	error: AppError | null;
	/** `device-lost`: the GPU went away, and this session goes on with the CPU. */
	fallback: null | 'device-lost';
	/** The tab that used the engine last, by its id; `null` when nobody did, or nobody said who it is. */
	user: string | null;
	/** `leader`: the engine runs in this tab; `guest`: in another one. */
	role: 'leader' | 'guest';
	/** The model was chosen by another tab: a question to another model loads that one instead. */
	usedElsewhere: boolean;
	/** Answers and loads that the oldest waiting question of this tab has to wait for; 0 when none waits. */
	waiting: number;
}

export const idleStatus: HostStatus = {
	phase: 'idle',
	modelId: null,
	modelName: null,
	model: null,
	backend: null,
	threads: null,
	progress: null,
	error: null,
	fallback: null,
	user: null,
	role: 'leader',
	usedElsewhere: false,
	waiting: 0
};

/** Holds the current status and tells whoever listens. */
export class StatusBoard {
	#current = idleStatus;
	#listeners = new Set<(status: HostStatus) => void>();

	get current(): HostStatus {
		return this.#current;
	}

	update(changes: Partial<HostStatus>): void {
		this.#current = { ...this.#current, ...changes };
		for (const listener of [...this.#listeners]) listener(this.#current);
	}

	/** Calls the listener now and after each change; returns a function that ends it. */
	subscribe(listener: (status: HostStatus) => void): () => void {
		this.#listeners.add(listener);
		listener(this.#current);
		return () => void this.#listeners.delete(listener);
	}
}
