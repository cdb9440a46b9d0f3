/** Code points that cannot stand for themselves in a JSON string: controls, the quote, the backslash. */
export const jsonSpecials: readonly (readonly [number, number])[] = [
	[0x00, 0x1f],
	[0x22, 0x22],
	[0x5c, 0x5c],
	[0x7f, 0x7f]
];

/** A GBNF literal of some text. */
export function literal(text: string): string {
	const escaped = text.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
	return `"${escaped}"`;
}

/** A GBNF character class of inclusive ranges of code points. */
export function characterClass(ranges: readonly (readonly [number, number])[], negated = false): string {
	const hex = (point: number) => `\\U${point.toString(16).padStart(8, '0')}`;
	const items = ranges.map(([low, high]) => (low === high ? hex(low) : `${hex(low)}-${hex(high)}`));
	return `[${negated ? '^' : ''}${items.join('')}]`;
}

/**
 * GBNF for the decimal digits of the whole numbers from `low` to `high`.
 * @param low at least 0
 * @param high at least `low`, and a safe integer
 */
function naturalRange(low: number, high: number): string {
	const alternatives: string[] = [];
	for (let digits = String(low).length; digits <= String(high).length; digits++) {
		const first = Math.max(low, digits === 1 ? 0 : 10 ** (digits - 1));
		const last = Math.min(high, 10 ** digits - 1);
		alternatives.push(sameLength(String(first), String(last)));
	}
	return alternatives.join(' | ');
}

/** Numbers with the same count of digits: the common start, then the digits below, between and above. */
function sameLength(low: string, high: string): string {
	if (low === '') return '""';
	const [first = '', last = ''] = [low[0], high[0]];
	const [lowRest, highRest] = [low.slice(1), high.slice(1)];
	if (first === last) return lowRest === '' ? `"${first}"` : `"${first}" (${sameLength(lowRest, highRest)})`;
	const zeros = '0'.repeat(lowRest.length);
	const nines = '9'.repeat(lowRest.length);
	const parts: string[] = [];
	let [from, to] = [Number(first), Number(last)];
	if (lowRest !== zeros) parts.push(`"${from++}" (${sameLength(lowRest, nines)})`);
	const upper = highRest === nines ? null : `"${to--}" (${sameLength(zeros, highRest)})`;
	if (from <= to) parts.push(`[${from}-${to}]${lowRest === '' ? '' : ` [0-9]{${lowRest.length}}`}`);
	if (upper) parts.push(upper);
	return parts.join(' | ');
}

/** GBNF for the whole numbers from `low` to `high`, both safe integers, as JSON writes them. */
export function integerRange(low: number, high: number): string {
	const parts: string[] = [];
	if (low < 0) parts.push(`"-" (${naturalRange(high < 0 ? -high : 1, -low)})`);
	if (high >= 0) parts.push(naturalRange(Math.max(low, 0), high));
	return parts.join(' | ');
}
