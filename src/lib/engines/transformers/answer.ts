import { makeSplitter } from '#lib/engines/contract/tool-calls.ts';
import type { FinishEvent, GenerateEvent, GenerateRequest, TokenEvent } from '#lib/engines/contract/types.ts';
import type { Detokenizer } from '#lib/engines/transformers/detokenizer.ts';
import type { TokenLogprobs } from '#lib/engines/transformers/logprobs.ts';
import { type ReasoningText, type ReasoningTokens } from '#lib/engines/transformers/reasoning.ts';
import { StopStrings } from '#lib/engines/transformers/stops.ts';

/** One step of the model. */
export interface Step {
	id: number;
	logprobs: TokenLogprobs | null;
	/** Since the request. */
	elapsedMs: number;
}

/**
 * Turns tokens into the events of an answer: bytes to text, then stop strings, then reasoning, then tool calls. Also keeps
 * the times that the finish tells.
 */
export class AnswerWriter {
	#detokenizer: Detokenizer;
	#stops: StopStrings;
	#reasoning: ReasoningTokens | ReasoningText;
	#calls: ReturnType<typeof makeSplitter>;
	#last: TokenEvent | null = null;
	#firstTokenMs: number | null = null;
	#lastTokenMs = 0;

	constructor(request: GenerateRequest, detokenizer: Detokenizer, reasoning: ReasoningTokens | ReasoningText) {
		this.#detokenizer = detokenizer;
		this.#reasoning = reasoning;
		this.#stops = new StopStrings(request.sampling.stop);
		this.#calls = makeSplitter(request);
	}

	/** A stop string has ended the answer. */
	get stopped(): boolean {
		return this.#stops.found;
	}

	/** Whether the model reasons, after what it wrote so far. */
	get reasons(): boolean {
		return this.#reasoning.reasons;
	}

	/** The events that one token makes possible; none while its text is held back. */
	read({ id, logprobs, elapsedMs }: Step): GenerateEvent[] {
		const marker = 'channel' in this.#reasoning && this.#reasoning.read(id);
		const alternatives = (logprobs?.alternatives ?? []).map((alternative) => ({
			text: this.#detokenizer.peek(alternative.id),
			...alternative
		}));
		const channel = 'channel' in this.#reasoning ? this.#reasoning.channel : 'answer';
		const text = marker ? this.#detokenizer.flush() : this.#detokenizer.push(id);
		if (marker && text === '') return [];
		const event: TokenEvent = {
			type: 'token',
			channel: marker ? (this.#last?.channel ?? channel) : channel,
			text,
			logprob: logprobs?.logprob ?? null,
			alternatives,
			...(logprobs && { id }),
			elapsedMs
		};
		this.#last = event;
		return this.#show(this.#stops.read(event));
	}

	/** What was held back, and then the finish. */
	finish(reason: FinishEvent['reason'], usage: FinishEvent['usage']): GenerateEvent[] {
		const events: GenerateEvent[] = [];
		if (!this.stopped) {
			const rest = this.#detokenizer.flush();
			if (rest !== '' && this.#last) events.push(...this.#show(this.#stops.read({ ...this.#last, text: rest })));
		}
		events.push(...this.#show(this.stopped ? [] : this.#stops.end()));
		if ('end' in this.#reasoning) events.push(...this.#emit(this.#reasoning.end()));
		const decodeMs = this.#firstTokenMs === null ? 0 : this.#lastTokenMs - this.#firstTokenMs;
		const finish: FinishEvent = {
			type: 'finish',
			reason: this.stopped ? 'stop' : reason,
			usage,
			timing: { firstTokenMs: this.#firstTokenMs, decodeMs }
		};
		return [...events, ...this.#calls.read(finish)];
	}

	#show(tokens: readonly TokenEvent[]): GenerateEvent[] {
		const reasoning = this.#reasoning;
		return this.#emit('end' in reasoning ? tokens.flatMap((token) => reasoning.read(token)) : tokens);
	}

	#emit(tokens: readonly TokenEvent[]): GenerateEvent[] {
		for (const { elapsedMs } of tokens) {
			this.#firstTokenMs ??= elapsedMs;
			this.#lastTokenMs = elapsedMs;
		}
		return tokens.flatMap((token) => this.#calls.read(token));
	}
}
