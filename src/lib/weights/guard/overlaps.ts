import { MalformedError, quoteName } from '#lib/base/malformed.ts';

/** Where the data of a tensor lies, in bytes. */
export interface Place {
	name: string;
	start: bigint;
	end: bigint;
	/** Byte of the file that says so. */
	atByte: number | null;
}

/**
 * Two tensors in one place are a mistake, or an attempt to write one through the other.
 * @throws `MalformedError`
 */
export function refuseOverlaps(places: readonly Place[]): void {
	const filled = places.filter(({ start, end }) => end > start);
	const sorted = filled.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
	for (const [index, place] of sorted.entries()) {
		const before = sorted[index - 1];
		if (before && before.end > place.start)
			throw new MalformedError(
				`puts its tensors ${quoteName(before.name)} and ${quoteName(place.name)} into the same place`,
				place.atByte
			);
	}
}
