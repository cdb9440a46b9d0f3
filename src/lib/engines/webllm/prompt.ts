import { AppError } from '#lib/base/errors.ts';
import type { PreparedImages } from '#lib/engines/contract/image.ts';
import { writeOutToolCalls } from '#lib/engines/contract/tool-calls.ts';
import type { ChatMessage } from '#lib/engines/contract/types.ts';
import type { Conversation } from '#lib/engines/webllm/chat-config.ts';
import { toDataUrl } from '#lib/engines/webllm/data-urls.ts';

/** A conversation as the library holds it. */
export interface Prompt {
	/** `null`: the model's own. */
	system: string | null;
	turns: readonly Turn[];
}

interface Turn {
	role: 'user' | 'assistant' | 'tool';
	text: string;
	/** PNG files, in front of the text. */
	images?: readonly ArrayBuffer[];
}

type ContentPart = { type: 'image_url'; image_url: { url: string } } | { type: 'text'; text: string };

/** A message in the library's names. */
export interface LibraryMessage {
	role: 'system' | 'user' | 'assistant' | 'tool';
	content: string | readonly ContentPart[];
	tool_call_id?: string;
}

/** The placeholder of each role in `role_templates`. */
const placeholders = { user: '{user_message}', assistant: '{assistant_message}', tool: '{tool_message}' };

function unsupported(param: string): never {
	throw new AppError('request/unsupported', { param, engine: 'webllm' });
}

/** As the library would, but without the special meaning that it gives to `$` and to `{function_string}` in a message. */
function applyTemplate({ role_templates: templates }: Conversation, { role, text }: Turn): string {
	const template = templates?.[role];
	if (template === undefined) return text;
	const bare = template.replace('{function_string}', '');
	const at = bare.indexOf(placeholders[role]);
	return at < 0 ? bare : bare.slice(0, at) + text + bare.slice(at + placeholders[role].length);
}

function toTurn({ role, content }: ChatMessage, index: number, roles: Conversation['roles']): Turn {
	if (role === 'system') return unsupported(`messages[${index}].role`); // only the first may be one
	if (role !== 'tool' || roles.tool !== undefined) return { role, text: content };
	// The form that models were trained on whose templates have no turn for tools.
	return { role: 'user', text: `<tool_response>\n${content}\n</tool_response>` };
}

/**
 * The conversation that some messages stand for.
 * @param images of each message; only for models that look at images
 * @throws `request/unsupported` for what the library cannot do: a system message that is not the first, an answer to be
 * continued
 */
export function toPrompt(
	messages: readonly ChatMessage[],
	conversation: Conversation,
	neutralize: (text: string) => string,
	images: PreparedImages = []
): Prompt {
	const written = writeOutToolCalls(messages).map(({ role, content }) => ({ role, content: neutralize(content) }));
	const first = written[0];
	const system = first?.role === 'system' ? first.content : null;
	const offset = system === null ? 0 : 1;
	const turns = written.slice(offset).map((message, index) => {
		const turn = toTurn(message, index + offset, conversation.roles);
		const shown = images[index + offset] ?? [];
		return { ...turn, text: applyTemplate(conversation, turn), ...(shown.length > 0 && { images: shown }) };
	});
	if (turns.at(-1)?.role === 'assistant') unsupported(`messages[${written.length - 1}].role`);
	return { system, turns };
}

/** Never an address of the web: the library would fetch it. It wants one text beside the images, be it empty. */
function show(images: readonly ArrayBuffer[], text: string): ContentPart[] {
	const parts = images.map((png) => ({ type: 'image_url' as const, image_url: { url: toDataUrl(png) } }));
	return [...parts, { type: 'text', text }];
}

/** A prompt in the library's names. */
export function toLibraryMessages({ system, turns }: Prompt): LibraryMessage[] {
	const messages: LibraryMessage[] = turns.map(({ role, text, images }) =>
		role === 'tool' ? { role, content: text, tool_call_id: '' } : { role, content: images ? show(images, text) : text }
	);
	// The library puts the text into its template with `String.replace`, where `$$` means `$`.
	if (system !== null) messages.unshift({ role: 'system', content: system.replaceAll('$', '$$$$') });
	return messages;
}

function renderSystem(system: string | null, conversation: Conversation): string {
	const text = system ?? conversation.system_message;
	if (text === '' && conversation.render_empty_system_message === false) return '';
	return conversation.system_template.split('{system_message}').join(text);
}

/** The pieces of text that the library tokenizes one by one, in order (`Conversation.getPromptArray` of web-llm). */
export function renderPrompt({ system, turns }: Prompt, conversation: Conversation): string[] {
	const { roles, seps, role_content_sep: afterRole, role_empty_sep: afterLastRole } = conversation;
	const systemText = renderSystem(system, conversation);
	const pieces = turns.map(({ role, text }, index) => {
		const bare = index === 0 && systemText !== '' && conversation.add_role_after_system_message === false;
		const prefix = bare ? '' : `${roles[role] ?? ''}${afterRole ?? ': '}`;
		return prefix + text + (seps[index % seps.length] ?? '');
	});
	return [...(systemText === '' ? [] : [systemText]), ...pieces, `${roles.assistant ?? ''}${afterLastRole ?? ': '}`];
}
