import type { GpuClock } from '#lib/device/measure/types.ts';

/** Chromium rounds timestamps to 0.1 ms unless a developer flag is set; ten steps keep the error under a tenth. */
const leastTrustedMs = 1;

/**
 * Which clock to believe. Timestamps that are missing, backwards, rounded away, or longer than the page's own clock saw are
 * not; then it is the page's, less an empty round trip.
 * @param timestampsMs by the GPU's clock; `null` where it has none
 * @param wallMs from submitting to the end, by the page's clock
 */
export function chooseClock(
	timestampsMs: number | null,
	wallMs: number,
	roundTripMs: number
): { ms: number; clock: GpuClock } {
	const trusted = timestampsMs !== null && timestampsMs >= leastTrustedMs && timestampsMs <= wallMs * 1.1;
	if (trusted) return { ms: timestampsMs, clock: 'timestamps' };
	// At most nine tenths are taken off: a round trip varies, and a speed must not become infinite.
	return { ms: Math.max(wallMs - roundTripMs, wallMs * 0.1), clock: 'wall' };
}

/** The middle one; of an even number the mean of the two in the middle. `NaN` of none. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length / 2;
	return sorted.length % 2 === 1
		? (sorted[Math.floor(middle)] ?? NaN)
		: ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/** The mean of the middle half, for values of which some are far off. `NaN` of none. */
export function middleMean(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const off = Math.floor(sorted.length / 4);
	const middle = sorted.slice(off, sorted.length - off);
	return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}
