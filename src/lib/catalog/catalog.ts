/** One file of a model, as its publisher promised it. */
export interface ModelFile {
	/** Relative to the folder of the model. */
	path: string;
	bytes: number;
	/** Lower-case hexadecimal SHA-256 of the whole file. */
	sha256: string;
}

/** What the app knows of a model before it is loaded. */
export interface ModelInfo {
	id: string;
	name: string;
	/** One plain sentence for the model list. */
	summary: string;
	/** `null` when nobody has counted them: a file from the disk. */
	parameters: number | null;
	quantization: string;
	contextTokens: number;
	/** Room that is kept free for an answer, and its upper bound. */
	maxAnswerTokens: number;
	/** What the model answers best with. */
	temperature: number;
	/** Tools that the model was trained to call without being told of them (`#lib/tools/tools.ts`). */
	tools?: readonly string[];
	/** `null` when unknown. */
	license: string | null;
	/** Folder below the app's base path that holds the files. */
	folder: string;
	/** What the engine needs, in the order that it needs it. */
	files: readonly ModelFile[];
	/** The bytes themselves, of a model that the user opened from the disk; such a model has no `files`. */
	disk?: readonly File[];
}

function guideInfo(manifest: GuideManifest): ModelInfo {
	const weights = manifest.files.find((file) => file.format === 'gguf');
	if (!weights) throw new Error('The manifest of Guide names no GGUF file.');
	return {
		id: manifest.id,
		name: manifest.name,
		summary: 'A small guide to running models on your own device. Built in, works at once.',
		parameters: manifest.parameters,
		quantization: weights.quantization ?? '',
		contextTokens: manifest.contextTokens,
		maxAnswerTokens: 256,
		temperature: 0, // so small that its second choice is rarely a good one
		tools: ['calculator'],
		license: manifest.license,
		folder: 'models/guide',
		files: [{ path: weights.path, bytes: weights.bytes, sha256: weights.sha256 }]
	};
}

/** The built-in model. Its sizes and hashes are compiled into the app, so a changed file is noticed. */
export const guide: ModelInfo = guideInfo(__GUIDE_MANIFEST__);

/** Every model that this version of the app knows. */
export const catalog: readonly ModelInfo[] = [guide];

const diskPrefix = 'disk-';

/** The id of a model that the user opened from the disk. */
export function diskId(name: string): string {
	return diskPrefix + name;
}

/** Is this the id of a model from the disk? Nobody can fetch such a model again. */
export function isFromDisk(id: string): boolean {
	return id.startsWith(diskPrefix);
}

/** Size of all files together. */
export function totalBytes(model: ModelInfo): number {
	const disk = model.disk?.reduce((sum, file) => sum + file.size, 0) ?? 0;
	return model.files.reduce((sum, file) => sum + file.bytes, disk);
}
