import { apiId, nowS, sse, sseComment } from '#lib/api/encode.ts';
import { badParam, openaiError, unsupportedParam, type ApiError } from '#lib/api/errors.ts';
import { Fields, type JsonObject } from '#lib/api/fields.ts';
import type { Choice, Cost, Job, Writer } from '#lib/api/job.ts';
import { harmless, maxChoices } from '#lib/api/openai/chat.ts';
import { legacyLogprobs } from '#lib/api/openai/logprobs.ts';
import { openaiName, readSampling } from '#lib/api/openai/sampling.ts';
import { finishReason, usageOf } from '#lib/api/openai/usage.ts';
import type { TokenEvent } from '#lib/engines/contract/types.ts';

/** The default of this API. */
const usualTokens = 16;

/**
 * `POST /v1/completions`. The models here answer chats: the prompt is sent as a message of the user, which the header
 * `x-hearth-ignored: raw prompt` says.
 * @throws `ApiError` 400
 */
export function readCompletion(body: JsonObject): Job {
	const fields = new Fields(body);
	const model = fields.required('model');
	const prompt = readPrompt(fields);
	const echo = fields.boolean('echo') ?? false;
	const logprobs = fields.number('logprobs', 0, 5, true);
	fields.refuse('suffix', 'is not supported: models here do not fill in the middle', ['']);
	fields.refuse('best_of', 'is not supported', [1]);
	const stream = fields.boolean('stream') ?? false;
	const options = fields.object('stream_options');
	if (options && !stream) throw badParam('stream_options', 'needs stream: true');
	const includeUsage = options?.boolean('include_usage') ?? false;
	options?.ignore('include_obfuscation');
	options?.end();
	const maxTokens = fields.number('max_tokens', 1, 2 ** 31 - 1, true) ?? usualTokens;
	const sampling = { ...readSampling(fields), maxTokens };
	const choices = fields.number('n', 1, maxChoices, true) ?? 1;
	const ignored = ['raw prompt', ...fields.ignore(...harmless)];
	fields.end();
	return {
		model,
		request: {
			messages: [{ role: 'user', content: prompt }],
			sampling,
			...(logprobs === undefined ? {} : { topLogprobs: logprobs })
		},
		choices,
		forced: null,
		oneCall: false,
		stream,
		ignored,
		nameOf: (param) =>
			param.startsWith('messages') ? 'prompt' : param === 'topLogprobs' ? 'logprobs' : openaiName(param),
		writer: new CompletionWriter(echo ? prompt : '', includeUsage)
	};
}

function readPrompt(fields: Fields): string {
	const raw = fields.raw('prompt');
	if (typeof raw === 'string' && raw !== '') return raw;
	if (raw === undefined || raw === '') throw badParam('prompt', 'is missing', 'missing_required_parameter');
	if (!Array.isArray(raw)) throw badParam('prompt', 'must be a string', 'invalid_type');
	const [only] = raw as unknown[];
	if (raw.length === 1 && typeof only === 'string') return only;
	throw unsupportedParam('prompt', 'must be one string: lists of prompts and of tokens are not supported');
}

class CompletionWriter implements Writer {
	readonly contentType = 'text/event-stream; charset=utf-8';
	readonly #id = apiId('cmpl-');
	readonly #created = nowS();
	readonly #echo: string;
	readonly #includeUsage: boolean;
	/** Of each choice, where its next token begins: for `text_offset`. */
	readonly #offsets = new Map<number, number>();
	#model = '';

	constructor(echo: string, includeUsage: boolean) {
		this.#echo = echo;
		this.#includeUsage = includeUsage;
	}

	begin(model: string): string {
		this.#model = model;
		return this.#echo === '' ? '' : this.#chunk(0, this.#echo);
	}

	token(choice: number, event: TokenEvent): string {
		if (event.channel !== 'answer') return '';
		const offset = this.#offsets.get(choice) ?? this.#echo.length;
		this.#offsets.set(choice, offset + event.text.length);
		return this.#chunk(choice, event.text, legacyLogprobs([event], offset));
	}

	call(): string {
		return '';
	}

	endChoice(choice: Choice): string {
		return this.#chunk(choice.index, '', null, finishReason(choice));
	}

	end(_choices: readonly Choice[], cost: Cost): string {
		return (this.#includeUsage ? sse({ ...this.#head(), choices: [], usage: usageOf(cost) }) : '') + sse('[DONE]');
	}

	failure(error: ApiError): string {
		return sse(openaiError(error));
	}

	remark(text: string): string {
		return sseComment(text);
	}

	whole(choices: readonly Choice[], cost: Cost) {
		return {
			...this.#head(),
			choices: choices.map((choice) => ({
				text: this.#echo + choice.text,
				index: choice.index,
				logprobs: legacyLogprobs(choice.tokens, this.#echo.length),
				finish_reason: finishReason(choice)
			})),
			usage: usageOf(cost)
		};
	}

	#head() {
		return { id: this.#id, object: 'text_completion', created: this.#created, model: this.#model };
	}

	#chunk(index: number, text: string, logprobs: object | null = null, reason: string | null = null): string {
		return sse({ ...this.#head(), choices: [{ text, index, logprobs, finish_reason: reason }] });
	}
}
