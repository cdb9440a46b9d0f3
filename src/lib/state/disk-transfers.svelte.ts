import { AppError } from '#lib/base/errors.ts';
import type { ModelInfo } from '#lib/catalog/catalog.ts';
import { catalog } from '#lib/catalog/catalog.ts';
import type { InstallPlan } from '#lib/catalog/install-plan.ts';
import { library as t } from '#lib/messages/en/library.ts';
import { sentences } from '#lib/messages/format.ts';
import type { ImportDeps } from '#lib/state/disk-imports.ts';
import { DiskMemory } from '#lib/state/disk-handles.ts';
import { DiskJobs, type Transfer, type TransferFacts, type Work } from '#lib/state/disk-jobs.svelte.ts';
import { packFileName, planOfBuiltIn } from '#lib/state/disk-plans.ts';
import { canPickPlace, pickPlace, type Place } from '#lib/state/disk-place.ts';
import { remedyFor } from '#lib/state/remedies.ts';
import { saveFile } from '#lib/state/save-file.ts';
import type { FileToPack } from '#lib/weights/pack/write-pack.ts';

export type { Transfer };

export interface TransferDeps extends ImportDeps {
	/** The files of a built-in model, verified. */
	openBuiltIn: (model: ModelInfo, signal: AbortSignal) => Promise<readonly Blob[]>;
	baseUrl: string;
}

/** Model packs and copies from the disk: one after the other, each to be canceled at any time. */
export class DiskTransfers {
	#deps: TransferDeps;
	#memory = new DiskMemory();
	#jobs = new DiskJobs();

	constructor(deps: TransferDeps) {
		this.#deps = deps;
	}

	get list(): readonly Transfer[] {
		return this.#jobs.list;
	}

	/** The export of a model that is under way. */
	exportOf(modelId: string): Transfer | null {
		return this.list.find((transfer) => transfer.kind === 'export' && transfer.modelId === modelId) ?? null;
	}

	cancel(id: string): void {
		this.#jobs.cancel(id);
	}

	/** Deletes what an import has left behind that a crash cut off. Never rejects. */
	async recall(): Promise<void> {
		const open = await this.#memory.openImports().catch(() => []);
		if (open.length === 0) return;
		const { removeLeftovers } = await import('#lib/state/disk-imports.ts');
		await removeLeftovers(this.#deps.library, this.#memory, open).catch(() => {});
	}

	/** Installs a pack, whole or not at all. `true` when its model is here. Never rejects. */
	async importPack(file: File): Promise<boolean> {
		return this.#run({ kind: 'import', name: file.name, modelId: null, phase: 'checking' }, async (work) => {
			const { installPack } = await import('#lib/state/disk-imports.ts');
			await installPack(this.#deps, this.#memory, file, work);
		});
	}

