import { type Gguf, type GgufTensor, type GgufValue, ggufType, readGguf } from '#lib/base/gguf.ts';
import { MalformedError, quoteName, type FileFlaw } from '#lib/base/malformed.ts';
import { formatBytes } from '#lib/base/units.ts';
import { ggmlTypes, removedGgmlTypes } from '#lib/weights/guard/ggml-types.ts';
import { refuseOverlaps } from '#lib/weights/guard/overlaps.ts';
import { readSplit, type SplitPart } from '#lib/weights/guard/split.ts';

/** What a sound GGUF file is. */
export interface GgufFacts {
	format: 'gguf';
	/** `model` where nothing is said, as in older files; `adapter` for a LoRA; `mmproj` and others are named as they are. */
	type: string;
	/** `null` in the later parts of a split model only. */
	architecture: string | null;
	/** `null` for a model in one file. */
	split: SplitPart | null;
	tensorCount: number;
}

/** ggml counts numbers and bytes in 63 bits. */
const mostNumbers = 2n ** 63n - 1n;

/** Where the format says nothing, in bytes. */
const usualAlignment = 32;
/** Real files have 32, few 64. A huge one would push the data of a small file out of it. */
const maxAlignment = 65_536;

/** What a file of another type than `model` may lack. */
const typesWithoutTensors = ['imatrix'];

/**
 * Checks all that llama.cpp would otherwise find out by itself, or not at all, before it gets a file.
 * @throws `MalformedError`
 */
export async function checkGguf(file: Blob): Promise<GgufFacts> {
	const gguf = await readGguf(file);
	const { metadata, tensors } = gguf;
	const split = readSplit(metadata);
	const architecture = text(metadata.get('general.architecture'));
	const type = text(metadata.get('general.type')) ?? 'model';
	if (architecture === null && !(split && split.index > 0))
		throw new MalformedError('does not say of which architecture it is', null);
	if (tensors.length === 0 && !split && !typesWithoutTensors.includes(type))
		throw new MalformedError('holds no weights, only a description or a vocabulary', null, { kind: 'no-weights' });
	checkTensors(gguf, file.size);
	return { format: 'gguf', type, architecture, split, tensorCount: tensors.length };
}

function text(found: GgufValue | undefined): string | null {
	return typeof found?.value === 'string' ? found.value : null;
}

function readAlignment({ metadata }: Gguf): number {
	const found = metadata.get('general.alignment');
	if (!found) return usualAlignment;
	const { type, value } = found;
	const isPower = typeof value === 'number' && value > 0 && (value & (value - 1)) === 0;
	if (type !== ggufType.uint32 || !isPower || value > maxAlignment)
		throw new MalformedError('gives an alignment that is no power of two up to 65536', null);
	return value;
}

function checkTensors(gguf: Gguf, fileBytes: number): void {
	const alignment = BigInt(readAlignment(gguf));
	const headerBytes = BigInt(gguf.headerBytes);
	const dataAt = ((headerBytes + alignment - 1n) / alignment) * alignment;
	let end = 0n;
	const places = gguf.tensors.map((tensor) => {
		const start = tensor.offset;
		if (start % alignment !== 0n)
			throw new MalformedError(
				`puts its tensor ${quoteName(tensor.name)} between two multiples of ${alignment}`,
				tensor.atByte
			);
		const place = { name: tensor.name, start, end: start + tensorBytes(tensor), atByte: tensor.atByte };
		if (place.end > end) end = place.end;
		return place;
	});
	refuseOverlaps(places);
	if (dataAt + end > fileBytes) throw incomplete(dataAt + end, fileBytes);
}

/** Its data may be cut off, or a number in the header is wrong: only a size that a file can have tells them apart. */
function incomplete(expected: bigint, actual: number): MalformedError {
	if (expected > Number.MAX_SAFE_INTEGER) return new MalformedError('claims more data than any disk holds', null);
	const sizes = `${formatBytes(actual)} of ${formatBytes(Number(expected))} are there`;
	const flaw: FileFlaw = { kind: 'cut-off', bytes: actual, wholeBytes: Number(expected) };
	return new MalformedError(`is incomplete: ${sizes}`, actual, flaw);
}

function tensorBytes({ name, dims, type, atByte }: GgufTensor): bigint {
	const refuse = (reason: string, flaw: FileFlaw | null = null) =>
		new MalformedError(`${reason} in its tensor ${quoteName(name)}`, atByte, flaw);
	const known = ggmlTypes.get(type);
	if (removedGgmlTypes.has(type))
		throw refuse(`has numbers in an encoding that llama.cpp no longer reads (${type})`, { kind: 'too-old' });
	if (!known) throw refuse(`has numbers in an encoding that this app does not know (${type})`, { kind: 'too-new' });
	let numbers = 1n;
	for (const dim of dims) {
		numbers *= dim;
		if (dim > mostNumbers || numbers > mostNumbers) throw refuse('claims more numbers than can be counted');
	}
	const row = dims[0] ?? 1n;
	if (row % known.blockNumbers !== 0n)
		throw refuse(`has rows of ${row} numbers, which ${known.name} cannot divide into blocks,`);
	return (numbers / known.blockNumbers) * known.blockBytes;
}
