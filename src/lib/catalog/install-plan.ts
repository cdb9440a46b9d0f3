import type { Architecture, LibraryModel } from '#lib/catalog/library-types.ts';

/** Where a model comes from. It is shown with the model, for good. */
export type ModelSource =
	/** A repository of a hub. `revision` is the commit that all files are of; `null` when nobody could tell it. */
	| { kind: 'hub'; endpoint: string; repository: string; revision: string | null }
	/** An address that the user gave. */
	| { kind: 'url'; url: string }
	/** A pack that was exported by Hearth; `from` is what the pack says of its own source. */
	| { kind: 'pack'; fileName: string; from: ModelSource | null }
	/** Copied from the disk of the user. */
	| { kind: 'disk'; fileName: string };

/** One file of a model that is to be installed. */
export interface PlannedFile {
	/** Within the model, as its engine expects it. */
	path: string;
	/** The lasting address; `null` for a file that does not come over the network. */
	url: string | null;
	/** `null` when nobody says. */
	bytes: number | null;
	/** Lower-case hexadecimal SHA-256 as published; `null` when unknown, and the model is marked so. */
	sha256: string | null;
	/** `projector`: turns images into what the model reads. `library`: web-llm's compiled model library. */
	role?: 'projector' | 'library';
}

/** All that is needed to install one model for one engine, from whatever source. */
export interface InstallPlan {
	/** Stable: names the model in storage and in addresses. For builds of the catalogue it is `buildId`. */
	id: string;
	name: string;
	engine: 'wllama' | 'transformers' | 'webllm';
	/** As its makers write it; empty when unknown. */
	quantization: string;
	source: ModelSource;
	/** As its publisher names it; `null` when unknown. */
	license: string | null;
	parameters: { total: number; active: number } | null;
	/** The longest context that it was trained for; `null` when unknown. */
	contextTokens: number | null;
	/** `null`: unknown, so memory can only be estimated from the size of its files. */
	architecture: Architecture | null;
	kind: LibraryModel['kind'];
	modalities: LibraryModel['modalities'];
	/** Needs `shader-f16` on the GPU. */
	shaderF16: boolean;
	/** In the order that the engine needs them. */
	files: readonly PlannedFile[];
	/**
	 * Further files of the repository, by name with `*` for anything: only the hub knows which there are. Gone once it was
	 * asked, and they are among `files`.
	 */
	alsoTake?: readonly string[];
}
