import { badParam, unsupportedParam } from '#lib/api/errors.ts';
import type { Fields } from '#lib/api/fields.ts';
import { readDataUrl } from '#lib/api/openai/messages.ts';
import type { ChatMessage } from '#lib/engines/contract/types.ts';

/**
 * `input` and `instructions` of the Responses API as messages: a string, or a list of messages, calls and their results.
 * @throws `ApiError` 400
 */
export function readInput(fields: Fields): ChatMessage[] {
	const instructions = fields.string('instructions');
	const messages: ChatMessage[] = instructions ? [{ role: 'system', content: instructions }] : [];
	const raw = fields.raw('input');
	if (raw === undefined || raw === '') throw badParam('input', 'is missing', 'missing_required_parameter');
	if (typeof raw === 'string') return [...messages, { role: 'user', content: raw }];
	const called: string[] = [];
	for (const item of fields.objects('input') ?? []) readItem(item, messages, called);
	return messages;
}

function readItem(item: Fields, messages: ChatMessage[], called: string[]): void {
	const type = item.string('type') ?? 'message';
	item.ignore('id', 'status', 'phase');
	if (type === 'message') messages.push(readMessage(item));
	else if (type === 'function_call') {
		called.push(item.required('call_id'));
		const call = { name: item.required('name'), arguments: item.string('arguments') || '{}' };
		const last = messages.at(-1);
		if (last?.role === 'assistant')
			messages[messages.length - 1] = { ...last, toolCalls: [...(last.toolCalls ?? []), call] };
		else messages.push({ role: 'assistant', content: '', toolCalls: [call] });
	} else if (type === 'function_call_output') {
		if (!called.includes(item.required('call_id')))
			throw badParam(item.at('call_id'), 'answers no call of the items before');
		messages.push({ role: 'tool', content: readOutput(item) });
	} else if (type === 'reasoning') {
		item.ignore('summary', 'content', 'encrypted_content'); // what a model thought is not read again
	} else if (type === 'item_reference')
		throw unsupportedParam(item.at('type'), 'refers to what is not stored here: send the item itself, or store: false');
	else throw unsupportedParam(item.at('type'), `${JSON.stringify(type)} is not supported`);
	item.end();
}

function readOutput(item: Fields): string {
	const output = item.raw('output');
	return typeof output === 'string' ? output : JSON.stringify(output ?? '');
}

function readMessage(item: Fields): ChatMessage {
	const role = item.oneOf('role', ['system', 'developer', 'user', 'assistant']);
	if (!role) throw badParam(item.at('role'), 'is missing', 'missing_required_parameter');
	const as = role === 'developer' ? 'system' : role;
	const raw = item.raw('content');
	if (typeof raw === 'string') return { role: as, content: raw };
	const images: Blob[] = [];
	let text = '';
	for (const part of item.objects('content') ?? []) {
		const type = part.required('type');
		if (type === 'input_text' || type === 'output_text' || type === 'text') text += part.string('text') ?? '';
		else if (type === 'refusal') text += part.string('refusal') ?? '';
		else if (type === 'input_image') {
			if (as !== 'user') throw badParam(item.at('content'), 'can bring images for the user only');
			images.push(readDataUrl(part.string('image_url') ?? '', part.at('image_url')));
		} else
			throw unsupportedParam(
				part.at('type'),
				`${JSON.stringify(type)} is not supported: input_text and input_image are`
			);
	}
	return { role: as, content: text, ...(images.length > 0 ? { images } : {}) };
}
