import type { Measurements } from '#lib/device/measure/types.ts';
import type { GuideTest } from '#lib/device/measure/guide-test.ts';

/** One answer, as a measurement of its model. */
export interface Run {
	decodeTokensPerSecond: number;
	/** `null` when hardly anything of the prompt was new. */
	prefillTokensPerSecond: number | null;
}

/** What this device showed, kept between visits. Nothing in it is about the person. */
export interface Kept {
	measurements: Measurements | null;
	guideTest: GuideTest | null;
	/** llama.cpp on the GPU against llama.cpp on the CPU. */
	engineTest: GuideTest | null;
	/** The app switched to the CPU because a test failed; `undone` when the user took that back. */
	cpuApplied: 'yes' | 'undone' | null;
	/** The newest runs of each model and backend. */
	runs: Readonly<Record<string, readonly Run[]>>;
}

export const nothingKept: Kept = { measurements: null, guideTest: null, engineTest: null, cpuApplied: null, runs: {} };

/** Grows with every change of form, so that nobody reads what an older version wrote. */
const key = 'hearth:device:2';

/** Small and read at once when the page opens, so not in IndexedDB. Without a store everything is measured anew. */
export function readKept(): Kept {
	try {
		return { ...nothingKept, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Kept>) };
	} catch {
		return nothingKept;
	}
}

export function writeKept(kept: Kept): void {
	try {
		localStorage.setItem(key, JSON.stringify(kept));
	} catch {
		// Full or forbidden: it is measured again at the next visit.
	}
}
