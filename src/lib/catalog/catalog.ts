/** One file of a model, as its publisher promised it. */
export interface ModelFile {
	/** Relative to the folder of the model. */
	path: string;
	bytes: number;
	/** Lower-case hexadecimal SHA-256 of the whole file. */
	sha256: string;
	/** `projector`: turns images into what the model reads. `library`: web-llm's compiled model library. */
	role?: 'projector' | 'library';
}

/** What the app knows of a model before it is loaded. */
export interface ModelInfo {
	id: string;
	name: string;
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
	/** What runs it. */
	engine: 'wllama' | 'transformers' | 'webllm';
	/** Folder below the app's base path that holds the files. */
	folder: string;
	/** What the engine needs, in the order that it needs it. */
	files: readonly ModelFile[];
	/** The bytes themselves, of a model that the user opened from the disk; such a model has no `files`. */
	disk?: readonly File[];
	/** Where the store of weights has the files of a model that was installed: its ids, in the order of `files`. */
	stored?: readonly string[];
	/** What it is loaded for; left out for a model that answers. */
	task?: 'embed';
	/** Layers for the GPU, where only a part of them fits (`ModelOptions.gpuLayers`). */
	gpuLayers?: number;
	/** LoRA adapters that the user opened for it; with files of different names. */
	adapters?: readonly File[];
	/** What turns images into what the model reads, of a model that the user opened from the disk. */
	projector?: File;
}

function guideInfo(manifest: GuideManifest): Omit<ModelInfo, 'id' | 'name' | 'engine' | 'quantization' | 'files'> {
	return {
		parameters: manifest.parameters,
		contextTokens: manifest.contextTokens,
		maxAnswerTokens: 256,
		temperature: 0, // so small that its second choice is rarely a good one
		tools: ['calculator'],
		license: manifest.license,
		folder: 'models/guide'
	};
}

/** Files of Guide by their names in the manifest, in that order. */
function guideFiles(manifest: GuideManifest, paths: readonly string[]): ModelFile[] {
	return paths.map((path) => {
		const file = manifest.files.find((entry) => entry.path === path);
		if (!file) throw new Error(`The manifest of Guide does not name ${path}.`);
		return { path, bytes: file.bytes, sha256: file.sha256 };
	});
}

/** The built-in model. Its sizes and hashes are compiled into the app, so a changed file is noticed. */
export const guide: ModelInfo = {
	id: __GUIDE_MANIFEST__.id,
	name: __GUIDE_MANIFEST__.name,
	...guideInfo(__GUIDE_MANIFEST__),
	engine: 'wllama',
	quantization: 'Q8_0',
	files: guideFiles(__GUIDE_MANIFEST__, ['guide-q8_0.gguf'])
};

/** The same model as an ONNX graph, which runs on the GPU without shader-f16, too: for tests and to compare engines. */
export const guideOnnx: ModelInfo = {
	id: `${__GUIDE_MANIFEST__.id}-onnx`,
	name: `${__GUIDE_MANIFEST__.name} (ONNX)`,
	...guideInfo(__GUIDE_MANIFEST__),
	engine: 'transformers',
	quantization: 'q4',
	files: guideFiles(__GUIDE_MANIFEST__, [
		'config.json',
		'generation_config.json',
		'tokenizer.json',
		'tokenizer_config.json',
		'onnx/model_q4.onnx'
	])
};

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

/** What a model from the disk was called; `null` for the id of any other. */
export function nameFromDisk(id: string): string | null {
	return isFromDisk(id) ? id.slice(diskPrefix.length) : null;
}

/** Size of all files together. */
export function totalBytes(model: ModelInfo): number {
	const disk = model.disk?.reduce((sum, file) => sum + file.size, 0) ?? 0;
	return model.files.reduce((sum, file) => sum + file.bytes, disk);
}
