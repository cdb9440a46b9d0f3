import { hasOpfs, opfsPlace } from '#lib/weights/places/opfs.ts';
import type { Place } from '#lib/weights/places/place.ts';
import { cachePlace, hasCache, memoryPlace } from '#lib/weights/places/shelf.ts';

let chosen: Promise<Place> | null = null;

/** The best place that this browser does not refuse: found out once, by trying. */
export function choosePlace(): Promise<Place> {
	chosen ??= choose();
	return chosen;
}

async function choose(): Promise<Place> {
	if (!(await hasDatabases())) return memoryPlace();
	if (await hasOpfs()) return opfsPlace;
	return (await hasCache()) ? cachePlace() : memoryPlace();
}

async function hasDatabases(): Promise<boolean> {
	try {
		await opfsPlace.manifests.all();
		return true;
	} catch {
		return false;
	}
}
