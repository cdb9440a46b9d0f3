import { badParam, unsupportedParam } from '#lib/api/errors.ts';
import { Fields, type JsonObject } from '#lib/api/fields.ts';
import type { Job } from '#lib/api/job.ts';
import { harmless } from '#lib/api/openai/chat.ts';
import { readInput } from '#lib/api/openai/responses-input.ts';
import { ResponseWriter } from '#lib/api/openai/responses-writer.ts';
import { openaiName, readSampling } from '#lib/api/openai/sampling.ts';
import { chooseTools, readFormat, readFunction } from '#lib/api/openai/tools.ts';
import { readThinking } from '#lib/api/thinking.ts';
import type { ToolDefinition } from '#lib/engines/contract/types.ts';

/** `POST /v1/responses`. Nothing is kept: an answer cannot be fetched later, nor continued by its id. @throws `ApiError` 400 */
export function readResponse(body: JsonObject): Job {
	const fields = new Fields(body);
	const model = fields.required('model');
	for (const name of ['previous_response_id', 'conversation', 'prompt', 'context_management'])
		fields.refuse(name, 'is not supported: responses are not stored here, send all items in input');
	fields.refuse('background', 'is not supported', [false]);
	fields.refuse('truncation', 'is not supported: what is too long is refused', ['disabled']);
	fields.refuse('max_tool_calls', 'is not supported');
	const messages = readInput(fields);
	const tools = readTools(fields);
	const { tools: offered, forced, oneCall } = chooseTools(fields, tools, (choice) => choice.name);
	const text = fields.object('text');
	const responseFormat = readFormat(text?.object('format'), 'flat');
	const ofText = text?.ignore('verbosity') ?? [];
	text?.end();
	if (forced && responseFormat) throw badParam('text.format', 'cannot be kept while a call is required');
	const maxTokens = fields.number('max_output_tokens', 1, 2 ** 31 - 1, true);
	const sampling = { ...readSampling(fields), ...(maxTokens === undefined ? {} : { maxTokens }) };
	const topLogprobs = readLogprobs(fields);
	const stream = fields.boolean('stream') ?? false;
	fields.object('stream_options')?.ignore('include_obfuscation');
	const effort = fields.plain('reasoning')?.effort;
	const thinking = readThinking(fields, effort);
	const ignored = [...ofText, ...fields.ignore(...(effort === 'none' ? [] : ['reasoning']), ...harmless)];
	fields.end();
	return {
		model,
		request: {
			messages,
			sampling,
			...(topLogprobs === undefined ? {} : { topLogprobs }),
			...(offered ? { tools: offered } : {}),
			...(responseFormat ? { responseFormat } : {}),
			...(thinking ? { thinking } : {})
		},
		choices: 1,
		forced,
		oneCall,
		stream,
		ignored,
		nameOf,
		writer: new ResponseWriter(body)
	};
}

function nameOf(param: string): string {
	if (param.startsWith('messages')) return 'input';
	if (param === 'thinking') return 'reasoning';
	if (param === 'sampling.maxTokens') return 'max_output_tokens';
	if (param.startsWith('responseFormat')) return param.replace('responseFormat', 'text.format');
	if (param.startsWith('tools')) return param;
	return openaiName(param);
}

function readTools(fields: Fields): ToolDefinition[] | undefined {
	return fields.objects('tools')?.map((entry) => {
		const type = entry.required('type');
		if (type !== 'function')
			throw unsupportedParam(entry.at('type'), `${JSON.stringify(type)} is not supported: function is`);
		return readFunction(entry);
	});
}

function readLogprobs(fields: Fields): number | undefined {
	const include = fields.list('include') ?? [];
	const known = ['message.output_text.logprobs', 'reasoning.encrypted_content'];
	const unknown = include.find((name) => !known.includes(name as string));
	if (unknown !== undefined) throw unsupportedParam('include', `${JSON.stringify(unknown)} is not supported`);
	const top = fields.number('top_logprobs', 0, 20, true);
	return include.includes('message.output_text.logprobs') || (top ?? 0) > 0 ? (top ?? 0) : undefined;
}
