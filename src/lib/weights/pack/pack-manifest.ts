import type { InstallPlan, PlannedFile } from '#lib/catalog/install-plan.ts';
import { fitsHeader } from '#lib/weights/pack/tar.ts';

export const packFormat = 'hearth-pack';
/** Grows when a reader of the older form would misread it. */
export const packVersion = 1;
/** The first member of the archive, which describes the others. */
export const manifestName = 'hearth.json';

/** Bytes that one hash of a chunk covers; the last chunk of a file is what is left. */
export const usualChunkBytes = 8 * 2 ** 20;

/** One file of a packed model. */
export interface PackedFile extends Pick<PlannedFile, 'path' | 'role'> {
	bytes: number;
	/** Lower-case hexadecimal SHA-256 of the whole. */
	sha256: string;
	/** The same of each chunk, so that damage is found before anything is written, and its place can be told. */
	chunks: readonly string[];
}

/** What is known of the model as a whole. */
export type PackedModel = Omit<InstallPlan, 'files' | 'alsoTake'>;

/** `hearth.json`, the description of a pack. */
export interface PackManifest {
	format: typeof packFormat;
	version: typeof packVersion;
	exportedAtMs: number;
	chunkBytes: number;
	/** Its `source` is where the exporting device had it from, as that device says. */
	model: PackedModel;
	/** In the order of the archive, which is the order that the engine needs. */
	files: readonly PackedFile[];
}

/**
 * What a file of the model is called in the archive. Unpacked by any tool, the folder `files` is the model; only a name
 * that tar has no room for becomes a number, and `hearth.json` knows what it was.
 */
export function memberName(index: number, path: string): string {
	const name = `files/${path}`;
	return fitsHeader(name) ? name : `files/file-${index + 1}`;
}

export function chunkCount(bytes: number, chunkBytes: number): number {
	return Math.ceil(bytes / chunkBytes);
}
