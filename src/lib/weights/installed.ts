import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { AppError, isAppError } from '#lib/base/errors.ts';
import type { InstallPlan, PlannedFile } from '#lib/catalog/install-plan.ts';
import { urlPrefix } from '#lib/weights/vault/manifest.ts';
import { sha256Hex } from '#lib/weights/verify.ts';

/** A file of a model that is in the store. */
export interface InstalledFile {
	/** In the store of weights. */
	id: string;
	bytes: number;
	sha256: string | null;
	trust: 'published' | 'computed';
}

/** One model that was installed, or is being installed. */
export interface InstalledModel {
	/** The same as `plan.id`. */
	id: string;
	plan: InstallPlan;
	/** Files of the store that this model lays claim to, so that nobody else's removal takes them. */
	claims: readonly string[];
	/** In the order of `plan.files`; `null` until all of them are here and verified. */
	files: readonly InstalledFile[] | null;
	addedAtMs: number;
	installedAtMs: number | null;
	lastUsedAtMs: number | null;
	/** It was removed, and that can still be undone: it is shown nowhere, and keeps its claims. */
	removedAtMs?: number | undefined;
}

/** What the store calls a file of a plan; `null` for one that has neither hash nor address. */
export async function storedId({ sha256, url }: Pick<PlannedFile, 'sha256' | 'url'>): Promise<string | null> {
	if (sha256 !== null) return sha256;
	return url === null ? null : urlPrefix + (await sha256Hex(new TextEncoder().encode(url)));
}

/** Files of a model that no other one lays claim to. */
export function soleClaims(models: readonly InstalledModel[], id: string): string[] {
	const others = new Set(models.filter((model) => model.id !== id).flatMap(({ claims }) => claims));
	return (models.find((model) => model.id === id)?.claims ?? []).filter((claim) => !others.has(claim));
}

async function claimsOf({ files }: InstallPlan): Promise<string[]> {
	const ids = await Promise.all(files.map(storedId));
	return [...new Set(ids.filter((id) => id !== null))];
}

/** A proxy of the page, which a plan may be, cannot be stored. */
function plainCopy(plan: InstallPlan): InstallPlan {
	return JSON.parse(JSON.stringify(plan)) as InstallPlan;
}

interface Schema extends DBSchema {
	models: { key: string; value: InstalledModel };
}

/**
 * What is installed on this device, in IndexedDB beside the manifests of the store; one list for all tabs. Every call
 * may fail with `model/store-unavailable`.
 */
export class InstalledModels {
	#name: string;
	#opening: Promise<IDBPDatabase<Schema>> | null = null;
	#channel: BroadcastChannel;

	/** @param onChange another tab has changed the list */
	constructor(onChange: () => void = () => {}, name = 'hearth-models') {
		this.#name = name;
		this.#channel = new BroadcastChannel(name);
		this.#channel.addEventListener('message', onChange);
	}

	/** The newest first, with those whose removal can still be undone. */
	async list(): Promise<InstalledModel[]> {
		const models = await this.#run((database) => database.getAll('models'));
		return models.sort((a, b) => b.addedAtMs - a.addedAtMs);
	}

	/**
	 * Lists a plan, with claims to its files before the first byte of them is fetched. One that is listed already stays as
	 * it is; one that was removed a moment ago is listed anew, and what of its files is still here is not fetched again.
	 */
	async add(plan: InstallPlan): Promise<void> {
		const claims = await claimsOf(plan);
		await this.#exclusive(async (database) => {
			const known = await database.get('models', plan.id);
			if (known && known.removedAtMs === undefined) return;
			const all = [...new Set([...(known?.claims ?? []), ...claims])];
			const dates = { addedAtMs: Date.now(), installedAtMs: null, lastUsedAtMs: null };
			await database.put('models', { id: plan.id, plan: plainCopy(plan), claims: all, files: null, ...dates });
		});
	}

	/** Takes a model off the list in a way that `restore` undoes. Its files stay, and stay claimed. */
	async setAside(id: string): Promise<void> {
		await this.#exclusive(async (database) => {
			const model = await database.get('models', id);
			if (model) await database.put('models', { ...model, removedAtMs: Date.now() });
		});
	}

	/** Lists a model again that was set aside, just as it was. */
	async restore(id: string): Promise<void> {
		await this.#exclusive(async (database) => {
			const model = await database.get('models', id);
			if (model) await database.put('models', { ...model, removedAtMs: undefined });
		});
	}

	/**
	 * Notes what a plan has come to: all that the hub said about it, and the files once they are here. Claims to what it
	 * no longer names are given up then. Does nothing for a model that was removed meanwhile.
	 */
	async update(plan: InstallPlan, files: readonly InstalledFile[] | null): Promise<void> {
		const claims = files ? files.map(({ id }) => id) : await claimsOf(plan);
		await this.#exclusive(async (database) => {
			const known = await database.get('models', plan.id);
			if (!known) return;
			await database.put('models', {
				...known,
				plan: plainCopy(plan),
				claims: [...new Set(files ? claims : [...known.claims, ...claims])],
				files: files && files.map(({ id, bytes, sha256, trust }) => ({ id, bytes, sha256, trust })),
				installedAtMs: files ? (known.installedAtMs ?? Date.now()) : null
			});
		});
	}

	async noteUse(id: string, atMs: number = Date.now()): Promise<void> {
		await this.#exclusive(async (database) => {
			const model = await database.get('models', id);
			if (model) await database.put('models', { ...model, lastUsedAtMs: atMs });
		});
	}

	/**
	 * Takes a model off the list, then lets `remove` delete each of its files that no other model lays claim to, also none
	 * that is only being fetched. No tab lists another model meanwhile.
	 * @param onlyAside does nothing for a model that is listed: somebody wanted it again
	 */
	async remove(
		id: string,
		remove: (fileId: string) => Promise<void>,
		{ onlyAside = false }: { onlyAside?: boolean } = {}
	): Promise<void> {
		await this.#exclusive(async (database) => {
			const model = await database.get('models', id);
			if (onlyAside && model?.removedAtMs === undefined) return;
			const orphans = soleClaims(await database.getAll('models'), id);
			await database.delete('models', id);
			for (const orphan of orphans) await remove(orphan);
		});
	}

	close(): void {
		this.#channel.close();
		void this.#opening?.then((database) => database.close()).catch(() => {});
		this.#opening = null;
	}

	/** Nobody else changes the list meanwhile; all tabs hear of it. */
	async #exclusive<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
		try {
			return await navigator.locks.request(this.#name, () => this.#run(work));
		} finally {
			this.#channel.postMessage('changed');
		}
	}

	async #run<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
		try {
			return await work(await this.#connect());
		} catch (error) {
			if (isAppError(error)) throw error;
			throw new AppError('model/store-unavailable', { reason: String(error) }, { cause: error });
		}
	}

	#connect(): Promise<IDBPDatabase<Schema>> {
		const forget = () => {
			this.#opening = null;
		};
		this.#opening ??= openDB<Schema>(this.#name, 1, {
			upgrade: (database) => void database.createObjectStore('models', { keyPath: 'id' }),
			blocking: (_current, _blocked, event) => {
				forget();
				(event.target as IDBDatabase).close();
			},
			terminated: forget
		}).catch((error: unknown) => {
			forget();
			throw error;
		});
		return this.#opening;
	}
}
