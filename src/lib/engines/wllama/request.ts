import type { ChatCompletionParams } from '@wllama/wllama/esm/index.js';
import { neutralizeMessages } from '#lib/engines/contract/neutralize.ts';
import { writeOutToolCalls } from '#lib/engines/contract/tool-calls.ts';
import type { ChatMessage, GenerateRequest } from '#lib/engines/contract/types.ts';

/** Names that llama-server knows and the library's own types do not. */
interface ServerParams {
	stream_options: { include_usage: true };
	repeat_penalty?: number;
	stop?: readonly string[];
}

function given<T extends object>(values: T): Partial<T> {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** The library's parameters for some messages, without sampling. */
export function toChatParams(
	messages: readonly ChatMessage[],
	neutralize: (text: string) => string
): ChatCompletionParams {
	const extra: ServerParams = { stream_options: { include_usage: true } };
	return {
		...extra,
		messages: neutralizeMessages(writeOutToolCalls(messages), neutralize) as ChatCompletionParams['messages'],
		cache_prompt: true,
		return_progress: true
	};
}

/**
 * A validated request in the library's names. Key by key: it ignores what it does not know and dies of wrong types, so
 * nothing is passed through. What is not given keeps llama.cpp's default (top-k 40, top-p 0.95, min-p 0.05).
 */
export function toRequestParams(
	{ messages, sampling, topLogprobs }: GenerateRequest,
	neutralize: (text: string) => string
): ChatCompletionParams {
	const extra = given({ repeat_penalty: sampling.repetitionPenalty, stop: sampling.stop });
	const optional = given({
		top_p: sampling.topP,
		top_k: sampling.topK,
		min_p: sampling.minP,
		seed: sampling.seed,
		logprobs: topLogprobs === undefined ? undefined : true,
		top_logprobs: topLogprobs
	});
	return {
		...toChatParams(messages, neutralize),
		...extra,
		...optional,
		max_tokens: sampling.maxTokens,
		temperature: sampling.temperature
	} as ChatCompletionParams;
}

/** The answer that the model is to continue, as it will appear again in front of the first token; else empty. */
export function continuedAnswer(messages: readonly ChatMessage[], neutralize: (text: string) => string): string {
	const last = messages.at(-1);
	return last?.role === 'assistant' ? neutralize(last.content) : '';
}
