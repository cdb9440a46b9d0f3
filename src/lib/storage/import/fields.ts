import { type Found, member, refuse, refuseType } from '#lib/storage/checks.ts';
import { maxTextLength } from '#lib/storage/import/build.ts';
import type { LeftOut, LeftOutKind } from '#lib/storage/import/types.ts';

/** What other apps write is checked where it is used, and may be absent or `null`; only what is there must be right. */

export function isAbsent({ value }: Found): boolean {
	return value === undefined || value === null;
}

/** Text, empty where there is none. @throws `request/invalid` for anything else, and for too much */
export function optionalText(found: Found): string {
	if (isAbsent(found)) return '';
	const { value, place } = found;
	if (typeof value !== 'string') return refuseType(place, 'text');
	if (value.length > maxTextLength) {
		return refuse(place, { kind: 'too-many', of: 'characters', most: maxTextLength });
	}
	return value;
}

/** An id as text: some apps write numbers. @throws `request/invalid` */
export function foreignId(found: Found): string {
	const { value, place } = found;
	if (typeof value === 'number' && Number.isFinite(value)) return String(value);
	if (typeof value === 'string' && value !== '' && value.length <= 200) return value;
	return refuseType(place, 'id');
}

/** As `foreignId`; `null` where there is none. */
export function optionalId(found: Found): string | null {
	return isAbsent(found) || found.value === '' ? null : foreignId(found);
}

/** Seconds or milliseconds since 1970 in milliseconds; `null` where there is none. @throws `request/invalid` */
export function optionalTime(found: Found): number | null {
	if (isAbsent(found)) return null;
	const { value, place } = found;
	if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) return refuseType(place, 'time');
	// Seconds reach this number in the year 5138, milliseconds did in 1973.
	const ms = Math.round(value < 1e11 ? value * 1000 : value);
	return ms > 8.64e15 ? refuseType(place, 'time') : ms;
}

export function optionalFlag(found: Found): boolean {
	if (isAbsent(found)) return false;
	return typeof found.value === 'boolean' ? found.value : refuseType(found.place, 'flag');
}

/** Entries of a list; none where there is no list. @throws `request/invalid` */
export function optionalItems(found: Found): Found[] {
	if (isAbsent(found)) return [];
	const { value, place } = found;
	if (!Array.isArray(value)) return refuseType(place, 'list');
	return value.map((item: unknown, index) => ({ value: item, place: `${place}[${index}]` }));
}

/** Own members of an object, those named `__proto__` too: a key is only ever compared. @throws `request/invalid` */
export function entries({ value, place }: Found): [string, Found][] {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuseType(place, 'object');
	return Object.entries(value).map(([key, item]) => [key, { value: item, place: `${place}.${key.slice(0, 80)}` }]);
}

export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member, or nothing where what should have it is absent. */
export function optionalMember(found: Found, key: string): Found {
	return isAbsent(found) ? { value: undefined, place: `${found.place}.${key}` } : member(found, key);
}

/** JSON of an object, whatever a model wrote. */
export function asObjectJson(json: string): string {
	try {
		if (isObject(JSON.parse(json))) return json;
	} catch {
		// said as text below
	}
	return JSON.stringify({ input: json });
}

/** Counts what is left out. */
export class LeftOutCount {
	readonly counts: LeftOut = {};

	add(kind: LeftOutKind, count = 1): void {
		if (count > 0) this.counts[kind] = (this.counts[kind] ?? 0) + count;
	}
}
