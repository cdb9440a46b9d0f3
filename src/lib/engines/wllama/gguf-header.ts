/** What the adapter wants to know of a GGUF file before llama.cpp gets it. */
export interface GgufHeader {
	version: number;
	tensorCount: number;
	/** `null` in the later shards of a split model, too. */
	architecture: string | null;
	chatTemplate: string | null;
	/** Every 32-bit number of the metadata. */
	numbers: Readonly<Record<string, number>>;
	/** Text of every token that the vocabulary marks as control. */
	controlTokens: readonly string[];
}

/** The file is not a GGUF file that llama.cpp could load. `message` says why, in plain words. */
export class GgufError extends Error {
	override readonly name = 'GgufError';
}

// Value types of the format, github.com/ggml-org/ggml/blob/master/docs/gguf.md
const uint32Type = 4;
const stringType = 8;
const arrayType = 9;
const scalarBytes: Readonly<Record<number, number>> = {
	0: 1, // uint8
	1: 1, // int8
	2: 2, // uint16
	3: 2, // int16
	4: 4, // uint32
	5: 4, // int32
	6: 4, // float32
	7: 1, // bool
	10: 8, // uint64
	11: 8, // int64
	12: 8 // float64
};

/** `llama_token_attr` of the format: 3 is a control token. */
const controlTokenType = 3;

/** Real models have hundreds to a few thousand; more means a broken or hostile file. */
const maxTensors = 1_000_000;
const maxKeys = 100_000;

/** Headers with their vocabulary: 0.1 MB (Guide) to some 20 MB (256k tokens with merges). */
const headBytes = [1 << 20, 8 << 20, 64 << 20];

/**
 * Reads and checks the header of a GGUF file without reading its tensors.
 * @throws GgufError
 */
export async function readGgufHeader(file: Blob): Promise<GgufHeader> {
	for (const bytes of headBytes) {
		try {
			return parse(new DataView(await file.slice(0, bytes).arrayBuffer()));
		} catch (error) {
			if (!(error instanceof RangeError)) throw error;
			if (bytes >= file.size) throw new GgufError('the file ends inside its header');
		}
	}
	throw new GgufError('the header is too large');
}

/** Reading behind the end throws a RangeError, which asks for a longer head. */
function parse(view: DataView): GgufHeader {
	let position = 0;
	const magic = [0, 1, 2, 3].map((index) => String.fromCharCode(view.getUint8(index))).join('');
	if (magic !== 'GGUF') throw new GgufError('it is not a GGUF file');
	const version = view.getUint32(4, true);
	if (version < 2 || version > 3) throw new GgufError(`GGUF version ${version} is not supported`);
	const tensorCount = view.getBigUint64(8, true);
	const keyCount = view.getBigUint64(16, true);
	if (tensorCount > maxTensors) throw new GgufError(`it claims ${tensorCount} tensors`);
	if (keyCount > maxKeys) throw new GgufError(`it claims ${keyCount} metadata keys`);
	position = 24;

	const take = (bytes: bigint | number) => {
		const start = position;
		const end = BigInt(start) + BigInt(bytes);
		if (end > view.byteLength) throw new RangeError('head too short');
		position = Number(end);
		return start;
	};
	const uint32 = () => view.getUint32(take(4), true);
	const uint64 = () => view.getBigUint64(take(8), true);
	const decoder = new TextDecoder();
	const string = () => {
		const length = uint64();
		const start = take(length);
		return decoder.decode(new Uint8Array(view.buffer, start, Number(length)));
	};
	const sizeOf = (type: number) => {
		const bytes = scalarBytes[type];
		if (bytes === undefined) throw new GgufError(`metadata type ${type} is unknown`);
		return bytes;
	};
	const strings = (count: bigint) => {
		const list: string[] = [];
		for (let index = 0n; index < count; index++) list.push(string());
		return list;
	};

	const header = { architecture: null as string | null, chatTemplate: null as string | null };
	const numbers: Record<string, number> = {};
	let tokens: string[] = [];
	let tokenTypes: number[] = [];
	for (let index = 0n; index < keyCount; index++) {
		const key = string();
		const type = uint32();
		if (type === stringType) {
			const value = string();
			if (key === 'general.architecture') header.architecture = value;
			else if (key === 'tokenizer.chat_template') header.chatTemplate = value;
		} else if (type === arrayType) {
			const itemType = uint32();
			const count = uint64();
			if (itemType === arrayType) throw new GgufError('metadata holds a list of lists');
			if (itemType === stringType) {
				const list = strings(count);
				if (key === 'tokenizer.ggml.tokens') tokens = list;
			} else {
				const bytes = sizeOf(itemType);
				const start = take(count * BigInt(bytes));
				if (key === 'tokenizer.ggml.token_type' && bytes === 4)
					tokenTypes = Array.from({ length: Number(count) }, (_, at) => view.getInt32(start + 4 * at, true));
			}
		} else {
			const start = take(sizeOf(type));
			if (type === uint32Type) numbers[key] = view.getUint32(start, true);
		}
	}
	const controlTokens = tokens.filter((_, at) => tokenTypes[at] === controlTokenType);
	return { version, tensorCount: Number(tensorCount), ...header, numbers, controlTokens };
}
