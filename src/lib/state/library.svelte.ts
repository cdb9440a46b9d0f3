import { toAppError, type AppError } from '#lib/base/errors.ts';
import type { ModelInfo } from '#lib/catalog/catalog.ts';
import type { InstallPlan } from '#lib/catalog/install-plan.ts';
import type { HubAccess } from '#lib/hub/types.ts';
import { library as t } from '#lib/messages/en/library.ts';
import type { DeviceState } from '#lib/state/device.svelte.ts';
import { LibraryContents } from '#lib/state/library-contents.svelte.ts';
import { LibraryJobs, type JobReport } from '#lib/state/library-jobs.svelte.ts';
import { toEntry, toInfo } from '#lib/state/library-models.ts';
import { openInstalled } from '#lib/state/library-open.ts';
import { LibraryRemovals } from '#lib/state/library-removals.ts';
import type { Fit, Job, LibraryUsage, ShelfEntry } from '#lib/state/library-types.ts';
import { LibraryWork } from '#lib/state/library-work.ts';
import type { Notices } from '#lib/state/notices.svelte.ts';
import { remedyFor } from '#lib/state/remedies.ts';
import type { SettingsState } from '#lib/state/settings.svelte.ts';
import type { OpenedModel, OpenOptions } from '#lib/weights/bundled.ts';
import { soleClaims } from '#lib/weights/installed.ts';
import type { StoredFile, WeightStore } from '#lib/weights/types.ts';

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

/** The models that were downloaded to this device, and the work on them. It goes on while pages change. */
export class LibraryState {
	#deps: LibraryDeps;
	#contents: LibraryContents;
	#work: LibraryWork;
	#jobs: LibraryJobs;
	#removals: LibraryRemovals;
	#judge = $state.raw<typeof import('#lib/state/model-fit.ts') | null>(null);
	#asked = false;

