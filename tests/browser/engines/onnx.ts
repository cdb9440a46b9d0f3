/** Writes small ONNX graphs: protobuf by hand, so that tests need neither Python nor files. */
const text = new TextEncoder();

function varint(value: number): number[] {
	const bytes: number[] = [];
	for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
	return [...bytes, value];
}

/** A field of a protobuf message: a number, a text, or a message. */
function field(id: number, value: number | string | readonly number[]): number[] {
	if (typeof value === 'number') return [...varint(id * 8), ...varint(value)];
	const bytes = typeof value === 'string' ? [...text.encode(value)] : value;
	return [...varint(id * 8 + 2), ...varint(bytes.length), ...bytes];
}

/** `TensorProto.DataType`. */
export const types = { float: 1, int32: 6, int64: 7, bool: 9 } as const;
export const microsoft = 'com.microsoft';

/** `ValueInfoProto`. A length that varies has a name. */
export function value(name: string, type: number, lengths: readonly (string | number)[]): number[] {
	const shape = lengths.flatMap((length) => field(1, typeof length === 'number' ? field(1, length) : field(2, length)));
	return [...field(1, name), ...field(2, field(1, [...field(1, type), ...field(2, shape)]))];
}

/** `TensorProto` of 32-bit floats. */
export function floats(name: string, lengths: readonly number[], values: Float32Array): number[] {
	return tensor(name, types.float, lengths, values);
}

/** `TensorProto` of 64-bit numbers; a single one without lengths. */
export function integers(name: string, values: readonly number[], lengths: readonly number[] = [values.length]) {
	return tensor(name, types.int64, lengths, BigInt64Array.from(values, BigInt));
}

function tensor(name: string, type: number, lengths: readonly number[], { buffer }: Float32Array | BigInt64Array) {
	const raw = [...new Uint8Array(buffer)];
	return [...lengths.flatMap((length) => field(1, length)), ...field(2, type), ...field(8, name), ...field(9, raw)];
}

/** Numbers that look random and are always the same, from -`most` to `most`. */
export function weights(name: string, rows: number, columns: number, most = 2): number[] {
	const values = Float32Array.from({ length: rows * columns }, (_, index) => Math.sin(index * 12.9898 + rows) * most);
	return floats(name, [rows, columns], values);
}

/** @param attributes whole numbers */
export function node(
	operator: string,
	inputs: readonly string[],
	outputs: string | readonly string[],
	attributes: Readonly<Record<string, number>> = {},
	domain = ''
): number[] {
	const named = [outputs].flat().flatMap((output) => field(2, output));
	const given = Object.entries(attributes).flatMap(([name, number]) =>
		field(5, [...field(1, name), ...field(3, number), ...field(20, 2)])
	);
	return [
		...inputs.flatMap((input) => field(1, input)),
		...named,
		...field(4, operator),
		...given,
		...field(7, domain)
	];
}

/** `ModelProto`, from the parts that the functions above make. */
export function makeGraph(parts: {
	nodes: readonly number[][];
	constants: readonly number[][];
	inputs: readonly number[][];
	outputs: readonly number[][];
}): Blob {
	const { nodes, constants, inputs, outputs } = parts;
	const all = (id: number, messages: readonly number[][]) => messages.flatMap((message) => field(id, message));
	const graph = [...all(1, nodes), ...field(2, 'test'), ...all(5, constants), ...all(11, inputs), ...all(12, outputs)];
	const operators = [field(2, 17), [...field(1, microsoft), ...field(2, 1)]];
	return new Blob([new Uint8Array([...field(1, 8), ...field(7, graph), ...all(8, operators)])]);
}
