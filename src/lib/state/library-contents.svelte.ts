import { toAppError, type AppError } from '#lib/base/errors.ts';
import type { LibraryUsage } from '#lib/state/library-types.ts';
import { InstalledModels, type InstalledModel } from '#lib/weights/installed.ts';
import type { StoredFile, WeightStore } from '#lib/weights/types.ts';
import { openWeightStore } from '#lib/weights/weight-store.ts';

export interface ContentsDeps {
	/** Nothing that could fetch is started before a policy is known to be sent with workers. */
	ready: Promise<unknown>;
	/** The list was read again. `goneIds`: listed before, and no longer. */
	onReread: (goneIds: readonly string[]) => Promise<void>;
}

/** What is listed, and what the store of weights really holds of it. The list is read again when another tab changes it. */
export class LibraryContents {
	readonly records = new InstalledModels(() => void this.reread());
	#deps: ContentsDeps;
	#store: WeightStore | null = null;
	#all = $state.raw<readonly InstalledModel[]>([]);
	#files = $state.raw<ReadonlyMap<string, StoredFile> | null>(null);
	#usage = $state.raw<LibraryUsage | null>(null);
	#problem = $state.raw<AppError | null>(null);

	/** The newest first, without those that were removed a moment ago. */
	readonly models: readonly InstalledModel[] = $derived(
		this.#all.filter(({ removedAtMs }) => removedAtMs === undefined)
	);

	constructor(deps: ContentsDeps) {
		this.#deps = deps;
	}

	/** With those whose removal can still be undone: they keep their claims to files. */
	get all(): readonly InstalledModel[] {
		return this.#all;
	}

	/** By their ids. `null` until the store was asked; it has a worker, which is not started before it is needed. */
	get files(): ReadonlyMap<string, StoredFile> | null {
		return this.#files;
	}

	get usage(): LibraryUsage | null {
		return this.#usage;
	}

	/** Why models cannot be kept here; `null` when they can. */
	get problem(): AppError | null {
		return this.#problem;
	}

	model(id: string): InstalledModel | null {
		return this.models.find((model) => model.id === id) ?? null;
	}

	/** @throws `engine/unprotected` */
	async store(): Promise<WeightStore> {
		await this.#deps.ready;
		this.#store ??= openWeightStore();
		return this.#store;
	}

	/** Reads the list. Never rejects: `problem` says why it cannot be read. */
	async reread(): Promise<void> {
		const before = this.models;
		try {
			this.#all = await this.records.list();
		} catch (error) {
			this.#problem = toAppError(error);
			return;
		}
		await this.#deps.onReread(before.map(({ id }) => id).filter((id) => !this.model(id)));
	}

	/**
	 * Asks the store.
	 * @throws `model/store-unavailable`, `engine/unprotected`
	 */
	async refresh(): Promise<void> {
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

	/** Both, for pages that show what is here. Never rejects. */
	async inspect(): Promise<void> {
		try {
			await this.reread();
			await this.refresh();
			this.#problem = null;
		} catch (error) {
			this.#problem = toAppError(error);
		}
	}

	/** Asks the browser to keep what is here when space runs out. `true` when it promises to. */
	async keep(): Promise<boolean> {
		const { askToPersist } = await import('#lib/storage/persistence.ts');
		const persisted = await askToPersist();
		if (this.#usage) this.#usage = { ...this.#usage, persisted };
		return persisted;
	}
}