	/** The newest first. */
	readonly shelf: readonly ShelfEntry[] = $derived.by(() =>
		this.#contents.models.map((model) => ({
			...toEntry(model, this.#contents.files),
			job: this.#jobs.of(model.id),
			elsewhere: this.#jobs.isElsewhere(model.id),
			failure: this.#jobs.failureOf(model.id)
		}))
	);
	/** What can be loaded. */
	readonly infos: readonly ModelInfo[] = $derived.by(() => {
		const { inventory } = this.#deps.device;
		return this.#contents.models.flatMap((model) => {
			const choice = inventory && this.#judge ? this.#judge.chooseLoad(inventory, model.plan) : null;
			return toInfo(model, choice) ?? [];
		});
	});

	constructor(deps: LibraryDeps) {
		this.#deps = deps;
		const { notices, ready, hubAccess } = deps;
		this.#contents = new LibraryContents({ ready, onReread: (goneIds) => this.#follow(goneIds) });
		const contents = this.#contents;
		this.#work = new LibraryWork({ contents, notices, ready, hubAccess });
		this.#removals = new LibraryRemovals({ contents, notices });
		this.#jobs = new LibraryJobs({
			download: (...job) => this.#download(...job),
			settle: () => this.#look()
		});
	}

	get usage(): LibraryUsage | null {
		return this.#contents.usage;
	}

	/** Why models cannot be kept here; `null` when they can. */
	get problem(): AppError | null {
		return this.#contents.problem;
	}

	/** Of the download that is under way, 0 to 1; `null` when there is none, or nobody knows its size. */
	get progress(): number | null {
		return this.#jobs.progress;
	}

	/** Reads what is installed, without starting the store unless a removal of the last visit is to be finished. Never rejects. */
	async open(): Promise<void> {
		await this.#contents.reread();
		void this.#removals.finishOld();
		if (this.#contents.models.length > 0) await this.prepareFit();
	}

	/** Asks the store what is really there, for pages that show it. Never rejects. */
	async inspect(): Promise<void> {
		void this.prepareFit();
		await this.#contents.inspect();
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
	store(): Promise<WeightStore> {
		return this.#contents.store();
	}

	/** Downloads a model and lists it. Call it on a click: the browser may ask whether to keep data. Never rejects. */
	async install(plan: InstallPlan): Promise<void> {
		await this.#try(async () => {
			void this.#askToPersist();
			await this.#list(plan);
			if (this.find(plan.id)?.state !== 'ready') this.resume(plan.id);
		});
	}

	/**
	 * Lists a model whose files are in the store already: from a pack, or from the disk.
	 * @param stored in the order of `plan.files`
	 * @throws `model/store-unavailable`
	 */
	async adopt(plan: InstallPlan, stored: readonly StoredFile[]): Promise<void> {
		void this.#askToPersist();
		await this.#list(plan);
		await this.#contents.records.update(plan, stored);
		await this.#contents.reread();
		await this.#contents.refresh();
	}

	/** Goes on with a download that was paused, failed, or cut off by a reload, and fetches what went bad. */
	resume(id: string): void {
		void this.#jobs.download(id);
	}

	/** Stops the work on a model; what is written stays. */
	pause(id: string): void {
		void this.#jobs.stop(id);
	}

	/** Reads every byte of a model again and compares it with its hashes. Never rejects. */
	async verify(id: string): Promise<void> {
		const model = this.#contents.model(id);
		if (!model?.files || this.#jobs.of(id)) return;
		const damagedBytes = await this.#jobs.run(id, 'verify', (...job) => this.#work.verify(model, ...job));
		if (damagedBytes === null) return;
		const { notices } = this.#deps;
		const { whole, damaged } = t.downloads;
		const { name } = model.plan;
		if (damagedBytes === 0) notices.show({ tone: 'info', text: whole(name), action: null });
		else notices.show({ tone: 'warning', text: damaged(name, damagedBytes), action: null });
	}

	/** Checks a model, and fetches what is bad or missing. Resolves when it is whole: `true`, or when it cannot be. */
	async repair(id: string): Promise<boolean> {
		const model = this.#contents.model(id);
		if (!model || this.#jobs.of(id)) return false;
		if (model.files) await this.#jobs.run(id, 'verify', (...job) => this.#work.verify(model, ...job));
		await this.#jobs.download(id);
		return this.find(id)?.state === 'ready';
	}

	/**
	 * Takes a model, finished or not, off the shelf. A notice offers to undo that: its files go when the notice has, except for
	 * those that another model needs. Never rejects.
	 * @param onUndo runs when it is back; a download that was cut off has gone on by then
	 */
	async remove(id: string, onUndo: () => void = () => {}): Promise<void> {
		const entry = this.find(id);
		if (!entry) return;
		const { model, state, job } = entry;
		const { canceled, removed } = t.removals;
		await this.#try(async () => {
			await this.#jobs.stop(id);
			const text = (state === 'unfinished' ? canceled : removed)(model.plan.name, this.freedBy(id));
			await this.#removals.remove(id, text, () => {
				if (job?.kind === 'download') this.resume(id);
				onUndo();
			});
		});
	}

	/** Deletes a model, finished or not, for good and at once, except for files that another one needs. Never rejects. */
	async erase(id: string): Promise<void> {
		await this.#jobs.stop(id);
		await this.#try(async () => {
			await this.#contents.records.setAside(id);
			await this.#removals.finish(id);
		});
	}

	/** Bytes that go when a model is removed: not those of files that others need. */
	freedBy(id: string): number {
		const own = soleClaims(this.#contents.all, id);
		return own.reduce((sum, claim) => sum + (this.#contents.files?.get(claim)?.storedBytes ?? 0), 0);
	}

	/** Some files of a model are needed by another one, and would stay. */
	sharedBy(id: string): boolean {
		const { all } = this.#contents;
		return soleClaims(all, id).length < (this.#contents.model(id)?.claims.length ?? 0);
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
	openModel(info: ModelInfo, options: OpenOptions): Promise<OpenedModel> {
		return openInstalled(this.#contents, info, options);
	}

	/** Notes that a model answers. Never rejects. */
	async noteUse(id: string): Promise<void> {
		if (!this.#contents.model(id)) return;
		await this.#contents.records.noteUse(id).catch(() => {});
		await this.#contents.reread();
	}

	/** Asks the browser to keep what is here when space runs out. `true` when it promises to. */
	keep(): Promise<boolean> {
		return this.#contents.keep();
	}

	/** Lists a plan, also one whose removal could still be undone. */
	async #list(plan: InstallPlan): Promise<void> {
		await this.#contents.records.add(plan);
		this.#removals.withdraw(plan.id);
		await this.#contents.reread();
	}

	/** Where there is no room, what could still be undone goes first: it is what the user removed to make room. */
	async #download(id: string, signal: AbortSignal, report: JobReport): Promise<void> {
		const model = this.#contents.model(id);
		if (!model) return;
		try {
			await this.#work.download(model, signal, report);
		} catch (error) {
			if (toAppError(error).code !== 'model/no-room' || !(await this.#removals.finishAll())) throw error;
			await this.#work.download(model, signal, report);
		}
	}

	/** The list was read again: what is gone is let go of, and what others work on is looked at. */
	async #follow(goneIds: readonly string[]): Promise<void> {
		for (const id of goneIds) {
			void this.#jobs.stop(id);
			this.#jobs.forgetFailure(id);
			this.#deps.onRemoved(id);
		}
		const ids = this.#contents.models.map(({ id }) => id);
		await this.#jobs.lookElsewhere(ids, () => void (this.#contents.files ? this.#look() : this.#contents.reread()));
	}

	/** Reads the list again, and asks the store. Never rejects. */
	async #look(): Promise<void> {
		await this.#contents.reread();
		await this.#contents.refresh().catch(() => {});
	}

	async #askToPersist(): Promise<void> {
		if (this.#asked || this.usage?.persisted) return;
		this.#asked = true;
		await this.keep();
		await this.#deps.settings.change({ persistAsked: true });
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
