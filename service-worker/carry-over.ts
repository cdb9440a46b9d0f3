import { listCaches, onDemandCache } from '#sw/cache-names.ts';
import { findIn } from '#sw/find-in.ts';

interface Lookup {
	request: Request;
	cachedResponse?: Response | undefined;
}

/**
 * Kit does not list what workers load, so nobody can say at an update which large files it still needs. Instead, a file
 * is carried over from the build before when it is asked for again; what nobody asked for goes with the update after.
 */
export async function carryOver({ request, cachedResponse }: Lookup): Promise<Response | undefined> {
	if (cachedResponse) return cachedResponse;
	const found = await findIn((await listCaches()).onDemand, request);
	// A full disk makes the update after this one slower; it must not break this start.
	if (found) await (await caches.open(onDemandCache)).put(request, found.clone()).catch(() => {});
	return found;
}
