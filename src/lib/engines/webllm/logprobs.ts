import type { LogitProcessor } from '@mlc-ai/web-llm';

/** What the model thought of one token before it was sampled: natural logarithms at temperature 1. */
export interface TokenLogprob {
	token: number;
	logprob: number;
	/** Best first. */
	alternatives: readonly { token: number; logprob: number }[];
}

/** Minus infinity is not a useful number. */
const lowestLogprob = -100;

/**
 * Listens to the logits. The library's own log-probabilities are taken after temperature, bias and penalties: at
 * temperature 0 they are 0 for the chosen token and minus infinity for all others.
 */
export class LogprobListener implements LogitProcessor {
	#count = 0;
	#logits: Float32Array | null = null;
	#heard: TokenLogprob[] = [];

	/** @param count alternatives for each token */
	start(count: number): void {
		this.#count = count;
		this.#logits = null;
		this.#heard = [];
	}

	/** Those of the tokens since the last call, in order. */
	take(): TokenLogprob[] {
		return this.#heard.splice(0);
	}

	readonly processLogits = (logits: Float32Array): Float32Array => {
		this.#logits = logits;
		return logits;
	};

	readonly processSampledToken = (token: number): void => {
		const logits = this.#logits;
		this.#logits = null;
		if (logits) this.#heard.push(measure(logits, token, this.#count));
	};

	readonly resetState = (): void => {
		this.#logits = null;
	};
}

function measure(logits: Float32Array, token: number, count: number): TokenLogprob {
	let max = -Infinity;
	for (const logit of logits) if (logit > max) max = logit;
	let sum = 0;
	for (const logit of logits) sum += Math.exp(logit - max);
	const logSum = max + Math.log(sum);
	const toLogprob = (logit: number) => Math.min(0, Math.max(lowestLogprob, logit - logSum));
	const best = largest(logits, count);
	return {
		token,
		logprob: toLogprob(logits[token] ?? -Infinity),
		alternatives: best.map((index) => ({ token: index, logprob: toLogprob(logits[index] ?? -Infinity) }))
	};
}

/** Where the `count` largest values are, the largest first. For counts that are small beside the list. */
function largest(values: Float32Array, count: number): number[] {
	const best: number[] = [];
	if (count === 0) return best;
	for (let index = 0; index < values.length; index++) {
		const value = values[index] ?? -Infinity;
		if (best.length === count && value <= (values[best[count - 1] ?? 0] ?? -Infinity)) continue;
		let at = best.length;
		while (at > 0 && (values[best[at - 1] ?? 0] ?? -Infinity) < value) at--;
		best.splice(at, 0, index);
		if (best.length > count) best.pop();
	}
	return best;
}
