import { unsupportedParam } from '#lib/api/errors.ts';
import { isObject, type Fields } from '#lib/api/fields.ts';
import { readStop, toSeed } from '#lib/api/openai/sampling.ts';
import type { ResponseFormat, Sampling, Thinking } from '#lib/engines/contract/types.ts';

/** Options that say how Ollama keeps and computes a model, which Hearth decides by itself. */
const ofTheServer = [
	...['num_ctx', 'num_keep', 'num_batch', 'num_gpu', 'main_gpu', 'num_thread', 'use_mmap', 'use_mlock', 'numa'],
	...['low_vram', 'vocab_only', 'f16_kv', 'logits_all', 'repeat_last_n', 'penalize_newline']
];

const names: Partial<Record<string, string>> = {
	'sampling.maxTokens': 'options.num_predict',
	'sampling.temperature': 'options.temperature',
	'sampling.topP': 'options.top_p',
	'sampling.topK': 'options.top_k',
	'sampling.minP': 'options.min_p',
	'sampling.repetitionPenalty': 'options.repeat_penalty',
	'sampling.presencePenalty': 'options.presence_penalty',
	'sampling.frequencyPenalty': 'options.frequency_penalty',
	'sampling.seed': 'options.seed',
	'sampling.stop': 'options.stop',
	responseFormat: 'format',
	'responseFormat.schema': 'format',
	topLogprobs: 'top_logprobs',
	thinking: 'think'
};

/** Members of `GenerateRequest` as Ollama calls them. */
export function ollamaName(param: string): string {
	return (
		names[param] ??
		param.replace(/^responseFormat\.schema/, 'format').replace(/^(messages\[\d+\])\.toolCalls/, '$1.tool_calls')
	);
}

/** Older clients say `name` for `model`. @throws `ApiError` 400 */
export function readModel(fields: Fields): string {
	return fields.string('model') ?? fields.string('name') ?? fields.required('model');
}

/** `options` of a request. @throws `ApiError` 400 */
export function readOptions(request: Fields): { sampling: Partial<Sampling>; ignored: string[] } {
	const fields = request.object('options');
	if (!fields) return { sampling: {}, ignored: [] };
	const predict = fields.number('num_predict', -2, 2 ** 31 - 1, true);
	const seed = fields.number('seed', -(2 ** 53), 2 ** 53, true);
	for (const name of ['mirostat', 'tfs_z', 'typical_p']) fields.refuse(name, 'is not supported here', [0, 1]);
	fields.ignore('mirostat_eta', 'mirostat_tau'); // without mirostat they say nothing
	const sampling = {
		// -1 and -2 are Ollama's words for "until it ends"; 0 would be no answer.
		maxTokens: predict !== undefined && predict > 0 ? predict : undefined,
		temperature: fields.number('temperature', 0, 5),
		topP: fields.number('top_p', 0, 1),
		topK: fields.number('top_k', 0, 2 ** 31 - 1, true),
		minP: fields.number('min_p', 0, 1),
		repetitionPenalty: fields.number('repeat_penalty', 0.1, 10),
		presencePenalty: fields.number('presence_penalty', -2, 2),
		frequencyPenalty: fields.number('frequency_penalty', -2, 2),
		seed: seed === undefined ? undefined : toSeed(seed),
		stop: readStop(fields)
	};
	const ignored = fields.ignore(...ofTheServer);
	fields.end();
	return { sampling: Object.fromEntries(Object.entries(sampling).filter(([, value]) => value !== undefined)), ignored };
}

/** `format`: `"json"`, or a JSON Schema. @throws `ApiError` 400 */
export function readOllamaFormat(fields: Fields): ResponseFormat | undefined {
	const format = fields.raw('format');
	if (format === undefined || format === '') return undefined;
	if (format === 'json') return { type: 'jsonSchema', schema: { type: 'object' } };
	if (isObject(format)) return { type: 'jsonSchema', schema: format };
	throw unsupportedParam('format', 'must be "json" or a JSON Schema');
}

/** `think`, where it says yes or no. */
export function readThink(fields: Fields): Thinking | undefined {
	const enabled = fields.raw('think');
	return typeof enabled === 'boolean' ? { enabled } : undefined;
}

/** What every endpoint of Ollama's takes, and which changes nothing here: also how hard a model shall think. */
export function readHarmless(fields: Fields): string[] {
	return [...fields.ignore('keep_alive', 'shift', 'truncate'), ...(readThink(fields) ? [] : fields.ignore('think'))];
}
