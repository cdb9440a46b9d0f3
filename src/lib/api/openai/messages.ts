import { fromBase64 } from '#lib/api/encode.ts';
import { badParam, unsupportedParam } from '#lib/api/errors.ts';
import { Fields } from '#lib/api/fields.ts';
import type { ChatMessage, ToolCall } from '#lib/engines/contract/types.ts';

const roles = ['system', 'developer', 'user', 'assistant', 'tool'] as const;

interface Parts {
	text: string;
	images: Blob[];
}

/**
 * The messages of a chat completion in the words of the engine contract.
 * @returns `ignored`: members that were there and change nothing
 * @throws `ApiError` 400
 */
export function readMessages(fields: Fields): { messages: ChatMessage[]; ignored: string[] } {
	const list = fields.objects('messages');
	if (!list || list.length === 0)
		throw badParam('messages', 'must hold at least one message', 'missing_required_parameter');
	const ignored = new Set<string>();
	const called: string[] = [];
	const messages: { message: ChatMessage; order: number }[] = list.map((entry) => {
		const role = entry.oneOf('role', roles);
		if (!role) throw badParam(entry.at('role'), 'is missing', 'missing_required_parameter');
		if (entry.ignore('name').length > 0) ignored.add('messages[].name');
		if (entry.ignore('refusal', 'annotations', 'audio').length > 0) ignored.add('messages[].refusal');
		entry.refuse('function_call', 'was replaced by tool_calls');
		// Other servers return it, and clients send back what they got.
		entry.ignore('reasoning_content', 'reasoning');
		const { text, images } = readContent(entry);
		const base = { role: role === 'developer' ? 'system' : role, content: text } as const;
		if (images.length > 0 && role !== 'user') throw badParam(entry.at('content'), 'can bring images for the user only');
		if (role === 'tool') {
			const id = entry.required('tool_call_id');
			const order = called.indexOf(id);
			if (order < 0) throw badParam(entry.at('tool_call_id'), 'answers no call of the messages before');
			entry.end();
			return { message: base, order };
		}
		const toolCalls = readCalls(entry, called);
		entry.end();
		return {
			message: { ...base, ...(images.length > 0 ? { images } : {}), ...(toolCalls ? { toolCalls } : {}) },
			order: -1
		};
	});
	return { messages: inOrderOfCalls(messages), ignored: [...ignored] };
}

/** Engines know results by their order, OpenAI's API by ids. */
function inOrderOfCalls(entries: { message: ChatMessage; order: number }[]): ChatMessage[] {
	const sorted: ChatMessage[] = [];
	for (let index = 0; index < entries.length;) {
		let end = index + 1;
		if (entries[index]?.message.role === 'tool') while (entries[end]?.message.role === 'tool') end++;
		const run = entries.slice(index, end).sort((one, other) => one.order - other.order);
		sorted.push(...run.map(({ message }) => message));
		index = end;
	}
	return sorted;
}

function readCalls(entry: Fields, called: string[]): ToolCall[] | undefined {
	return entry.objects('tool_calls')?.map((call) => {
		call.oneOf('type', ['function']);
		call.raw('index');
		called.push(call.required('id'));
		const made = call.object('function');
		if (!made) throw badParam(call.at('function'), 'is missing', 'missing_required_parameter');
		const read = { name: made.required('name'), arguments: made.string('arguments') || '{}' };
		call.end();
		return read;
	});
}

function readContent(entry: Fields): Parts {
	const raw = entry.raw('content');
	if (raw === undefined) return { text: '', images: [] };
	if (typeof raw === 'string') return { text: raw, images: [] };
	if (!Array.isArray(raw)) throw badParam(entry.at('content'), 'must be a string or a list of parts', 'invalid_type');
	const parts: Parts = { text: '', images: [] };
	for (const part of entry.objects('content') ?? []) readPart(part, parts);
	return parts;
}

function readPart(part: Fields, into: Parts): void {
	const type = part.required('type');
	if (type === 'text' || type === 'refusal') {
		into.text += part.string(type) ?? '';
	} else if (type === 'image_url') {
		const image = part.object('image_url');
		image?.ignore('detail');
		into.images.push(readDataUrl(image?.required('url') ?? '', part.at('image_url.url')));
	} else throw unsupportedParam(part.at('type'), `${JSON.stringify(type)} is not supported: text and image_url are`);
}

/**
 * The file in a data URL.
 * @throws `ApiError` 400, also for other addresses: nothing is fetched for a client
 */
export function readDataUrl(url: string, param: string): Blob {
	const [, type, data] = /^data:([\w.+/-]+);base64,(.*)$/s.exec(url) ?? [];
	if (type === undefined || data === undefined)
		throw badParam(param, 'must be a data URL with base64: Hearth fetches nothing from other addresses');
	const bytes = fromBase64(data);
	if (!bytes) throw badParam(param, 'is not valid base64');
	return new Blob([bytes], { type });
}
