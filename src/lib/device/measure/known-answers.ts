import type { GpuBench } from '#lib/device/measure/gpu-bench.ts';
import { matvecColumns, matvecRows, matvecShader } from '#lib/device/measure/kernels.ts';
import type { KernelTest } from '#lib/device/measure/types.ts';

/** A deliberately wrong kernel, for tests: another constant, or results that are no numbers. */
export type Fault = 'wrong' | 'nan';

interface KnownAnswer {
	id: KernelTest['id'];
	needs?: GPUFeatureName;
	shader: (fault: Fault | null) => string;
	/** Wrong by more than this is wrong; 0 is exact. */
	tolerance: number;
	expected: readonly number[];
	floats: boolean;
}

const items = 256;
const indices = Array.from({ length: items }, (_, index) => index);
const output = '@group(0) @binding(0) var<storage, read_write> out';

/** Sixty-four rounds of multiplying, adding and shifting, as hash functions do. */
function mixed(index: number): number {
	let value = index;
	for (let round = 0; round < 64; round++) {
		value = (Math.imul(value, 1_664_525) + 1_013_904_223) >>> 0;
		value = (value ^ (value >>> 13)) >>> 0;
	}
	return value;
}

/** Terms of the sum in 32 bits: neither term nor sum is exact in binary. */
function summed(index: number): number {
	let sum = 0;
	for (let k = 0; k < 64; k++) sum = Math.fround(Math.fround(index * 0.37 + 1) * Math.fround(k * 0.13 - 4)) + sum;
	return sum;
}

const answers: readonly KnownAnswer[] = [
	{
		id: 'integer',
		floats: false,
		tolerance: 0,
		expected: indices.map(mixed),
		shader: (fault) => `${output}: array<u32>;
@compute @workgroup_size(64) fn main(@builtin(global_invocation_id) id: vec3u) {
	var value = id.x;
	for (var round = 0u; round < 64u; round++) {
		value = value * 1664525u + ${fault === 'wrong' ? '1013904222u' : '1013904223u'};
		value ^= value >> 13u;
	}
	out[id.x] = value;
}`
	},
	{
		id: 'f32',
		floats: true,
		// 64 additions, each off by half a unit in the last place (2^-24) of a sum of terms that stay below 64 * 96 * 4.5.
		tolerance: 64 * 64 * 96 * 4.5 * 2 ** -24,
		expected: indices.map(summed),
		shader: (fault) => `${output}: array<f32>;
@compute @workgroup_size(64) fn main(@builtin(global_invocation_id) id: vec3u) {
	var sum = 0.0;
	let a = f32(id.x) * 0.37 + 1.0;
	for (var k = 0u; k < 64u; k++) { sum = fma(a, f32(k) * 0.13 - 4.0, sum); }
	out[id.x] = ${fault === 'nan' ? 'bitcast<f32>(0x7fc00000u | id.x)' : 'sum'};
}`
	},
	{
		id: 'f16',
		needs: 'shader-f16',
		floats: true,
		tolerance: 0, // whole numbers below 2,048 are exact in 16 bits
		expected: indices.map((index) => (index % 8) * 100),
		shader: () => `enable f16;
${output}: array<f32>;
@compute @workgroup_size(64) fn main(@builtin(global_invocation_id) id: vec3u) {
	var sum: f16 = 0.0;
	for (var k = 0u; k < 25u; k++) { sum += f16(id.x % 8u) * f16(k % 5u + 2u); }
	out[id.x] = f32(sum);
}`
	},
	{
		id: 'workgroup',
		floats: false,
		tolerance: 0,
		// Sums of all numbers up to one's own: wrong as soon as one barrier is.
		expected: indices.map((index) => (index * (index + 1)) / 2),
		shader: () => `${output}: array<u32>;
var<workgroup> shared_sums: array<u32, ${items}>;
@compute @workgroup_size(${items}) fn main(@builtin(local_invocation_index) lane: u32) {
	shared_sums[lane] = lane;
	workgroupBarrier();
	for (var reach = 1u; reach < ${items}u; reach *= 2u) {
		var sum = shared_sums[lane];
		if (lane >= reach) { sum += shared_sums[lane - reach]; }
		workgroupBarrier();
		shared_sums[lane] = sum;
		workgroupBarrier();
	}
	out[lane] = shared_sums[lane];
}`
	},
	{
		id: 'subgroup',
		needs: 'subgroups' as GPUFeatureName,
		floats: false,
		tolerance: 0,
		// However large a subgroup is, all of them together have every number once.
		expected: indices.map(() => (items * (items - 1)) / 2),
		shader: () => `enable subgroups;
${output}: array<u32>;
var<workgroup> total: atomic<u32>;
@compute @workgroup_size(${items}) fn main(@builtin(local_invocation_index) lane: u32) {
	let sum = subgroupAdd(lane);
	if (subgroupElect()) { atomicAdd(&total, sum); }
	workgroupBarrier();
	out[lane] = atomicLoad(&total);
}`
	}
];

