import type { FinishEvent, LoadedModel } from '#lib/engines/contract/types.ts';

/** More threads than this gain nothing for models that fit in a browser. */
const maxThreads = 8;

/** Too few tokens say nothing about speed. */
const enoughTokens = 8;

/**
 * A token reads all weights once. Slow phones manage 0.5 GB/s with one thread; ten times slower than that means that
 * threads wait for one another on cores that others use.
 */
const stalledBytesPerMs = 0.5e6 / 10;

/** Threads that the CPU has for a large model: one core stays free for the page, or everything stalls. 1 without cross-origin isolation. */
export function cpuThreads(): number {
	if (!globalThis.crossOriginIsolated) return 1;
	return Math.max(1, Math.min((navigator.hardwareConcurrency || 1) - 1, maxThreads));
}

/**
 * Weights that make one more thread worth its waiting, in bytes. A small model gains little (4.7M parameters: 560 tokens/s
 * with one thread, 853 with two) and loses much when the cores are busy (58 tokens: 0.5 s with one, 15 s with two).
 */
const bytesPerThread = 16e6;

/** Threads for a model with this much weight on the CPU. */
export function threadsFor(weightBytes: number): number {
	return Math.max(1, Math.min(cpuThreads(), Math.floor(weightBytes / bytesPerThread)));
}

/** True when one thread would be faster than the many that gave this answer. */
export function threadsStall(
	{ backend, threads }: Pick<LoadedModel, 'backend' | 'threads'>,
	weightBytes: number,
	{ usage, timing }: Pick<FinishEvent, 'usage' | 'timing'>
): boolean {
	if (backend !== 'cpu' || threads < 2 || usage.completionTokens < enoughTokens) return false;
	return weightBytes / (timing.decodeMs / usage.completionTokens) < stalledBytesPerMs;
}
