/** Whose clock timed the GPU: its own (timestamp-query), or the page's, less the time of an empty round trip. */
export type GpuClock = 'timestamps' | 'wall';

/** What a GPU did, in base units per second. */
export interface GpuSpeed {
	/** Bytes of a large buffer, read once in order. */
	readBytesPerSecond: number;
	/** Bytes of 4-bit weights (Q4_0: 18 for 32 weights) in wide rows, multiplied with a vector and added up in 32 bits. */
	matvecBytesPerSecond: number;
	/** The same in rows as narrow as those of Guide, which keep few of a workgroup's threads busy. */
	narrowBytesPerSecond: number;
	/** The same, added up in 16 bits within a block; `null` without shader-f16. */
	matvecF16BytesPerSecond: number | null;
	/** Multiplications and additions, counted separately, of two matrices of 32-bit numbers. */
	matmulFlops: number;
	/** From JavaScript into a buffer of the GPU. */
	uploadBytesPerSecond: number;
	/** What one dispatch costs beyond its arithmetic. */
	dispatchMs: number;
	/** From submitting next to nothing to having its result. */
	roundTripMs: number;
	clock: GpuClock;
}

/** Why there are no figures of a GPU. */
export type GpuTrouble = 'absent' | 'no-adapter' | 'no-device' | 'device-lost' | 'failed';

export type GpuMeasurement =
	/** `software`: a program stood in for a GPU. */
	| { state: 'measured'; speed: GpuSpeed; tests: readonly KernelTest[]; software?: boolean }
	/** It could be opened, but computes so wrongly that its speed means nothing. */
	| { state: 'wrong'; tests: readonly KernelTest[] }
	| { state: GpuTrouble; reason: string };

/** One kernel whose answer is known. */
export interface KernelTest {
	/** Stable: for reports. */
	id: 'integer' | 'f32' | 'f16' | 'workgroup' | 'subgroup' | 'q4';
	passed: boolean;
	/** The first wrong value, for a bug report; empty when it passed. */
	detail: string;
}

/** What the CPU did in WebAssembly with vector instructions. */
export interface CpuSpeed {
	threads: number;
	/** Bytes of a large memory, read once in order, by one thread and by all together. */
	readBytesPerSecond: number;
	readAllBytesPerSecond: number;
	/** 4-bit weights, multiplied with 8-bit numbers; from memory that is in the cache, so arithmetic alone. */
	dotWeightsPerSecond: number;
	dotAllWeightsPerSecond: number;
	/** What one token costs beyond its arithmetic: a message to a worker and one back, each of which waits for its thread. */
	turnMs: number;
}

export interface StorageSpeed {
	/** A file of the private file system, right after it was written: mostly from the system's own cache. */
	readBytesPerSecond: number;
}

/** Where and when figures were taken: they hold for no other browser, GPU or driver. */
export interface Identity {
	/** Browser and major version. */
	browser: string;
	/** Everything that the adapter says about itself, driver included where it does. */
	adapter: string;
}

export interface Measurements {
	takenAtMs: number;
	identity: Identity;
	gpu: GpuMeasurement;
	/** `null`: this browser runs no vector instructions. */
	cpu: CpuSpeed | null;
	/** `null`: no private file system. */
	storage: StorageSpeed | null;
}
