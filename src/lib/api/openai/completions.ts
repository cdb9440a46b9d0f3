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
 * `POST /v1/completions`. The model goes on with each prompt as it stands. One that can only answer chats gets it as a message
 * of the user, which the header `x-hearth-ignored: raw prompt` says.
 * @throws `ApiError` 400
 */
export function readCompletion(body: JsonObject): Job {
	const fields = new Fields(body);
	const model = fields.required('model');
	const texts = readPrompts(fields);
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
	const each = fields.number('n', 1, maxChoices, true) ?? 1;
	if (texts.length * each > maxChoices) throw badParam('prompt', `and n make more than ${maxChoices} answers`);
	const all = texts.flatMap((text) => Array.from({ length: each }, () => text));
	const messagesOf = new Map(texts.map((text) => [text, [{ role: 'user', content: text } as const]]));
	const ignored = fields.ignore(...harmless);
	fields.end();
	return {
		model,
		request: {
			messages: [],
			sampling,
			raw: true,
			...(logprobs === undefined ? {} : { topLogprobs: logprobs })
		},
		choices: all.length,
		prompts: all.map((text) => messagesOf.get(text) ?? []),
		elseChat: true,
		forced: null,
		oneCall: false,
		stream,
		ignored,
		nameOf: (param) =>
			param.startsWith('messages') ? 'prompt' : param === 'topLogprobs' ? 'logprobs' : openaiName(param),
		writer: new CompletionWriter(
			all.map((text) => (echo ? text : '')),
			includeUsage
		)
	};
}

/** One prompt or several, each answered on its own. */
function readPrompts(fields: Fields): string[] {
	const raw = fields.raw('prompt');
	if (raw === undefined || raw === '') throw badParam('prompt', 'is missing', 'missing_required_parameter');
	const list: unknown[] = Array.isArray(raw) ? raw : [raw];
	if (list.length === 0) throw badParam('prompt', 'must hold at least one text');
	if (list.every((text): text is string => typeof text === 'string')) return list;
	if (Array.isArray(raw)) throw unsupportedParam('prompt', 'must hold texts: lists of tokens are not supported');
	throw badParam('prompt', 'must be a string or a list of strings', 'invalid_type');
}

class CompletionWriter implements Writer {
	readonly contentType = 'text/event-stream; charset=utf-8';
	readonly #id = apiId('cmpl-');
	readonly #created = nowS();
	/** What each choice begins with, before the model says anything. */
	readonly #echoes: readonly string[];
	readonly #includeUsage: boolean;
	/** Of each choice, where its next token begins: for `text_offset`. */
	readonly #offsets = new Map<number, number>();
	#model = '';

	constructor(echoes: readonly string[], includeUsage: boolean) {
		this.#echoes = echoes;
		this.#includeUsage = includeUsage;
	}

	begin(model: string): string {
		this.#model = model;
		return this.#echoes.map((echo, choice) => (echo === '' ? '' : this.#chunk(choice, echo))).join('');
	}

	token(choice: number, event: TokenEvent): string {
		if (event.channel !== 'answer') return '';
		const offset = this.#offsets.get(choice) ?? this.#echoOf(choice).length;
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
				text: this.#echoOf(choice.index) + choice.text,
				index: choice.index,
				logprobs: legacyLogprobs(choice.tokens, this.#echoOf(choice.index).length),
				finish_reason: finishReason(choice)
			})),
			usage: usageOf(cost)
		};
	}

	#echoOf(choice: number): string {
		return this.#echoes[choice] ?? '';
	}

	#head() {
		return { id: this.#id, object: 'text_completion', created: this.#created, model: this.#model };
	}

	#chunk(index: number, text: string, logprobs: object | null = null, reason: string | null = null): string {
		return sse({ ...this.#head(), choices: [{ text, index, logprobs, finish_reason: reason }] });
	}
}
