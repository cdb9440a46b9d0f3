import { badParam } from '#lib/api/errors.ts';
import type { Fields } from '#lib/api/fields.ts';
import type { Sampling } from '#lib/engines/contract/types.ts';

/** Engines take a seed of 32 bits, of which the last means none; clients send any whole number. */
const seeds = 2 ** 32 - 1;

const names: Partial<Record<string, string>> = {
	'sampling.maxTokens': 'max_tokens',
	'sampling.temperature': 'temperature',
	'sampling.topP': 'top_p',
	'sampling.topK': 'top_k',
	'sampling.minP': 'min_p',
	'sampling.repetitionPenalty': 'repetition_penalty',
	'sampling.presencePenalty': 'presence_penalty',
	'sampling.frequencyPenalty': 'frequency_penalty',
	'sampling.logitBias': 'logit_bias',
	'sampling.seed': 'seed',
	'sampling.stop': 'stop',
	topLogprobs: 'top_logprobs',
	responseFormat: 'response_format',
	'responseFormat.schema': 'response_format',
	images: 'messages',
	texts: 'input',
	thinking: 'reasoning_effort'
};

/** Parts of a member that is checked as a whole. */
const inner = [
	[/^responseFormat\.schema/, 'response_format.json_schema.schema'],
	[/^(messages\[\d+\])\.toolCalls/, '$1.tool_calls'],
	[/^(tools\[\d+\])\./, '$1.function.']
] as const;

/** Members of `GenerateRequest` as OpenAI's API calls them. */
export function openaiName(param: string): string {
	return names[param] ?? inner.reduce((name, [ours, theirs]) => name.replace(ours, theirs), param);
}

/** What both of OpenAI's APIs for text have in common, and what servers for open models add. @throws `ApiError` 400 */
export function readSampling(fields: Fields): Partial<Sampling> {
	const seed = fields.number('seed', -(2 ** 53), 2 ** 53, true);
	return without({
		temperature: fields.number('temperature', 0, 2),
		topP: fields.number('top_p', 0, 1),
		topK: fields.number('top_k', 0, 2 ** 31 - 1, true),
		minP: fields.number('min_p', 0, 1),
		// The second is llama.cpp's and LM Studio's word.
		repetitionPenalty: fields.number('repetition_penalty', 0.1, 10) ?? fields.number('repeat_penalty', 0.1, 10),
		presencePenalty: fields.number('presence_penalty', -2, 2),
		frequencyPenalty: fields.number('frequency_penalty', -2, 2),
		logitBias: readBias(fields),
		seed: seed === undefined ? undefined : toSeed(seed),
		stop: readStop(fields)
	});
}

/** The same seed for the same number, within what engines take. */
export function toSeed(seed: number): number {
	return ((seed % seeds) + seeds) % seeds;
}

function without(sampling: { [K in keyof Sampling]?: Sampling[K] | undefined }): Partial<Sampling> {
	return Object.fromEntries(Object.entries(sampling).filter(([, value]) => value !== undefined));
}

function readBias(fields: Fields): Record<number, number> | undefined {
	const bias = fields.plain('logit_bias');
	for (const [token, value] of Object.entries(bias ?? {})) {
		if (!/^\d{1,9}$/.test(token)) throw badParam('logit_bias', 'must have token ids as keys');
		if (typeof value !== 'number' || Math.abs(value) > 100)
			throw badParam('logit_bias', 'must have numbers from -100 to 100');
	}
	return bias as Record<number, number> | undefined;
}

/** One string or several. @throws `ApiError` 400 */
export function readStop(fields: Fields): string[] | undefined {
	const raw = fields.raw('stop');
	const list = raw === undefined ? undefined : Array.isArray(raw) ? raw : [raw];
	if (list?.every((text): text is string => typeof text === 'string') === false)
		throw badParam('stop', 'must be a string or a list of strings', 'invalid_type');
	const stops = list?.filter((text) => text !== '');
	return stops && stops.length > 0 ? stops : undefined;
}
