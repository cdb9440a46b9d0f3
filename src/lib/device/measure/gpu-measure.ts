import { AppError, isAbort } from '#lib/base/errors.ts';
import { DeviceLost, GpuBench } from '#lib/device/measure/gpu-bench.ts';
import {
	emptyShader,
	fillShader,
	matmulShader,
	matmulSide,
	matvecColumns,
	matvecRows,
	matvecShader,
	narrowColumns,
	readShader
} from '#lib/device/measure/kernels.ts';
import { testKernels, type Fault } from '#lib/device/measure/known-answers.ts';
import type { GpuClock, GpuMeasurement, GpuSpeed, GpuTrouble } from '#lib/device/measure/types.ts';

/** Larger than the caches of today's GPUs (RTX 4090: 72 MB; Apple M4 Max: 48 MB). */
const readBytes = 256 * 1024 ** 2;
/** A program on the CPU is not asked for more than it can do in a moment. */
const softwareReadBytes = 1024 ** 2;
const leastReadBytes = 256 * 1024;
const uploadBytes = 32 * 1024 ** 2;
const softwareUploadBytes = 4 * 1024 ** 2;
/** Tiles of the product of two matrices, out of 256. */
const softwareTiles = 2;
/** Workgroups of `matvecShader`: enough for the cores of a program. SwiftShader takes half a millisecond or more for each. */
const softwareGroups = { wide: 16, narrow: 32 };
/** On a busy machine a program is slow in the long run, however fast it is for a moment. Guide's speed follows from this. */
const softwareRoundMs = 100;
/** With narrow rows it is workgroups that count, not memory: as many as go into one dispatch of any GPU. */
const mostNarrowGroups = 32_768;

export interface GpuMeasureOptions {
	signal: AbortSignal;
	/** A program stands in for the GPU: small buffers will do. */
	software: boolean;
	fault?: Fault | null | undefined;
}

/** Asks as the engines do, with what the measurement can use. */
async function open(gpu: GPU | undefined): Promise<GPUDevice | { state: GpuTrouble; reason: string }> {
	if (!gpu) return { state: 'absent', reason: 'this browser has no WebGPU' };
	const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
	if (!adapter) return { state: 'no-adapter', reason: 'the browser found no GPU that it may use' };
	const wanted = ['shader-f16', 'subgroups', 'timestamp-query'] as GPUFeatureName[];
	const requiredFeatures = wanted.filter((name) => adapter.features.has(name));
	const { maxBufferSize, maxStorageBufferBindingSize } = adapter.limits;
	try {
		return await adapter
			.requestDevice({ requiredFeatures, requiredLimits: { maxBufferSize, maxStorageBufferBindingSize } })
			// An adapter may offer limits that it then refuses; what every GPU has will do.
			.catch(() => adapter.requestDevice({ requiredFeatures }));
	} catch (error) {
		return { state: 'no-device', reason: describe(error) };
	}
}

const describe = (error: unknown) => (error instanceof Error ? error.message : String(error)).slice(0, 200);

/**
 * Tests and times this machine's GPU. Whatever stands in the way is the answer, not an error.
 * @throws `AbortError`, and nothing else
 */
export async function measureGpu(gpu: GPU | undefined, options: GpuMeasureOptions): Promise<GpuMeasurement> {
	let bench: GpuBench | null = null;
	try {
		const device = await open(gpu);
		if ('state' in device) return device;
		bench = new GpuBench(device, options.signal);
		const tests = await testKernels(bench, options.fault ?? null);
		if (tests.some(({ passed }) => !passed)) return { state: 'wrong', tests };
		const speed = await time(bench, options.software);
		const figures = Object.values(speed).filter((value) => typeof value === 'number');
		if (!figures.every((value) => Number.isFinite(value) && value > 0))
			throw new AppError('internal/bug', { reason: 'a time that is no time' });
		return { state: 'measured', speed, tests, software: options.software };
	} catch (error) {
		if (isAbort(error)) throw error;
		return { state: error instanceof DeviceLost ? 'device-lost' : 'failed', reason: describe(error) };
	} finally {
		bench?.close();
	}
}

