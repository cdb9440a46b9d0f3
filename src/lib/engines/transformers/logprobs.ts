import { greatestFew } from '#lib/engines/transformers/sampler.ts';

/** Logits can be minus infinity, and that is no useful number. */
const lowestLogprob = -100;

export interface TokenLogprobs {
	logprob: number;
	/** The likeliest first. */
	alternatives: { id: number; logprob: number }[];
}

/**
 * Natural logarithms of probabilities at temperature 1, before penalties, bias and filters.
 * @param count of alternatives
 */
export function readLogprobs(logits: Float32Array, chosen: number, count: number): TokenLogprobs {
	let best = -Infinity;
	for (const logit of logits) if (logit > best) best = logit;
	let sum = 0;
	for (const logit of logits) sum += Math.exp(logit - best);
	const total = best + Math.log(sum);
	const logprob = (id: number) => Math.min(0, Math.max(lowestLogprob, (logits[id] ?? -Infinity) - total));
	const ids = count === 0 ? [] : greatestFew(logits, count);
	return { logprob: logprob(chosen), alternatives: ids.map((id) => ({ id, logprob: logprob(id) })) };
}
