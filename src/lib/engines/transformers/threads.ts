/** More threads than this gain nothing for models that fit in a browser. */
const maxThreads = 8;

/**
 * Weights that make one more thread worth its waiting, in bytes. A second thread made a model of 168 MB faster (prefill 222
 * to 367 tokens/s, 20 Nov 2026), and one of 5 MB two to five times slower on busy cores.
 */
const bytesPerThread = 64e6;

/** Threads that the CPU has for a large model: one core stays free for the page. 1 without cross-origin isolation. */
export function cpuThreads(): number {
	if (!globalThis.crossOriginIsolated) return 1;
	return Math.max(1, Math.min((navigator.hardwareConcurrency || 1) - 1, maxThreads));
}

/** Threads for a model with this much weight on the CPU. */
export function threadsFor(weightBytes: number): number {
	return Math.max(1, Math.min(cpuThreads(), Math.floor(weightBytes / bytesPerThread)));
}
