import type { ModelSpec, SpecFile } from '#lib/engines/contract/types.ts';
import { findGraph, findVisionGraphs } from '#lib/engines/transformers/files.ts';
import { isRecord, readJson } from '#lib/engines/transformers/json.ts';
import { openLibrary, openVisionLibrary, type Network, type Tokenizer } from '#lib/engines/transformers/library.ts';
import type { ImageProcessor } from '#lib/engines/transformers/pictures.ts';
import type { PictureForm } from '#lib/engines/transformers/prompt.ts';

/** Families whose prompts for images are written here (`pictures.ts`). */
const visionFamilies: readonly unknown[] = ['idefics3', 'smolvlm'];

export interface OpenedFiles {
	network: Network;
	tokenizer: Tokenizer;
	/** `null` for a model of text. */
	vision: { processor: ImageProcessor; form: PictureForm } | null;
}

/**
 * Opens a model of one graph, or one that looks at images and has three.
 * @param device computes on this GPU; without one on the CPU
 * @param onWeights everything small has been read
 * @throws Error, and what the library throws
 */
export async function openFiles(
	{ files }: ModelSpec,
	device: GPUDevice | null,
	threads: number,
	onWeights: () => void
): Promise<OpenedFiles> {
	const shaderF16 = device?.features.has('shader-f16') ?? false;
	const graphs = findVisionGraphs(files, shaderF16);
	if (graphs) {
		const form = await readPictureForm(files);
		onWeights();
		const { processor, ...opened } = await openVisionLibrary(files, graphs, device, threads);
		return { ...opened, vision: { processor, form } };
	}
	const graph = findGraph(files, shaderF16);
	if (!graph) throw new Error('its numbers have 16 bits, and only some GPUs compute with them');
	onWeights();
	return { ...(await openLibrary(files, graph, device, threads)), vision: null };
}

/** Where the tokenizer's configuration has no chat template, a file of its own may; `null` when there is none. */
export async function findTemplate(files: readonly SpecFile[]): Promise<string | null> {
	const plain = files.find(({ path }) => path === 'chat_template.jinja');
	if (plain) return plain.blob.text();
	const old = await readJson(files, 'chat_template.json');
	return isRecord(old) && typeof old.chat_template === 'string' ? old.chat_template : null;
}

/**
 * How a model reads pictures.
 * @throws Error when its family is not known, or a file does not say what is needed
 */
export async function readPictureForm(files: readonly SpecFile[]): Promise<PictureForm> {
	const [config, processor] = await Promise.all(
		['config.json', 'processor_config.json'].map((path) => readJson(files, path))
	);
	if (!isRecord(config) || !visionFamilies.includes(config.model_type)) {
		const family = isRecord(config) ? String(config.model_type) : 'unknown';
		throw new Error(`it reads images in a way (${family}) that is not known here; SmolVLM and Idefics3 are`);
	}
	if (!files.some(({ path }) => path === 'preprocessor_config.json'))
		throw new Error('preprocessor_config.json is missing');
	const frameTokens = (isRecord(processor) ? processor.image_seq_len : undefined) ?? countFrameTokens(config);
	const { image_token_id: imageId } = config;
	if (!Number.isInteger(imageId) || !Number.isInteger(frameTokens))
		throw new Error('config.json does not say how it reads images');
	return { imageId: imageId as number, frameTokens: frameTokens as number };
}

/** Patches of a frame, of which the network joins squares of `scale_factor` (pixel shuffle of Idefics3). */
function countFrameTokens({ vision_config: vision, scale_factor: scale }: Record<string, unknown>): number {
	if (!isRecord(vision)) return NaN;
	return (Number(vision.image_size) / Number(vision.patch_size)) ** 2 / Number(scale) ** 2;
}
