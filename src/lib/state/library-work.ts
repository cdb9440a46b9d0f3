import { AppError } from '#lib/base/errors.ts';
import type { InstallPlan } from '#lib/catalog/install-plan.ts';
import type { Hub } from '#lib/hub/hub.ts';
import type { HubAccess } from '#lib/hub/types.ts';
import { library as t } from '#lib/messages/en/library.ts';
import type { LibraryContents } from '#lib/state/library-contents.svelte.ts';
import { FileTally, restingLine } from '#lib/state/library-files.ts';
import type { JobReport } from '#lib/state/library-jobs.svelte.ts';
import { toRequest } from '#lib/state/library-models.ts';
import type { Notices } from '#lib/state/notices.svelte.ts';
import { storedId, type InstalledFile, type InstalledModel } from '#lib/weights/installed.ts';
import type { StoredFile, WeightStore } from '#lib/weights/types.ts';

export interface WorkDeps {
	contents: LibraryContents;
	notices: Notices;
	ready: Promise<unknown>;
	/** Which hub is asked for what a plan leaves open, and as whom. */
	hubAccess: () => HubAccess;
}

/** What is done with the files of one model: fetched, or read and compared. Each call is one job. */
export class LibraryWork {
	#deps: WorkDeps;
	#hub: Hub | null = null;

	constructor(deps: WorkDeps) {
		this.#deps = deps;
	}

	/**
	 * Fetches what is missing of a model, after the hub has said what its plan leaves open, and lists its files.
	 * @throws as `WeightStore.download`; `hub/failed`; `model/refused` when a file that no network has is not here
	 */
	async download({ plan: planned }: InstalledModel, signal: AbortSignal, report: JobReport): Promise<void> {
		const { contents, hubAccess, notices } = this.#deps;
		const { authorizationFor } = await import('#lib/state/library-hub.ts');
		const plan = await this.#complete(planned, signal);
		const store = await contents.store();
		const before = await storedFiles(plan, store);
		this.#hintAtRoom(plan, before, (await store.usage()).freeBytes);
		const tally = new FileTally(plan.files.map((file, index) => restingLine(file, before[index] ?? null)));
		const remote = plan.files.filter(({ url }) => url !== null);
		const places = remote.map((file) => plan.files.indexOf(file));
		const fetched = await store.download(
			remote.map((file) => toRequest(plan, file)),
			{
				signal,
				authorization: authorizationFor(plan, hubAccess()),
				onProgress: ({ file, fileIndex, bytesPerSecond }) => {
					for (const place of places.slice(0, fileIndex)) tally.finish(place);
					tally.download(places[fileIndex] ?? -1, file);
					const { loadedBytes, totalBytes, lines: files } = tally;
					const remainingMs = bytesPerSecond ? ((totalBytes - loadedBytes) * 1000) / bytesPerSecond : null;
					// Between two files it is the files that are checked; the line of the whole need not flicker with them.
					const phase = file.phase === 'checking' && bytesPerSecond !== null ? 'transferring' : file.phase;
					report({ phase, loadedBytes, totalBytes, bytesPerSecond, remainingMs, files });
				}
			}
		);
		const after = await storedFiles(plan, store);
		const files = plan.files.map((file, index): InstalledFile => {
			const stored = file.url === null ? after[index] : fetched[remote.indexOf(file)];
			if (stored?.state === 'ready') return stored;
			// It came from a pack or the disk, so nobody else has it.
			throw new AppError('model/refused', { file: file.path, status: null, reason: 'not-there' });
		});
		await contents.records.update(plan, files);
		notices.show({ tone: 'info', text: t.downloads.done(plan.name), action: null });
	}

	/**
	 * Reads every byte of a model again and compares it with its hashes.
	 * @returns bytes that are bad or gone
	 * @throws `model/store-unavailable`, `AbortError`
	 */
	async verify({ plan, files }: InstalledModel, signal: AbortSignal, report: JobReport): Promise<number> {
		const store = await this.#deps.contents.store();
		const listed = new Set((await store.list()).map(({ id }) => id));
		const tally = new FileTally(
			(files ?? []).map(({ bytes }, index) => {
				return { path: plan.files[index]?.path ?? '', loadedBytes: 0, totalBytes: bytes, state: 'waiting' };
			})
		);
		let damagedBytes = 0;
		for (const [index, file] of (files ?? []).entries()) {
			const onProgress = (progress: { loadedBytes: number }) => {
				tally.check(index, progress.loadedBytes);
				const { loadedBytes, totalBytes, lines } = tally;
				report({ phase: 'checking', loadedBytes, totalBytes, bytesPerSecond: null, remainingMs: null, files: lines });
			};
			const isListed = listed.has(file.id);
			const badBytes = isListed ? (await store.verify(file.id, { signal, onProgress })).damagedBytes : file.bytes;
			tally.finish(index, badBytes === 0);
			damagedBytes += badBytes;
		}
		return damagedBytes;
	}

	/** The plan with all that the hub knows, which is noted for the next time. */
	async #complete(plan: InstallPlan, signal: AbortSignal): Promise<InstallPlan> {
		const { needsHub, openHub } = await import('#lib/state/library-hub.ts');
		if (!needsHub(plan)) return plan;
		const { contents, hubAccess, ready } = this.#deps;
		this.#hub ??= openHub(ready, hubAccess);
		const complete = await this.#hub.completePlan(plan, signal);
		await contents.records.update(complete, null);
		await contents.reread();
		return complete;
	}

	/** The estimate of the browser is no more than that, so it is told and the download tried. */
	#hintAtRoom({ name, files }: InstallPlan, before: readonly (StoredFile | null)[], freeBytes: number | null): void {
		const missing = files.map(({ bytes }, index) => (bytes ?? 0) - (before[index]?.storedBytes ?? 0));
		const neededBytes = missing.reduce((sum, bytes) => sum + bytes, 0);
		if (freeBytes === null || neededBytes <= freeBytes) return;
		const text = t.downloads.littleRoom(name, neededBytes, freeBytes);
		this.#deps.notices.show({ tone: 'warning', text, action: null });
	}
}

/** What the store has of the files of a plan, in its order. */
async function storedFiles({ files }: InstallPlan, store: WeightStore): Promise<(StoredFile | null)[]> {
	const here = new Map((await store.list()).map((file) => [file.id, file]));
	const ids = await Promise.all(files.map(storedId));
	return ids.map((id) => here.get(id ?? '') ?? null);
}
