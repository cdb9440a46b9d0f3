import type { Step } from '#lib/device/steps.ts';

/** `warning`: something does not work; `note`: it works, but could be better; `good`: nothing to do. */
export type Severity = 'warning' | 'note' | 'good';

export interface Finding {
	/** Stable: for tests and bug reports. */
	id: string;
	severity: Severity;
	sentence: string;
	/** What it means for the user. */
	cost: string;
	/** Never `null` for a warning or a note. */
	next: NextStep | null;
}

export interface NextStep {
	text: string;
	steps: readonly Step[];
}
