/** More threads than this gain nothing for models that fit in a browser. */
const maxThreads = 8;

/** Too few tokens say nothing about speed. */
const enoughTokens = 8;

/**
 * A token reads all weights once. Slow phones manage 0.5 GB/s with one thread; ten times slower than that means that
 * threads wait for one another on cores that others use (seen on 2026-11-20: 58 tokens in 19 s with two threads on two
 * busy cores, in 0.9 s with one).
 */
const stalledBytesPerMs = 0.5e6 / 10;

/** Threads for the CPU: one core stays free for the page, or everything stalls. 1 without cross-origin isolation. */
export function cpuThreads(): number {
	if (!globalThis.crossOriginIsolated) return 1;
	return Math.max(1, Math.min((navigator.hardwareConcurrency || 1) - 1, maxThreads));
}

/** True when one thread would be faster than the many that are used. */
export function threadsStall(threads: number, weightBytes: number, tokens: number, decodeMs: number): boolean {
	return threads > 1 && tokens >= enoughTokens && weightBytes / (decodeMs / tokens) < stalledBytesPerMs;
}
