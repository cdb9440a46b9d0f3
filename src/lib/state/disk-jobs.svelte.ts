import { isAbort, toAppError, type AppError } from '#lib/base/errors.ts';
import { newId } from '#lib/base/id.ts';
import { SpeedMeter } from '#lib/weights/speed.ts';

/** Files that are on their way into the store, or out of it. */
export interface Transfer {
	id: string;
	/** The model that it is about; `null` while only a file name is known. */
	modelId: string | null;
	name: string;
	kind: 'import' | 'copy' | 'export';
	/** `reading`: hashes are made. `checking`: hashes are compared. */
	phase: 'reading' | 'checking' | 'copying' | 'saving';
	/** Of this phase. */
	doneBytes: number;
	totalBytes: number;
	remainingMs: number | null;
}

export type TransferFacts = Pick<Transfer, 'kind' | 'name' | 'modelId' | 'phase'>;

/** One transfer, as those see it who do it. */
export interface Work {
	id: string;
	signal: AbortSignal;
	report: (phase: Transfer['phase'], doneBytes: number, totalBytes: number) => void;
}

/** Work on files that takes its time: shown while it lasts, and canceled at any time. */
export class DiskJobs {
	#list = $state.raw<readonly Transfer[]>([]);
	#aborts = new Map<string, AbortController>();

	get list(): readonly Transfer[] {
		return this.#list;
	}

	cancel(id: string): void {
		this.#aborts.get(id)?.abort();
	}

	/** `true` when it came to its end; `onFailure` is not told of a cancel. Never rejects. */
	async run(
		facts: TransferFacts,
		work: (work: Work) => Promise<void>,
		onFailure: (error: AppError) => void
	): Promise<boolean> {
		const id = newId();
		const abort = new AbortController();
		this.#aborts.set(id, abort);
		this.#list = [...this.#list, { ...facts, id, doneBytes: 0, totalBytes: 0, remainingMs: null }];
		try {
			await work({ id, signal: abort.signal, report: this.#reporter(id, facts.phase) });
			return true;
		} catch (error) {
			if (!isAbort(error)) onFailure(toAppError(error));
			return false;
		} finally {
			this.#aborts.delete(id);
			this.#list = this.#list.filter((transfer) => transfer.id !== id);
		}
	}

	#reporter(id: string, first: Transfer['phase']): Work['report'] {
		let meter = new SpeedMeter();
		let last = first;
		return (phase, doneBytes, totalBytes) => {
			if (phase !== last) meter = new SpeedMeter();
			last = phase;
			meter.add(doneBytes);
			const remainingMs = meter.remainingMs(totalBytes - doneBytes);
			this.#list = this.#list.map((transfer) =>
				transfer.id === id ? { ...transfer, phase, doneBytes, totalBytes, remainingMs } : transfer
			);
		};
	}
}
