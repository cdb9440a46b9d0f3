import {
	AutoImageProcessor,
	AutoModel,
	AutoModelForCausalLM,
	AutoModelForImageTextToText,
	AutoTokenizer,
	env,
	LogLevel,
	type Tensor
} from '@huggingface/transformers';
import asyncifyGlue from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url';
import asyncifyWasm from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import jspiGlue from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.mjs?url';
import jspiWasm from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm?url';
import type { SpecFile } from '#lib/engines/contract/types.ts';
import type { Graph, VisionGraphs } from '#lib/engines/transformers/files.ts';
import type { ImageProcessor, PictureInputs } from '#lib/engines/transformers/pictures.ts';
import { giveVariables, runtimeVariables } from '#lib/engines/transformers/runtime-variables.ts';

/** What the library calls the model. Nothing is ever fetched from this path. */
const folder = '/in-memory/';
const name = 'model';

/** The KV cache: tensors by the names of the network's inputs. */
export type CacheEntries = Record<string, Tensor>;

export interface ForwardInputs extends Partial<PictureInputs> {
	input_ids: Tensor;
	attention_mask: Tensor;
	/** `null` for an empty cache: the library knows its shapes. */
	past_key_values: CacheEntries | null;
	num_logits_to_keep: Tensor;
}

/** What we use of config.json. */
export interface NetworkConfig {
	vocab_size?: number;
	max_position_embeddings?: number;
	eos_token_id?: number | number[] | null;
	/** Of models that look at images. */
	image_token_id?: number;
	text_config?: NetworkConfig;
}

/** What we use of the library's model. */
export interface Network {
	(inputs: ForwardInputs): Promise<Record<string, Tensor>>;
	config: NetworkConfig;
	generation_config: { eos_token_id?: number | number[] | null } | null;
	dispose(): Promise<unknown>;
}

/** What we use of a model that reads a whole text at once. */
export interface Encoder {
	(inputs: { input_ids: Tensor; attention_mask: Tensor }): Promise<Record<string, Tensor>>;
	config: { max_position_embeddings?: number };
}

export interface AddedToken {
	id: number;
	content: string;
	special: boolean;
	/** It takes the blanks around it. */
	lstrip?: boolean;
	rstrip?: boolean;
	single_word?: boolean;
	/** It is looked for in the normalized text. */
	normalized?: boolean;
}

/** What we use of the library's tokenizer. */
export interface Tokenizer {
	eos_token_id?: number | undefined;
	/** Tokens that the model reads at once; an absurd number where nobody said. */
	model_max_length?: number | undefined;
	encode(text: string, options: { add_special_tokens: boolean }): number[];
	decode(ids: number[], options: { skip_special_tokens: boolean; clean_up_tokenization_spaces: boolean }): string;
	apply_chat_template(messages: readonly object[], options: object): unknown;
	get_chat_template(options: object): string;
	get_vocab(): Map<string, number>;
	_tokenizer: { get_added_tokens_decoder(): Map<number, AddedToken> };
}

/**
 * Sets the library up to read these files and nothing else.
 * @param threads for the CPU
 */
function keepOffline(files: readonly SpecFile[], threads: number): void {
	const blobs = new Map(files.map(({ path, blob }) => [`${folder}${name}/${path}`, blob]));
	env.allowRemoteModels = false;
	env.allowLocalModels = true;
	env.localModelPath = folder;
	env.useBrowserCache = false;
	env.useWasmCache = false; // it would import the runtime from a blob: URL
	env.useCustomCache = true;
	env.customCache = {
		match: (key: string) => {
			const blob = blobs.get(key);
			return Promise.resolve(blob && new Response(blob));
		},
		put: () => Promise.resolve()
	};
	env.fetch = () => Promise.resolve(new Response(null, { status: 404 }));
	env.logLevel = LogLevel.NONE; // with an error it would print the tokens of the prompt
	const { wasm } = env.backends.onnx;
	if (!wasm) throw new Error('this build of the library has no WebAssembly backend');
	// Left alone, the library fetches its runtime from a CDN. Where it can wait for promises, a smaller build will do.
	const [mjs, binary] = 'Suspending' in WebAssembly ? [jspiGlue, jspiWasm] : [asyncifyGlue, asyncifyWasm];
	wasm.wasmPaths = { mjs: new URL(mjs, location.href).href, wasm: new URL(binary, location.href).href };
	wasm.numThreads = threads;
	wasm.proxy = false;
}

/** How the library is to find graphs, and where it computes. */
function optionsFor(graphs: Graph | VisionGraphs, device: GPUDevice | null) {
	return {
		local_files_only: true,
		subfolder: graphs.folder,
		...('name' in graphs ? { model_file_name: graphs.name, dtype: graphs.dtype } : { dtype: graphs.dtypes }),
		use_external_data_format: graphs.dataFiles,
		device: device ? ('webgpu' as const) : ('wasm' as const),
		// The library's types know the GPU only by name.
		session_options: device ? ({ executionProviders: [{ name: 'webgpu', device }] } as object) : {}
	};
}

/** Starts the runtime, with the first network of this worker. */
async function startNetwork<T>(start: () => Promise<unknown>): Promise<T> {
	const endGiving = giveVariables(runtimeVariables);
	try {
		return (await start()) as T;
	} finally {
		endGiving();
	}
}

async function openTokenizer(): Promise<Tokenizer> {
	return (await AutoTokenizer.from_pretrained(name, { local_files_only: true })) as unknown as Tokenizer;
}

/**
 * Reads tokenizer and network of a model that makes vectors. A failure here is final, as below.
 * @throws what the library throws
 */
export async function openEncoder(
	files: readonly SpecFile[],
	graph: Graph,
	threads: number
): Promise<{ tokenizer: Tokenizer; network: Encoder }> {
	keepOffline(files, threads);
	const tokenizer = await openTokenizer();
	return { tokenizer, network: await startNetwork(() => AutoModel.from_pretrained(name, optionsFor(graph, null))) };
}

/**
 * Reads tokenizer and network. A failure here is final: the library keeps it for every later load.
 * @param device computes on this GPU; without one on the CPU
 * @throws what the library throws
 */
export async function openLibrary(
	files: readonly SpecFile[],
	graph: Graph,
	device: GPUDevice | null,
	threads: number
): Promise<{ tokenizer: Tokenizer; network: Network }> {
	keepOffline(files, threads);
	const tokenizer = await openTokenizer();
	const options = optionsFor(graph, device);
	return { tokenizer, network: await startNetwork(() => AutoModelForCausalLM.from_pretrained(name, options)) };
}

/**
 * Reads tokenizer, image processor and network of a model that looks at images. A failure here is final, as above.
 * @throws what the library throws
 */
export async function openVisionLibrary(
	files: readonly SpecFile[],
	graphs: VisionGraphs,
	device: GPUDevice | null,
	threads: number
): Promise<{ tokenizer: Tokenizer; network: Network; processor: ImageProcessor }> {
	keepOffline(files, threads);
	const tokenizer = await openTokenizer();
	const processor = (await AutoImageProcessor.from_pretrained(name, { local_files_only: true })) as unknown;
	const options = optionsFor(graphs, device);
	const network = await startNetwork<Network>(() => AutoModelForImageTextToText.from_pretrained(name, options));
	return { tokenizer, network, processor: processor as ImageProcessor };
}
