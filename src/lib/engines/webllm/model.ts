import { imageMarkers, makeNeutralizer } from '#lib/engines/contract/neutralize.ts';
import type { ChatMessage, ModelSpec } from '#lib/engines/contract/types.ts';
import { readConfig, type ModelConfig } from '#lib/engines/webllm/chat-config.ts';
import { FileFault, isRecord, readJsonObject } from '#lib/engines/webllm/fault.ts';
import { findManifest } from '#lib/engines/webllm/file-server.ts';
import type { Tokenizer } from '#lib/engines/webllm/internals.ts';
import { inspectLibrary } from '#lib/engines/webllm/library.ts';
import { renderPrompt, type Prompt } from '#lib/engines/webllm/prompt.ts';
import { checkTensors } from '#lib/engines/webllm/tensors.ts';

/** What the files of a model say of it. */
export interface ModelFiles {
	byPath: ReadonlyMap<string, Blob>;
	libraryPath: string;
	config: ModelConfig;
	needsF16: boolean;
	largestTensorBytes: number;
	neutralize: (text: string) => string;
}

function need(files: ReadonlyMap<string, Blob>, path: string, what: string): Blob {
	const blob = files.get(path);
	if (!blob) throw new FileFault(`${what} (${path}) is missing`);
	return blob;
}

function findLibrary(files: ReadonlyMap<string, Blob>): string {
	const paths = [...files.keys()].filter((path) => path.endsWith('.wasm'));
	const [path] = paths;
	if (path === undefined) throw new FileFault('its model library (.wasm) is missing');
	if (paths.length > 1) throw new FileFault(`it has ${paths.length} model libraries (.wasm) instead of one`);
	return path;
}

/** The library's tokenizer stops for good over a broken file. */
async function readControlTokens(files: ReadonlyMap<string, Blob>, { tokenizerFiles }: ModelConfig): Promise<string[]> {
	if (!tokenizerFiles.includes('tokenizer.json')) {
		if (!tokenizerFiles.includes('tokenizer.model'))
			throw new FileFault('its tokenizer is of a kind that web-llm lacks');
		need(files, 'tokenizer.model', 'its tokenizer');
		return [];
	}
	const tokenizer = await readJsonObject('tokenizer.json', need(files, 'tokenizer.json', 'its tokenizer'));
	if (!isRecord(tokenizer.model)) throw new FileFault('tokenizer.json describes no tokenizer');
	const added: unknown[] = Array.isArray(tokenizer.added_tokens) ? tokenizer.added_tokens : [];
	return added.flatMap((token) =>
		isRecord(token) && token.special === true && typeof token.content === 'string' ? [token.content] : []
	);
}

/**
 * Checks all files of a model before the library sees them, because the library finds faults late or not at all, and
 * hangs over some.
 * @throws FileFault in words for a person
 */
export async function readModelFiles({ files }: ModelSpec): Promise<ModelFiles> {
	const byPath = new Map(files.map(({ path, blob }) => [path, blob]));
	if (byPath.size === 0) throw new FileFault('it has no files');
	const configPath = 'mlc-chat-config.json';
	const config = readConfig(await readJsonObject(configPath, need(byPath, configPath, 'its settings file')));
	const controlTokens = await readControlTokens(byPath, config);
	const manifest = findManifest(byPath);
	if (!manifest) throw new FileFault('its list of tensors (tensor-cache.json) is missing');
	const tensors = checkTensors(await readJsonObject(manifest.path, manifest.blob), byPath);
	const libraryPath = findLibrary(byPath);
	const library = await inspectLibrary(libraryPath, need(byPath, libraryPath, 'its model library'));
	const absent = library.tensorNames?.find((name) => !tensors.names.has(name));
	if (absent !== undefined)
		throw new FileFault(`its model library is for another model: it asks for the tensor ${absent}`);
	return {
		byPath,
		libraryPath,
		config,
		needsF16: library.needsF16,
		largestTensorBytes: tensors.largestBytes,
		neutralize: makeNeutralizer([...controlTokens, ...(config.readsImages ? imageMarkers : [])])
	};
}

/** What knows the sizes of the parts of a prompt: a `Session`. */
interface Counter {
	readonly tokenizer: Tokenizer;
	imageTokens(png: ArrayBuffer): number;
}

/**
 * The tokens of a prompt, counted as the library will encode it: piece by piece. Beside images the library cuts the text
 * in other places, so then it is an estimate.
 */
export function countPrompt(prompt: Prompt, { conversation }: ModelConfig, counter: Counter): number {
	const { tokenizer } = counter;
	const images = prompt.turns.flatMap((turn) => turn.images ?? []);
	const prefix = conversation.system_prefix_token_ids?.length ?? 0;
	const inText = renderPrompt(prompt, conversation).reduce(
		(sum, piece) => sum + tokenizer.encode(piece).length,
		prefix
	);
	return images.reduce((sum, png) => sum + counter.imageTokens(png), inText);
}

/** What a model is warmed up with: anything short. */
export const greeting: readonly ChatMessage[] = [{ role: 'user', content: 'a' }];
