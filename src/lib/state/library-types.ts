import type { AppError } from '#lib/base/errors.ts';
import type { InstallPlan, ModelSource } from '#lib/catalog/install-plan.ts';
import type { Fit, FitVerdict } from '#lib/device/fit.ts';
import type { InstalledModel } from '#lib/weights/installed.ts';
import type { StoredFile, StoreKind } from '#lib/weights/types.ts';

export type { Fit, FitVerdict, InstalledModel, InstallPlan, ModelSource, StoredFile };

/** How far one file of a model is. */
export interface FileLine {
	/** Within the model. */
	path: string;
	loadedBytes: number;
	/** `null` when nobody says. */
	totalBytes: number | null;
	/**
	 * `waiting`: its turn is to come, or the network is away. `partial`: some of it is here, and nobody is at it. `checking`: what
	 * is stored is read and compared. `repaired`: some of it was wrong and came again.
	 */
	state: 'waiting' | 'partial' | 'downloading' | 'checking' | 'repaired' | 'done' | 'damaged';
}

/** Work on a model that is under way in this tab. */
export interface Job {
	kind: 'download' | 'verify';
	/**
	 * `queued`: behind another download. `asking`: the hub, what files there are. `waiting`: for the network, or as long
	 * as the server asked to. `comparing`: reads a file a second time, because its hash is wrong.
	 */
	phase: 'queued' | 'asking' | 'waiting' | 'checking' | 'transferring' | 'comparing';
	loadedBytes: number;
	totalBytes: number;
	/** `null` until there is something to measure. */
	bytesPerSecond: number | null;
	remainingMs: number | null;
	/** In the order of the plan; empty until it is known what is to be done. A line that did not change is the same object. */
	files: readonly FileLine[];
}

/** A model on the shelf. */
export interface ShelfEntry {
	model: InstalledModel;
	/** `unfinished`: something is still to be fetched. `damaged`: all was here once, and some of it is bad or gone. */
	state: 'ready' | 'damaged' | 'unfinished';
	job: Job | null;
	/** Another tab works on it. */
	elsewhere: boolean;
	/** Why the last work on it ended. */
	failure: AppError | null;
	/** In the store. `null` until the store was asked. */
	storedBytes: number | null;
	/** `null` while a part is unknown. */
	totalBytes: number | null;
	/** In the order of the plan; empty until the store was asked. */
	files: readonly (StoredFile | null)[];
}

/** What models take up here. */
export interface LibraryUsage {
	storedBytes: number;
	/** A hint: browsers round it, and may allow less. */
	freeBytes: number | null;
	/** The browser has promised not to clear it when space runs out. */
	persisted: boolean;
	kind: StoreKind;
}
