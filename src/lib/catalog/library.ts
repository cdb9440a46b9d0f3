import { buildId } from '#lib/catalog/builds.ts';
import data from '#lib/catalog/catalog.json';
import type { Build, Library, LibraryModel } from '#lib/catalog/library-types.ts';

/**
 * Every model that can be had from the hub. Large: import this module when the list is opened, not at the start. A spec
 * checks the file against its types (`check-library.ts`), so nothing is checked here.
 */
export const library = data as unknown as Library;

/** A build of a model by its id; `null` when there is none, because a version of the app may have dropped it. */
export function findBuild(id: string): { model: LibraryModel; build: Build } | null {
	for (const model of library.models) {
		const build = model.builds.find((build) => buildId(model, build) === id);
		if (build) return { model, build };
	}
	return null;
}
