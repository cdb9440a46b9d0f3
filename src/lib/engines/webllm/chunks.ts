import type { ChatCompletionChunk, Completion } from '@mlc-ai/web-llm';
import type { FinishEvent, GenerateEvent, PrefillEvent, TokenEvent } from '#lib/engines/contract/types.ts';
import type { TokenLogprob } from '#lib/engines/webllm/logprobs.ts';
import { cutAtStop, showable } from '#lib/engines/webllm/stops.ts';

/** A piece of a chat's answer, or of a text that is continued. */
export type LibraryChunk = ChatCompletionChunk | Completion;

export interface Reading {
	/** When the generation was asked for, on the clock `now`. */
	startedMs: number;
	/** The whole prompt, counted by us: the library counts what it had to process. */
	promptTokens: number;
	/** Stop strings of the request and of the model. */
	stops: readonly string[];
	/** Log-probabilities since the last call; `null` when nobody asked. */
	takeLogprobs: (() => TokenLogprob[]) | null;
	/** What belongs in front of the library's text, asked with its first chunk; left out: nothing. */
	seam?: (() => string) | undefined;
	/** The text of one token. */
	decode: (token: number) => string;
	now?: () => number;
}

/** What a chunk says; `null` for the one that only ends the answer, which says "" at the end of a text. */
function textOf(choice: LibraryChunk['choices'][number]): string | null {
	if ('delta' in choice) return choice.delta.content ?? null;
	return choice.finish_reason ? null : choice.text;
}

/** Turns the chunks of one streamed completion into contract events, and remembers what `finish` needs. */
export class ChunkReader {
	#reading: Reading;
	#now: () => number;
	/** What stands in front of the library's text. */
	#seam = '';
	/** That, and all that the library has sent. */
	#text = '';
	/** How much of it was shown. */
	#shownLength = 0;
	#heard: TokenLogprob[] = [];
	#chunkCount = 0;
	#firstTokenMs: number | null = null;
	#lastTokenMs = 0;
	#reason: FinishEvent['reason'] = 'stop';
	#usage: { prompt_tokens: number; completion_tokens: number } | null = null;

	constructor(reading: Reading) {
		this.#reading = reading;
		this.#now = reading.now ?? (() => performance.now());
	}

	/** Before anything is processed. */
	begin(): PrefillEvent {
		return { type: 'prefill', doneTokens: 0, totalTokens: this.#reading.promptTokens };
	}

	/** The events that one chunk stands for. */
	read(chunk: LibraryChunk): GenerateEvent[] {
		if (chunk.usage) this.#usage = chunk.usage;
		const choice = chunk.choices[0];
		if (!choice) return [];
		if (choice.finish_reason) this.#reason = choice.finish_reason === 'length' ? 'length' : 'stop';
		const text = textOf(choice);
		if (text === null) return [];
		const events: GenerateEvent[] = [];
		if (this.#chunkCount++ === 0) {
			this.#text = this.#seam = this.#reading.seam?.() ?? '';
			events.push(this.#prefilled());
		}
		this.#text += text;
		return [...events, ...this.#show(showable(this.#text, this.#reading.stops))];
	}

	/**
	 * The last events of the generation.
	 * @param text the whole answer as the library ended it; `null` when it is not known
	 */
	finish(aborted: boolean, text: string | null): GenerateEvent[] {
		const ended = text === null ? null : this.#seam + text;
		if (ended?.startsWith(this.#text.slice(0, this.#shownLength))) this.#text = ended;
		// What is left of a character that was not finished.
		const whole = cutAtStop(this.#text, this.#reading.stops).replace(/\uFFFD+$/, '');
		const events = this.#show(whole);
		const { promptTokens } = this.#reading;
		const processed = this.#usage?.prompt_tokens ?? promptTokens;
		const finish: FinishEvent = {
			type: 'finish',
			reason: aborted ? 'aborted' : this.#reason,
			usage: {
				promptTokens,
				cachedPromptTokens: Math.max(0, promptTokens - processed),
				completionTokens: Math.max(this.#usage?.completion_tokens ?? 0, this.#chunkCount)
			},
			timing: {
				firstTokenMs: this.#firstTokenMs,
				decodeMs: this.#firstTokenMs === null ? 0 : this.#lastTokenMs - this.#firstTokenMs
			}
		};
		return [...events, finish];
	}

	#prefilled(): PrefillEvent {
		const { promptTokens } = this.#reading;
		return { type: 'prefill', doneTokens: promptTokens, totalTokens: promptTokens };
	}

	/** Text may wait for a possible stop string or for the rest of a character: one event can stand for several tokens. */
	#show(until: string): TokenEvent[] {
		const { takeLogprobs } = this.#reading;
		if (takeLogprobs) this.#heard.push(...takeLogprobs());
		const text = until.slice(this.#shownLength);
		if (text === '') return [];
		this.#shownLength += text.length;
		const elapsedMs = this.#now() - this.#reading.startedMs;
		this.#firstTokenMs ??= elapsedMs;
		this.#lastTokenMs = elapsedMs;
		const heard = this.#heard.splice(0);
		const count = Math.max(1, heard.length);
		return Array.from({ length: count }, (_, index) => ({
			type: 'token',
			channel: 'answer',
			text: index === count - 1 ? text : '',
			...this.#describe(heard[index]),
			elapsedMs
		}));
	}

	#describe(heard: TokenLogprob | undefined): Pick<TokenEvent, 'logprob' | 'alternatives' | 'id'> {
		if (!heard) return { logprob: null, alternatives: [] };
		const alternatives = heard.alternatives.map(({ token, logprob }) => ({
			text: this.#reading.decode(token),
			logprob,
			id: token
		}));
		return { logprob: heard.logprob, alternatives, id: heard.token };
	}
}
