/** The models that people can choose from, as `catalog.json` lists them. */
export interface Library {
	/** Of this form; grows when a reader of the older form would misread it. */
	version: 1;
	models: readonly LibraryModel[];
}

/** What a model is made for, one word each. */
export const modelKinds = ['chat', 'reasoning', 'code', 'vision', 'embedding'] as const;

/** What a model can read. */
export const modalities = ['text', 'image'] as const;

/** Facts of a model that `npm run catalog:check` can compare with its publisher's page. */
export const modelFacts = ['parameters', 'license', 'languages', 'contextTokens', 'architecture'] as const;

/** Facts of a build that only the hub can confirm. */
export const buildFacts = ['repository', 'files'] as const;

/** One model, however it is packed. */
export interface LibraryModel {
	/** Stable: names the model in storage, and its summary in `messages/en/catalogue.ts`. */
	id: string;
	name: string;
	family: string;
	kind: (typeof modelKinds)[number];
	/** `owner/name` of its publisher's repository on the hub. */
	source: string;
	/** `active` is what one token passes through: fewer than `total` in a mixture of experts. */
	parameters: { total: number; active: number };
	/** As the hub names it: an SPDX identifier in lower case, or the name of a licence of its own. */
	license: string;
	/** ISO 639-1 codes; the main ones, where a publisher claims a hundred. */
	languages: readonly string[];
	/** The longest context that it was trained for. */
	contextTokens: number;
	modalities: readonly (typeof modalities)[number][];
	/** `null`: the formula for memory does not hold for it. */
	architecture: Architecture | null;
	/** Facts from general knowledge that nothing has confirmed yet. */
	unverified: readonly (typeof modelFacts)[number][];
	/** The best first, for each engine. */
	builds: readonly Build[];
}

/** What memory depends on. Counts and widths are in numbers, not bytes. */
export interface Architecture {
	layers: number;
	/** Layers whose keys and values are kept; the others keep nothing, or a state of fixed size. */
	kvLayers: number;
	heads: number;
	kvHeads: number;
	headWidth: number;
	/** Of what passes from layer to layer. */
	width: number;
	vocabulary: number;
	/** Layers, out of `kvLayers`, that keep only the newest tokens. */
	slidingWindow: { tokens: number; layers: number } | null;
}

/** One packing of a model, for one engine. */
export interface Build {
	engine: 'wllama' | 'transformers' | 'webllm';
	/** As its makers write it: `Q4_K_M`, `q4f16_1`; unique in a model and engine. */
	quantization: string;
	/** `owner/name` on the hub. */
	repository: string;
	/** The commit that everything below is about, 40 hexadecimal digits; `null` until the hub was asked. */
	revision: string | null;
	/** Whether its shaders need `shader-f16`. llama.cpp needs it for any model on a GPU; that is no matter of the build. */
	shaderF16: boolean;
	/** In the order that the engine needs them. */
	files: readonly LibraryFile[];
	/** Further files, by name with `*` for anything: they may be missing, and only the hub knows how many there are. */
	alsoTake: readonly string[];
	/** web-llm's compiled library, relative to `modelLibURLPrefix` of its package; `null` for other engines. */
	wasm: LibraryFile | null;
	/** What web-llm's package says that it needs on the GPU, with a context of so many tokens. */
	memory: { bytes: number; contextTokens: number } | null;
	unverified: readonly (typeof buildFacts)[number][];
}

/** One file of a build. */
export interface LibraryFile {
	/** Relative to the repository. */
	path: string;
	/** `null` until the hub was asked. */
	bytes: number | null;
	/** Lower-case hexadecimal SHA-256 of the whole file; `null` until the hub was asked. */
	sha256: string | null;
	/** `projector`: turns images into what the model reads (llama.cpp's mmproj file). */
	role?: 'projector';
}
