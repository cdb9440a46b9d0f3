import { isAbort, toAppError, type AppError } from '#lib/base/errors.ts';
import type { Job } from '#lib/state/library-types.ts';

/** What a job tells while it goes on. */
export type JobReport = (progress: Omit<Job, 'kind'>) => void;

export interface JobDeps {
	download: (id: string, signal: AbortSignal, report: JobReport) => Promise<void>;
	/** Runs before a job goes, or its model would be shown for a moment as it was before. Never rejects. */
	settle: () => Promise<void>;
}

const quiet: Omit<Job, 'kind' | 'phase'> = {
	loadedBytes: 0,
	totalBytes: 0,
	bytesPerSecond: null,
	remainingMs: null,
	files: []
};

/** Numbers that change more often cannot be read, and each change draws a row for every file. */
const reportEveryMs = 250;

/** Held by the tab that works on a model, so that others do not take it for paused. */
const lockName = (id: string) => `hearth-model ${id}`;

interface Waiting {
	id: string;
	end: () => void;
}

/** The work on models that is under way, here and in other tabs. Downloads go one after the other. */
export class LibraryJobs {
	#deps: JobDeps;
	#jobs = $state.raw<Readonly<Record<string, Job>>>({});
	#failures = $state.raw<Readonly<Record<string, AppError>>>({});
	#elsewhere = $state.raw<readonly string[]>([]);
	#running = new Map<string, { abort: AbortController; over: Promise<unknown> }>();
	#queue: Waiting[] = [];
	#downloading = false;

	/** Of the download that is under way, 0 to 1; `null` when there is none, or nobody knows its size. */
	readonly progress: number | null = $derived.by(() => {
		const job = Object.values(this.#jobs).find(({ kind, phase }) => kind === 'download' && phase !== 'queued');
		return job && job.totalBytes > 0 ? job.loadedBytes / job.totalBytes : null;
	});

	constructor(deps: JobDeps) {
		this.#deps = deps;
	}

	of(id: string): Job | null {
		return this.#jobs[id] ?? null;
	}

	/** Why the last work on a model ended. */
	failureOf(id: string): AppError | null {
		return this.#failures[id] ?? null;
	}

	forgetFailure(id: string): void {
		this.#failures = withEntry(this.#failures, id, null);
	}

	/** Does another tab work on it? */
	isElsewhere(id: string): boolean {
		return this.#elsewhere.includes(id);
	}

	/** Puts a download in line; resolves when it has ended, however it did. Does nothing for a model that has a job. */
	download(id: string): Promise<void> {
		if (this.#jobs[id]) return Promise.resolve();
		this.forgetFailure(id);
		this.#setJob(id, { ...quiet, kind: 'download', phase: 'queued' });
		const over = new Promise<void>((end) => this.#queue.push({ id, end }));
		void this.#workOff();
		return over;
	}

	/** Does some work on a model and shows it; `null` when it was stopped or failed. Never rejects. */
	async run<T>(
		id: string,
		kind: Job['kind'],
		work: (signal: AbortSignal, report: JobReport) => Promise<T>
	): Promise<T | null> {
		const abort = new AbortController();
		const over = this.#runUntil(abort, id, kind, work);
		this.#running.set(id, { abort, over });
		return over;
	}

	/** Stops the work on a model, and resolves when nothing of it goes on. What is written stays. */
	async stop(id: string): Promise<void> {
		const queued = this.#queue.find((waiting) => waiting.id === id);
		if (queued) {
			this.#queue = this.#queue.filter((waiting) => waiting !== queued);
			this.#setJob(id, null);
			queued.end();
		}
		const running = this.#running.get(id);
		running?.abort.abort();
		await running?.over;
	}

	/**
	 * Looks which models other tabs work on. Never rejects.
	 * @param onEnd one of them is done, however it ended
	 */
	async lookElsewhere(ids: readonly string[], onEnd: () => void): Promise<void> {
		const { held = [] } = await navigator.locks.query();
		const busy = ids.filter((id) => held.some(({ name }) => name === lockName(id)));
		const elsewhere = busy.filter((id) => !this.#running.has(id));
		for (const id of elsewhere) {
			if (!this.isElsewhere(id)) void navigator.locks.request(lockName(id), { mode: 'shared' }, () => {}).then(onEnd);
		}
		this.#elsewhere = elsewhere;
	}

	/** One download at a time: each has several connections of its own. */
	async #workOff(): Promise<void> {
		if (this.#downloading) return;
		this.#downloading = true;
		for (let next = this.#queue.shift(); next; next = this.#queue.shift()) {
			const { id, end } = next;
			await this.run(id, 'download', (signal, report) => this.#deps.download(id, signal, report));
			end();
		}
		this.#downloading = false;
	}

	async #runUntil<T>(
		{ signal }: AbortController,
		id: string,
		kind: Job['kind'],
		work: (signal: AbortSignal, report: JobReport) => Promise<T>
	): Promise<T | null> {
		this.#setJob(id, { ...quiet, kind, phase: kind === 'verify' ? 'checking' : 'asking' });
		try {
			return await navigator.locks.request(lockName(id), { signal }, () => work(signal, this.#reporter(id, kind)));
		} catch (error) {
			if (!isAbort(error)) this.#failures = withEntry(this.#failures, id, toAppError(error));
			return null;
		} finally {
			await this.#deps.settle();
			this.#running.delete(id);
			this.#setJob(id, null);
		}
	}

	#reporter(id: string, kind: Job['kind']): JobReport {
		let shownAtMs = -Infinity;
		return (progress) => {
			const nowMs = performance.now();
			if (progress.phase === this.#jobs[id]?.phase && nowMs - shownAtMs < reportEveryMs) return;
			shownAtMs = nowMs;
			this.#setJob(id, { ...progress, kind });
		};
	}

	#setJob(id: string, job: Job | null): void {
		this.#jobs = withEntry(this.#jobs, id, job);
	}
}

/** A copy with one entry changed, or taken out. */
function withEntry<T>(entries: Readonly<Record<string, T>>, id: string, entry: T | null): Readonly<Record<string, T>> {
	const others = Object.fromEntries(Object.entries(entries).filter(([key]) => key !== id));
	return entry === null ? others : { ...others, [id]: entry };
}
