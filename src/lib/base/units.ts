const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes in decimal units with two significant decimals at most, as download pages and disks print them: `6.8 MB`. */
export function formatBytes(bytes: number): string {
	let value = bytes;
	let unit = 0;
	while (value >= 999.5 && unit < byteUnits.length - 1) {
		value /= 1000;
		unit++;
	}
	const digits = unit === 0 || value >= 99.5 ? 0 : 1;
	return `${value.toFixed(digits)} ${byteUnits[unit]}`;
}

/** Milliseconds as a person reads them: `240 ms`, `1.4 s`, `2 min 5 s`. */
export function formatDuration(ms: number): string {
	if (ms < 999.5) return `${Math.round(ms)} ms`;
	if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
	const seconds = Math.round(ms / 1000);
	return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** A count of parameters in the field's short form: `6.4M`, `7B`. */
export function formatParameters(count: number): string {
	const [value, unit] = count >= 999_500_000 ? [count / 1e9, 'B'] : [count / 1e6, 'M'];
	return `${value >= 99.5 || Number.isInteger(value) ? Math.round(value) : Number(value.toFixed(1))}${unit}`;
}

/**
 * Decode speed in tokens per second: the first token belongs to prefill, so `n` tokens span `n - 1` intervals.
 * `null` when there is nothing to measure.
 */
export function tokensPerSecond(completionTokens: number, decodeMs: number): number | null {
	return completionTokens > 1 && decodeMs > 0 ? ((completionTokens - 1) * 1000) / decodeMs : null;
}

/** A number with its English noun: `1 chat`, `1,200 chats`. */
export function plural(count: number, noun: string): string {
	return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
