import { databaseManifests, memoryManifests } from '#lib/weights/places/manifests.ts';
import type { Leftover, Manifests, OpenFile, Place } from '#lib/weights/places/place.ts';
import { chunkName, ShelfFile, type Shelf } from '#lib/weights/places/shelf-file.ts';
import type { StoreKind } from '#lib/weights/types.ts';
import { chunkEnd, chunkStart, type Manifest } from '#lib/weights/vault/manifest.ts';

const cacheName = 'weight-chunks-v1';
/** Nothing is ever served from here: the Cache API wants its keys to be addresses. */
const folderUrl = () => new URL('/.weight-chunks/', location.origin).href;

/** Can the Cache API be used? Missing on pages that are not secure, refused in some private windows. */
export async function hasCache(): Promise<boolean> {
	try {
		await caches.open(cacheName);
		return true;
	} catch {
		return false;
	}
}

const cacheShelf: Shelf = {
	get: async (name) => {
		const response = await (await caches.open(cacheName)).match(folderUrl() + name);
		return response ? response.blob() : null;
	},
	put: async (name, chunk) => (await caches.open(cacheName)).put(folderUrl() + name, new Response(chunk)),
	delete: async (name) => void (await (await caches.open(cacheName)).delete(folderUrl() + name)),
	names: async () => {
		const requests = await (await caches.open(cacheName)).keys();
		return requests.map(({ url }) => url.slice(folderUrl().length));
	}
};

function memoryShelf(): Shelf {
	const chunks = new Map<string, Blob>();
	return {
		get: (name) => Promise.resolve(chunks.get(name) ?? null),
		put: (name, chunk) => Promise.resolve(void chunks.set(name, chunk)),
		delete: (name) => Promise.resolve(void chunks.delete(name)),
		names: () => Promise.resolve([...chunks.keys()])
	};
}

/** Files chunk by chunk on a shelf. A download goes on after the chunks that were finished. */
function shelfPlace(kind: StoreKind, shelf: Shelf, manifests: Manifests): Place {
	const namesOf = async (id: string) => (await shelf.names()).filter((name) => name.startsWith(`${id}/`));
	return {
		kind,
		manifests,
		openToWrite: async (manifest): Promise<OpenFile> => ShelfFile.open(shelf, manifest),
		readFile: async (manifest) => wholeFile(shelf, manifest),
		reader: ({ id }) => Promise.resolve((start) => shelf.get(chunkName(id, start))),
		remove: async (id) => {
			for (const name of await namesOf(id)) await shelf.delete(name);
		},
		forgetMarks: () => Promise.resolve(),
		entries: async () => {
			const found: Leftover[] = [];
			for (const name of await shelf.names()) {
				const bytes = (await shelf.get(name))?.size ?? 0;
				found.push({ id: name.split('/')[0] ?? null, bytes, remove: () => shelf.delete(name) });
			}
			return found;
		}
	};
}

async function wholeFile(shelf: Shelf, manifest: Manifest): Promise<File | null> {
	const parts: Blob[] = [];
	for (const index of manifest.chunks.keys()) {
		const start = chunkStart(manifest, index);
		const part = await shelf.get(chunkName(manifest.id, start));
		if (part?.size !== chunkEnd(manifest, index) - start) return null;
		parts.push(part);
	}
	return new File(parts, manifest.id);
}

/** A database of its own: what the other place notes is of bytes that are not here. */
export const cachePlace = (): Place => shelfPlace('cache', cacheShelf, databaseManifests('hearth-weights-cache'));

/** As long as this worker lives. */
export const memoryPlace = (): Place => shelfPlace('memory', memoryShelf(), memoryManifests());
