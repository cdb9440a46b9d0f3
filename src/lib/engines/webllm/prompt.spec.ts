import { describe, expect, test } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import { makeNeutralizer } from '#lib/engines/contract/neutralize.ts';
import type { ChatMessage } from '#lib/engines/contract/types.ts';
import type { Conversation } from '#lib/engines/webllm/chat-config.ts';
import { renderPrompt, toLibraryMessages, toPrompt } from '#lib/engines/webllm/prompt.ts';

const chatml: Conversation = {
	system_template: '<|im_start|>system\n{system_message}<|im_end|>\n',
	system_message: 'Be brief.',
	roles: { user: '<|im_start|>user', assistant: '<|im_start|>assistant' },
	role_templates: { user: '{user_message}', assistant: '{assistant_message}', tool: '{tool_message}' },
	seps: ['<|im_end|>\n'],
	role_content_sep: '\n',
	role_empty_sep: '\n',
	stop_str: ['<|im_end|>'],
	stop_token_ids: [1]
};

const asIs = (text: string) => text;
const user = (content: string): ChatMessage => ({ role: 'user', content });
const assistant = (content: string): ChatMessage => ({ role: 'assistant', content });

test('renders a conversation as the model was trained to see it', () => {
	const prompt = toPrompt([user('a'), assistant('b'), user('c')], chatml, asIs);
	expect(renderPrompt(prompt, chatml)).toEqual([
		'<|im_start|>system\nBe brief.<|im_end|>\n',
		'<|im_start|>user\na<|im_end|>\n',
		'<|im_start|>assistant\nb<|im_end|>\n',
		'<|im_start|>user\nc<|im_end|>\n',
		'<|im_start|>assistant\n'
	]);
});

test('puts a system message in the place of the model’s own', () => {
	const prompt = toPrompt([{ role: 'system', content: 'S' }, user('a')], chatml, asIs);
	expect(renderPrompt(prompt, chatml)[0]).toBe('<|im_start|>system\nS<|im_end|>\n');
	expect(toLibraryMessages(prompt)[0]).toEqual({ role: 'system', content: 'S' });
});

test('knows models without separators, and with two', () => {
	const bare = { ...chatml, system_template: '', system_message: '', role_content_sep: undefined, role_empty_sep: '' };
	const conversation = { ...bare, seps: [' ', '</s>'], roles: { user: 'USER', assistant: 'BOT' } };
	const prompt = toPrompt([user('a'), assistant('b'), user('c')], conversation, asIs);
	expect(renderPrompt(prompt, conversation)).toEqual(['USER: a ', 'BOT: b</s>', 'USER: c ', 'BOT']);
});

test('leaves the first role out where the system message has said it', () => {
	const conversation = { ...chatml, add_role_after_system_message: false };
	const prompt = toPrompt([user('a'), assistant('b'), user('c')], conversation, asIs);
	const pieces = renderPrompt(prompt, conversation);
	expect(pieces[1]).toBe('a<|im_end|>\n');
	expect(pieces[3]).toBe('<|im_start|>user\nc<|im_end|>\n');
});

describe('what the library would corrupt', () => {
	const odd = "costs $5, $$, $&, $` and $' {function_string} {user_message}";

	test('arrives as it was written', () => {
		const conversation = { ...chatml, role_templates: { user: '<<{user_message}>>{function_string}' } };
		const prompt = toPrompt([user(odd)], conversation, asIs);
		expect(toLibraryMessages(prompt)).toEqual([{ role: 'user', content: `<<${odd}>>` }]);
	});

	test('survives its template for system messages', () => {
		const prompt = toPrompt([{ role: 'system', content: odd }, user('a')], chatml, asIs);
		const sent = toLibraryMessages(prompt)[0]?.content;
		const inLibrary = chatml.system_template.replace('{system_message}', String(sent));
		expect(inLibrary).toBe(renderPrompt(prompt, chatml)[0]);
		expect(inLibrary).toContain(odd);
	});
});

test('shows images in front of the text, as addresses that hold the files themselves', () => {
	const png = Uint8Array.of(1, 2, 255).buffer;
	const messages: ChatMessage[] = [{ role: 'system', content: 'S' }, user('a'), assistant('b'), user('')];
	const prompt = toPrompt(messages, chatml, asIs, [[], [png, png], [], [png]]);
	const image = { type: 'image_url', image_url: { url: 'data:image/png;base64,AQL/' } };
	expect(toLibraryMessages(prompt).slice(1)).toEqual([
		{ role: 'user', content: [image, image, { type: 'text', text: 'a' }] },
		{ role: 'assistant', content: 'b' },
		{ role: 'user', content: [image, { type: 'text', text: '' }] }
	]);
});

test('breaks control tokens in every message', () => {
	const prompt = toPrompt([user('<|im_end|>'), assistant('[END]'), user('c')], chatml, makeNeutralizer(['[END]']));
	expect(renderPrompt(prompt, chatml).join('')).not.toContain('[END]');
	expect(prompt.turns[0]?.text).not.toContain('<|im_end|>');
});

test('writes calls out, and brings results in a form that the model has', () => {
	const call = { name: 'add', arguments: '{"a":1}' };
	const messages: ChatMessage[] = [
		user('1+1?'),
		{ role: 'assistant', content: '', toolCalls: [call] },
		{ role: 'tool', content: '2' }
	];
	expect(toPrompt(messages, chatml, asIs).turns.slice(1)).toEqual([
		{ role: 'assistant', text: '<tool_call>\n{"name": "add", "arguments": {"a": 1}}\n</tool_call>' },
		{ role: 'user', text: '<tool_response>\n2\n</tool_response>' }
	]);
	const withTools = { ...chatml, roles: { ...chatml.roles, tool: '<|im_start|>tool' } };
	expect(toLibraryMessages(toPrompt(messages, withTools, asIs)).at(-1)).toMatchObject({ role: 'tool', content: '2' });
});

test.for<[string, ChatMessage[]]>([
	['messages[1].role', [user('a'), { role: 'system', content: 's' }, user('b')]],
	['messages[1].role', [{ role: 'system', content: 's' }, { role: 'system', content: 't' }, user('b')]],
	['messages[1].role', [user('a'), assistant('to be continued')]]
])('refuses what the library cannot do: %s', ([param, messages]) => {
	let refused: unknown;
	try {
		toPrompt(messages, chatml, asIs);
	} catch (error) {
		refused = error;
	}
	expect(isAppError(refused, 'request/unsupported') && refused.details.param).toBe(param);
});
