import type { ChatCompletionRequestStreaming, CompletionCreateParamsStreaming } from '@mlc-ai/web-llm';
import { AppError } from '#lib/base/errors.ts';
import { toEbnf } from '#lib/engines/contract/forms/ebnf.ts';
import { toGrammar } from '#lib/engines/contract/forms/form.ts';
import type { GenerateRequest, Sampling } from '#lib/engines/contract/types.ts';
import { toLibraryMessages, type Prompt } from '#lib/engines/webllm/prompt.ts';

/** The library refuses 0, and treats everything below this as this. */
const leastTopP = 1e-5;

/** Without `model` there must be one loaded, and there is only ever one. */
export type LibraryRequest = ChatCompletionRequestStreaming;

/** Continues a text, without a conversation. */
export type RawLibraryRequest = CompletionCreateParamsStreaming;

type Given<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

function given<T extends object>(values: T): Given<T> {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>;
}

/**
 * The library's generator is so simple that small seeds all begin with a number near 0, which picks the likeliest token.
 * Mixing the bits (the finalizer of MurmurHash3) spreads them, one to one.
 */
export function spreadSeed(seed: number): number {
	let hash = seed >>> 0;
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return (hash ^ (hash >>> 16)) >>> 0;
}

function toLogitBias(bias: NonNullable<Sampling['logitBias']>, vocabSize: number): Record<string, number> {
	const unknown = Object.keys(bias).find((token) => Number(token) >= vocabSize);
	if (unknown !== undefined) {
		const reason = `there is no token ${unknown}; this model has ${vocabSize}`;
		throw new AppError('request/invalid', { param: 'sampling.logitBias', reason });
	}
	return { ...bias };
}

/** What chats and texts have in common. What is not given keeps the default in the model's mlc-chat-config.json. */
function toSampling(sampling: Sampling, { vocabSize }: { vocabSize: number }) {
	const optional = given({
		top_p: sampling.topP === undefined ? undefined : Math.max(sampling.topP, leastTopP),
		repetition_penalty: sampling.repetitionPenalty,
		presence_penalty: sampling.presencePenalty,
		frequency_penalty: sampling.frequencyPenalty,
		logit_bias: sampling.logitBias && toLogitBias(sampling.logitBias, vocabSize),
		seed: sampling.seed === undefined ? undefined : spreadSeed(sampling.seed),
		stop: sampling.stop?.length ? [...sampling.stop] : undefined
	});
	return {
		...optional,
		max_tokens: sampling.maxTokens,
		temperature: sampling.temperature,
		stream: true as const,
		stream_options: { include_usage: true }
	};
}

/**
 * A validated request in the library's names, key by key: it ignores what it does not know. Tools are not passed on: the
 * library knows five models for them, and forbids those a system message. Thinking is not steered: the library's
 * `enable_thinking` puts Qwen's empty thought in front of the answer of any model, and makes it a part of the answer.
 * @throws `request/invalid`
 */
export function toRequest(
	{ sampling, responseFormat }: GenerateRequest,
	prompt: Prompt,
	model: { vocabSize: number }
): LibraryRequest {
	return {
		...toSampling(sampling, model),
		messages: toLibraryMessages(prompt) as LibraryRequest['messages'],
		...(responseFormat && { response_format: { type: 'grammar', grammar: toEbnf(toGrammar(responseFormat)) } })
	};
}

/**
 * A validated request to continue a text, in the library's names. It is told from a chat by having no `messages`.
 * @throws `request/invalid`
 */
export function toRawRequest(
	{ sampling }: GenerateRequest,
	prompt: string,
	model: { vocabSize: number }
): RawLibraryRequest {
	return { ...toSampling(sampling, model), prompt };
}
