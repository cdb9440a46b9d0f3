import type { TokenEvent } from '#lib/engines/contract/types.ts';

const encoder = new TextEncoder();

function describe(text: string, logprob: number) {
	return { token: text, logprob, bytes: [...encoder.encode(text)] };
}

/** Log-probabilities of tokens as chat completions name them; `null` when none were asked for. */
export function chatLogprobs(tokens: readonly TokenEvent[]) {
	if (tokens.every(({ logprob }) => logprob === null)) return null;
	const content = tokens.map(({ text, logprob, alternatives }) => ({
		...describe(text, logprob ?? 0),
		top_logprobs: alternatives.map((other) => describe(other.text, other.logprob))
	}));
	return { content, refusal: null };
}

/** The same as the older completions name them. @param offset of the first token in the text, in UTF-16 units */
export function legacyLogprobs(tokens: readonly TokenEvent[], offset = 0) {
	if (tokens.every(({ logprob }) => logprob === null)) return null;
	let at = offset;
	const offsets = tokens.map(({ text }) => (at += text.length) - text.length);
	return {
		tokens: tokens.map(({ text }) => text),
		token_logprobs: tokens.map(({ logprob }) => logprob),
		top_logprobs: tokens.map(({ alternatives }) =>
			Object.fromEntries(alternatives.map(({ text, logprob }) => [text, logprob]))
		),
		text_offset: offsets
	};
}
