import { diskId, type ModelInfo } from '#lib/catalog/catalog.ts';
import { hasName, nameOf, type PickedKind } from '#lib/state/disk-folder.ts';
import { readMlc } from '#lib/state/disk-mlc.ts';
import { fromDisk } from '#lib/state/disk-model.ts';
import { onnxContext, onnxFiles } from '#lib/state/disk-onnx.ts';
import type { Picked, PickedFile } from '#lib/state/disk-picked.ts';
import { checkModelFiles } from '#lib/weights/guard/guard.ts';

/** A prompt, its history and an answer; more costs memory that a model of unknown shape may need for itself. */
const usualContextTokens = 4096;

export interface OpenedFromDisk {
	model: ModelInfo;
	/** What was taken of what was picked. */
	taken: Picked;
}

/**
 * A model from what was picked, its headers checked. Nothing is copied.
 * @param open a model from the disk that adapters and projectors go to; `null` when none is open
 * @param graphPath the form of an ONNX network that was chosen
 * @throws `model/malformed`, `engine/load-failed`, `request/invalid`, with a reason for people
 */
export async function openPicked(
	picked: Picked,
	kind: Exclude<PickedKind, 'pack'>,
	{ open, graphPath }: { open: ModelInfo | null; graphPath: string | null }
): Promise<OpenedFromDisk> {
	if (kind === 'gguf') {
		// A folder has a README and pictures; what was picked file by file is meant as it is.
		const files = picked.folder ? picked.files.filter(hasName(/\.gguf$/i)) : picked.files;
		const model = await fromDisk(
			files.map(({ file }) => file),
			open
		);
		return { model, taken: { ...picked, files } };
	}
	return kind === 'onnx' ? openOnnx(picked, graphPath ?? '') : openMlc(picked);
}

async function openOnnx(picked: Picked, graphPath: string): Promise<OpenedFromDisk> {
	const files = onnxFiles(picked, graphPath);
	await checkModelFiles(files.map(({ path, file }) => ({ path, blob: file })));
	const dtype = /_(q4f16|q4|fp16|int8|uint8|bnb4|quantized)\.onnx$/.exec(graphPath)?.[1] ?? 'fp32';
	const contextTokens = await onnxContext(files);
	return toOpened(picked, files, { engine: 'transformers', quantization: dtype, contextTokens });
}

async function openMlc(picked: Picked): Promise<OpenedFromDisk> {
	const { files, quantization, contextTokens } = await readMlc(picked);
	return toOpened(picked, files, { engine: 'webllm', quantization, contextTokens });
}

function toOpened(
	picked: Picked,
	files: readonly PickedFile[],
	{ engine, quantization, contextTokens }: Pick<ModelInfo, 'engine' | 'quantization'> & { contextTokens: number | null }
): OpenedFromDisk {
	const name = nameOf(picked);
	const model: ModelInfo = {
		id: diskId(name),
		name,
		parameters: null,
		quantization,
		contextTokens: Math.min(usualContextTokens, contextTokens ?? Infinity),
		maxAnswerTokens: 1024,
		temperature: 0.7,
		license: null,
		engine,
		folder: '',
		files: [],
		disk: files.map(withPath)
	};
	return { model, taken: { ...picked, files } };
}

/** The same bytes on the disk, under the name that engines know them by. */
function withPath({ path, file }: PickedFile): File {
	return path === file.name ? file : new File([file], path, { type: file.type, lastModified: file.lastModified });
}
