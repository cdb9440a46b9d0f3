/**
 * Small sound model files for tests, made by hand byte for byte, so that a test can make one part of them wrong.
 */

type Bytes = Uint8Array<ArrayBuffer>;
type Piece = Bytes | string;

const encoder = new TextEncoder();

/** An unsigned number in 1, 4 or 8 bytes, little-endian. */
export function uint(value: number | bigint, bytes: 1 | 4 | 8): Bytes {
	const view = new DataView(new ArrayBuffer(8));
	view.setBigUint64(0, BigInt.asUintN(64, BigInt(value)), true);
	return new Uint8Array(view.buffer).slice(0, bytes);
}

export function join(...pieces: readonly Piece[]): Bytes {
	const parts = pieces.map((piece) => (typeof piece === 'string' ? encoder.encode(piece) : piece));
	const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		joined.set(part, at);
		at += part.length;
	}
	return joined;
}

/** Text with its length in 8 bytes. */
export function ggufText(text: Piece): Bytes {
	const bytes = join(text);
	return join(uint(bytes.length, 8), bytes);
}

/** A value with its type. */
export type GgufSample = string | number | { type: number; bytes: Bytes } | { texts: readonly string[] };

function ggufValue(value: GgufSample): Bytes {
	if (typeof value === 'string') return join(uint(8, 4), ggufText(value));
	if (typeof value === 'number') return join(uint(4, 4), uint(value, 4));
	if ('texts' in value)
		return join(uint(9, 4), uint(8, 4), uint(value.texts.length, 8), ...value.texts.map((text) => ggufText(text)));
	return join(uint(value.type, 4), value.bytes);
}

export interface GgufTensorSample {
	name: Piece;
	dims: readonly (number | bigint)[];
	type: number;
	offset: number | bigint;
}

export interface GgufParts {
	magic: string;
	version: number;
	/** How many it claims; as many as there are if not given. */
	tensorCount: number | bigint;
	keyCount: number | bigint;
	metadata: readonly (readonly [Piece, GgufSample])[];
	tensors: readonly GgufTensorSample[];
	dataBytes: number;
}

const alignment = 32;

/** A GGUF file with an architecture, a vocabulary and two tensors: 4 x 2 of F32, and 64 of Q8_0. */
export function sampleGguf(changes: Partial<GgufParts> = {}): Bytes {
	const parts = {
		magic: 'GGUF',
		version: 3,
		metadata: [
			['general.architecture', 'llama'],
			['llama.block_count', 1],
			['tokenizer.ggml.tokens', { texts: ['a', 'b', '</s>'] }]
		] as GgufParts['metadata'],
		tensors: [
			{ name: 'token_embd.weight', dims: [4, 2], type: 0, offset: 0 },
			{ name: 'output.weight', dims: [64], type: 8, offset: 32 }
		] as GgufParts['tensors'],
		dataBytes: 32 + 68,
		...changes
	};
	const { tensorCount = parts.tensors.length, keyCount = parts.metadata.length } = changes;
	const head = join(
		...[parts.magic, uint(parts.version, 4), uint(tensorCount, 8), uint(keyCount, 8)],
		...parts.metadata.flatMap(([key, value]) => [ggufText(key), ggufValue(value)]),
		...parts.tensors.flatMap(({ name, dims, type, offset }) => [
			...[ggufText(name), uint(dims.length, 4), ...dims.map((dim) => uint(dim, 8))],
			...[uint(type, 4), uint(offset, 8)]
		])
	);
	const padding = (alignment - (head.length % alignment)) % alignment;
	return join(head, new Uint8Array(padding + parts.dataBytes).fill(7));
}

/** A safetensors file; the header may be any text. */
export function sampleSafetensors(
	header: object | Piece = {
		__metadata__: { format: 'pt' },
		'model.embed.weight': { dtype: 'F32', shape: [4, 2], data_offsets: [0, 32] },
		'model.norm.weight': { dtype: 'BF16', shape: [8], data_offsets: [32, 48] }
	},
	dataBytes = 48
): Bytes {
	const text = join(typeof header === 'string' || header instanceof Uint8Array ? header : JSON.stringify(header));
	return join(uint(text.length, 8), text, new Uint8Array(dataBytes).fill(7));
}

/** A number as protobuf writes it. */
export function varint(value: number | bigint): Bytes {
	const bytes: number[] = [];
	let rest = BigInt.asUintN(64, BigInt(value));
	for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
	return Uint8Array.of(...bytes, Number(rest));
}

/** One field of a message: a number, or bytes with their length. */
export function field(number: number, value: number | bigint | Piece): Bytes {
	if (typeof value === 'number' || typeof value === 'bigint') return join(varint(number << 3), varint(value));
	const bytes = join(value);
	return join(varint((number << 3) | 2), varint(bytes.length), bytes);
}

/** A `TensorProto`: four floats as raw bytes, unless other fields are given. */
export function onnxTensor(name: string, ...fields: readonly Bytes[]): Bytes {
	const usual = [field(1, 2), field(1, 2), field(2, 1), field(9, new Uint8Array(16))];
	return join(...(fields.length > 0 ? fields : usual), field(8, name));
}

/** The fields of a tensor whose four floats are in another file. */
export function externalData(entries: Readonly<Record<string, string>>): Bytes[] {
	const pairs = Object.entries(entries).map(([key, value]) => field(13, join(field(1, key), field(2, value))));
	return [field(1, 4), field(2, 1), field(14, 1), ...pairs];
}

/** A graph of one `Add` node with two initializers, and a constant within the node. */
export function onnxGraph(...tensors: readonly Bytes[]): Bytes {
	const constant = field(5, join(field(1, 'value'), field(5, onnxTensor('constant')), field(20, 4)));
	const node = join(field(1, 'x'), field(1, 'w'), field(2, 'y'), field(3, 'add'), field(4, 'Add'), constant);
	const initializers = tensors.length > 0 ? tensors : [onnxTensor('w'), onnxTensor('v')];
	return join(field(1, node), field(2, 'main'), ...initializers.map((tensor) => field(5, tensor)));
}

/** A `ModelProto` with this graph. */
export function sampleOnnx(graph: Bytes = onnxGraph()): Bytes {
	const operators = field(8, join(field(1, ''), field(2, 21)));
	return join(field(1, 10), field(2, 'hearth-test'), field(7, graph), operators);
}
