import type { DataFlaw, WantedValue } from '#lib/base/data-flaw.ts';
import { AppError } from '#lib/base/errors.ts';
import { flawReason } from '#lib/storage/flaw-reason.ts';

/** Data of unknown origin and where it was found, for the message: `conversations[3].title`. */
export interface Found {
	value: unknown;
	place: string;
}

/** The error for what is wrong with a file, in itself or at a place in it; the outermost place has no name. */
export function refusal(place: string, flaw: DataFlaw): AppError<'request/invalid'> {
	return new AppError('request/invalid', { param: place === '' ? 'file' : place, reason: flawReason(flaw), flaw });
}

/** @throws `request/invalid` that names the place */
export function refuse(place: string, flaw: DataFlaw): never {
	throw refusal(place, flaw);
}

/** @throws `request/invalid` that names the place and what should be there */
export function refuseType(place: string, wanted: WantedValue): never {
	return refuse(place, { kind: 'wrong-type', wanted });
}

/** A member of an object; `undefined` when it is absent. Inherited ones, `__proto__` among them, are never seen. */
export function member({ value, place }: Found, key: string): Found {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuseType(place, 'object');
	const own = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
	return { value: own, place: place ? `${place}.${key}` : key };
}

export function items({ value, place }: Found): Found[] {
	if (!Array.isArray(value)) return refuseType(place, 'list');
	return value.map((item: unknown, index) => ({ value: item, place: `${place}[${index}]` }));
}

export function text({ value, place }: Found): string {
	return typeof value === 'string' ? value : refuseType(place, 'text');
}

/** Text that is the JSON of an object. */
export function jsonObject(found: Found): string {
	const json = text(found);
	try {
		const value: unknown = JSON.parse(json);
		if (typeof value === 'object' && value !== null && !Array.isArray(value)) return json;
	} catch {
		// falls through to the refusal
	}
	return refuseType(found.place, 'json-object');
}

export function flag({ value, place }: Found): boolean {
	return typeof value === 'boolean' ? value : refuseType(place, 'flag');
}

/** A finite number that is not negative: counts and durations. */
export function amount({ value, place }: Found): number {
	return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : refuseType(place, 'amount');
}

/** Milliseconds that a `Date` can hold. */
export function moment({ value, place }: Found): number {
	return typeof value === 'number' && Math.abs(value) <= 8.64e15 ? value : refuseType(place, 'milliseconds');
}

/** Ids stand in addresses (`/chat/<id>`): letters, digits, `-` and `_`, 64 at most. */
export function identifier({ value, place }: Found): string {
	return typeof value === 'string' && /^[0-9a-z][\w-]{0,63}$/i.test(value) ? value : refuseType(place, 'id');
}

export function oneOf<T extends string>({ value, place }: Found, allowed: readonly T[]): T {
	return allowed.find((option) => option === value) ?? refuse(place, { kind: 'not-one-of', allowed });
}

/** `null` stays `null`; anything else goes through `check`. */
export function nullable<T>(found: Found, check: (found: Found) => T): T | null {
	return found.value === null ? null : check(found);
}
