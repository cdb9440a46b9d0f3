import { isAbort } from '#lib/base/errors.ts';

/** A file that the user chose to write to; `null`: the browser's own download. */
export type Place = FileSystemFileHandle | null;

/** Chromium's, in no standard that other browsers follow. */
interface SavePicker {
	showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;
}

/** Does the browser let the user choose a file to write to? Else it has its downloads. */
export function canPickPlace(): boolean {
	return (globalThis as SavePicker).showSaveFilePicker !== undefined;
}

/** To be called in a click. `null` where the browser refuses, as in frames: then there are still downloads. */
export async function pickPlace(suggestedName: string): Promise<Place | 'canceled'> {
	try {
		return (await (globalThis as SavePicker).showSaveFilePicker?.({ suggestedName })) ?? null;
	} catch (error) {
		return isAbort(error) ? 'canceled' : null;
	}
}
