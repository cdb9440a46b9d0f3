/** The bytes of a request's body; `null` when there are more than that, of which no more are read. */
export async function readLimited(request: Request, maxBytes: number): Promise<Uint8Array | null> {
	if (request.method === 'GET' || request.method === 'HEAD') return new Uint8Array();
	// Not every browser has a stream here.
	if (!request.body) {
		const bytes = new Uint8Array(await request.arrayBuffer());
		return bytes.length > maxBytes ? null : bytes;
	}
	const reader = request.body.getReader();
	const chunks: Uint8Array<ArrayBuffer>[] = [];
	let length = 0;
	for (let next = await reader.read(); !next.done; next = await reader.read()) {
		length += next.value.length;
		if (length > maxBytes) {
			await reader.cancel();
			return null;
		}
		chunks.push(next.value);
	}
	return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
