import { MalformedError } from '#lib/base/malformed.ts';
import { checkGguf, type GgufFacts } from '#lib/weights/guard/gguf.ts';
import { checkOnnx, type OnnxFacts } from '#lib/weights/guard/onnx.ts';
import type { Sibling } from '#lib/weights/guard/onnx-external.ts';
import { type ModelFormat, recognize } from '#lib/weights/guard/recognize.ts';
import { refusal } from '#lib/weights/guard/refusal.ts';
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
 * @throws `model/malformed` with what is wrong or, if it is another kind of file, which one
 */
export async function checkModelFile(
	{ path, blob }: NamedFile,
	siblings: readonly Sibling[] | null = null
): Promise<ModelFacts> {
	try {
		const found = await recognize(path, blob);
		if ('flaw' in found) throw refusal(path, found.flaw);
		return await checkers[found.format](blob, siblings);
	} catch (error) {
		if (error instanceof MalformedError) throw refusal(path, error);
		if (error instanceof DOMException) throw refusal(path, { kind: 'gone' }, error);
		throw error;
	}
}

const checkers: {
	[F in ModelFormat]: (file: Blob, siblings: readonly Sibling[] | null) => Promise<ModelFacts>;
} = { gguf: checkGguf, safetensors: checkSafetensors, onnx: checkOnnx };

/**
 * Like `checkModelFile`, for what the user opened: only llama.cpp takes such a file.
 * @throws `model/malformed`, also for a sound file of another format
 */
export async function checkGgufFile(file: NamedFile): Promise<GgufFacts> {
	const facts = await checkModelFile(file);
	if (facts.format === 'gguf') return facts;
	if (facts.format === 'onnx') throw refusal(file.path, { kind: 'onnx' });
	throw refusal(file.path, { kind: 'safetensors', quantization: facts.quantization });
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
