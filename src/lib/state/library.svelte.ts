import { AppError, isAbort, toAppError } from '#lib/base/errors.ts';
import type { ModelInfo } from '#lib/catalog/catalog.ts';
import type { InstallPlan } from '#lib/catalog/install-plan.ts';
import { library as t } from '#lib/messages/en/library.ts';
import type { DeviceState } from '#lib/state/device.svelte.ts';
import type { Hub } from '#lib/hub/hub.ts';
import type { HubAccess } from '#lib/hub/types.ts';
import { claimOf, toInfo, toRequest } from '#lib/state/library-models.ts';
import type { Fit, Job, LibraryUsage, ShelfEntry } from '#lib/state/library-types.ts';
import type { Notices } from '#lib/state/notices.svelte.ts';
import { remedyFor } from '#lib/state/remedies.ts';
import type { SettingsState } from '#lib/state/settings.svelte.ts';
import type { OpenedModel, OpenOptions } from '#lib/weights/bundled.ts';
import {
	InstalledModels,
	soleClaims,
	storedId,
	type InstalledFile,
	type InstalledModel
} from '#lib/weights/installed.ts';
import type { StoredFile, WeightStore } from '#lib/weights/types.ts';
import { openWeightStore } from '#lib/weights/weight-store.ts';

export type { Fit, InstallPlan, Job, LibraryUsage, ShelfEntry };

export interface LibraryDeps {
	device: DeviceState;
	settings: SettingsState;
	notices: Notices;
	/** Nothing that could fetch is started before a policy is known to be sent with workers. */
	ready: Promise<unknown>;
	/** Which hub is asked for what a plan leaves open, and as whom. */
	hubAccess: () => HubAccess;
	/** A model is gone, here or in another tab. */
	onRemoved: (id: string) => void;
}

const quiet: Omit<Job, 'kind' | 'phase'> = {
	loadedBytes: 0,
	totalBytes: 0,
	bytesPerSecond: null,
	remainingMs: null,
	fileIndex: 0
};

/** Held by the tab that works on a model, so that others do not take it for paused. */
const lockName = (id: string) => `hearth-model ${id}`;

/** The models that were downloaded to this device, and the work on them. It goes on while pages change. */
export class LibraryState {
	#deps: LibraryDeps;
	#records = new InstalledModels(() => void this.#reread());
	#store: WeightStore | null = null;
	#models = $state.raw<readonly InstalledModel[]>([]);
	/** `null` until the store was asked; it has a worker, which is not started before it is needed. */
	#files = $state.raw<ReadonlyMap<string, StoredFile> | null>(null);
	#jobs = $state.raw<Readonly<Record<string, Job>>>({});
	#elsewhere = $state.raw<readonly string[]>([]);
	#failures = $state.raw<Readonly<Record<string, AppError>>>({});
	#usage = $state.raw<LibraryUsage | null>(null);
	#judge = $state.raw<typeof import('#lib/state/model-fit.ts') | null>(null);
	#problem = $state.raw<AppError | null>(null);
	#hub: Hub | null = null;
	#aborts = new Map<string, AbortController>();
	#queue: string[] = [];
	/** Who waits for the end of a download. */
	#ended = new Map<string, () => void>();
	#downloading = false;
	#asked = false;

