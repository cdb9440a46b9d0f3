import { FileCursor } from '#lib/base/file-cursor.ts';
import { MalformedError, quoteName } from '#lib/base/malformed.ts';
import type { Sibling } from '#lib/weights/guard/onnx-external.ts';
import { checkTensor } from '#lib/weights/guard/onnx-tensor.ts';
import { type Field, ProtobufReader } from '#lib/weights/guard/protobuf.ts';

// github.com/onnx/onnx/blob/main/onnx/onnx.proto

export interface OnnxFacts {
	format: 'onnx';
	/** Initializers and constants, those of nested graphs included. */
	tensorCount: number;
}

type Message = 'model' | 'graph' | 'node' | 'attribute' | 'sparse' | 'training' | 'function';

/** The fields of each message that lead to tensors. */
const parts: Readonly<Record<Message, Readonly<Record<number, Message | 'tensor'>>>> = {
	model: { 7: 'graph', 20: 'training', 25: 'function' },
	graph: { 1: 'node', 5: 'tensor', 15: 'sparse' },
	node: { 5: 'attribute' },
	attribute: { 5: 'tensor', 6: 'graph', 10: 'tensor', 11: 'graph', 22: 'sparse', 23: 'sparse' },
	sparse: { 1: 'tensor', 2: 'tensor' },
	training: { 1: 'graph', 2: 'graph' },
	function: { 7: 'node', 11: 'attribute' }
};

/** Fields of `ModelProto`. */
const is = { version: 1, graph: 7, operators: 8 } as const;

/** The format is at 13; versions grow by one a year. */
const maxVersion = 99n;
/** A nested graph adds three. Libraries of protobuf stop at 100. */
const maxDepth = 64;

/** Jumps over the data of tensors, each time with a new window; what is between them is short. */
const limits = { windowBytes: 16 << 10, budgetBytes: 128 << 20 };

interface Walk {
	reader: ProtobufReader;
	siblings: readonly Sibling[] | null;
	tensorCount: number;
}

/**
 * Checks the structure of an ONNX graph and that its tensors have the data that their shapes need; of other files it may
 * only name siblings. Reads at most 128 MB, 16 kB at a time, and no numbers of tensors.
 * @param siblings all files of the model; `null` when they are not known here
 * @throws `MalformedError`
 */
export async function checkOnnx(file: Blob, siblings: readonly Sibling[] | null): Promise<OnnxFacts> {
	const reader = new ProtobufReader(new FileCursor(file, limits));
	const walk: Walk = { reader, siblings, tensorCount: 0 };
	let version: bigint | null = null;
	let graphs = 0;
	let operators = 0;
	const refuse = (reason: string) => new MalformedError(reason, null);
	await reader.message(file.size, (field) => {
		if (field.number === is.version) version = field.value;
		if (field.number === is.operators) operators++;
		if (field.number === is.graph && ++graphs > 1) throw refuse('has two graphs');
		return enter(walk, 'model', field, 1, new Set());
	});
	if (version === null || version === 0n || version > maxVersion) throw refuse('says no version that ONNX has');
	if (graphs === 0) throw refuse('has no graph');
	if (operators === 0) throw refuse('does not say which operators it uses');
	return { format: 'onnx', tensorCount: walk.tensorCount };
}

/** Goes into a field that leads to tensors; `undefined` for any other. */
function enter(
	walk: Walk,
	message: Message,
	field: Field,
	depth: number,
	names: Set<string>
): Promise<void> | undefined {
	const { reader } = walk;
	const part = parts[message][field.number];
	if (part === undefined) return undefined;
	if (!field.delimited) throw reader.cursor.malformed('has a number where a part of the graph belongs');
	if (depth > maxDepth) throw reader.cursor.malformed('nests graphs deeper than any model');
	if (part === 'tensor') return enterTensor(walk, field, message === 'graph' ? names : null);
	const own = new Set<string>();
	return reader.message(field.end, (inner) => enter(walk, part, inner, depth + 1, own));
}

/** @param names of the graph so far; `null` for a constant, which needs none */
async function enterTensor(walk: Walk, { start, end }: Field, names: Set<string> | null): Promise<void> {
	const name = await checkTensor(walk.reader, end, walk.siblings);
	walk.tensorCount++;
	if (names?.has(name)) throw new MalformedError(`has two tensors called ${quoteName(name)}`, start);
	names?.add(name);
}
