import { unsupportedParam } from '#lib/api/errors.ts';
import { Fields, type JsonObject } from '#lib/api/fields.ts';
import type { Job } from '#lib/api/job.ts';
import { readImages, readOllamaMessages, readOllamaTools } from '#lib/api/ollama/messages.ts';
import {
	ollamaName,
	readHarmless,
	readModel,
	readOllamaFormat,
	readOptions,
	readThink
} from '#lib/api/ollama/options.ts';
import { OllamaWriter } from '#lib/api/ollama/writer.ts';
import type { ChatMessage, GenerateRequest } from '#lib/engines/contract/types.ts';

/** `POST /api/chat`. Without messages it only loads the model. @throws `ApiError` 400 */
export function readOllamaChat(body: JsonObject): Job {
	const fields = new Fields(body);
	const messages = readOllamaMessages(fields);
	const tools = readOllamaTools(fields);
	return readRest(fields, 'chat', messages, tools ? { tools } : {});
}

/**
 * `POST /api/generate`. Without a prompt it only loads the model. With `raw` the model goes on with the prompt as it stands.
 * @throws `ApiError` 400
 */
export function readOllamaGenerate(body: JsonObject): Job {
	const fields = new Fields(body);
	fields.refuse('template', 'is not supported: the template of the model is used', ['']);
	fields.refuse('suffix', 'is not supported: models here do not fill in the middle', ['']);
	if ((fields.list('context') ?? []).length > 0) throw unsupportedParam('context', 'is not supported: use /api/chat');
	const system = fields.string('system') ?? '';
	const prompt = fields.string('prompt') ?? '';
	const images = readImages(fields);
	const raw = fields.boolean('raw') ?? false;
	if (raw) refuseAround(fields, { system, images });
	const message: ChatMessage = { role: 'user', content: prompt, ...(images.length > 0 ? { images } : {}) };
	const messages = prompt === '' && images.length === 0 ? [] : [message];
	return readRest(
		fields,
		'generate',
		system === '' || messages.length === 0 ? messages : [{ role: 'system', content: system }, ...messages],
		raw ? { raw } : {}
	);
}

/** What a prompt that stands for itself has no place for; Ollama refuses its own part of it, too. @throws `ApiError` 400 */
function refuseAround(fields: Fields, { system, images }: { system: string; images: readonly Blob[] }): void {
	const reason = 'has no place in a raw prompt';
	if (system !== '') throw unsupportedParam('system', reason);
	if (images.length > 0) throw unsupportedParam('images', reason);
	fields.refuse('format', reason, ['']);
}

function readRest(
	fields: Fields,
	kind: 'chat' | 'generate',
	messages: readonly ChatMessage[],
	rest: Pick<GenerateRequest, 'tools' | 'raw'>
): Job {
	const model = readModel(fields);
	const responseFormat = readOllamaFormat(fields);
	const { sampling, ignored } = readOptions(fields);
	const top = fields.number('top_logprobs', 0, 20, true);
	const logprobs = fields.boolean('logprobs') ?? false;
	const stream = fields.boolean('stream') ?? true;
	const thinking = readThink(fields);
	const unused = [...ignored, ...readHarmless(fields)];
	fields.ignore('name');
	fields.end();
	return {
		model,
		request: {
			messages,
			sampling,
			...(logprobs ? { topLogprobs: top ?? 0 } : {}),
			...(responseFormat ? { responseFormat } : {}),
			...(thinking ? { thinking } : {}),
			...rest
		},
		choices: messages.length === 0 ? 0 : 1,
		forced: null,
		oneCall: false,
		stream,
		ignored: unused,
		nameOf: (param) => (kind === 'generate' && param.startsWith('messages') ? 'prompt' : ollamaName(param)),
		writer: new OllamaWriter(kind)
	};
}
