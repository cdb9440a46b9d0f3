import { FileCursor } from '#lib/base/file-cursor.ts';
import { MalformedError, quoteName } from '#lib/base/malformed.ts';
import { formatBytes } from '#lib/base/units.ts';
import { countJson } from '#lib/weights/guard/json-shape.ts';
import { type Place, refuseOverlaps } from '#lib/weights/guard/overlaps.ts';

// github.com/huggingface/safetensors: 8 bytes of length, that much JSON, and the numbers of all tensors without gaps.

/** How the weights were made small; `null` for plain ones. */
export type Quantization = 'GPTQ' | 'AWQ' | 'EXL2' | 'bitsandbytes' | 'FP8';

export interface SafetensorsFacts {
	format: 'safetensors';
	quantization: Quantization | null;
	tensorCount: number;
}

/** The format allows 100 MB; headers of the largest models have a few. */
export const maxSafetensorsHeaderBytes = 16 << 20;
const maxTensors = 100_000;
/** An object with a shape and two offsets. */
const listsPerTensor = 3;
const maxDims = 16;
const mostNumbers = 2n ** 63n - 1n;

const bitsOf: Readonly<Record<string, bigint>> = {
	...{ F4: 4n, F6_E2M3: 6n, F6_E3M2: 6n },
	...{ F8_E4M3: 8n, F8_E5M2: 8n, F8_E8M0: 8n, F8_E4M3FNUZ: 8n, F8_E5M2FNUZ: 8n },
	...{ BOOL: 8n, I8: 8n, U8: 8n, I16: 16n, U16: 16n, F16: 16n, BF16: 16n },
	...{ I32: 32n, U32: 32n, F32: 32n, I64: 64n, U64: 64n, F64: 64n, C64: 64n }
};

interface Entry extends Place {
	dtype: string;
}

/**
 * Checks the header of a safetensors file: its JSON, and that the tensors fill the rest of the file exactly. Reads and
 * holds at most 16 MB.
 * @throws `MalformedError`
 */
export async function checkSafetensors(file: Blob): Promise<SafetensorsFacts> {
	const limits = { windowBytes: 64 << 10, budgetBytes: maxSafetensorsHeaderBytes };
	const cursor = new FileCursor(file, limits);
	await cursor.need(8, 'the length of its header');
	const length = cursor.uint64();
	if (length > maxSafetensorsHeaderBytes)
		throw cursor.malformed(`claims a header of ${length} bytes; ${maxSafetensorsHeaderBytes} are the most`, 0);
	if (length < 2) throw cursor.malformed('claims a header without content', 0);
	await cursor.need(Number(length), 'its header');
	const entries = parseHeader(cursor.bytes(Number(length)));
	checkPlaces(entries, cursor);
	return { format: 'safetensors', quantization: findQuantization(entries), tensorCount: entries.length };
}

function parseHeader(bytes: Uint8Array): Entry[] {
	const shape = countJson(bytes, 3);
	if (shape.lists > maxTensors * listsPerTensor) throw new MalformedError('claims more tensors than any model has', 8);
	let header: unknown;
	try {
		header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		throw new MalformedError('has a header that is no JSON', 8);
	}
	if (!isRecord(header)) throw new MalformedError('has a header that is no list of tensors', 8);
	const entries = Object.entries(header);
	const inner = entries.reduce((sum, [, value]) => sum + (isRecord(value) ? Object.keys(value).length : 0), 0);
	// JSON.parse keeps the last of two equal names without a word.
	if (shape.keys[1] !== entries.length || shape.keys[2] !== inner)
		throw new MalformedError('uses a name twice in its header', 8);
	return entries.filter(([name]) => name !== '__metadata__').map(([name, value]) => parseEntry(name, value));
}

function parseEntry(name: string, value: unknown): Entry {
	const refuse = (reason: string) => new MalformedError(`${reason} in its tensor ${quoteName(name)}`, 8);
	if (!isRecord(value)) throw refuse('has no description');
	const { dtype, shape, data_offsets: offsets } = value;
	const bits = typeof dtype === 'string' && Object.hasOwn(bitsOf, dtype) ? bitsOf[dtype] : undefined;
	if (typeof dtype !== 'string' || bits === undefined)
		throw refuse(`has numbers of the unknown kind ${quoteName(String(dtype))}`);
	if (!isCounts(shape) || shape.length > maxDims) throw refuse('has a shape that makes no sense');
	if (!isCounts(offsets) || offsets.length !== 2) throw refuse('has offsets that make no sense');
	let numbers = 1n;
	for (const dim of shape) {
		numbers *= BigInt(dim);
		if (numbers > mostNumbers) throw refuse('claims more numbers than can be counted');
	}
	const [start = 0, end = 0] = offsets;
	const bytes = (numbers * bits + 7n) / 8n;
	if (BigInt(end) - BigInt(start) !== bytes)
		throw refuse(`gives ${BigInt(end) - BigInt(start)} bytes to numbers that take ${bytes}`);
	return { name, dtype, start: BigInt(start), end: BigInt(end), atByte: 8 };
}

function checkPlaces(entries: readonly Entry[], { left, size }: FileCursor): void {
	refuseOverlaps(entries);
	const filled = entries.reduce((sum, { start, end }) => sum + end - start, 0n);
	const end = entries.reduce((most, entry) => (entry.end > most ? entry.end : most), 0n);
	if (end > left) {
		const wholeBytes = size - left + Number(end);
		const sizes = `${formatBytes(size)} of ${formatBytes(wholeBytes)} are there`;
		throw new MalformedError(`is incomplete: ${sizes}`, size, { kind: 'cut-off', bytes: size, wholeBytes });
	}
	if (filled !== end) throw new MalformedError('leaves gaps between its tensors', 8);
	if (end < left)
		throw new MalformedError('has data behind its last tensor that belongs to none', size - left + Number(end));
}

/** The libraries that make weights small leave their own kinds of tensors behind. */
function findQuantization(entries: readonly Entry[]): Quantization | null {
	const has = (suffix: string) => entries.some(({ name }) => name.endsWith(suffix));
	if (has('.q_weight') && has('.q_invperm')) return 'EXL2';
	if (has('.qweight') && has('.qzeros')) return has('.g_idx') ? 'GPTQ' : 'AWQ';
	if (has('.quant_state.bitsandbytes__nf4') || has('.absmax')) return 'bitsandbytes';
	return entries.some(({ dtype }) => dtype.startsWith('F8_')) ? 'FP8' : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCounts(value: unknown): value is number[] {
	return Array.isArray(value) && value.every((item) => Number.isSafeInteger(item) && (item as number) >= 0);
}
