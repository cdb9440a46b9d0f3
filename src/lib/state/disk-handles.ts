import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { ModelInfo } from '#lib/catalog/catalog.ts';
import type { Picked, PickedFile } from '#lib/state/disk-picked.ts';

/** One file of a model on the disk of the user, as it was when it was opened last. */
export interface RememberedFile {
	path: string;
	handle: FileSystemFileHandle;
	bytes: number;
	modifiedAtMs: number;
}

/** A model on the disk of the user that can be opened again without picking its files. */
export interface Remembered {
	id: string;
	name: string;
	engine: ModelInfo['engine'];
	quantization: string;
	openedAtMs: number;
	/** Of an ONNX folder: the form of the network that was chosen. */
	graphPath: string | null;
	/** Whoever may read it may read the files in it. */
	folder: FileSystemDirectoryHandle | null;
	files: readonly RememberedFile[];
}

interface Schema extends DBSchema {
	models: { key: string; value: Remembered };
	/** A note that files are being brought into the store which no model lays claim to yet. */
	imports: { key: string; value: { id: string } };
}

/** Chromium's, beside the standard. */
type Askable = FileSystemHandle & {
	queryPermission?: (mode: { mode: 'read' }) => Promise<PermissionState>;
	requestPermission?: (mode: { mode: 'read' }) => Promise<PermissionState>;
};

/**
 * Handles of files, in IndexedDB: a handle is the one thing that finds a file of the user again, and only there it lasts
 * over a reload. Every call may reject where there is no such storage.
 */
export class DiskMemory {
	#name: string;
	#opening: Promise<IDBPDatabase<Schema>> | null = null;

	constructor(name = 'hearth-disk') {
		this.#name = name;
	}

	/** The newest first. */
	async list(): Promise<readonly Remembered[]> {
		const models = await (await this.#open()).getAll('models');
		return models.sort((a, b) => b.openedAtMs - a.openedAtMs);
	}

	async keep(model: Remembered): Promise<void> {
		await (await this.#open()).put('models', model);
	}

	async forget(id: string): Promise<void> {
		await (await this.#open()).delete('models', id);
	}

	async noteImport(id: string): Promise<void> {
		await (await this.#open()).put('imports', { id });
	}

	async endImport(id: string): Promise<void> {
		await (await this.#open()).delete('imports', id);
	}

	async openImports(): Promise<readonly string[]> {
		return (await this.#open()).getAllKeys('imports');
	}

	#open(): Promise<IDBPDatabase<Schema>> {
		this.#opening ??= openDB<Schema>(this.#name, 1, {
			upgrade: (database) => {
				database.createObjectStore('models', { keyPath: 'id' });
				database.createObjectStore('imports', { keyPath: 'id' });
			},
			blocking: (_current, _blocked, event) => {
				this.#opening = null;
				(event.target as IDBDatabase).close();
			},
			terminated: () => (this.#opening = null)
		}).catch((error: unknown) => {
			this.#opening = null;
			throw error;
		});
		return this.#opening;
	}
}

/** What to remember of a model; `null` where the browser gave no handles. */
export function toRemembered(model: ModelInfo, { folder, files }: Picked, graphPath: string | null): Remembered | null {
	const kept = files.map(({ path, handle, file }) =>
		handle ? { path, handle, bytes: file.size, modifiedAtMs: file.lastModified } : null
	);
	if (kept.length === 0 || kept.includes(null)) return null;
	return {
		id: model.id,
		name: model.name,
		engine: model.engine,
		quantization: model.quantization,
		openedAtMs: Date.now(),
		graphPath,
		folder: folder?.handle ?? null,
		files: kept.filter((file) => file !== null)
	};
}

/** What became of a remembered model. */
export interface Found {
	/** `false`: the browser, or the user, did not allow to read it. Then nothing else is known. */
	allowed: boolean;
	picked: Picked;
	/** Files that are not where they were. */
	gone: readonly string[];
	/** Files whose size or date is another. */
	changed: readonly RememberedFile[];
}

/**
 * Looks for the files of a remembered model. To be called in a click: the browser may ask the user.
 * @throws what `getFile` throws, but for files that are gone
 */
export async function findAgain({ folder, files }: Remembered): Promise<Found> {
	const picked = (found: readonly PickedFile[]): Picked => ({
		folder: folder && { name: folder.name, handle: folder },
		files: found,
		tooMany: false
	});
	for (const handle of folder ? [folder] : files.map((file) => file.handle))
		if (!(await mayRead(handle))) return { allowed: false, picked: picked([]), gone: [], changed: [] };
	const found: PickedFile[] = [];
	const gone: string[] = [];
	const changed: RememberedFile[] = [];
	for (const remembered of files) {
		const { path, handle, bytes, modifiedAtMs } = remembered;
		const file = await handle.getFile().catch((error: unknown) => {
			if (error instanceof DOMException && error.name === 'NotFoundError') return null;
			throw error;
		});
		if (!file) gone.push(path);
		else found.push({ path, file, handle });
		if (file && (file.size !== bytes || file.lastModified !== modifiedAtMs)) changed.push(remembered);
	}
	return { allowed: true, picked: picked(found), gone, changed };
}

async function mayRead(handle: Askable): Promise<boolean> {
	const state = await handle.queryPermission?.({ mode: 'read' });
	if (state !== 'prompt') return state !== 'denied';
	return (await handle.requestPermission?.({ mode: 'read' })) === 'granted';
}
