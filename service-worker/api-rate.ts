import { apiLimits } from '#lib/base/api-limits.ts';

const { burst, perSecond } = apiLimits;

interface Bucket {
	left: number;
	filledAtMs: number;
}

const buckets = new Map<string, Bucket>();

/**
 * Whether a client may ask now: a token bucket. It forgets all when this worker is ended, which happens only when nobody
 * has asked for a while.
 * @returns seconds to wait, 0 for none
 */
export function secondsToWait(client: string, nowMs = Date.now()): number {
	const { left, filledAtMs } = buckets.get(client) ?? { left: burst, filledAtMs: nowMs };
	const filled = Math.min(burst, left + (Math.max(0, nowMs - filledAtMs) / 1000) * perSecond);
	const allowed = filled >= 1;
	buckets.set(client, { left: allowed ? filled - 1 : filled, filledAtMs: nowMs });
	if (buckets.size > 100) buckets.delete(buckets.keys().next().value ?? '');
	return allowed ? 0 : 1;
}
