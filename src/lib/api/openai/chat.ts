import { apiId, nowS, sse, sseComment } from '#lib/api/encode.ts';
import { badParam, openaiError, type ApiError } from '#lib/api/errors.ts';
import { Fields, type JsonObject } from '#lib/api/fields.ts';
import type { Choice, Cost, Job, Writer } from '#lib/api/job.ts';
import { chatLogprobs } from '#lib/api/openai/logprobs.ts';
import { readMessages } from '#lib/api/openai/messages.ts';
import { openaiName, readSampling } from '#lib/api/openai/sampling.ts';
import { readFormat, readTools } from '#lib/api/openai/tools.ts';
import { finishReason, usageOf } from '#lib/api/openai/usage.ts';
import { readThinking } from '#lib/api/thinking.ts';
import type { TokenEvent, ToolCall } from '#lib/engines/contract/types.ts';

/** More choices than anybody needs; most devices make them one after another. */
export const maxChoices = 8;

/** Asked for by many clients; each changes nothing here, or is a hint that no engine of ours takes. */
export const harmless = [
	'user',
	'metadata',
	'store',
	'service_tier',
	'safety_identifier',
	'prompt_cache_key',
	'prompt_cache_retention',
	'reasoning_effort', // but `none`, see readThinking
	'verbosity',
	'ttl' // LM Studio's: how long a model stays loaded
];

/** `POST /v1/chat/completions`. @throws `ApiError` 400 */
export function readChat(body: JsonObject): Job {
	const fields = new Fields(body);
	const model = fields.required('model');
	const { messages, ignored } = readMessages(fields);
	const { tools, forced, oneCall } = readTools(fields);
	const responseFormat = readFormat(fields.object('response_format'), 'nested');
	if (forced && responseFormat) throw badParam('response_format', 'cannot be kept while a call is required');
	const maxTokens = readMaxTokens(fields);
	const topLogprobs = readLogprobs(fields);
	const stream = fields.boolean('stream') ?? false;
	const options = fields.object('stream_options');
	if (options && !stream) throw badParam('stream_options', 'needs stream: true');
	const includeUsage = options?.boolean('include_usage') ?? false;
	options?.ignore('include_obfuscation');
	options?.end();
	const modalities = fields.list('modalities');
	if (modalities?.some((kind) => kind !== 'text'))
		throw badParam('modalities', 'must be ["text"]', 'unsupported_parameter');
	for (const name of ['audio', 'prediction', 'web_search_options', 'moderation'])
		fields.refuse(name, 'is not supported here');
	const sampling = { ...readSampling(fields), ...(maxTokens === undefined ? {} : { maxTokens }) };
	const choices = fields.number('n', 1, maxChoices, true) ?? 1;
	const effort = fields.raw('reasoning_effort');
	const thinking = readThinking(fields, effort);
	const unused = [
		...ignored,
		...fields.ignore(...harmless.filter((name) => name !== 'reasoning_effort' || effort !== 'none'))
	];
	fields.end();
	return {
		model,
		request: {
			messages,
			sampling,
			...(topLogprobs === undefined ? {} : { topLogprobs }),
			...(tools ? { tools } : {}),
			...(responseFormat ? { responseFormat } : {}),
			...(thinking ? { thinking } : {})
		},
		choices,
		forced,
		oneCall,
		stream,
		ignored: unused,
		nameOf: openaiName,
		writer: new ChatWriter(choices, includeUsage)
	};
}

function readMaxTokens(fields: Fields): number | undefined {
	const newer = fields.number('max_completion_tokens', 1, 2 ** 31 - 1, true);
	const older = fields.number('max_tokens', 1, 2 ** 31 - 1, true);
	return newer ?? older;
}

function readLogprobs(fields: Fields): number | undefined {
	const top = fields.number('top_logprobs', 0, 20, true);
	if (fields.boolean('logprobs')) return top ?? 0;
	if (top !== undefined && top > 0) throw badParam('top_logprobs', 'needs logprobs: true');
	return undefined;
}

function toolCall({ name, arguments: json }: ToolCall) {
	return { id: apiId('call_'), type: 'function', function: { name, arguments: json } };
}

/** Chat completions: one object, or a stream of chunks. */
class ChatWriter implements Writer {
	readonly contentType = 'text/event-stream; charset=utf-8';
	readonly #id = apiId('chatcmpl-');
	readonly #created = nowS();
	readonly #choices: number;
	readonly #includeUsage: boolean;
	#model = '';

	constructor(choices: number, includeUsage: boolean) {
		this.#choices = choices;
		this.#includeUsage = includeUsage;
	}

	begin(model: string): string {
		this.#model = model;
		return Array.from({ length: this.#choices }, (_, index) =>
			this.#chunk(index, { role: 'assistant', content: '' })
		).join('');
	}

	token(choice: number, event: TokenEvent): string {
		const delta = event.channel === 'reasoning' ? { reasoning_content: event.text } : { content: event.text };
		return this.#chunk(choice, delta, event.channel === 'answer' ? chatLogprobs([event]) : null);
	}

	call(choice: number, call: ToolCall, order: number): string {
		return this.#chunk(choice, { tool_calls: [{ index: order, ...toolCall(call) }] });
	}

	endChoice(choice: Choice): string {
		return this.#chunk(choice.index, {}, null, finishReason(choice));
	}

	end(_choices: readonly Choice[], cost: Cost): string {
		const usage = this.#includeUsage ? sse({ ...this.#head(), choices: [], usage: usageOf(cost) }) : '';
		return usage + sse('[DONE]');
	}

	failure(error: ApiError): string {
		return sse(openaiError(error));
	}

	remark(text: string): string {
		return sseComment(text);
	}

	whole(choices: readonly Choice[], cost: Cost) {
		return {
			id: this.#id,
			object: 'chat.completion',
			created: this.#created,
			model: this.#model,
			choices: choices.map((choice) => ({
				index: choice.index,
				message: {
					role: 'assistant',
					content: choice.text === '' && choice.calls.length > 0 ? null : choice.text,
					refusal: null,
					...(choice.reasoning === '' ? {} : { reasoning_content: choice.reasoning }),
					...(choice.calls.length > 0 ? { tool_calls: choice.calls.map(toolCall) } : {})
				},
				logprobs: chatLogprobs(choice.tokens),
				finish_reason: finishReason(choice)
			})),
			usage: usageOf(cost)
		};
	}

	#head() {
		return { id: this.#id, object: 'chat.completion.chunk', created: this.#created, model: this.#model };
	}

	#chunk(index: number, delta: object, logprobs: object | null = null, reason: string | null = null): string {
		const usage = this.#includeUsage ? { usage: null } : {};
		return sse({ ...this.#head(), choices: [{ index, delta, logprobs, finish_reason: reason }], ...usage });
	}
}
