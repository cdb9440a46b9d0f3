import { tokensPerSecond } from '#lib/base/units.ts';
import { median } from '#lib/device/measure/clock.ts';
import type { Backend } from '#lib/engines/contract/types.ts';
import type { Kept, Run } from '#lib/state/measure-store.ts';
import type { MessageStats } from '#lib/storage/chat-types.ts';

/** Runs that are kept of each model and backend; their median is what is shown. */
const keptRuns = 9;
/** Shorter answers say little about speed. */
const leastTokens = 8;

type Runs = Kept['runs'];

/** Adds an answer to what is remembered of its model; the same object when it says nothing about speed. */
export function addRun(runs: Runs, modelId: string, stats: MessageStats): Runs {
	const decode = tokensPerSecond(stats.completionTokens, stats.decodeMs);
	if (decode === null || stats.completionTokens < leastTokens) return runs;
	const read = stats.promptTokens - stats.cachedPromptTokens;
	const prefill = stats.firstTokenMs && read >= 32 ? (read * 1000) / stats.firstTokenMs : null;
	const name = `${modelId} ${stats.backend}`;
	const run: Run = { decodeTokensPerSecond: decode, prefillTokensPerSecond: prefill };
	return { ...runs, [name]: [...(runs[name] ?? []), run].slice(-keptRuns) };
}

/** The median speed of decoding; `null` before the first answer. */
export function speedOf(runs: Runs, modelId: string, backend: Backend): number | null {
	const found = runs[`${modelId} ${backend}`] ?? [];
	return found.length === 0 ? null : median(found.map((run) => run.decodeTokensPerSecond));
}