async function time(bench: GpuBench, software: boolean): Promise<GpuSpeed> {
	const small = bench.buffer(256);
	const empty = await bench.prepare(emptyShader, [small], [1, 1]);
	const roundTripMs = await bench.measureRoundTrip(empty);
	const clocks: GpuClock[] = [];
	const perDispatch = async (...work: Parameters<GpuBench['time']>) => {
		const { ms, clock } = await bench.time(...work);
		clocks.push(clock);
		return ms;
	};
	const dispatchMs = await perDispatch(empty);

	const { maxStorageBufferBindingSize, maxBufferSize } = bench.device.limits;
	const most = Math.min(maxStorageBufferBindingSize, maxBufferSize, software ? softwareReadBytes : readBytes);
	const wantedBytes = 2 ** Math.floor(Math.log2(most));
	const data = await bench.largestBuffer(wantedBytes, leastReadBytes);
	// Each thread reads 16 pieces or more, so that the sums at the end weigh nothing.
	const readGroups = Math.max(1, Math.min(2048, data.size / (16 * 256 * 16)));
	const sums = bench.buffer(readGroups * 256 * 4);
	const fill = await bench.prepare(fillShader, [data], [1024, 1]);
	await bench.compute(fill, small);
	const readMs = await perDispatch(await bench.prepare(readShader, [data, sums], [readGroups, 1]));

	// The same bytes, now as 4-bit weights.
	const mostGroups = (columns: number) => Math.floor(data.size / (matvecRows * (columns / 2)));
	const groups = software ? softwareGroups.wide : mostGroups(matvecColumns);
	const narrowGroups = software ? softwareGroups.narrow : Math.min(mostNarrowGroups, mostGroups(narrowColumns));
	const scales = bench.buffer(data.size / 8);
	const y = bench.buffer(Math.max(groups, narrowGroups) * matvecRows * 4);
	const x = bench.filled(new Float32Array(matvecColumns).fill(0.5));
	const wide = await bench.prepare(matvecShader(matvecColumns, true), [data, scales, x, y], [groups, 1]);
	const matvecMs = await perDispatch(wide);
	const narrow = await bench.prepare(matvecShader(narrowColumns, true), [data, scales, x, y], [narrowGroups, 1]);
	const narrowMs = await perDispatch(narrow, software ? softwareRoundMs : undefined);
	let matvecF16Ms: number | null = null;
	if (bench.device.features.has('shader-f16')) {
		const halves = bench.filled(new Uint16Array(matvecColumns).fill(0x3800));
		const short = await bench.prepare(matvecShader(matvecColumns, false), [data, scales, halves, y], [groups, 1]);
		matvecF16Ms = await perDispatch(short);
	}

	const side = bench.filled(new Float32Array(matmulSide ** 2).fill(0.5));
	const product = bench.buffer(matmulSide ** 2 * 4);
	const tiles = [software ? softwareTiles : matmulSide / 32, software ? 1 : matmulSide / 32] as const;
	const matmulMs = await perDispatch(await bench.prepare(matmulShader, [side, product], tiles));
	// A tile is 32 by 32 results, each a multiplication and an addition for every column.
	const flops = tiles[0] * tiles[1] * 32 * 32 * matmulSide * 2;

	const bytesOf = (workgroups: number, columns: number) => ((workgroups * matvecRows * columns) / 32) * 18;
	const matvecBytes = bytesOf(groups, matvecColumns);
	return {
		readBytesPerSecond: perSecond(data.size, readMs),
		matvecBytesPerSecond: perSecond(matvecBytes, matvecMs),
		narrowBytesPerSecond: perSecond(bytesOf(narrowGroups, narrowColumns), narrowMs),
		matvecF16BytesPerSecond: matvecF16Ms === null ? null : perSecond(matvecBytes, matvecF16Ms),
		matmulFlops: perSecond(flops, matmulMs),
		uploadBytesPerSecond: await timeUpload(bench, data, software ? softwareUploadBytes : uploadBytes),
		dispatchMs,
		roundTripMs,
		clock: clocks.includes('wall') ? 'wall' : 'timestamps'
	};
}

const perSecond = (amount: number, ms: number) => (amount * 1000) / ms;

/** In pieces of 4 MiB, as engines hand over a file. */
async function timeUpload(bench: GpuBench, target: GPUBuffer, wantedBytes: number): Promise<number> {
	const piece = new Uint8Array(Math.min(4 * 1024 ** 2, target.size)).fill(7);
	const pieces = Math.max(1, Math.min(wantedBytes, target.size) / piece.byteLength);
	bench.device.queue.writeBuffer(target, 0, piece); // the first one also makes room for the others
	await bench.settled();
	const startedMs = performance.now();
	for (let index = 0; index < pieces; index++) {
		bench.device.queue.writeBuffer(target, (index * piece.byteLength) % target.size, piece);
	}
	await bench.settled();
	return perSecond(pieces * piece.byteLength, performance.now() - startedMs);
}
