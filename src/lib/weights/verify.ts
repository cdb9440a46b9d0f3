/** Lower-case hexadecimal SHA-256. Holds the whole file in memory once: meant for models of some megabytes. */
export async function sha256Hex(file: Blob): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
	return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
