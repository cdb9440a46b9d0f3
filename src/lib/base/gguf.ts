import { FileCursor } from '#lib/base/file-cursor.ts';
import { quoteName } from '#lib/base/malformed.ts';

// github.com/ggml-org/ggml/blob/master/docs/gguf.md

/** Value types of the metadata that this app asks for by number. */
export const ggufType = { uint32: 4, int32: 5, float32: 6, bool: 7, string: 8, array: 9 } as const;

interface NumberType {
	bytes: number;
	read: (view: DataView, at: number) => number | bigint;
}

const numberTypes: Readonly<Record<number, NumberType>> = {
	0: { bytes: 1, read: (view, at) => view.getUint8(at) },
	1: { bytes: 1, read: (view, at) => view.getInt8(at) },
	2: { bytes: 2, read: (view, at) => view.getUint16(at, true) },
	3: { bytes: 2, read: (view, at) => view.getInt16(at, true) },
	4: { bytes: 4, read: (view, at) => view.getUint32(at, true) },
	5: { bytes: 4, read: (view, at) => view.getInt32(at, true) },
	6: { bytes: 4, read: (view, at) => view.getFloat32(at, true) },
	7: { bytes: 1, read: (view, at) => view.getUint8(at) },
	10: { bytes: 8, read: (view, at) => view.getBigUint64(at, true) },
	11: { bytes: 8, read: (view, at) => view.getBigInt64(at, true) },
	12: { bytes: 8, read: (view, at) => view.getFloat64(at, true) }
};

/** A list, which is not read with the rest: vocabularies are long. */
export interface GgufList {
	itemType: number;
	count: number;
	/** Byte of the file that the first item begins at. */
	at: number;
}

export interface GgufValue {
	type: number;
	/** `null` for text of more than a megabyte, which nobody here has a use for. */
	value: number | bigint | string | GgufList | null;
}

export interface GgufTensor {
	name: string;
	/** Fastest first. */
	dims: readonly bigint[];
	/** Encoding of the numbers, as ggml counts them. */
	type: number;
	/** From the beginning of the tensor data. */
	offset: bigint;
	/** Byte of the file that its description begins at. */
	atByte: number;
}

export interface Gguf {
	version: number;
	metadata: ReadonlyMap<string, GgufValue>;
	tensors: readonly GgufTensor[];
	/** Byte of the file that the descriptions end at; tensor data begins at the next multiple of the alignment. */
	headerBytes: number;
}

/** Headers with their vocabulary: 0.1 MB (Guide) to some 20 MB (256k tokens with merges). */
const limits = { windowBytes: 1 << 20, budgetBytes: 64 << 20 };

/** Real models have hundreds to a few thousand of each. */
const maxTensors = 100_000;
const maxKeys = 100_000;
const maxKeyBytes = 65_535;
/** llama.cpp keeps names in 64 bytes with a zero at the end. */
const maxTensorNameBytes = 63;
const maxDims = 4;
const maxTextBytes = 1 << 20;

/** The least that one takes: lengths and types, without names. */
const keyBytes = 8 + 1 + 4 + 1;
const tensorBytes = 8 + 4 + 4 + 8;

const strict = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder();

/**
 * Reads what a GGUF file says about itself, and nothing of its tensors. Every count and length is held against what is
 * left of the file before anything is done with it. At most 64 MB are read, and 1 MB is held at a time beside the result.
 * @param untilKey ends with this metadata key, without the items of its list and without tensors: for files that are far
 * away, whose vocabulary is long
 * @throws `MalformedError`
 */
export async function readGguf(file: Blob, untilKey?: string): Promise<Gguf> {
	const cursor = new FileCursor(file, limits);
	await cursor.need(4, 'its first bytes');
	if (lenient.decode(cursor.bytes(4)) !== 'GGUF') throw cursor.malformed('is not a GGUF file', 0, { kind: 'unknown' });
	await cursor.need(20, 'its header');
	const version = readVersion(cursor);
	const tensorCount = readCount(cursor, 'tensors', maxTensors, tensorBytes);
	const keyCount = readCount(cursor, 'metadata keys', maxKeys, keyBytes);
	const metadata = new Map<string, GgufValue>();
	for (let index = 0; index < keyCount; index++) {
		const at = cursor.position;
		const key = await readName(cursor, 'a metadata key', maxKeyBytes);
		if (metadata.has(key)) throw cursor.malformed(`has the metadata key ${quoteName(key)} twice`, at);
		const last = key === untilKey;
		metadata.set(key, await readValue(cursor, key, last));
		if (last) return { version, metadata, tensors: [], headerBytes: cursor.position };
	}
	const tensors: GgufTensor[] = [];
	const names = new Set<string>();
	for (let index = 0; index < tensorCount; index++) {
		const tensor = await readTensor(cursor);
		if (names.has(tensor.name))
			throw cursor.malformed(`has two tensors called ${quoteName(tensor.name)}`, tensor.atByte);
		names.add(tensor.name);
		tensors.push(tensor);
	}
	return { version, metadata, tensors, headerBytes: cursor.position };
}

/** The texts of a list. Bytes that are no UTF-8 become U+FFFD, as some vocabularies have them. */
export async function readGgufTexts(file: Blob, list: GgufList): Promise<string[]> {
	const cursor = new FileCursor(file, limits);
	cursor.skip(list.at, 'a list');
	const texts: string[] = [];
	for (let index = 0; index < list.count; index++) {
		if (!cursor.has(8)) await cursor.need(8, 'a list');
		const bytes = takeLength(cursor, 'a list');
		if (!cursor.has(bytes)) await cursor.need(bytes, 'a list');
		texts.push(lenient.decode(cursor.bytes(bytes)));
	}
	return texts;
}

