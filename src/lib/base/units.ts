const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes in the decimal unit that fits, and how many digits behind the point say enough: one below 100, none above and for bytes. */
export function scaleBytes(bytes: number): { value: number; digits: 0 | 1; unit: (typeof byteUnits)[number] } {
	const power = byteUnits.findIndex((_, power) => bytes / 1000 ** power < 999.5);
	const unit = power < 0 ? byteUnits.length - 1 : power;
	const value = bytes / 1000 ** unit;
	return { value, digits: unit === 0 || value >= 99.5 ? 0 : 1, unit: byteUnits[unit] ?? 'B' };
}

/** Bytes for programs and reports, which are English, as download pages and disks print them: `6.8 MB`. */
export function formatBytes(bytes: number): string {
	const { value, digits, unit } = scaleBytes(bytes);
	return `${value.toFixed(digits)} ${unit}`;
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