	/** Copies a model from the disk into the library, so that it is there after a reload. Never rejects. */
	async keepCopy(model: ModelInfo): Promise<boolean> {
		return this.#run({ kind: 'copy', name: model.name, modelId: model.id, phase: 'reading' }, async (work) => {
			const { installCopy } = await import('#lib/state/disk-imports.ts');
			await installCopy(this.#deps, this.#memory, model, work);
		});
	}

	/**
	 * Saves an installed or built-in model as one file. To be called in a click: the browser asks where to. Never rejects.
	 */
	async exportPack(modelId: string): Promise<void> {
		const plan = this.#planOf(modelId);
		if (!plan) return;
		await this.#save(plan, packFileName(plan.name, plan.quantization), async (files, work) => {
			const { writePack } = await import('#lib/weights/pack/write-pack.ts');
			const totalBytes = files.reduce((sum, { blob }) => sum + blob.size, 0);
			const onProgress = (doneBytes: number) => work.report('reading', doneBytes, totalBytes);
			return writePack(plan, files, { signal: work.signal, onProgress });
		});
	}

	/** Saves the file of a model that has only one, as its publisher made it. To be called in a click. Never rejects. */
	async saveModelFile(modelId: string): Promise<void> {
		const plan = this.#planOf(modelId);
		const [file] = plan?.files ?? [];
		if (!plan || !file) return;
		await this.#save(plan, file.path.split('/').at(-1) ?? file.path, ([only]) =>
			Promise.resolve(only?.blob ?? notThere(plan))
		);
	}

	/** Can the model be saved as a file that other programs open? */
	isOneFile(modelId: string): boolean {
		const plan = this.#planOf(modelId);
		return plan?.files.length === 1 && /\.gguf$/i.test(plan.files[0]?.path ?? '');
	}

	async #save(
		plan: InstallPlan,
		fileName: string,
		make: (files: readonly FileToPack[], work: Work) => Promise<Blob>
	): Promise<void> {
		let place: Place = null;
		if (canPickPlace()) {
			// Before anything else: the browser forgets the click within seconds.
			const picked = await pickPlace(fileName);
			if (picked === 'canceled') return;
			place = picked;
		}
		await this.#run({ kind: 'export', name: plan.name, modelId: plan.id, phase: 'reading' }, async (work) => {
			const blob = await make(await this.#open(plan, work), work);
			work.signal.throwIfAborted();
			if (!place) {
				saveFile(blob, fileName); // the browser shows how far it is
				return;
			}
			const { saveTo } = await import('#lib/weights/pack/save.ts');
			const onProgress = (doneBytes: number) => work.report('saving', doneBytes, blob.size);
			await saveTo(place, blob, { signal: work.signal, onProgress });
			const text = t.transfers.saved(place.name, blob.size);
			this.#deps.notices.show({ tone: 'info', text, action: null });
		});
	}

	#planOf(modelId: string): InstallPlan | null {
		const entry = this.#deps.library.find(modelId);
		if (entry) return entry.state === 'ready' ? entry.model.plan : null;
		const builtIn = catalog.find(({ id }) => id === modelId);
		return builtIn ? planOfBuiltIn(builtIn, this.#deps.baseUrl) : null;
	}

	/** The files of a model with their hashes, which the store or the manifest of the app has just compared. */
	async #open(plan: InstallPlan, work: Work): Promise<FileToPack[]> {
		const { library, openBuiltIn } = this.#deps;
		const entry = library.find(plan.id);
		const builtIn = catalog.find(({ id }) => id === plan.id);
		const info = library.infos.find(({ id }) => id === plan.id);
		const totalBytes = entry?.totalBytes ?? 0;
		const blobs = entry
			? (
					await library.openModel(info ?? notThere(plan), {
						baseUrl: this.#deps.baseUrl,
						signal: work.signal,
						onProgress: ({ loadedBytes }) => work.report('checking', loadedBytes, totalBytes)
					})
				).blobs
			: await openBuiltIn(builtIn ?? notThere(plan), work.signal);
		return plan.files.map(({ path, role, sha256 }, index) => {
			const blob = blobs[index];
			const hash = entry?.model.files?.[index]?.sha256 ?? sha256;
			if (!blob || !hash) return notThere(plan);
			return { path, blob, sha256: hash, ...(role ? { role } : {}) };
		});
	}

	#run(facts: TransferFacts, work: (work: Work) => Promise<void>): Promise<boolean> {
		return this.#jobs.run(
			facts,
			async (job) => {
				try {
					await work(job);
				} catch (error) {
					await this.#memory.endImport(job.id).catch(() => {}); // nothing is left of it
					throw error;
				}
			},
			(error) => this.#tell(facts, error)
		);
	}

	#tell({ kind, name }: Pick<Transfer, 'kind' | 'name'>, error: AppError): void {
		const { sentence, next } = remedyFor(error);
		const text =
			error.code === 'model/no-room' && kind !== 'export' ? t.transfers.noRoom(name) : sentences(sentence, next);
		this.#deps.notices.show({ tone: 'error', text, action: null });
	}
}

function notThere({ name }: InstallPlan): never {
	throw new AppError('model/not-found', { modelId: name });
}
