// The shaders of the measurement. Each reads as much as it says and nothing else; results go to a small buffer, so that no
// compiler can leave the work out.

/** Numbers that no memory compresses. */
export const fillShader = `
@group(0) @binding(0) var<storage, read_write> data: array<u32>;
@compute @workgroup_size(256)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
	let stride = groups.x * 256u;
	for (var i = id.x; i < arrayLength(&data); i += stride) { data[i] = i * 2654435761u; }
}`;

/** Reads a buffer once, 16 bytes at a time, neighbours beside neighbours. */
export const readShader = `
@group(0) @binding(0) var<storage, read> data: array<vec4u>;
@group(0) @binding(1) var<storage, read_write> sums: array<u32>;
@compute @workgroup_size(256)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
	let stride = groups.x * 256u;
	var sum = vec4u(0u);
	for (var i = id.x; i < arrayLength(&data); i += stride) { sum ^= data[i]; }
	sums[id.x] = sum.x ^ sum.y ^ sum.z ^ sum.w;
}`;

/** Widths of the matrices that `matvecShader` is timed with: one of a large model, and one of a model as small as Guide. */
export const matvecColumns = 4096;
export const narrowColumns = 256;
/** Rows that one workgroup of `matvecShader` takes. */
export const matvecRows = 8;
const tileColumns = 1024;

/**
 * Rows of 4-bit weights times a vector: what decoding one token is made of. As Q4_0 (ggml): blocks of 32 weights, one 16-bit
 * scale each, weight = scale * (nibble - 8). Low nibbles are weights 0 to 15, high ones 16 to 31.
 *
 * Built like the kernels of engines for one token (ONNX Runtime's MatMulNBits, MLC's GEMV), so that it is slow where they are:
 * workgroups of the same size for any width, the vector in workgroup memory, 32 threads to a row, partial sums behind a barrier.
 * A narrow matrix leaves most of those threads idle and pays for all of them.
 * @param columns a multiple of 64: scales come in pairs
 * @param wide adds up within a block in 32 bits, else in 16 (needs shader-f16)
 */
export function matvecShader(columns: number, wide: boolean): string {
	const t = wide ? 'f32' : 'f16';
	return `${wide ? '' : 'enable f16;'}
const blocks = ${columns / 32}u;
@group(0) @binding(0) var<storage, read> quants: array<vec4u>;
@group(0) @binding(1) var<storage, read> scales: array<u32>;
@group(0) @binding(2) var<storage, read> x: array<vec4<${t}>>;
@group(0) @binding(3) var<storage, read_write> y: array<f32>;
var<workgroup> tile: array<vec4<${t}>, ${tileColumns / 4}>;
var<workgroup> partial: array<array<f32, 33>, ${matvecRows}>;
fn low(q: u32) -> vec4<${t}> { return vec4<${t}>(vec4f(unpack4xU8(q & 0x0f0f0f0fu)) - 8.0); }
@compute @workgroup_size(128)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
	let column = lane % 32u;
	for (var inside = lane / 32u; inside < ${matvecRows}u; inside += 4u) { partial[inside][column] = 0.0; }
	for (var start = 0u; start < blocks; start += 32u) {
		workgroupBarrier();
		for (var i = lane; i < ${tileColumns / 4}u; i += 128u) {
			if (start * 8u + i < blocks * 8u) { tile[i] = x[start * 8u + i]; }
		}
		workgroupBarrier();
		for (var inside = lane / 32u; inside < ${matvecRows}u; inside += 4u) {
			if (start + column < blocks) {
				let block = (group.x * ${matvecRows}u + inside) * blocks + start + column;
				let q = quants[block];
				let pair = unpack2x16float(scales[block / 2u]);
				var dots: ${t} = 0.0;
				for (var i = 0u; i < 4u; i++) {
					dots += dot(low(q[i]), tile[column * 8u + i]) + dot(low(q[i] >> 4u), tile[column * 8u + 4u + i]);
				}
				partial[inside][column] += f32(dots) * select(pair.x, pair.y, (block & 1u) == 1u);
			}
		}
	}
	workgroupBarrier();
	if (lane < ${matvecRows}u) {
		var sum = 0.0;
		for (var i = 0u; i < 32u; i++) { sum += partial[lane][i]; }
		y[group.x * ${matvecRows}u + lane] = sum;
	}
}`;
}

/** Side of the square matrices of `matmulShader`. */
export const matmulSide = 512;

/** Two square matrices: what reading a prompt is made of. Tiles of 32 by 32 in workgroup memory, four results a thread. */
export const matmulShader = `
const n = ${matmulSide}u;
@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read_write> c: array<f32>;
var<workgroup> left: array<array<f32, 32>, 32>;
var<workgroup> right: array<array<f32, 32>, 32>;
@compute @workgroup_size(16, 16)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) id: vec3u) {
	let row = group.y * 32u + id.y * 2u;
	let column = group.x * 32u + id.x * 2u;
	var sum = vec4f(0.0);
	for (var tile = 0u; tile < n; tile += 32u) {
		for (var i = 0u; i < 2u; i++) {
			for (var j = 0u; j < 2u; j++) {
				left[id.y * 2u + i][id.x * 2u + j] = a[(row + i) * n + tile + id.x * 2u + j];
				right[id.y * 2u + i][id.x * 2u + j] = a[(tile + id.y * 2u + i) * n + column + j];
			}
		}
		workgroupBarrier();
		for (var k = 0u; k < 32u; k++) {
			let l0 = left[id.y * 2u][k];
			let l1 = left[id.y * 2u + 1u][k];
			let r0 = right[k][id.x * 2u];
			let r1 = right[k][id.x * 2u + 1u];
			sum = fma(vec4f(l0, l0, l1, l1), vec4f(r0, r1, r0, r1), sum);
		}
		workgroupBarrier();
	}
	c[row * n + column] = sum.x;
	c[row * n + column + 1u] = sum.y;
	c[(row + 1u) * n + column] = sum.z;
	c[(row + 1u) * n + column + 1u] = sum.w;
}`;

/** Next to nothing, for what a dispatch costs by itself. */
export const emptyShader = `
@group(0) @binding(0) var<storage, read_write> data: array<u32>;
@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) { data[id.x] += 1u; }`;
