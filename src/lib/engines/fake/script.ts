import type { ErrorCode } from '#lib/base/errors.ts';

/** What one answer of the fake engine does. */
export interface Script {
	/** Pause before each token, in milliseconds. */
	tokenMs: number;
	/** Pause before each piece of the prompt, in milliseconds. */
	prefillMs: number;
	/** Words of the answer; `null`: the usual answer. */
	words: number | null;
	markdown: boolean;
	/** The answer with all kinds of Markdown over and over, this many tokens, whatever the limits are; `null`: once. */
	longTokens: number | null;
	/** The whole answer, word by word. */
	say: string | null;
	/** What is thought before the answer. */
	think: string | null;
	/** The expression of a calculator call that is made first; the answer repeats its result. */
	call: string | null;
	/** Something bad, after this many tokens; `prefill`: before the first. */
	trouble: { kind: 'hang' | 'deaf' | 'block' | 'gone' | 'crash' | 'lost' | 'prefill'; afterTokens: number } | null;
	failure: { code: ErrorCode; afterTokens: number } | null;
}

const defaultTroubleTokens = 3;

/**
 * Reads the script out of a user message. Markers stand anywhere in the last one:
 *
 * - `[slow]` 200 ms between tokens, `[slow=50]` 50 ms; without it tokens come as fast as they can
 * - `[slow-prefill]` 100 ms, `[slow-prefill=20]` 20 ms before each 128 tokens of the prompt
 * - `[words=40]` an answer of 40 words; `[markdown]` a long answer with headings, lists, a table, code and a formula
 * - `[markdown=4000]` the same over and over, 4,000 tokens of it, whatever the limits of length are
 * - `[say=text]` an answer of exactly that text
 * - `[think=text]` thinks that text before the answer, as far as the request lets it
 * - `[call=7 * 4]` calls the calculator with that expression, then answers with the result
 * - `[hang=5]` falls silent after 5 tokens, `[hang-prefill]` before the first
 * - `[deaf=5]` falls silent after 5 tokens and does not hear an abort
 * - `[block=5]` blocks the thread of the worker after 5 tokens: it hears nothing at all
 * - `[gone=5]` the worker ends after 5 tokens, without an event
 * - `[crash=5]` the worker throws an uncaught error after 5 tokens
 * - `[lost=5]` the GPU is lost after 5 tokens, if the model runs on `webgpu`; nothing happens on `cpu`
 * - `[fail=engine/out-of-memory@5]` that error after 5 tokens (`@0`: before the first)
 *
 * Numbers may be left out (`[hang]`): then 3 tokens. Model ids that begin so have a script for loading:
 * `fake-load-slow` takes 3 s, `fake-load-fails`, `fake-load-hangs`, `fake-load-crashes`, `fake-load-no-memory`,
 * `fake-load-narrow` (fails with slots only). Any other id loads at once, with any files or none.
 */
export function readScript(message: string): Script {
	const marker = (name: string) => new RegExp(`\\[${name}(?:=([^\\]]*))?\\]`).exec(message);
	const number = (name: string, standard: number) => {
		const found = marker(name);
		return found ? Number(found[1] ?? standard) : null;
	};
	const kinds = ['hang', 'deaf', 'block', 'gone', 'crash', 'lost'] as const;
	const kind = kinds.find((name) => marker(name));
	const fail = /\[fail=([a-z-]+\/[a-z-]+)(?:@(\d+))?\]/.exec(message);
	return {
		tokenMs: number('slow', 200) ?? 0,
		prefillMs: number('slow-prefill', 100) ?? 0,
		words: number('words', 20),
		markdown: marker('markdown') !== null,
		longTokens: marker('markdown')?.[1] ? number('markdown', 0) : null,
		say: marker('say')?.[1] ?? null,
		think: marker('think')?.[1] ?? null,
		call: marker('call')?.[1] ?? null,
		trouble: marker('hang-prefill')
			? { kind: 'prefill', afterTokens: 0 }
			: kind
				? { kind, afterTokens: number(kind, defaultTroubleTokens) ?? defaultTroubleTokens }
				: null,
		failure: fail ? { code: fail[1] as ErrorCode, afterTokens: Number(fail[2] ?? defaultTroubleTokens) } : null
	};
}