	/** The newest first. */
	readonly shelf: readonly ShelfEntry[] = $derived(this.#models.map((model) => this.#entry(model)));
	/** What can be loaded. */
	readonly infos: readonly ModelInfo[] = $derived.by(() => {
		const { inventory } = this.#deps.device;
		return this.#models.flatMap((model) => {
			const choice = inventory && this.#judge ? this.#judge.chooseLoad(inventory, model.plan) : null;
			return toInfo(model, choice) ?? [];
		});
	});
	/** Of the download that is under way, 0 to 1; `null` when there is none, or nobody knows its size. */
	readonly progress: number | null = $derived.by(() => {
		const job = Object.values(this.#jobs).find(({ kind, phase }) => kind === 'download' && phase !== 'queued');
		return job && job.totalBytes > 0 ? job.loadedBytes / job.totalBytes : null;
	});

	constructor(deps: LibraryDeps) {
		this.#deps = deps;
	}

	get usage(): LibraryUsage | null {
		return this.#usage;
	}

	/** Why models cannot be kept here; `null` when they can. */
	get problem(): AppError | null {
		return this.#problem;
	}

	/** Reads what is installed, without starting the store. Never rejects. */
	async open(): Promise<void> {
		await this.#reread();
		if (this.#models.length > 0) await this.prepareFit();
	}

	/** Asks the store what is really there, for pages that show it. Never rejects. */
	async inspect(): Promise<void> {
		void this.prepareFit();
		try {
			await this.#reread();
			await this.#refresh();
			this.#problem = null;
		} catch (error) {
			this.#problem = toAppError(error);
		}
	}

	/** So that `fitOf` has answers. */
	async prepareFit(): Promise<void> {
		const [judge] = await Promise.all([
			import('#lib/state/model-fit.ts'),
			this.#deps.device.inventory ? null : this.#deps.device.check()
		]);
		this.#judge = judge;
	}

	/** Whether a model fits this device; `null` while that is not known. */
	fitOf(plan: InstallPlan): Fit | null {
		const { inventory } = this.#deps.device;
		return inventory && this.#judge ? this.#judge.judgePlan(inventory, plan, this.find(plan.id) !== null) : null;
	}

	find(id: string): ShelfEntry | null {
		return this.shelf.find(({ model }) => model.id === id) ?? null;
	}

	/**
	 * Where the bytes are, also for whoever brings files along: packs, and files from the disk. Started when first used.
	 * @throws `engine/unprotected`
	 */
	async store(): Promise<WeightStore> {
		await this.#deps.ready;
		this.#store ??= openWeightStore();
		return this.#store;
	}

	/** Downloads a model and lists it. Call it on a click: the browser may ask whether to keep data. Never rejects. */
	async install(plan: InstallPlan): Promise<void> {
		await this.#try(async () => {
			void this.#askToPersist();
			await this.#records.add(plan);
			await this.#reread();
			const known = this.#model(plan.id);
			if (known && this.#entry(known).state !== 'ready') this.resume(plan.id);
		});
	}

	/**
	 * Lists a model whose files are in the store already: from a pack, or from the disk.
	 * @param stored in the order of `plan.files`
	 * @throws `model/store-unavailable`
	 */
	async adopt(plan: InstallPlan, stored: readonly StoredFile[]): Promise<void> {
		void this.#askToPersist();
		await this.#records.add(plan);
		await this.#records.update(plan, stored);
		await this.#reread();
		await this.#refresh();
	}

	/** Goes on with a download that was paused, failed, or cut off by a reload, and fetches what went bad. */
	resume(id: string): void {
		if (this.#jobs[id]) return;
		this.#setFailure(id, null);
		this.#setJob(id, { ...quiet, kind: 'download', phase: 'queued' });
		this.#queue.push(id);
		void this.#workOff();
	}

	/** Stops the work on a model; what is written stays. */
	pause(id: string): void {
		this.#aborts.get(id)?.abort();
		if (!this.#queue.includes(id)) return;
		this.#queue = this.#queue.filter((other) => other !== id);
		this.#setJob(id, null);
	}

	/** Reads every byte of a model again and compares it with its hashes. Never rejects. */
	async verify(id: string): Promise<void> {
		const model = this.#model(id);
		if (!model?.files || this.#jobs[id]) return;
		const damagedBytes = await this.#run(id, 'verify', (signal) => this.#verify(model, signal));
		if (damagedBytes === 0)
			this.#deps.notices.show({ tone: 'info', text: t.downloads.whole(model.plan.name), action: null });
		else if (damagedBytes)
			this.#deps.notices.show({
				tone: 'warning',
				text: t.downloads.damaged(model.plan.name, damagedBytes),
				action: null
			});
	}

	/** Checks a model, and fetches what is bad or missing. Resolves when it is whole: `true`, or when it cannot be. */
	async repair(id: string): Promise<boolean> {
		const model = this.#model(id);
		if (!model || this.#jobs[id]) return false;
		if (model.files) await this.#run(id, 'verify', (signal) => this.#verify(model, signal));
		this.#setFailure(id, null);
		const done = new Promise<void>((resolve) => this.#ended.set(id, resolve));
		this.resume(id);
		await done;
		return this.find(id)?.state === 'ready';
	}

	/** Deletes a model, finished or not, except for files that another one needs. Never rejects. */
	async remove(id: string): Promise<void> {
		this.pause(id);
		await this.#try(async () => {
			await this.#records.remove(id, async (fileId) => (await this.store()).remove(fileId));
			this.#setFailure(id, null);
			await this.#reread();
			await this.#refresh();
		});
	}

	/** Bytes that go when a model is removed: not those of files that others need. */
	freedBy(id: string): number {
		const own = soleClaims(this.#models, id);
		return own.reduce((sum, claim) => sum + (this.#files?.get(claim)?.storedBytes ?? 0), 0);
	}

	/** Some files of a model are needed by another one, and would stay. */
	sharedBy(id: string): boolean {
		return soleClaims(this.#models, id).length < (this.#model(id)?.claims.length ?? 0);
	}

	/** What to remove first when space is short: what was not used for the longest time, the largest of those. */
	toRemove(exceptId: string): readonly ShelfEntry[] {
		return this.shelf
			.filter(({ model, job }) => model.id !== exceptId && job === null)
			.toSorted(
				(a, b) =>
					(a.model.lastUsedAtMs ?? a.model.addedAtMs) - (b.model.lastUsedAtMs ?? b.model.addedAtMs) ||
					this.freedBy(b.model.id) - this.freedBy(a.model.id)
			);
	}

	/**
	 * The files of an installed model for its engine, verified.
	 * @throws `model/not-found` when they are gone, `model/corrupt`, `model/store-unavailable`, `AbortError`
	 */
	async openModel(info: ModelInfo, { signal, onProgress }: OpenOptions): Promise<OpenedModel> {
		const blobs: Blob[] = [];
		const totalBytes = info.files.reduce((sum, { bytes }) => sum + bytes, 0);
		let earlierBytes = 0;
		try {
			const store = await this.store();
			for (const [index, id] of (info.stored ?? []).entries()) {
				const report = (bytes: number) =>
					onProgress?.({ loadedBytes: earlierBytes + bytes, totalBytes, fromCache: true });
				blobs.push(await store.open(id, { signal, onProgress: ({ loadedBytes }) => report(loadedBytes) }));
				earlierBytes += info.files[index]?.bytes ?? 0;
			}
		} catch (error) {
			await this.#refresh().catch(() => {});
			throw this.#explain(info, error);
		}
		return { blobs, stored: true };
	}

	/** What was found to be damaged before is not there for the store: it says `model/not-found` then. */
	#explain({ name, files, stored }: ModelInfo, error: unknown): unknown {
		if (toAppError(error).code !== 'model/not-found') return error;
		for (const [index, id] of (stored ?? []).entries()) {
			const file = this.#files?.get(id);
			if (!file || file.state === 'ready') continue;
			const details = { expectedBytes: file.bytes, actualBytes: file.storedBytes };
			const path = files[index]?.path ?? file.path;
			return new AppError('model/corrupt', { modelId: name, file: path, ...details }, { cause: error });
		}
		return new AppError('model/not-found', { modelId: name }, { cause: error });
	}

	/** Notes that a model answers. Never rejects. */
	async noteUse(id: string): Promise<void> {
		if (!this.#model(id)) return;
		await this.#records.noteUse(id).catch(() => {});
		await this.#reread();
	}

	/** Asks the browser to keep what is here when space runs out. `true` when it promises to. */
	async keep(): Promise<boolean> {
		const { askToPersist } = await import('#lib/storage/persistence.ts');
		const persisted = await askToPersist();
		if (this.#usage) this.#usage = { ...this.#usage, persisted };
		return persisted;
	}

	#model(id: string): InstalledModel | null {
		return this.#models.find((model) => model.id === id) ?? null;
	}

	#entry(model: InstalledModel): ShelfEntry {
		const { id, plan } = model;
		const files = this.#files;
		const found = plan.files.map(
			(file, index) => files?.get(model.files?.[index]?.id ?? claimOf(file, model, files) ?? '') ?? null
		);
		const isWhole = files === null || found.every((file) => file?.state === 'ready');
		const sizes = plan.files.map(({ bytes }, index) => bytes ?? found[index]?.bytes ?? null);
		return {
			model,
			state: model.files ? (isWhole ? 'ready' : 'damaged') : 'unfinished',
			job: this.#jobs[id] ?? null,
			elsewhere: this.#elsewhere.includes(id),
			failure: this.#failures[id] ?? null,
			storedBytes: files && found.reduce((sum, file) => sum + (file?.storedBytes ?? 0), 0),
			totalBytes: sizes.reduce<number | null>((sum, bytes) => (sum === null || bytes === null ? null : sum + bytes), 0),
			files: files ? found : []
		};
	}

	/** One download at a time: each has several connections of its own. */
	async #workOff(): Promise<void> {
		if (this.#downloading) return;
		this.#downloading = true;
		for (let id = this.#queue.shift(); id !== undefined; id = this.#queue.shift()) {
			const model = this.#model(id);
			if (model) await this.#run(id, 'download', (signal) => this.#download(model, signal));
			else this.#setJob(id, null);
			this.#ended.get(id)?.();
			this.#ended.delete(id);
		}
		this.#downloading = false;
	}

	/** Does some work on a model and shows it; `null` when it was stopped or failed. */
	async #run<T>(id: string, kind: Job['kind'], work: (signal: AbortSignal) => Promise<T>): Promise<T | null> {
		const abort = new AbortController();
		this.#aborts.set(id, abort);
		this.#setJob(id, { ...quiet, kind, phase: kind === 'verify' ? 'checking' : 'asking' });
		try {
			return await navigator.locks.request(lockName(id), { signal: abort.signal }, () => work(abort.signal));
		} catch (error) {
			if (!isAbort(error)) this.#setFailure(id, toAppError(error));
			return null;
		} finally {
			// Before the job goes, or the entry would show for a moment what it was before.
			await this.#reread();
			await this.#refresh().catch(() => {});
			this.#aborts.delete(id);
			this.#setJob(id, null);
		}
	}

	async #download({ id, plan: planned }: InstalledModel, signal: AbortSignal): Promise<void> {
		const { hubAccess, ready } = this.#deps;
		const { authorizationFor, needsHub, openHub } = await import('#lib/state/library-hub.ts');
		let plan = planned;
		if (needsHub(plan)) {
			this.#hub ??= openHub(ready, hubAccess);
			plan = await this.#hub.completePlan(plan, signal);
			await this.#records.update(plan, null);
			await this.#reread();
		}
		const store = await this.store();
		await this.#hintAtRoom(plan, store);
		const remote = plan.files.filter(({ url }) => url !== null);
		const fetched = await store.download(
			remote.map((file) => toRequest(plan, file)),
			{
				signal,
				authorization: authorizationFor(plan, hubAccess()),
				onProgress: ({ file: { phase }, ...progress }) => this.#setJob(id, { ...progress, kind: 'download', phase })
			}
		);
		const here = new Map((await store.list()).map((file) => [file.id, file]));
		const files = plan.files.map((file): InstalledFile => {
			const stored = file.url === null ? here.get(file.sha256 ?? '') : fetched[remote.indexOf(file)];
			if (stored?.state === 'ready') return stored;
			// It came from a pack or the disk, so nobody else has it.
			throw new AppError('model/refused', { file: file.path, status: null, reason: 'not-there' });
		});
		await this.#records.update(plan, files);
		this.#deps.notices.show({ tone: 'info', text: t.downloads.done(plan.name), action: null });
	}

	async #verify({ id, files }: InstalledModel, signal: AbortSignal): Promise<number> {
		const totalBytes = files?.reduce((sum, { bytes }) => sum + bytes, 0) ?? 0;
		let earlierBytes = 0;
		let damagedBytes = 0;
		const store = await this.store();
		for (const [fileIndex, file] of (files ?? []).entries()) {
			const onProgress = ({ loadedBytes }: { loadedBytes: number }) => {
				const checked = earlierBytes + loadedBytes;
				this.#setJob(id, { ...quiet, kind: 'verify', phase: 'checking', loadedBytes: checked, totalBytes, fileIndex });
			};
			const here = (await store.list()).some((stored) => stored.id === file.id);
			damagedBytes += here ? (await store.verify(file.id, { signal, onProgress })).damagedBytes : file.bytes;
			earlierBytes += file.bytes;
		}
		return damagedBytes;
	}

	/** The estimate of the browser is no more than that, so it is told and the download tried. */
	async #hintAtRoom(plan: InstallPlan, store: WeightStore): Promise<void> {
		const { freeBytes } = await store.usage();
		const ids = await Promise.all(plan.files.map(storedId));
		const here = new Map((await store.list()).map((file) => [file.id, file.storedBytes]));
		const missing = plan.files.map(({ bytes }, index) => (bytes ?? 0) - (here.get(ids[index] ?? '') ?? 0));
		const neededBytes = missing.reduce((sum, bytes) => sum + bytes, 0);
		if (freeBytes === null || neededBytes <= freeBytes) return;
		const text = t.downloads.littleRoom(plan.name, neededBytes, freeBytes);
		this.#deps.notices.show({ tone: 'warning', text, action: null });
	}

	async #reread(): Promise<void> {
		const before = this.#models;
		try {
			this.#models = await this.#records.list();
		} catch (error) {
			this.#problem = toAppError(error);
			return;
		}
		for (const { id } of before) if (!this.#model(id)) this.#deps.onRemoved(id);
		await this.#lookElsewhere();
	}

	/** Which models other tabs work on. When they end, however they end, it is looked at again. */
	async #lookElsewhere(): Promise<void> {
		const { held = [] } = await navigator.locks.query();
		const busy = this.#models.map(({ id }) => id).filter((id) => held.some(({ name }) => name === lockName(id)));
		const elsewhere = busy.filter((id) => !this.#aborts.has(id));
		for (const id of elsewhere) if (!this.#elsewhere.includes(id)) void this.#awaitEnd(id);
		this.#elsewhere = elsewhere;
	}

	async #awaitEnd(id: string): Promise<void> {
		await navigator.locks.request(lockName(id), { mode: 'shared' }, () => {});
		await this.#reread();
		if (this.#files) await this.#refresh().catch(() => {});
	}

	/** @throws `model/store-unavailable` */
	async #refresh(): Promise<void> {
		const { storageEstimate } = await import('#lib/storage/persistence.ts');
		const store = await this.store();
		const [list, usage, kind, { persisted }] = await Promise.all([
			store.list(),
			store.usage(),
			store.kind(),
			storageEstimate()
		]);
		this.#files = new Map(list.map((file) => [file.id, file]));
		this.#usage = { ...usage, persisted, kind };
	}

	async #askToPersist(): Promise<void> {
		if (this.#asked || this.#usage?.persisted) return;
		this.#asked = true;
		await this.keep();
		await this.#deps.settings.change({ persistAsked: true });
	}

	#setJob(id: string, job: Job | null): void {
		this.#jobs = withEntry(this.#jobs, id, job);
	}

	#setFailure(id: string, failure: AppError | null): void {
		this.#failures = withEntry(this.#failures, id, failure);
	}

	async #try(work: () => Promise<void>): Promise<void> {
		try {
			await work();
		} catch (error) {
			const { sentence, next } = remedyFor(toAppError(error));
			this.#deps.notices.show({ tone: 'error', text: `${sentence} ${next}`, action: null });
		}
	}
}

/** A copy with one entry changed, or taken out. */
function withEntry<T>(entries: Readonly<Record<string, T>>, id: string, entry: T | null): Readonly<Record<string, T>> {
	const others = Object.fromEntries(Object.entries(entries).filter(([key]) => key !== id));
	return entry === null ? others : { ...others, [id]: entry };
}
