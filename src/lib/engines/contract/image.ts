import { AppError } from '#lib/base/errors.ts';
import { imageLimits, readImageHeader } from '#lib/engines/contract/image-header.ts';
import type { ChatMessage } from '#lib/engines/contract/types.ts';

/** Fewer show nothing, and some vision models divide by what is left of them. */
const leastSide = 8;

/** Strips that are longer than this have no height left once they are scaled. */
const greatestRatio = 100;

/** No model looks at more; most scale down to less than half. */
const greatestSide = 2048;

/** PNG files of all messages: one list for each message. */
export type PreparedImages = readonly (readonly ArrayBuffer[])[];

/**
 * Decodes, turns upright and shrinks the images of some messages. The browser does the decoding, whose decoders are made
 * for hostile files; engines get clean PNG files without transparency. The same image gives the same bytes.
 * @param maxPixels width times height that one image may have for the model
 * @throws `request/invalid` that names the image; the signal's reason
 */
export async function prepareImages(
	messages: readonly ChatMessage[],
	maxPixels: number,
	signal?: AbortSignal
): Promise<PreparedImages> {
	const prepared: ArrayBuffer[][] = [];
	for (const [index, { images = [] }] of messages.entries()) {
		const files: ArrayBuffer[] = [];
		for (const [at, image] of images.entries()) {
			signal?.throwIfAborted();
			files.push(await toPng(image, maxPixels, `messages[${index}].images[${at}]`));
		}
		prepared.push(files);
	}
	signal?.throwIfAborted();
	return prepared;
}

async function toPng(image: Blob, maxPixels: number, param: string): Promise<ArrayBuffer> {
	const bitmap = await decode(image, param);
	try {
		const { width, height } = bitmap;
		const scale = Math.min(1, Math.sqrt(maxPixels / (width * height)), greatestSide / Math.max(width, height));
		const canvas = new OffscreenCanvas(Math.max(1, Math.floor(width * scale)), Math.max(1, Math.floor(height * scale)));
		const context = canvas.getContext('2d');
		if (!context) throw new AppError('internal/bug', { reason: 'this browser gives workers no canvas' });
		// What is transparent would otherwise be black, like most of the text on it.
		context.fillStyle = '#fff';
		context.fillRect(0, 0, canvas.width, canvas.height);
		context.imageSmoothingQuality = 'high';
		context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
		return await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer();
	} finally {
		bitmap.close();
	}
}

async function decode(image: Blob, param: string): Promise<ImageBitmap> {
	const refuse = (reason: string, cause?: unknown) => new AppError('request/invalid', { param, reason }, { cause });
	let bytes: ArrayBuffer;
	try {
		bytes = await image.arrayBuffer();
	} catch (cause) {
		throw refuse('could not be read; the file may have changed', cause);
	}
	const header = readImageHeader(bytes);
	if (!header) throw refuse(`is not an image of a known kind (${imageLimits.types.join(', ')})`);
	const { type, width, height } = header;
	if (width * height > imageLimits.pixels)
		throw refuse(`has ${width} x ${height} pixels, more than ${imageLimits.pixels / 1e6} million`);
	if (Math.min(width, height) < leastSide) throw refuse(`is smaller than ${leastSide} x ${leastSide} pixels`);
	if (Math.max(width, height) > greatestRatio * Math.min(width, height))
		throw refuse(`has ${width} x ${height} pixels, too long a strip`);
	try {
		return await createImageBitmap(new Blob([bytes], { type }));
	} catch (cause) {
		throw refuse('is broken and cannot be decoded', cause);
	}
}
