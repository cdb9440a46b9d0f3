import { isAppError } from '#lib/base/errors.ts';
import { refusedFile } from '#lib/state/refused-file.ts';
import { readPresets } from '#lib/storage/import/preset-file.ts';
import type { NamedSettings } from '#lib/storage/personal.ts';

/** The presets of a file of Hearth, LM Studio or Open WebUI, or why it was refused, in words for people. */
export async function readPresetFile(file: Blob): Promise<readonly NamedSettings[] | { refused: string }> {
	try {
		return readPresets(await file.text());
	} catch (error) {
		if (!isAppError(error, 'request/invalid') || !error.details.flaw) throw error;
		return { refused: refusedFile(error.details.param, error.details.flaw) };
	}
}
