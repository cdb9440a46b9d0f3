/**
 * The bytes that a `Range` header asks for: one range, as `[first, last]`; `null` for all of them (no header, a unit or
 * a form that we need not understand); `'unsatisfiable'` for status 416.
 * @param {string | undefined} header
 * @param {number} bytes size of the file
 * @returns {[first: number, last: number] | null | 'unsatisfiable'}
 */
export function parseRange(header, bytes) {
	const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
	if (!match || (!match[1] && !match[2])) return null;
	const [, first = '', last = ''] = match;
	if (!first) return Number(last) > 0 && bytes > 0 ? [Math.max(0, bytes - Number(last)), bytes - 1] : 'unsatisfiable';
	if (last && Number(last) < Number(first)) return null;
	if (Number(first) >= bytes) return 'unsatisfiable';
	return [Number(first), Math.min(last ? Number(last) : bytes - 1, bytes - 1)];
}
