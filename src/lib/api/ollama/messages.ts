import { fromBase64 } from '#lib/api/encode.ts';
import { badParam } from '#lib/api/errors.ts';
import { isObject, type Fields } from '#lib/api/fields.ts';
import type { ChatMessage, ToolCall, ToolDefinition } from '#lib/engines/contract/types.ts';

/** Images as base64, without a type: engines look at the bytes. @throws `ApiError` 400 */
export function readImages(fields: Fields): Blob[] {
	return (fields.list('images') ?? []).map((image, index) => {
		const bytes = typeof image === 'string' ? fromBase64(image.replace(/^data:[^,]*,/, '')) : null;
		if (!bytes || bytes.length === 0) throw badParam(`${fields.at('images')}[${index}]`, 'must be a file as base64');
		return new Blob([bytes]);
	});
}

/** `messages` of Ollama's chat. @throws `ApiError` 400 */
export function readOllamaMessages(fields: Fields): ChatMessage[] {
	return (fields.objects('messages') ?? []).map((entry) => {
		const role = entry.oneOf('role', ['system', 'user', 'assistant', 'tool']);
		if (!role) throw badParam(entry.at('role'), 'is missing', 'missing_required_parameter');
		const images = readImages(entry);
		const toolCalls = readCalls(entry);
		entry.ignore('thinking', 'tool_name', 'tool_call_id', 'name');
		const message = {
			role,
			content: entry.string('content') ?? '',
			...(images.length > 0 ? { images } : {}),
			...(toolCalls ? { toolCalls } : {})
		};
		entry.end();
		return message;
	});
}

/** Ollama's arguments are objects, OpenAI's are JSON. */
function readCalls(entry: Fields): ToolCall[] | undefined {
	return entry.objects('tool_calls')?.map((call) => {
		const made = call.object('function');
		if (!made) throw badParam(call.at('function'), 'is missing', 'missing_required_parameter');
		call.ignore('id', 'type');
		made.ignore('index', 'description');
		const read = { name: made.required('name'), arguments: JSON.stringify(made.plain('arguments') ?? {}) };
		made.end();
		call.end();
		return read;
	});
}

/** `tools` in the form that Ollama shares with OpenAI, without its strictness. @throws `ApiError` 400 */
export function readOllamaTools(fields: Fields): ToolDefinition[] | undefined {
	const tools = fields.objects('tools')?.map((entry) => {
		entry.oneOf('type', ['function']);
		const made = entry.object('function');
		if (!made) throw badParam(entry.at('function'), 'is missing', 'missing_required_parameter');
		const parameters = made.raw('parameters');
		return {
			name: made.required('name'),
			description: made.string('description') ?? '',
			parameters: isObject(parameters) ? parameters : { type: 'object', properties: {} }
		};
	});
	return tools && tools.length > 0 ? tools : undefined;
}
