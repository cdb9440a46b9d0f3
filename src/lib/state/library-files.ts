import type { PlannedFile } from '#lib/catalog/install-plan.ts';
import type { FileLine, Job } from '#lib/state/library-types.ts';
import type { StoredFile, TransferProgress } from '#lib/weights/types.ts';

/** A file that nobody works on, as the store has it. */
export function restingLine({ path, bytes }: PlannedFile, stored: StoredFile | null): FileLine {
	const totalBytes = bytes ?? stored?.bytes ?? null;
	if (!stored) return { path, loadedBytes: 0, totalBytes, state: 'waiting' };
	const { state, storedBytes } = stored;
	const unfinished = storedBytes > 0 ? 'partial' : 'waiting';
	return {
		path,
		loadedBytes: storedBytes,
		totalBytes,
		state: state === 'ready' ? 'done' : state === 'damaged' ? 'damaged' : unfinished
	};
}

/** What of a shelf's entry tells about its files. */
export interface WithFiles {
	model: { plan: { files: readonly PlannedFile[] } };
	job: Pick<Job, 'files'> | null;
	files: readonly (StoredFile | null)[];
}

/** How far each file of a model is, whether somebody works on it or not. */
export function fileLines({ model, job, files }: WithFiles): readonly FileLine[] {
	if (job && job.files.length > 0) return job.files;
	return model.plan.files.map((file, index) => restingLine(file, files[index] ?? null));
}

/** Is there nothing left to do for this file? */
export function isSettled({ state }: FileLine): boolean {
	return state === 'done' || state === 'repaired';
}

/** Keeps account of the files of one job, which are worked on one after the other. */
export class FileTally {
	#lines: FileLine[];
	/** Places of files of which something was found to be wrong. */
	#wrong: Set<number>;

	/** @param lines how each file was when the work began */
	constructor(lines: readonly FileLine[]) {
		this.#lines = [...lines];
		this.#wrong = new Set([...lines.keys()].filter((index) => lines[index]?.state === 'damaged'));
	}

	/** A copy; lines that did not change are the same objects as before. */
	get lines(): readonly FileLine[] {
		return [...this.#lines];
	}

	get loadedBytes(): number {
		return this.#lines.reduce((sum, { loadedBytes }) => sum + loadedBytes, 0);
	}

	/** Of the files whose size is known. */
	get totalBytes(): number {
		return this.#lines.reduce((sum, { totalBytes }) => sum + (totalBytes ?? 0), 0);
	}

	/**
	 * Notes news of a download. While what is stored is read again, its bytes count as loaded: a bar that fell back to nothing
	 * would look like a loss.
	 */
	download(index: number, { phase, loadedBytes, totalBytes }: TransferProgress): void {
		const line = this.#lines[index];
		if (!line) return;
		if (phase === 'comparing') this.#wrong.add(index);
		const isReading = phase === 'checking' || phase === 'comparing';
		const state = phase === 'waiting' ? 'waiting' : isReading ? 'checking' : 'downloading';
		const shownBytes = isReading ? Math.max(line.loadedBytes, loadedBytes) : loadedBytes;
		this.#lines[index] = { ...line, loadedBytes: shownBytes, totalBytes, state };
	}

	/** Notes how much of a stored file was read and compared. */
	check(index: number, checkedBytes: number): void {
		const line = this.#lines[index];
		if (line) this.#lines[index] = { ...line, loadedBytes: checkedBytes, state: 'checking' };
	}

	/** Notes that all work on a file is done. */
	finish(index: number, isWhole = true): void {
		const line = this.#lines[index];
		if (!line || isSettled(line)) return;
		const state = !isWhole ? 'damaged' : this.#wrong.has(index) ? 'repaired' : 'done';
		this.#lines[index] = { ...line, loadedBytes: line.totalBytes ?? line.loadedBytes, state };
	}
}
