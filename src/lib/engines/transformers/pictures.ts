import { RawImage, type Tensor } from '@huggingface/transformers';
import type { PreparedImages } from '#lib/engines/contract/image.ts';

/** What the network takes beside tokens. */
export interface PictureInputs {
	pixel_values: Tensor;
	pixel_attention_mask: Tensor;
}

/** How the library's image processor answers for one image; large ones are cut into rows and columns of frames. */
export type Framed = PictureInputs & { rows: number[][]; cols: number[][] };

/** What we use of the library's image processor. */
export interface ImageProcessor {
	(images: RawImage[], options: { return_row_col_info: true }): Promise<Framed>;
	size?: { longest_edge?: number };
}

/** An image as the network reads it. */
export interface Picture {
	/** Names its content: below zero, so that it is no token, and the same for the same image. */
	key: number;
	rows: number;
	cols: number;
	/** Made when they are asked for: large images have tens of megabytes, and a cached prompt needs none of them. */
	inputs: () => Promise<PictureInputs>;
}

/** Where a prompt has a picture. */
export interface PlacedPicture {
	/** Position of its first token. */
	start: number;
	/** Behind its last token. */
	end: number;
	picture: Picture;
}

/** The marker in templates, and the token in vocabularies, of the families that are read here. */
export const imageMarker = '<image>';
const frameMarker = '<fake_token_around_image>';
const wholeMarker = '<global-img>';

/** Frames of a picture: its parts, and the whole in small. */
function countFrames({ rows, cols }: Pick<Picture, 'rows' | 'cols'>): number {
	return rows * cols + 1;
}

/**
 * The text that stands for a picture, as the processor of Idefics3 and SmolVLM writes it.
 * @param frameTokens how many tokens the network makes of one frame
 */
export function describePicture({ rows, cols }: Pick<Picture, 'rows' | 'cols'>, frameTokens: number): string {
	const frame = imageMarker.repeat(frameTokens);
	const whole = `${frameMarker}${wholeMarker}${frame}${frameMarker}`;
	if (rows * cols === 0) return whole;
	const row = (index: number) =>
		Array.from({ length: cols }, (_, at) => `${frameMarker}<row_${index + 1}_col_${at + 1}>${frame}`).join('');
	return `${Array.from({ length: rows }, (_, index) => `${row(index)}\n`).join('')}\n${whole}`;
}

/**
 * Finds the pictures of a prompt.
 * @param imageId the token that stands for a part of an image
 * @throws Error when the tokens do not fit the pictures
 */
export function placePictures(
	ids: readonly number[],
	imageId: number,
	pictures: readonly Picture[],
	frameTokens: number
): PlacedPicture[] {
	const positions = ids.flatMap((id, position) => (id === imageId ? [position] : []));
	let at = 0;
	const placed = pictures.map((picture) => {
		const start = positions[at] ?? -1;
		at += countFrames(picture) * frameTokens;
		return { start, end: (positions[at - 1] ?? -1) + 1, picture };
	});
	if (at !== positions.length) throw new Error(`its tokens for images are ${positions.length}, not ${at}`);
	return placed;
}

/** Makes image files into what the network reads, and knows again what it has seen. */
export class PictureReader {
	#process: ImageProcessor;
	#seen = new Map<string, Pick<Picture, 'key' | 'rows' | 'cols'>>();

	constructor(process: ImageProcessor) {
		this.#process = process;
	}

	/** Pixels that one image may have for the model; more are of no use to it. */
	get maxPixels(): number {
		return (this.#process.size?.longest_edge ?? 2048) ** 2;
	}

	/** In the order of the messages. */
	async read(images: PreparedImages): Promise<Picture[]> {
		const pictures: Picture[] = [];
		for (const png of images.flat()) pictures.push(await this.#readOne(png));
		return pictures;
	}

	async #readOne(png: ArrayBuffer): Promise<Picture> {
		const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', png)).toString();
		const known = this.#seen.get(digest);
		if (known) return { ...known, inputs: () => this.#frame(png) };
		const framed = await this.#frame(png);
		const [rows = 0, cols = 0] = [framed.rows[0]?.[0], framed.cols[0]?.[0]];
		const seen = { key: -1 - this.#seen.size, rows, cols };
		this.#seen.set(digest, seen);
		return { ...seen, inputs: () => Promise.resolve(framed) };
	}

	async #frame(png: ArrayBuffer): Promise<Framed> {
		const image = await RawImage.fromBlob(new Blob([png], { type: 'image/png' }));
		return this.#process([image], { return_row_col_info: true });
	}
}
