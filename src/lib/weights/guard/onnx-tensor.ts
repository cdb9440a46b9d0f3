import { MalformedError, quoteName } from '#lib/base/malformed.ts';
import { checkExternal, type Sibling } from '#lib/weights/guard/onnx-external.ts';
import type { Field, ProtobufReader } from '#lib/weights/guard/protobuf.ts';

/** Bits of a number of each `TensorProto.DataType`; text (8) has none. */
const bitsOf: Readonly<Record<number, bigint>> = {
	...{ 1: 32n, 2: 8n, 3: 8n, 4: 16n, 5: 16n, 6: 32n, 7: 64n, 9: 8n, 10: 16n, 11: 64n, 12: 32n, 13: 64n },
	...{ 14: 64n, 15: 128n, 16: 16n, 17: 8n, 18: 8n, 19: 8n, 20: 8n, 21: 4n, 22: 4n, 23: 4n, 24: 8n, 25: 2n, 26: 2n },
	...{ 27: 6n, 28: 6n }
};
const textType = 8;

/** Fields of `TensorProto`. */
const is = { dims: 1, type: 2, text: 6, name: 8, raw: 9, external: 13, location: 14 } as const;
/** Lists of numbers in fields of their own, with the least bytes that one takes when they are packed. */
const listItemBytes: Readonly<Record<number, number>> = { 4: 4, 5: 1, 7: 1, 10: 8, 11: 1 };

const maxDims = 64;
const maxNameBytes = 4096;
const mostNumbers = 2n ** 63n - 1n;

interface Tensor {
	name: string;
	atByte: number;
	dims: bigint[];
	type: number;
	rawBytes: number | null;
	/** The most numbers that can be in the lists, and the texts. */
	listed: number;
	isExternal: boolean;
	external: Map<string, string>;
}

/**
 * Reads one `TensorProto` without its numbers, and holds its shape against them.
 * @param siblings files that it may name; `null` when they are not known here
 * @returns its name
 * @throws `MalformedError`
 */
export async function checkTensor(
	reader: ProtobufReader,
	end: number,
	siblings: readonly Sibling[] | null
): Promise<string> {
	const tensor: Tensor = {
		...{ name: '', atByte: reader.cursor.position, dims: [], type: 0, rawBytes: null },
		...{ listed: 0, isExternal: false, external: new Map<string, string>() }
	};
	await reader.message(end, (field) => readField(reader, field, tensor));
	checkData(tensor, siblings);
	return tensor.name;
}

function readField(reader: ProtobufReader, field: Field, tensor: Tensor): Promise<void> | undefined {
	const { number, value, start, end, delimited } = field;
	const itemBytes = listItemBytes[number];
	if (number === is.dims) return readDims(reader, field, tensor);
	if (number === is.name && delimited) return readName(reader, field, tensor);
	if (number === is.external && delimited) return readEntry(reader, field, tensor);
	if (number === is.type && value !== null) tensor.type = Number(BigInt.asIntN(32, value));
	else if (number === is.location && value !== null) tensor.isExternal = value === 1n;
	else if (number === is.text && delimited) tensor.listed++;
	else if (itemBytes !== undefined) tensor.listed += delimited ? Math.floor((end - start) / itemBytes) : 1;
	else if (number === is.raw && delimited) {
		if (tensor.rawBytes !== null) throw refusal(tensor, 'has its numbers twice');
		tensor.rawBytes = end - start;
	}
	return undefined;
}

async function readName(reader: ProtobufReader, field: Field, tensor: Tensor): Promise<void> {
	tensor.name = await reader.text(field, 'the name of a tensor', maxNameBytes);
}

async function readDims(reader: ProtobufReader, { value, end, delimited }: Field, tensor: Tensor): Promise<void> {
	const add = (dim: bigint) => {
		tensor.dims.push(BigInt.asIntN(64, dim));
		if (tensor.dims.length > maxDims) throw refusal(tensor, `has more than ${maxDims} dimensions`);
	};
	if (value !== null) add(value);
	else if (delimited) await reader.numbers(end, add);
}

/** A pair of key and value. */
async function readEntry(reader: ProtobufReader, { end }: Field, tensor: Tensor): Promise<void> {
	const pair = ['', ''];
	await reader.message(end, (field) => {
		const { number, delimited } = field;
		if (!delimited || number > pair.length) return undefined;
		return reader.text(field, 'a reference to another file', maxNameBytes).then((text) => {
			pair[number - 1] = text;
		});
	});
	const [key = '', value = ''] = pair;
	if (tensor.external.has(key)) throw refusal(tensor, 'refers to another file in two ways');
	tensor.external.set(key, value);
}

function refusal({ name, atByte }: Tensor, reason: string): MalformedError {
	return new MalformedError(`${reason} in its tensor ${quoteName(name)}`, atByte);
}

function checkData(tensor: Tensor, siblings: readonly Sibling[] | null): void {
	const { dims, type, rawBytes, listed, isExternal } = tensor;
	let numbers = 1n;
	for (const dim of dims) {
		if (dim < 0n) throw refusal(tensor, 'has a negative dimension');
		numbers *= dim;
		if (numbers > mostNumbers) throw refusal(tensor, 'claims more numbers than can be counted');
	}
	const bits = bitsOf[type];
	if (bits === undefined && type !== textType)
		throw refusal(tensor, `has numbers of a kind that this app does not know, maybe a newer one (${type}),`);
	const bytes = bits === undefined ? null : (numbers * bits + 7n) / 8n;
	if (isExternal) {
		if (rawBytes !== null || listed > 0) throw refusal(tensor, 'has its numbers both here and in another file');
		if (bytes === null) throw refusal(tensor, 'refers to another file for text');
		const problem = checkExternal(tensor.external, bytes, siblings);
		if (problem) throw refusal(tensor, problem);
	} else if (rawBytes !== null) {
		if (listed > 0) throw refusal(tensor, 'has its numbers twice');
		if (bytes === null) throw refusal(tensor, 'has text as raw bytes');
		if (BigInt(rawBytes) !== bytes) throw refusal(tensor, `has ${rawBytes} bytes where its shape takes ${bytes}`);
	} else if (numbers > BigInt(listed) * perListed(bits)) {
		throw refusal(tensor, `claims ${numbers} numbers and has fewer`);
	}
}

/** Numbers of less than a byte share an item of a list; a complex number takes two, which is not counted here. */
function perListed(bits: bigint | undefined): bigint {
	return bits !== undefined && bits < 8n ? 8n / bits : 1n;
}