function compare(answer: Pick<KnownAnswer, 'id' | 'tolerance' | 'expected'>, values: ArrayLike<number>): KernelTest {
	const wrong = answer.expected.findIndex((expected, index) => {
		const difference = Math.abs((values[index] ?? NaN) - expected);
		return !(difference <= answer.tolerance); // also when it is no number
	});
	const detail = wrong < 0 ? '' : `number ${wrong} is ${values[wrong]}, not ${answer.expected[wrong]}`;
	return { id: answer.id, passed: wrong < 0, detail };
}

/** The kernel that decoding lives on, with rows whose products are known. */
async function testMatvec(bench: GpuBench): Promise<KernelTest> {
	const rows = matvecRows;
	const blocks = (rows * matvecColumns) / 32;
	const nibbles = Array.from({ length: rows * matvecColumns }, (_, index) => (index * 7 + (index >> 5)) % 16);
	const x = Float32Array.from({ length: matvecColumns }, (_, index) => (index % 5) - 2);
	const words = new Uint32Array(blocks * 4);
	const expected = new Array<number>(rows).fill(0);
	nibbles.forEach((nibble, index) => {
		const [block, place] = [Math.floor(index / 32), index % 32];
		const word = block * 4 + Math.floor((place % 16) / 4);
		words[word] = ((words[word] ?? 0) | (nibble << ((place % 4) * 8 + (place >= 16 ? 4 : 0)))) >>> 0;
		const row = Math.floor(index / matvecColumns);
		expected[row] =
			(expected[row] ?? 0) + (block % 2 === 0 ? 0.5 : 0.25) * (nibble - 8) * (x[index % matvecColumns] ?? 0);
	});
	const scales = new Uint32Array(blocks / 2).fill(0x3400_3800); // 0.25 and 0.5 in 16 bits
	const y = bench.buffer(rows * 4);
	const buffers = [bench.filled(words), bench.filled(scales), bench.filled(x), y];
	const work = await bench.prepare(matvecShader(matvecColumns, true), buffers, [1, 1]);
	const values = new Float32Array(await bench.compute(work, y));
	return compare({ id: 'q4', tolerance: 0, expected }, values); // halves and quarters: exact
}

/**
 * Small kernels with answers that are known beforehand, each for one thing that models need. A kernel that does not compile
 * has failed as well.
 * @throws `DeviceLost`, `AbortError`
 */
export async function testKernels(bench: GpuBench, fault: Fault | null): Promise<KernelTest[]> {
	const tests: KernelTest[] = [];
	for (const answer of answers) {
		if (answer.needs && !bench.device.features.has(answer.needs)) continue;
		const out = bench.buffer(items * 4);
		// The work on `items` numbers takes as many workgroups of 64, or a single one of all.
		const code = answer.shader(fault);
		const groups = code.includes('workgroup_size(64)') ? items / 64 : 1;
		const work = await bench.prepare(code, [out], [groups, 1]);
		const bytes = await bench.compute(work, out);
		tests.push(compare(answer, answer.floats ? new Float32Array(bytes) : new Uint32Array(bytes)));
	}
	tests.push(await testMatvec(bench));
	return tests;
}
