/** One event of a stream of server-sent events (WHATWG HTML, section 9.2). JSON has no line breaks of its own. */
export function sse(data: unknown, event?: string): string {
	const name = event === undefined ? '' : `event: ${event}\n`;
	return `${name}data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;
}

/** A comment, which clients pass over. */
export function sseComment(text: string): string {
	return `: ${text}\n\n`;
}

/** One line of newline-delimited JSON. */
export function ndjson(data: unknown): string {
	return `${JSON.stringify(data)}\n`;
}

/** Bytes of base64; `null` when it is none. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
	try {
		return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
	} catch {
		return null;
	}
}

/** Little-endian 32-bit floats as base64, as OpenAI sends vectors. */
export function floatsToBase64(values: Float32Array): string {
	const bytes = new Uint8Array(values.length * 4);
	const view = new DataView(bytes.buffer);
	values.forEach((value, index) => view.setFloat32(index * 4, value, true));
	let letters = '';
	for (const byte of bytes) letters += String.fromCharCode(byte);
	return btoa(letters);
}

/** The time now in seconds, as OpenAI counts it. */
export function nowS(): number {
	return Math.floor(Date.now() / 1000);
}

/** A random id behind a prefix: `chatcmpl-…`. */
export function apiId(prefix: string): string {
	return prefix + crypto.randomUUID().replaceAll('-', '').slice(0, 24);
}
