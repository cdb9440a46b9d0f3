import { expect, test } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import { readImageHeader } from '#lib/engines/contract/image-header.ts';
import { prepareImages } from '#lib/engines/contract/image.ts';

const { signal } = new AbortController();

async function prepare(image: Blob, maxPixels = 1e6): Promise<ArrayBuffer> {
	const [[png] = []] = await prepareImages([{ role: 'user', content: '', images: [image] }], maxPixels, signal);
	if (!png) throw new Error('it made no file');
	return png;
}

function sizeOf(png: ArrayBuffer) {
	const { type, width, height } = readImageHeader(png) ?? {};
	expect(type).toBe('image/png');
	return [width, height];
}

/** Red, green, blue and opacity at a place, 0 to 1 along each side. */
async function colourAt(png: ArrayBuffer, x: number, y: number): Promise<number[]> {
	const bitmap = await createImageBitmap(new Blob([png]));
	const context = new OffscreenCanvas(1, 1).getContext('2d');
	context?.drawImage(bitmap, -Math.floor(x * bitmap.width), -Math.floor(y * bitmap.height));
	return [...(context?.getImageData(0, 0, 1, 1).data ?? [])];
}

/** Red on the left, nothing on the right. */
async function halfRed(type: string, width = 60, height = 30): Promise<Blob> {
	const canvas = new OffscreenCanvas(width, height);
	const context = canvas.getContext('2d');
	if (!context) throw new Error('no canvas');
	context.fillStyle = 'red';
	context.fillRect(0, 0, width / 2, height);
	return canvas.convertToBlob({ type, quality: 1 });
}

test('makes the same opaque file of the same image', async () => {
	const image = await halfRed('image/png');
	const png = await prepare(image);
	expect(sizeOf(png)).toEqual([60, 30]);
	expect(await colourAt(png, 0.1, 0.5)).toEqual([255, 0, 0, 255]);
	expect(await colourAt(png, 0.9, 0.5)).toEqual([255, 255, 255, 255]);
	expect(new Uint8Array(await prepare(image))).toEqual(new Uint8Array(png));
});

test('makes large images smaller, and keeps their form', async () => {
	expect(sizeOf(await prepare(await halfRed('image/webp', 600, 300), 20_000))).toEqual([200, 100]);
	expect(sizeOf(await prepare(await halfRed('image/jpeg', 4096, 400), 1e9))).toEqual([2048, 200]);
});

test('turns a photo upright', async () => {
	const jpeg = new Uint8Array(await (await halfRed('image/jpeg')).arrayBuffer());
	const letters = [...'Exif\0\0II*\0'].map((letter) => letter.charCodeAt(0));
	// One entry: orientation (0x0112) is 6, a camera that was held upright.
	const directory = [8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0];
	const exif = Uint8Array.from([0xff, 0xe1, 0, 2 + letters.length + directory.length, ...letters, ...directory]);
	const png = await prepare(new Blob([jpeg.subarray(0, 2), exif, jpeg.subarray(2)]));
	expect(sizeOf(png)).toEqual([30, 60]);
	expect((await colourAt(png, 0.5, 0.1))[0]).toBeGreaterThan(200);
	expect((await colourAt(png, 0.5, 0.1))[1]).toBeLessThan(50);
});

test('takes the first frame of an animation', async () => {
	// 8 x 8 pixels, all red and then all blue.
	const base64 =
		'R0lGODlhCAAIAIAAAP8AAAAA/yH5BAAKAAAALAAAAAAIAAgAAAIlBAgQIECAAAECBAgQIECAAAECBAgQIECAAAECBAgQIECAAAECBQAh+QQACgAAACwAAAAACAAIAAACJUyYMGHChAkTJkyYMGHChAkTJkyYMGHChAkTJkyYMGHChAkTJgUAOw==';
	const gif = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
	const png = await prepare(new Blob([gif], { type: 'image/gif' }));
	expect(sizeOf(png)).toEqual([8, 8]);
	expect(await colourAt(png, 0.5, 0.5)).toEqual([255, 0, 0, 255]);
});

test.for(['image/png', 'image/jpeg', 'image/webp'])('refuses a %s that is cut, by its place', async (type) => {
	const whole = await halfRed(type, 200, 200);
	const broken = whole.slice(0, whole.size / 2);
	const images = [{ role: 'user' as const, content: '', images: [whole, broken] }];
	const refused = await prepareImages(images, 1e6, signal).catch((error) => error);
	expect(isAppError(refused, 'request/invalid') && refused.details.param).toBe('messages[0].images[1]');
});

test('stops between two images', async () => {
	const image = await halfRed('image/png');
	const controller = new AbortController();
	const work = prepareImages([{ role: 'user', content: '', images: [image, image] }], 1e6, controller.signal);
	controller.abort();
	await expect(work).rejects.toMatchObject({ name: 'AbortError' });
});
