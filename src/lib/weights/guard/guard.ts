import { AppError } from '#lib/base/errors.ts';
import { MalformedError } from '#lib/base/malformed.ts';
import { checkGguf, type GgufFacts } from '#lib/weights/guard/gguf.ts';
import { checkOnnx, type OnnxFacts } from '#lib/weights/guard/onnx.ts';
import type { Sibling } from '#lib/weights/guard/onnx-external.ts';
import { type ModelFormat, recognize } from '#lib/weights/guard/recognize.ts';
import { checkSafetensors, type SafetensorsFacts } from '#lib/weights/guard/safetensors.ts';

export type ModelFacts = GgufFacts | SafetensorsFacts | OnnxFacts;

/** A file with the name that people know it by. */
export interface NamedFile {
	path: string;
	blob: Blob;
}

/**
 * Stands before every engine: no file of a model reaches one before its header was found to be sound. Files are read by
 * slices, at most 64 MB of GGUF headers (16 of safetensors, 128 of ONNX graphs), and some megabytes are held at a time.
 * @param siblings all files of the model, which an ONNX graph may refer to; `null` when they are not known
 * @throws `model/malformed` with what is wrong and, if it is another kind of file, what to use instead
 */
export async function checkModelFile(
	{ path, blob }: NamedFile,
	siblings: readonly Sibling[] | null = null
): Promise<ModelFacts> {
	const refuse = (reason: string, atByte: number | null, cause?: unknown) =>
		new AppError('model/malformed', { file: path, reason, atByte }, { cause });
	try {
		const found = await recognize(path, blob);
		if ('problem' in found) throw refuse(found.problem, null);
		return await checkers[found.format](blob, siblings);
	} catch (error) {
		if (error instanceof MalformedError) throw refuse(error.message, error.atByte, error);
		if (error instanceof DOMException)
			throw refuse('can no longer be read; it may have been moved or changed', null, error);
		throw error;
	}
}

const checkers: {
	[F in ModelFormat]: (file: Blob, siblings: readonly Sibling[] | null) => Promise<ModelFacts>;
} = { gguf: checkGguf, safetensors: checkSafetensors, onnx: checkOnnx };

/**
 * Like `checkModelFile`, for what the user opened: only llama.cpp takes such a file.
 * @throws `model/malformed`, also for a sound file of another format, with what to use instead
 */
export async function checkGgufFile(file: NamedFile): Promise<GgufFacts> {
	const facts = await checkModelFile(file);
	if (facts.format === 'gguf') return facts;
	throw new AppError('model/malformed', { file: file.path, reason: insteadOf(facts), atByte: null });
}

function insteadOf(facts: SafetensorsFacts | OnnxFacts): string {
	const instead = 'Look for the same model as a GGUF file';
	if (facts.format === 'onnx') return `is an ONNX model, and files from the disk must be GGUF. ${instead}`;
	const { quantization } = facts;
	if (quantization) return `is quantized with ${quantization} (safetensors), for other programs. ${instead}`;
	return `is in the safetensors format, which models are trained and published in. ${instead}`;
}

const checked = /\.(?:gguf|safetensors|onnx)$/i;

/**
 * Checks all files of a model that have a header to check; settings and vocabularies are for their readers.
 * @throws `model/malformed`
 */
export async function checkModelFiles(files: readonly NamedFile[]): Promise<void> {
	const siblings = files.map(({ path, blob }) => ({ path, bytes: blob.size }));
	for (const file of files) if (checked.test(file.path)) await checkModelFile(file, siblings);
}
