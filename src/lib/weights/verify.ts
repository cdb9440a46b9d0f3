/** Lower-case hexadecimal SHA-256. Holds all of it in memory once: meant for some megabytes. */
export async function sha256Hex(bytes: Blob | Uint8Array<ArrayBuffer>): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', bytes instanceof Blob ? await bytes.arrayBuffer() : bytes);
	return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
