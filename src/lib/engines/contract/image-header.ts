import type { ImageLimits } from '#lib/engines/contract/types.ts';

const types = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const;

/** The same for every model: what browsers decode, in sizes that a phone can hold while it does. */
export const imageLimits: ImageLimits = {
	count: 16,
	bytes: 32 * 2 ** 20,
	pixels: 64_000_000, // 256 MB once decoded; the largest common cameras have 50 million
	types
};

/** What an image file says of itself. */
export interface ImageHeader {
	type: (typeof types)[number];
	/** In pixels, before any rotation that the file asks for. */
	width: number;
	height: number;
}

/** Markers of JPEG that begin a frame: 0xC0 to 0xCF but for three that are something else. */
function isStartOfFrame(marker: number): boolean {
	return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function readJpeg(view: DataView): ImageHeader {
	let at = 2;
	while (true) {
		while (view.getUint8(at) !== 0xff) at++;
		while (view.getUint8(at) === 0xff) at++;
		const marker = view.getUint8(at);
		if (isStartOfFrame(marker))
			return { type: 'image/jpeg', height: view.getUint16(at + 4), width: view.getUint16(at + 6) };
		at += 1 + view.getUint16(at + 1);
	}
}

function readWebp(view: DataView, chunk: string): ImageHeader | null {
	const type = 'image/webp';
	const uint24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 2 ** 16;
	if (chunk === 'VP8X') return { type, width: uint24(24) + 1, height: uint24(27) + 1 };
	if (chunk === 'VP8 ')
		return { type, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
	if (chunk !== 'VP8L') return null;
	const bits = view.getUint32(21, true);
	return { type, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

/**
 * Kind and size of an image, from its first bytes; `null` when it is none of `imageLimits.types`. Decoders take memory
 * for all pixels that a file claims, so the claim is read first.
 */
export function readImageHeader(bytes: ArrayBuffer): ImageHeader | null {
	const view = new DataView(bytes);
	const text = (at: number, length: number) => String.fromCharCode(...new Uint8Array(bytes, at, length));
	try {
		if (text(1, 3) === 'PNG') return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
		if (text(0, 4) === 'GIF8')
			return { type: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
		if (view.getUint16(0) === 0xffd8) return readJpeg(view);
		if (text(0, 4) === 'RIFF' && text(8, 4) === 'WEBP') return readWebp(view, text(12, 4));
		return null;
	} catch (error) {
		if (error instanceof RangeError) return null; // it ends inside its header
		throw error;
	}
}
