import type { TokenEvent } from '#lib/engines/contract/types.ts';
import { type TokenLog, tokenLogLimits } from '#lib/storage/chat-types.ts';

export type { TokenLog } from '#lib/storage/chat-types.ts';

/** Alternatives that are rarer than one in a thousand say nothing. */
const rarestCentinats = 691;

/** -100 · ln p as a whole number, from a natural logarithm. */
export function toCentinats(logprob: number): number {
	return Math.max(0, Math.round(-100 * logprob));
}

/** The probability that a number of a log stands for, 0 to 1. */
export function toProbability(centinats: number): number {
	return Math.exp(-centinats / 100);
}

type Entry = TokenLog['others'][number][number];

/** Where a log ends in its text, in UTF-16 units. */
export function coveredTo({ from, lengths }: TokenLog): number {
	return lengths.reduce((sum, length) => sum + length, from);
}

/** Writes down the tokens of one answer, up to a bound. */
export class TokenLogWriter {
	#from: number;
	#lengths: number[];
	#centinats: number[];
	#others: (readonly Entry[])[];
	#open: boolean;

	/** @param begun the answer that goes on, with what is known of it; empty for a new one */
	constructor({ text, logprobs }: { text: string; logprobs?: TokenLog | undefined } = { text: '' }) {
		this.#from = logprobs?.from ?? text.length;
		this.#lengths = [...(logprobs?.lengths ?? [])];
		this.#centinats = [...(logprobs?.centinats ?? [])];
		this.#others = [...(logprobs?.others ?? [])];
		// A gap in the middle could not be told: what is known ends before it.
		this.#open = !logprobs || coveredTo(logprobs) === text.length;
	}

	/** Takes in a token; those beside the answer are not of interest. */
	add({ channel, text, logprob, alternatives, id }: TokenEvent): void {
		// What an engine repeats of an answer that goes on is no token.
		if (channel !== 'answer' || (logprob === null && text === '')) return;
		this.#open &&= logprob !== null && this.#lengths.length < tokenLogLimits.tokens;
		if (!this.#open || logprob === null) return;
		const others = alternatives.filter((other) => (id === undefined ? other.text !== text : other.id !== id));
		this.#lengths.push(text.length);
		this.#centinats.push(toCentinats(logprob));
		this.#others.push(others.flatMap(toEntry).slice(0, tokenLogLimits.alternatives));
	}

	/** What was written down, as far as it has text; `undefined` for nothing. */
	get log(): TokenLog | undefined {
		const count = this.#lengths.findLastIndex((length) => length > 0) + 1;
		if (count === 0) return undefined;
		return {
			from: this.#from,
			lengths: this.#lengths.slice(0, count),
			centinats: this.#centinats.slice(0, count),
			others: this.#others.slice(0, count)
		};
	}
}

/** Parts of characters are left out: nobody could go on from them. */
function toEntry({ text, logprob }: TokenEvent['alternatives'][number]): Entry[] {
	const centinats = toCentinats(logprob);
	const useful = centinats <= rarestCentinats && text.length <= tokenLogLimits.chars && !text.includes('\ufffd');
	return useful ? [[text, centinats]] : [];
}

/** A stretch of text that can be shown: a token, or several that made it together. */
export interface ShownToken {
	/** Of its first token, in the log. */
	index: number;
	/** Tokens. */
	count: number;
	/** In the text, in UTF-16 units. */
	start: number;
	text: string;
	/** Of all its tokens together, 0 to 1. */
	probability: number;
	/** In the place of its first token. */
	others: readonly Alternative[];
}

export interface Alternative {
	/** Empty, or a marker of the chat template: the answer would have ended. */
	text: string;
	probability: number;
	ends: boolean;
}

/** What models end a turn with, as engines print it. */
const endMarker = /^(?:<\|?(?:im_end|eot_id|end|endoftext|end_of_turn|end_of_text|eos|return|eom_id)\|?>|<\/s>)$/;

/** A text by its tokens. What stands before the first and after the last known one has none. */
export function readTokens(text: string, log: TokenLog): { before: string; tokens: ShownToken[]; after: string } {
	const tokens: ShownToken[] = [];
	let at = log.from;
	let first = 0;
	let centinats = 0;
	for (const [index, length] of log.lengths.entries()) {
		centinats += log.centinats[index] ?? 0;
		if (length === 0) continue;
		if (at + length > text.length) break; // somebody changed the text
		tokens.push({
			index: first,
			count: index + 1 - first,
			start: at,
			text: text.slice(at, at + length),
			probability: toProbability(centinats),
			others: (log.others[first] ?? []).map(([word, number]) => ({
				text: word,
				probability: toProbability(number),
				ends: word === '' || endMarker.test(word)
			}))
		});
		at += length;
		first = index + 1;
		centinats = 0;
	}
	return { before: text.slice(0, log.from), tokens, after: text.slice(at) };
}

export interface Score {
	tokens: number;
	/** Geometric mean of their probabilities, 0 to 1. */
	mean: number;
	/** Those with a probability below one half. */
	unsure: number;
}

/** How sure the model was on the whole. */
export function scoreOf({ centinats }: TokenLog): Score {
	const sum = centinats.reduce((total, number) => total + number, 0);
	return {
		tokens: centinats.length,
		mean: toProbability(sum / Math.max(1, centinats.length)),
		unsure: centinats.filter((number) => toProbability(number) < 0.5).length
	};
}

/** How sure, in four steps: 0 for 90 % and more, 3 for less than 20 %. */
export function bandOf(probability: number): 0 | 1 | 2 | 3 {
	if (probability >= 0.9) return 0;
	if (probability >= 0.5) return 1;
	return probability >= 0.2 ? 2 : 3;
}

/** The beginning of another answer: the text up to a token, and an alternative in its place. */
export function branchAt(
	text: string,
	log: TokenLog,
	{ index, count, start, text: said }: Pick<ShownToken, 'index' | 'count' | 'start' | 'text'>,
	choice: string
): { text: string; logprobs: TokenLog } {
	const others = log.others[index] ?? [];
	const chosen = others.find(([word]) => word === choice);
	const first = log.centinats[index] ?? 0;
	const left = others.filter((other) => other !== chosen);
	// Of several tokens that came out together, nobody knows what the first one was.
	const all: Entry[] = count === 1 ? [...left, [said, first]] : left;
	return {
		text: text.slice(0, start) + choice,
		logprobs: {
			from: log.from,
			lengths: [...log.lengths.slice(0, index), choice.length],
			centinats: [...log.centinats.slice(0, index), chosen?.[1] ?? 0],
			others: [...log.others.slice(0, index), all.toSorted((a, b) => a[1] - b[1]).slice(0, tokenLogLimits.alternatives)]
		}
	};
}

/** The part of a log that lies wholly before a place in the text; `undefined` when none does. */
export function logBefore(log: TokenLog, end: number): TokenLog | undefined {
	let at = log.from;
	let count = 0;
	for (const [index, length] of log.lengths.entries()) {
		at += length;
		if (at > end) break;
		if (length > 0) count = index + 1;
	}
	if (count === 0) return undefined;
	const { from, lengths, centinats, others } = log;
	return {
		from,
		lengths: lengths.slice(0, count),
		centinats: centinats.slice(0, count),
		others: others.slice(0, count)
	};
}
