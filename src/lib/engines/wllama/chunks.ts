import type { ChatCompletionChunk } from '@wllama/wllama/esm/index.js';
import type { FinishEvent, GenerateEvent, TokenEvent, Usage } from '#lib/engines/contract/types.ts';

/** What llama.cpp sends beyond the library's own types. */
interface Delta {
	content?: string | null;
	reasoning_content?: string | null;
}

interface LogprobEntry {
	id?: number;
	token: string;
	logprob: number | null;
	top_logprobs?: readonly LogprobEntry[];
}

/** llama.cpp prints minus infinity as null or as the lowest float; neither is a useful number. */
const lowestLogprob = -100;

function toLogprob(value: number | null): number {
	return value === null ? lowestLogprob : Math.min(0, Math.max(lowestLogprob, value));
}

function toAlternatives({ top_logprobs = [] }: LogprobEntry, most: number): TokenEvent['alternatives'] {
	return top_logprobs
		.map(({ id, token, logprob }) => ({ text: token, logprob: toLogprob(logprob), id }))
		.sort((a, b) => b.logprob - a.logprob)
		.slice(0, most);
}

export interface Reading {
	/** An answer that is being continued: llama.cpp repeats it in front of the first new token. */
	prefix?: string;
	/** The most alternatives of a token that were asked for; left out: all that come. */
	alternatives?: number | undefined;
	now?: () => number;
}

/** Turns the chunks of one streamed chat completion into contract events, and remembers what `finish` needs. */
export class ChunkReader {
	#startedMs: number;
	#now: () => number;
	#prefix: string;
	#alternatives: number;
	#usage: Usage = { promptTokens: 0, cachedPromptTokens: 0, completionTokens: 0 };
	#firstTokenMs: number | null = null;
	#lastTokenMs = 0;
	#reason: 'stop' | 'length' = 'stop';

	/** @param startedMs when the generation was asked for, on the clock `now` */
	constructor(startedMs: number, { prefix = '', alternatives = Infinity, now }: Reading = {}) {
		this.#startedMs = startedMs;
		this.#prefix = prefix;
		this.#alternatives = alternatives;
		this.#now = now ?? (() => performance.now());
	}

	/** A word of the answer has been told. */
	get spoke(): boolean {
		return this.#firstTokenMs !== null;
	}

	/** The events that one chunk stands for. */
	read(chunk: ChatCompletionChunk): GenerateEvent[] {
		const events: GenerateEvent[] = [];
		const { prompt_progress: progress, usage } = chunk;
		if (progress) {
			this.#usage.promptTokens = progress.total;
			this.#usage.cachedPromptTokens = progress.cache;
			events.push({ type: 'prefill', doneTokens: progress.processed, totalTokens: progress.total });
		}
		const choice = chunk.choices[0];
		if (choice) {
			if (choice.finish_reason) this.#reason = choice.finish_reason === 'length' ? 'length' : 'stop';
			const { content, reasoning_content: reasoning } = choice.delta as Delta;
			const entries = (choice.logprobs?.content ?? []) as unknown as readonly LogprobEntry[];
			if (reasoning) this.#addTokens(events, 'reasoning', reasoning, entries);
			if (content) this.#addTokens(events, 'answer', this.#withoutPrefix(content), entries);
		}
		if (usage) {
			this.#usage = {
				promptTokens: usage.prompt_tokens,
				cachedPromptTokens: usage.prompt_tokens_details?.cached_tokens ?? this.#usage.cachedPromptTokens,
				completionTokens: usage.completion_tokens
			};
		}
		return events;
	}

	/** The last event of the generation. */
	finish(aborted: boolean): FinishEvent {
		return {
			type: 'finish',
			reason: aborted ? 'aborted' : this.#reason,
			usage: { ...this.#usage },
			timing: {
				firstTokenMs: this.#firstTokenMs,
				decodeMs: this.#firstTokenMs === null ? 0 : this.#lastTokenMs - this.#firstTokenMs
			}
		};
	}

	#withoutPrefix(content: string): string {
		const prefix = this.#prefix;
		this.#prefix = '';
		return prefix !== '' && content.startsWith(prefix) ? content.slice(prefix.length) : content;
	}

	/** A chunk can stand for several tokens when text had to wait for a possible stop string. */
	#addTokens(events: GenerateEvent[], channel: TokenEvent['channel'], text: string, entries: readonly LogprobEntry[]) {
		const elapsedMs = this.#now() - this.#startedMs;
		this.#firstTokenMs ??= elapsedMs;
		this.#lastTokenMs = elapsedMs;
		const count = Math.max(1, entries.length);
		this.#usage.completionTokens += count;
		for (let index = 0; index < count; index++) {
			const entry = entries[index];
			events.push({
				type: 'token',
				channel,
				text: index === count - 1 ? text : '',
				logprob: entry ? toLogprob(entry.logprob) : null,
				alternatives: entry ? toAlternatives(entry, this.#alternatives) : [],
				id: entry?.id,
				elapsedMs
			});
		}
	}
}
