import type { GenerateEvent } from '#lib/engines/contract/types.ts';

/** How far an answer has come that is being made. */
export type AnswerProgress =
	/** The model reads a long prompt. `leftMs`: estimated; `null` until there is something to estimate by. */
	| { phase: 'reading'; doneTokens: number; totalTokens: number; leftMs: number | null }
	| { phase: 'writing'; tokens: number; tokensPerSecond: number };

/** A shorter prompt is read before anybody could read that it is. */
const longPromptTokens = 256;
/** The speed is that of so much of the answer, and is shown anew so often. */
const windowMs = 3_000;
const showEveryMs = 250;
/** Of fewer tokens a speed says little. */
const fewestTokens = 8;

/** Follows the events of one answer. A tool call between two rounds begins neither count nor speed anew. */
export class ProgressMeter {
	#reading: { fromTokens: number; fromMs: number } | null = null;
	#tokens = 0;
	/** When the tokens of the window came. */
	#times: number[] = [];
	#shownMs = -Infinity;
	#now: () => number;

	/** @param now milliseconds */
	constructor(now: () => number = () => performance.now()) {
		this.#now = now;
	}

	/** What is to be shown from this event on; `undefined` when that is what it was. */
	add(event: GenerateEvent): AnswerProgress | null | undefined {
		if (event.type === 'prefill') return this.#read(event);
		if (event.type === 'token') return this.#write();
		return undefined;
	}

	#read({ doneTokens, totalTokens }: Extract<GenerateEvent, { type: 'prefill' }>): AnswerProgress | null | undefined {
		const nowMs = this.#now();
		this.#reading ??= { fromTokens: doneTokens, fromMs: nowMs };
		const { fromTokens, fromMs } = this.#reading;
		if (doneTokens >= totalTokens) {
			this.#reading = null;
			return null;
		}
		if (totalTokens - fromTokens < longPromptTokens) return undefined;
		const read = doneTokens - fromTokens;
		const leftMs = read > 0 ? ((totalTokens - doneTokens) * (nowMs - fromMs)) / read : null;
		return { phase: 'reading', doneTokens, totalTokens, leftMs };
	}

	#write(): AnswerProgress | undefined {
		const nowMs = this.#now();
		this.#tokens++;
		this.#times.push(nowMs);
		while (nowMs - (this.#times[0] ?? nowMs) > windowMs) this.#times.shift();
		const spanMs = nowMs - (this.#times[0] ?? nowMs);
		if (this.#tokens < fewestTokens || spanMs === 0 || nowMs - this.#shownMs < showEveryMs) return undefined;
		this.#shownMs = nowMs;
		const tokensPerSecond = ((this.#times.length - 1) * 1000) / spanMs;
		return { phase: 'writing', tokens: this.#tokens, tokensPerSecond };
	}
}
