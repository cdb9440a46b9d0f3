const prefix = 'data:image/png;base64,';

/** Arguments of one call; long files as a whole would not fit on the stack. */
const pieceBytes = 0x8000;

/** A PNG file as the library takes images: as an address that is the file itself, so nothing leaves this device. */
export function toDataUrl(png: ArrayBuffer): string {
	const pieces: string[] = [];
	for (let at = 0; at < png.byteLength; at += pieceBytes)
		pieces.push(String.fromCharCode(...new Uint8Array(png, at, Math.min(pieceBytes, png.byteLength - at))));
	return prefix + btoa(pieces.join(''));
}

function open(url: string): Response {
	const bytes = Uint8Array.from(atob(url.slice(prefix.length)), (letter) => letter.charCodeAt(0));
	return new Response(bytes, { headers: { 'Content-Type': 'image/png' } });
}

let tookOver = false;

/**
 * The library fetches each image by its address, and the policy of workers forbids to fetch `data:`. From here on such
 * addresses are answered without the network; all others go where they went.
 */
export function serveDataUrls(): void {
	if (tookOver) return;
	tookOver = true;
	const inner = globalThis.fetch.bind(globalThis);
	globalThis.fetch = (input, init) =>
		typeof input === 'string' && input.startsWith(prefix) ? Promise.resolve(open(input)) : inner(input, init);
}