/** The numbers of a list. */
export async function readGgufNumbers(file: Blob, list: GgufList): Promise<(number | bigint)[]> {
	const cursor = new FileCursor(file, limits);
	cursor.skip(list.at, 'a list');
	const { bytes, read } = numberType(cursor, list.itemType);
	const numbers: (number | bigint)[] = [];
	for (let index = 0; index < list.count; index++) {
		if (!cursor.has(bytes)) await cursor.need(bytes, 'a list');
		numbers.push(cursor.number(bytes, read));
	}
	return numbers;
}

function readVersion(cursor: FileCursor): number {
	const version = cursor.uint32();
	if (version !== 0 && (version & 0xffff) === 0)
		throw cursor.malformed('was made for computers with another order of bytes', 4, { kind: 'big-endian' });
	if (version < 2)
		throw cursor.malformed(`is of GGUF version ${version}, which nothing reads any more`, 4, { kind: 'too-old' });
	if (version > 3)
		throw cursor.malformed(`is of GGUF version ${version}, which this app does not know yet`, 4, { kind: 'too-new' });
	return version;
}

function readCount(cursor: FileCursor, what: string, most: number, leastBytes: number): number {
	const at = cursor.position;
	const count = cursor.uint64();
	if (count > most) throw cursor.malformed(`claims ${count} ${what}, more than any model has`, at);
	if (Number(count) * leastBytes > cursor.left)
		throw cursor.malformed(
			`claims ${count} ${what}, for which it is too short. The download or copy may have been cut off`,
			at,
			{ kind: 'cut-off', bytes: cursor.size, wholeBytes: null }
		);
	return Number(count);
}

/** Of what follows, in bytes; that many are left in the file. The length itself must be at hand. */
function takeLength(cursor: FileCursor, what: string): number {
	const at = cursor.position;
	const bytes = cursor.uint64();
	if (bytes > cursor.left)
		throw cursor.malformed(`claims ${bytes} bytes for ${what}, and only ${cursor.left} are left`, at);
	return Number(bytes);
}

async function readName(cursor: FileCursor, what: string, most: number): Promise<string> {
	await cursor.need(8, what);
	const at = cursor.position;
	const bytes = takeLength(cursor, what);
	if (bytes === 0) throw cursor.malformed(`leaves ${what} empty`, at);
	if (bytes > most) throw cursor.malformed(`has ${bytes} bytes for ${what}, and ${most} are the most`, at);
	await cursor.need(bytes, what);
	try {
		return strict.decode(cursor.bytes(bytes));
	} catch {
		throw cursor.malformed(`has bytes that are no text for ${what}`, at);
	}
}

async function readValue(cursor: FileCursor, key: string, last: boolean): Promise<GgufValue> {
	const what = `the value of ${quoteName(key)}`;
	await cursor.need(4, what);
	const type = cursor.uint32();
	if (type === ggufType.string) return { type, value: await readText(cursor, what) };
	if (type === ggufType.array) return { type, value: await readList(cursor, what, last) };
	const { bytes, read } = numberType(cursor, type);
	await cursor.need(bytes, what);
	return { type, value: cursor.number(bytes, read) };
}

async function readText(cursor: FileCursor, what: string): Promise<string | null> {
	await cursor.need(8, what);
	const bytes = takeLength(cursor, what);
	if (bytes > maxTextBytes) {
		cursor.skip(bytes, what);
		return null;
	}
	await cursor.need(bytes, what);
	return lenient.decode(cursor.bytes(bytes));
}

async function readList(cursor: FileCursor, what: string, last: boolean): Promise<GgufList> {
	await cursor.need(12, what);
	const at = cursor.position;
	const itemType = cursor.uint32();
	const count = cursor.uint64();
	if (itemType === ggufType.array) throw cursor.malformed(`holds a list of lists in ${what}`, at);
	const itemBytes = itemType === ggufType.string ? 8 : numberType(cursor, itemType).bytes;
	if (count * BigInt(itemBytes) > cursor.left)
		throw cursor.malformed(
			`claims ${count} items in ${what}, for which it is too short. The download or copy may have been cut off`,
			at,
			{ kind: 'cut-off', bytes: cursor.size, wholeBytes: null }
		);
	const list = { itemType, count: Number(count), at: cursor.position };
	if (last) return list;
	if (itemType !== ggufType.string) cursor.skip(list.count * itemBytes, what);
	else await skipTexts(cursor, list.count, what);
	return list;
}

async function skipTexts(cursor: FileCursor, count: number, what: string): Promise<void> {
	for (let index = 0; index < count; index++) {
		if (!cursor.has(8)) await cursor.need(8, what);
		cursor.skip(takeLength(cursor, what), what);
	}
}

function numberType(cursor: FileCursor, type: number): NumberType {
	const known = numberTypes[type];
	if (!known) throw cursor.malformed(`has metadata of the unknown type ${type}`);
	return known;
}

async function readTensor(cursor: FileCursor): Promise<GgufTensor> {
	const atByte = cursor.position;
	const name = await readName(cursor, 'the name of a tensor', maxTensorNameBytes);
	const what = `the description of its tensor ${quoteName(name)}`;
	await cursor.need(4, what);
	const dimCount = cursor.uint32();
	if (dimCount > maxDims)
		throw cursor.malformed(
			`gives its tensor ${quoteName(name)} ${dimCount} dimensions; ${maxDims} are the most`,
			atByte
		);
	await cursor.need(dimCount * 8 + 12, what);
	const dims = Array.from({ length: dimCount }, () => cursor.uint64());
	return { name, dims, type: cursor.uint32(), offset: cursor.uint64(), atByte };
}
