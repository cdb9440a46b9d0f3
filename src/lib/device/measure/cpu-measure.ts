import { blockBytes, blockWeights, makeKernel } from '#lib/device/measure/wasm-kernel.ts';

/** Larger than most caches of CPUs, small enough for a phone. */
const readBytes = 32 * 1024 ** 2;
/** Fits into the nearest cache, beside everything else. */
const dotBytes = 1024 * blockBytes;
const wantedMs = 200;

export interface CoreSpeed {
	readBytesPerSecond: number;
	dotWeightsPerSecond: number;
}

/**
 * Milliseconds of one turn of some work, on average over long enough that what else the machine does is in it: a busy machine
 * is slow in the long run, however fast it is for a moment.
 */
function time(work: () => void): number {
	work();
	const startedMs = performance.now();
	let turns = 0;
	let elapsedMs = 0;
	// The clock is read seldom: browsers round it, and reading takes time.
	for (let batch = 1; elapsedMs < wantedMs; elapsedMs = performance.now() - startedMs) {
		for (let turn = 0; turn < batch; turn++) work();
		turns += batch;
		if (elapsedMs < 2) batch *= 2;
	}
	return elapsedMs / turns;
}

/**
 * Times one thread: how fast it reads memory, and how fast it computes with 4-bit weights.
 * @param threads that do the same at this moment; they share the memory that is read
 * @throws CompileError without vector instructions
 */
export function measureCore(threads: number): CoreSpeed {
	const bytes = Math.max(8 * 1024 ** 2, readBytes / threads);
	const { memory, read, dot } = makeKernel(bytes);
	// Untouched pages all lie in one place, which a cache would hold.
	new Uint8Array(memory.buffer).fill(1);
	const readMs = time(() => void read(bytes));
	const dotMs = time(() => void dot(0, dotBytes, dotBytes));
	return {
		readBytesPerSecond: (bytes * 1000) / readMs,
		dotWeightsPerSecond: ((dotBytes / blockBytes) * blockWeights * 1000) / dotMs
	};
}

/** Does as much as a token of a tiny model, about a millisecond; milliseconds that it took here. */
export function makeTurn(): () => number {
	const { dot } = makeKernel(2 * dotBytes);
	const repeats = Math.max(1, Math.round(1 / time(() => void dot(0, dotBytes, dotBytes))));
	return () => {
		const startedMs = performance.now();
		for (let repeat = 0; repeat < repeats; repeat++) dot(0, dotBytes, dotBytes);
		return performance.now() - startedMs;
	};
}
