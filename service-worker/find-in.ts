/** The first of these caches that has it; the oldest comes first. */
export async function findIn(names: readonly string[], request: RequestInfo): Promise<Response | undefined> {
	for (const name of names) {
		const found = await (await caches.open(name)).match(request, { ignoreVary: true });
		if (found) return found;
	}
	return undefined;
}
