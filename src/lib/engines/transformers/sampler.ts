import { makeRandom } from '#lib/base/random.ts';
import type { Sampling } from '#lib/engines/contract/types.ts';

/** What is not asked for is as in llama.cpp, so that engines answer alike. */
const defaults = { topK: 40, topP: 0.95, minP: 0.05 };

/** A token whose weight is below e^-40 of the best one's is never drawn. */
const negligible = 40;

/** The token with the greatest logit; the first one of equals. `NaN` is never greatest. */
export function greatest(logits: Float32Array): number {
	let best = 0;
	let value = -Infinity;
	for (let id = 0; id < logits.length; id++) {
		const logit = logits[id] as number;
		if (logit > value) {
			value = logit;
			best = id;
		}
	}
	return best;
}

/** The ids of the `count` greatest logits, the greatest first; of equals the smaller id. */
export function greatestFew(logits: Float32Array, count: number): number[] {
	const ids: number[] = [];
	let least = -Infinity;
	for (let id = 0; id < logits.length; id++) {
		const logit = logits[id] as number;
		if (!(logit > least) && ids.length >= count) continue;
		let at = ids.length;
		while (at > 0 && (logits[ids[at - 1] as number] as number) < logit) at--;
		ids.splice(at, 0, id);
		if (ids.length > count) ids.pop();
		if (ids.length === count) least = logits[ids[count - 1] as number] as number;
	}
	return ids;
}

export interface Candidate {
	id: number;
	/** Not normalized; the greatest is 1. */
	weight: number;
}

/**
 * The tokens that may be drawn, with their weights. In the order of the Hugging Face libraries: temperature, top-k, top-p,
 * min-p. Sorted only where top-k or top-p needs it, because sorting a whole vocabulary takes longer than a small model.
 */
export function candidates(
	logits: Float32Array,
	temperature: number,
	{ topK = defaults.topK, topP = defaults.topP, minP = defaults.minP }: Pick<Sampling, 'topK' | 'topP' | 'minP'>
): Candidate[] {
	const best = logits[greatest(logits)] as number;
	const weigh = (id: number): Candidate => ({ id, weight: Math.exp(((logits[id] as number) - best) / temperature) });
	let few: Candidate[];
	if (topK > 0 && topK < logits.length) few = greatestFew(logits, topK).map(weigh);
	else {
		few = [];
		const floor = best - negligible * temperature;
		for (let id = 0; id < logits.length; id++) if ((logits[id] as number) >= floor) few.push(weigh(id));
	}
	few = few.filter(({ weight }) => weight > 0);
	if (topP < 1) few = nucleus(few, topP);
	return few.filter(({ weight }) => weight >= minP);
}

/** The fewest likeliest candidates whose weights reach this share of all. */
function nucleus(few: readonly Candidate[], share: number): Candidate[] {
	const total = few.reduce((sum, { weight }) => sum + weight, 0);
	// Everything below this together cannot reach what top-p leaves out.
	const floor = (total * (1 - share)) / few.length;
	const sorted = few.filter(({ weight }) => weight >= floor).sort((a, b) => b.weight - a.weight || a.id - b.id);
	const kept: Candidate[] = [];
	let sum = 0;
	for (const candidate of sorted) {
		if (kept.length > 0 && sum >= share * total) break;
		sum += candidate.weight;
		kept.push(candidate);
	}
	return kept;
}

/** Chooses one token after another for one request. */
export class Sampler {
	#sampling: Sampling;
	#random: () => number;
	#bias: [id: number, bias: number][];
	/** Tokens of prompt and answer. */
	#said: Set<number>;
	/** How often the answer holds a token. */
	#counts = new Map<number, number>();

	/** @param prompt what was said before; only the repetition penalty counts it */
	constructor(sampling: Sampling, prompt: readonly number[]) {
		this.#sampling = sampling;
		this.#said = new Set(prompt);
		this.#bias = Object.entries(sampling.logitBias ?? {}).map(([id, bias]) => [Number(id), bias]);
		this.#random = makeRandom(sampling.seed ?? Math.floor(Math.random() * 2 ** 32));
	}

	/** The next token. Leaves the logits as they are. */
	pick(logits: Float32Array): number {
		const adjusted = this.#adjust(logits);
		const { temperature } = this.#sampling;
		const id = temperature === 0 ? greatest(adjusted) : this.#draw(candidates(adjusted, temperature, this.#sampling));
		this.#said.add(id);
		this.#counts.set(id, (this.#counts.get(id) ?? 0) + 1);
		return id;
	}

	#adjust(logits: Float32Array): Float32Array {
		const { repetitionPenalty = 1, presencePenalty = 0, frequencyPenalty = 0 } = this.#sampling;
		const penalized = repetitionPenalty !== 1 || presencePenalty !== 0 || frequencyPenalty !== 0;
		if (!penalized && this.#bias.length === 0) return logits;
		const adjusted = logits.slice();
		const change = (id: number, by: (logit: number) => number) => {
			const logit = adjusted[id];
			if (logit !== undefined) adjusted[id] = by(logit);
		};
		if (repetitionPenalty !== 1) {
			for (const id of this.#said)
				change(id, (logit) => (logit > 0 ? logit / repetitionPenalty : logit * repetitionPenalty));
		}
		for (const [id, count] of this.#counts) change(id, (logit) => logit - presencePenalty - frequencyPenalty * count);
		for (const [id, bias] of this.#bias) change(id, (logit) => (bias === -100 ? -Infinity : logit + bias));
		return adjusted;
	}

	#draw(few: readonly Candidate[]): number {
		let left = this.#random() * few.reduce((sum, { weight }) => sum + weight, 0);
		for (const { id, weight } of few) {
			left -= weight;
			if (left < 0) return id;
		}
		return few.at(-1)?.id ?? 0; // rounding has eaten the last bit
	}
}
