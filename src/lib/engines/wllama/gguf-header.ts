import { type Gguf, ggufType, readGguf, readGgufNumbers, readGgufTexts } from '#lib/base/gguf.ts';
import { MalformedError } from '#lib/base/malformed.ts';

/** What the adapter wants to know of a GGUF file before llama.cpp gets it. */
export interface GgufHeader {
	version: number;
	tensorCount: number;
	/** `null` in the later shards of a split model, too. */
	architecture: string | null;
	chatTemplate: string | null;
	/** Of a projector (mmproj): how it brings images into the model. */
	projectorType: string | null;
	/** Every 32-bit number of the metadata. */
	numbers: Readonly<Record<string, number>>;
	/** Every number of any type below `general.sampling.`, by the rest of its name. */
	sampling: Readonly<Record<string, number>>;
	/** Text of every token that the vocabulary marks as control. */
	controlTokens: readonly string[];
}

/** The file is not a GGUF file that llama.cpp could load. `message` says why, in plain words. */
export class GgufError extends Error {
	override readonly name = 'GgufError';
}

const samplingPrefix = 'general.sampling.';

/** `llama_token_attr` of the format: 3 is a control token. */
const controlTokenType = 3;

/** The second is that of projectors for more than images. */
const projectorTypeKeys = ['clip.projector_type', 'clip.vision.projector_type'];

/**
 * Reads and checks the header of a GGUF file without reading its tensors.
 * @throws GgufError
 */
export async function readGgufHeader(file: Blob): Promise<GgufHeader> {
	try {
		const { version, metadata, tensors } = await readGguf(file);
		const text = (key: string) => {
			const value = metadata.get(key)?.value;
			return typeof value === 'string' ? value : null;
		};
		return {
			version,
			tensorCount: tensors.length,
			architecture: text('general.architecture'),
			chatTemplate: text('tokenizer.chat_template'),
			projectorType: projectorTypeKeys.map(text).findLast((type) => type !== null) ?? null,
			...findNumbers(metadata),
			controlTokens: await readControlTokens(file, metadata)
		};
	} catch (error) {
		if (error instanceof MalformedError) throw new GgufError(`it ${error.message}`, { cause: error });
		throw error;
	}
}

function findNumbers(metadata: Gguf['metadata']): Pick<GgufHeader, 'numbers' | 'sampling'> {
	const numbers: Record<string, number> = {};
	const sampling: Record<string, number> = {};
	for (const [key, { type, value }] of metadata) {
		if (type === ggufType.bool || (typeof value !== 'number' && typeof value !== 'bigint')) continue;
		if (type === ggufType.uint32) numbers[key] = Number(value);
		if (!key.startsWith(samplingPrefix)) continue;
		const exact = type === ggufType.float32 ? Number(Number(value).toPrecision(7)) : Number(value); // 0.7, not 0.699999988
		sampling[key.slice(samplingPrefix.length)] = exact;
	}
	return { numbers, sampling };
}

async function readControlTokens(file: Blob, metadata: Gguf['metadata']): Promise<string[]> {
	const list = (key: string) => {
		const value = metadata.get(key)?.value;
		return typeof value === 'object' ? value : null;
	};
	const tokens = list('tokenizer.ggml.tokens');
	const types = list('tokenizer.ggml.token_type');
	if (tokens?.itemType !== ggufType.string || types?.itemType !== ggufType.int32) return [];
	const texts = await readGgufTexts(file, tokens);
	const kinds = await readGgufNumbers(file, types);
	return texts.filter((_, at) => kinds[at] === controlTokenType);
}
