import type { Measurements } from '#lib/device/measure/types.ts';
import type { GuideTest } from '#lib/device/measure/guide-test.ts';
import { localRecord } from '#lib/state/local-record.ts';

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

const nothingKept: Kept = { measurements: null, guideTest: null, engineTest: null, cpuApplied: null, runs: {} };

const record = localRecord<Kept>('hearth:device:2', nothingKept);

/** Without a store everything is measured anew. */
export const readKept = record.read;

export const writeKept = record.replace;
