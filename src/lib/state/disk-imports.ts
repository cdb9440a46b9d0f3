import { catalog, guideOnnx, type ModelInfo } from '#lib/catalog/catalog.ts';
import type { InstallPlan } from '#lib/catalog/install-plan.ts';
import { library as t } from '#lib/messages/en/library.ts';
import type { DiskMemory } from '#lib/state/disk-handles.ts';
import type { Work } from '#lib/state/disk-jobs.svelte.ts';
import { idForPack, ownId, planOfDisk, planOfPack, withHashes } from '#lib/state/disk-plans.ts';
import type { LibraryState } from '#lib/state/library.svelte.ts';
import type { Notices } from '#lib/state/notices.svelte.ts';
import { checkModelFiles } from '#lib/weights/guard/guard.ts';
import { InstalledModels } from '#lib/weights/installed.ts';
import { openPack, verifyPack } from '#lib/weights/pack/read-pack.ts';
import { removeUnclaimed, storeFiles } from '#lib/weights/pack/store-files.ts';

/** Held while files without an owner may be in the store. */
const importLock = 'hearth-import';

export interface ImportDeps {
	library: LibraryState;
	notices: Notices;
	/** Lets an installed model be picked. */
	choose: (id: string) => void;
}

/**
 * Installs a pack, whole or not at all, and picks its model.
 * @throws what says why it was not installed, `AbortError`
 */
export async function installPack(
	{ library, notices, choose }: ImportDeps,
	memory: DiskMemory,
	file: File,
	work: Work
): Promise<void> {
	const pack = await openPack(file.name, file);
	const totalBytes = pack.files.reduce((sum, { blob }) => sum + blob.size, 0);
	const { id, present } = idForPack(
		pack,
		library.shelf.map(({ model }) => model),
		[...catalog, guideOnnx].map((model) => model.id)
	);
	const { name } = pack.manifest.model;
	const known = present ? library.find(id) : null;
	if (known?.state === 'ready') {
		notices.show({ tone: 'info', text: t.transfers.present(known.model.plan.name), action: null });
		choose(id);
		return;
	}
	await checkModelFiles(pack.files.map(({ packed: { path }, blob }) => ({ path, blob })));
	const onProgress = (doneBytes: number) => work.report('checking', doneBytes, totalBytes);
	await verifyPack(file.name, pack, { signal: work.signal, onProgress });
	const files = pack.files.map(({ packed: { path, sha256 }, blob }) => ({ path, sha256, blob }));
	await bring(library, memory, planOfPack(pack, file.name, id), files, work);
	choose(id);
	notices.show({ tone: 'info', text: t.transfers.imported(name, file.name), action: null });
}

/**
 * Copies a model from the disk into the library.
 * @throws what says why it was not copied, `AbortError`
 */
export async function installCopy(
	{ library, notices }: ImportDeps,
	memory: DiskMemory,
	model: ModelInfo,
	work: Work
): Promise<void> {
	const plan = planOfDisk(
		model,
		ownId(model.name, (id) => library.find(id) !== null)
	);
	const blobs = [...(model.disk ?? []), ...(model.projector ? [model.projector] : [])];
	const files = blobs.map((blob) => ({ path: blob.name, sha256: null, blob }));
	await bring(library, memory, plan, files, work);
	const { kept, keptWithoutAdapters } = t.transfers;
	const text = model.adapters?.length ? keptWithoutAdapters(model.name) : kept(model.name);
	notices.show({ tone: 'info', text, action: null });
}

/** Deletes what imports that a crash cut off have left behind, unless another tab imports now. */
export async function removeLeftovers(
	library: LibraryState,
	memory: DiskMemory,
	open: readonly string[]
): Promise<void> {
	await navigator.locks.request(importLock, { ifAvailable: true }, async (lock) => {
		if (!lock) return;
		await removeUnclaimed(await library.store(), claimedFiles);
		for (const id of open) await memory.endImport(id);
	});
}

async function bring(
	library: LibraryState,
	memory: DiskMemory,
	plan: InstallPlan,
	files: readonly { path: string; sha256: string | null; blob: Blob }[],
	{ signal, report, id }: Work
): Promise<void> {
	const totalBytes = files.reduce((sum, { blob }) => sum + blob.size, 0);
	await navigator.locks.request(importLock, { signal }, async () => {
		await memory.noteImport(id).catch(() => {});
		const stored = await storeFiles(await library.store(), plan.name, files, {
			signal,
			onProgress: (phase, doneBytes) => report(phase === 'checking' ? 'reading' : 'copying', doneBytes, totalBytes)
		});
		await library.adopt(withHashes(plan, stored), stored);
		await memory.endImport(id).catch(() => {});
	});
}

/** All that some listed model needs. */
async function claimedFiles(): Promise<ReadonlySet<string>> {
	const installed = new InstalledModels();
	try {
		return new Set((await installed.list()).flatMap(({ claims }) => claims));
	} finally {
		installed.close();
	}
}
