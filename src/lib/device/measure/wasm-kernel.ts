// A WebAssembly module of two functions, written down as instructions: too small for a compiler in the build, and the only way
// for a page to read memory as fast as llama.cpp's build does. Numbers are from the WebAssembly and SIMD specifications.

/** Bytes of one block: 16 with 32 weights of 4 bits, 4 with their scale (Q4_0 has 2 for that; it is 18 there). */
export const blockBytes = 20;
export const blockWeights = 32;

export interface WasmKernel {
	memory: WebAssembly.Memory;
	/** Reads `bytes` (a multiple of 64) from the start, once; the result is all of them, combined. */
	read(bytes: number): number;
	/** Multiplies `bytes` of blocks at `weights` with 32 numbers of 8 bits at `x`, and adds up. */
	dot(weights: number, bytes: number, x: number): number;
}

/** Unsigned LEB128, as all sizes and indices are written. */
function leb(value: number): number[] {
	return value < 128 ? [value] : [(value & 127) | 128, ...leb(value >>> 7)];
}
const i32 = 0x7f;
const f32 = 0x7d;
const v128 = 0x7b;
const simd = (opcode: number, ...immediates: number[]) => [0xfd, ...leb(opcode), ...immediates];
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
// Signed, below 128: the second byte says that bit 6 is no sign.
const constant = (value: number) => [0x41, ...(value < 64 ? [value] : [value | 128, 0])];
const add = [0x6a];
const load = (offset: number) => simd(0x00, 0, ...leb(offset));
const loadScale = (offset: number) => simd(0x09, 2, ...leb(offset)); // v128.load32_splat
const xor = simd(0x51);
const lane = (opcode: number) => simd(opcode, 0);

/** `loop { body; p += step; if (p < end) again }`, with p and end in locals. */
function loopOver(p: number, end: number, step: number, body: number[]): number[] {
	const next = [...get(p), ...constant(step), ...add, ...set(p)];
	return [0x03, 0x40, ...body, ...next, ...get(p), ...get(end), 0x49, 0x0d, 0x00, 0x0b];
}

/** read(bytes): four loads of 16 bytes a turn. Locals: 0 bytes, 1 p, 2 sum. */
function readBody(): number[] {
	const loads = [0, 16, 32, 48].flatMap((offset) => [...get(1), ...load(offset), ...xor]);
	const lanes = [1, 2, 3].flatMap((index) => [...get(2), ...simd(0x1b, index), 0x73]);
	return [
		...loopOver(1, 0, 64, [...get(2), ...loads, ...set(2)]),
		...get(2),
		...lane(0x1b), // i32x4.extract_lane
		...lanes
	];
}

/** dot(weights, bytes, x): one block a turn. Locals: 0 p, 1 bytes then end, 2 x; 3 q, 4 low, 5 high, 6 x0, 7 x1, 8 sum. */
function dotBody(): number[] {
	const minusEight = (local: number) => [...constant(8), ...simd(0x0f), ...simd(0x71), ...set(local)]; // splat, i8x16.sub
	const product = (half: number, weights: number, x: number) => [...get(weights), ...get(x), ...simd(half)];
	const [low, high, addPairs] = [0x9c, 0x9d, simd(0x8e)]; // i16x8.extmul_low/high_i8x16_s, i16x8.add
	const block = [
		...get(0),
		...load(0),
		...set(3),
		...get(3),
		...constant(15),
		...simd(0x0f),
		...simd(0x4e),
		...minusEight(4), // the lower halves of the bytes
		...get(3),
		...constant(4),
		...simd(0x6d),
		...minusEight(5), // the upper ones
		...get(8),
		...product(low, 4, 6),
		...product(high, 4, 6),
		...addPairs,
		...product(low, 5, 7),
		...addPairs,
		...product(high, 5, 7),
		...addPairs,
		...simd(0x7e), // i32x4.extadd_pairwise_i16x8_s
		...simd(0xfa), // f32x4.convert_i32x4_s
		...get(0),
		...loadScale(16),
		...simd(0xe6),
		...simd(0xe4),
		...set(8) // f32x4.mul, f32x4.add
	];
	return [
		...get(0),
		...get(1),
		...add,
		...set(1),
		...get(2),
		...load(0),
		...set(6),
		...get(2),
		...load(16),
		...set(7),
		...loopOver(0, 1, blockBytes, block),
		...get(8),
		...simd(0x1f, 0),
		...[1, 2, 3].flatMap((index) => [...get(8), ...simd(0x1f, index), 0x92])
	];
}

function section(id: number, ...content: number[]): number[] {
	return [id, ...leb(content.length), ...content];
}

function code(locals: number[], body: number[]): number[] {
	const whole = [...locals, ...body, 0x0b];
	return [...leb(whole.length), ...whole];
}

/** The bytes of the module, with a memory of this many pages of 64 KiB. */
function assemble(pages: number): Uint8Array<ArrayBuffer> {
	const name = (text: string) => [text.length, ...new TextEncoder().encode(text)];
	return Uint8Array.from([
		...[0, 97, 115, 109, 1, 0, 0, 0],
		...section(1, 2, 0x60, 1, i32, 1, i32, 0x60, 3, i32, i32, i32, 1, f32),
		...section(3, 2, 0, 1),
		...section(5, 1, 0, ...leb(pages)),
		...section(7, 3, ...name('memory'), 2, 0, ...name('read'), 0, 0, ...name('dot'), 0, 1),
		...section(10, 2, ...code([2, 1, i32, 1, v128], readBody()), ...code([1, 6, v128], dotBody()))
	]);
}

/** @throws CompileError where the browser knows no vector instructions; RangeError without room for the memory */
export function makeKernel(memoryBytes: number): WasmKernel {
	const module = new WebAssembly.Module(assemble(Math.ceil(memoryBytes / 65_536)));
	return new WebAssembly.Instance(module).exports as unknown as WasmKernel;
}
