import { AppError } from '#lib/base/errors.ts';

/** The quota is spent. What was written stays. */
export async function noRoom(neededBytes: number | null, cause: unknown): Promise<AppError<'model/no-room'>> {
	return new AppError('model/no-room', { neededBytes, freeBytes: await freeBytes() }, { cause });
}

/** A hint: Chromium reports more than it would allow. `null` when the browser does not say. */
export async function freeBytes(): Promise<number | null> {
	try {
		const { quota, usage } = await navigator.storage.estimate();
		return quota === undefined || usage === undefined ? null : Math.max(0, quota - usage);
	} catch {
		return null;
	}
}
