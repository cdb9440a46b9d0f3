import { imageLimits, type ImageHeader } from '#lib/engines/contract/image-header.ts';
import { context as t } from '#lib/messages/en/context.ts';
import type { ImageAttachment, ImageType } from '#lib/storage/chat-types.ts';

/** No model looks at more, in pixels. */
const greatestSide = 2048;
/** Larger files are written anew, as JPEG. */
const greatestBytes = 2_000_000;

/**
 * An image as it goes with a message: scaled down on this device where it is larger than any model looks at.
 * @returns or why it cannot be attached, as a sentence
 */
export async function shrinkImage(
	file: Blob,
	name: string,
	{ type, width, height }: ImageHeader
): Promise<ImageAttachment | { refusal: string }> {
	if (width * height > imageLimits.pixels)
		return { refusal: t.refused.imageSize(name, { width, height, mostPixels: imageLimits.pixels }) };
	const scale = Math.min(1, greatestSide / Math.max(width, height));
	if (scale === 1 && file.size <= greatestBytes) return attachment(file, name, type);
	try {
		const bitmap = await createImageBitmap(file); // turned upright as the file asks for
		const [wide, high] = [bitmap.width, bitmap.height].map((side) => Math.max(1, Math.round(side * scale)));
		const canvas = new OffscreenCanvas(wide ?? 1, high ?? 1);
		const context = canvas.getContext('2d');
		if (!context) return { refusal: t.refused.imageNotScaled(name) };
		context.fillStyle = '#fff'; // JPEG has no transparency
		context.fillRect(0, 0, canvas.width, canvas.height);
		context.imageSmoothingQuality = 'high';
		context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
		bitmap.close();
		return attachment(await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 }), name, 'image/jpeg');
	} catch {
		return { refusal: t.refused.imageBroken(name) };
	}
}

async function attachment(blob: Blob, name: string, type: ImageType): Promise<ImageAttachment> {
	const bytes = new Uint8Array(await blob.arrayBuffer());
	let binary = '';
	// In pieces: a call takes some 100,000 arguments at most.
	for (let at = 0; at < bytes.length; at += 32_768) binary += String.fromCharCode(...bytes.subarray(at, at + 32_768));
	return { kind: 'image', name, bytes: bytes.length, type, base64: btoa(binary) };
}
