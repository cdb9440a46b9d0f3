import type {
	ChatCompletionMessageContent,
	ChatCompletionParams,
	RawCompletionParams
} from '@wllama/wllama/esm/index.js';
import type { PreparedImages } from '#lib/engines/contract/image.ts';
import { neutralizeMessages } from '#lib/engines/contract/neutralize.ts';
import { writeOutToolCalls } from '#lib/engines/contract/tool-calls.ts';
import type { ChatMessage, GenerateRequest } from '#lib/engines/contract/types.ts';
import type { ReadyModel } from '#lib/engines/wllama/load.ts';
import { toToolKwargs } from '#lib/engines/wllama/tool-place.ts';

/** Names that llama-server knows; the library's own types lack them, or have others that it ignores. */
interface ServerParams {
	repeat_penalty?: number;
	presence_penalty?: number;
	frequency_penalty?: number;
	logit_bias?: Readonly<Record<number, number>>;
	stop?: readonly string[];
	grammar?: string;
	chat_template_kwargs?: { readonly enable_thinking?: boolean; readonly tools?: readonly unknown[] };
	/** llama.cpp writes the closing marker after so many tokens; those of the prompt behind the opening marker count. */
	reasoning_budget_tokens?: number;
	lora?: readonly { id: number; scale: number }[];
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function given<T extends object>(values: T): Given<T> {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>;
}

/** Images in front of the text, as vision models were trained; each of them also tells what a cached prompt is worth. */
function toContent(text: string, images: readonly ArrayBuffer[]): string | ChatCompletionMessageContent[] {
	if (images.length === 0) return text;
	const parts = images.map((data) => ({ type: 'image' as const, data }));
	return text === '' ? parts : [...parts, { type: 'text', text }];
}

/** 0 alternatives would be no log-probability at all to llama.cpp, not even that of the chosen token. */
function atLeastOne(topLogprobs: number): number {
	return Math.max(1, topLogprobs);
}

/** Without the blanks at the end of an answer that goes on (`Seam`). */
function trimOpenAnswer(messages: readonly ChatMessage[]): ChatMessage[] {
	const last = messages.length - 1;
	return messages.map((message, index) =>
		index === last && message.role === 'assistant' ? { ...message, content: message.content.trimEnd() } : message
	);
}

/** The library's parameters for some messages with their images, without sampling. */
export function toChatParams(
	messages: readonly ChatMessage[],
	neutralize: (text: string) => string,
	images: PreparedImages = []
): ChatCompletionParams {
	const extra = { stream_options: { include_usage: true } };
	const written = neutralizeMessages(trimOpenAnswer(writeOutToolCalls(messages)), neutralize);
	return {
		...extra,
		messages: written.map(({ role, content }, index) => ({
			role,
			content: toContent(content, images[index] ?? [])
		})) as ChatCompletionParams['messages'],
		cache_prompt: true,
		return_progress: true
	};
}

/**
 * A validated request in the library's names. Key by key: it ignores what it does not know and dies of wrong types, so
 * nothing is passed through. What is not given keeps llama.cpp's default (top-k 40, top-p 0.95, min-p 0.05). Its
 * penalties look at the last 64 tokens, of which the end of the prompt can be a part.
 */
export function toRequestParams(
	{ messages, sampling, topLogprobs, tools, adapters, thinking }: GenerateRequest,
	grammar: string | undefined,
	{ loaded, neutralize }: Pick<ReadyModel, 'loaded' | 'neutralize'>,
	images: PreparedImages = []
): ChatCompletionParams {
	const extra: ServerParams = given({
		repeat_penalty: sampling.repetitionPenalty,
		presence_penalty: sampling.presencePenalty,
		frequency_penalty: sampling.frequencyPenalty,
		logit_bias: sampling.logitBias,
		stop: sampling.stop,
		reasoning_budget_tokens: thinking?.enabled ? thinking.budgetTokens : undefined
	});
	const optional = given({
		top_p: sampling.topP,
		top_k: sampling.topK,
		min_p: sampling.minP,
		seed: sampling.seed,
		logprobs: topLogprobs === undefined ? undefined : true,
		top_logprobs: topLogprobs === undefined ? undefined : atLeastOne(topLogprobs)
	});
	const { toolDefinitions, adapters: known } = loaded.capabilities;
	const defined = toolDefinitions && tools?.length ? toToolKwargs(tools, neutralize) : {};
	// Named on every request, or llama.cpp may go on with a prompt that it read with another adapter.
	const lora = known?.map((path, id) => ({ id, scale: adapters?.find((use) => use.path === path)?.scale ?? 0 }));
	// A grammar holds from the first token on, so there is no room to think.
	const form: ServerParams =
		grammar === undefined
			? { chat_template_kwargs: { ...defined, ...given({ enable_thinking: thinking?.enabled }) } }
			: { grammar, chat_template_kwargs: { ...defined, enable_thinking: false } };
	return {
		...toChatParams(messages, neutralize, images),
		...extra,
		...form,
		...given({ lora }),
		...optional,
		max_tokens: sampling.maxTokens,
		temperature: sampling.temperature
	} as unknown as ChatCompletionParams;
}

/** As `toRequestParams`, for a text that is continued as it is. */
export function toRawParams(
	request: GenerateRequest,
	model: Pick<ReadyModel, 'loaded' | 'neutralize'>
): RawCompletionParams {
	const params: Partial<ChatCompletionParams & ServerParams> = toRequestParams(request, undefined, model);
	delete params.messages; // or the library takes it for a chat
	delete params.chat_template_kwargs;
	delete params.logprobs; // of a text llama.cpp takes it for a number
	delete params.top_logprobs;
	const { messages, topLogprobs } = request;
	const n_probs = topLogprobs === undefined ? undefined : atLeastOne(topLogprobs);
	return { ...params, ...given({ n_probs }), prompt: messages[0]?.content ?? '' } as unknown as RawCompletionParams;
}

/** The answer that the model is to continue, as it will appear again in front of the first token; else empty. */
export function continuedAnswer(messages: readonly ChatMessage[], neutralize: (text: string) => string): string {
	const last = messages.at(-1);
	return last?.role === 'assistant' ? neutralize(last.content.trimEnd()) : '';
}
