import type { ChatMessage } from '#lib/engines/contract/types.ts';
import type { Message, ToolUse } from '#lib/storage/types.ts';

/** Until a real count is known: a byte-level BPE of a few thousand entries gives about 3 bytes a token in English. */
const defaultTokensPerByte = 1 / 3;
/** Role markers and line breaks that the chat template puts around each message. */
const templateTokens = 6;

export interface FittedPrompt {
	messages: ChatMessage[];
	/** Oldest messages that are left out because they do not fit. */
	forgottenCount: number;
}

const byteLength = (text: string) => new TextEncoder().encode(text).byteLength;

/**
 * The newest part of a branch that fits into the context window beside the answer. Turns are dropped whole from the
 * start, and the last message always stays, even when it alone is too long: the engine then says so, with numbers.
 * @param systemPrompt goes first and is never dropped; empty for none
 * @param reserveTokens room for the answer
 * @param extraForgotten drop this many more than the estimate asks for, after an engine found it too small
 */
export function fitPrompt(
	branch: readonly Message[],
	options: { contextTokens: number; reserveTokens: number; systemPrompt?: string; extraForgotten?: number }
): FittedPrompt {
	const { systemPrompt = '' } = options;
	const usable = branch.filter((message) => message.text !== '');
	const tokensPerByte = measuredTokensPerByte(branch, systemPrompt) ?? defaultTokensPerByte;
	const systemTokens = systemPrompt === '' ? 0 : byteLength(systemPrompt) * tokensPerByte + templateTokens;
	const budget = options.contextTokens - options.reserveTokens - systemTokens;

	let start = usable.length - 1;
	let tokens = 0;
	for (let index = usable.length - 1; index >= 0; index--) {
		tokens += messageTokens(usable[index], tokensPerByte);
		if (tokens > budget) break;
		start = index;
	}
	start = Math.min(start + (options.extraForgotten ?? 0), usable.length - 1);
	// A prompt that begins with an answer would show the model a reply to nothing.
	while (start > 0 && start < usable.length - 1 && usable[start]?.role === 'assistant') start++;

	const system: ChatMessage[] = systemPrompt === '' ? [] : [{ role: 'system', content: systemPrompt }];
	return {
		messages: [...system, ...usable.slice(Math.max(0, start)).flatMap(toChatMessages)],
		forgottenCount: Math.max(0, start)
	};
}

function messageTokens(message: Message | undefined, tokensPerByte: number): number {
	if (!message) return 0;
	const parts = 1 + 2 * (message.toolUses?.length ?? 0);
	return byteLength(wholeText(message)) * tokensPerByte + parts * templateTokens;
}

/** A message as models see it: each tool that ran is a message of the assistant and one of the tool, before the text. */
function toChatMessages({ role, text, toolUses = [] }: Message): ChatMessage[] {
	return [...toolUses.flatMap(toToolMessages), { role, content: text }];
}

/** A call and its result, as models see them. */
export function toToolMessages({ name, arguments: json, result }: ToolUse): ChatMessage[] {
	return [
		{ role: 'assistant', content: '', toolCalls: [{ name, arguments: json }] },
		{ role: 'tool', content: result }
	];
}

/** All that a model reads of a message. */
function wholeText({ text, toolUses = [] }: Message): string {
	return [...toolUses.map(({ name, arguments: json, result }) => name + json + result), text].join('');
}

/** From the last answer in this branch whose prompt was counted and held the whole branch, and this system prompt. */
function measuredTokensPerByte(branch: readonly Message[], systemPrompt: string): number | null {
	for (let index = branch.length - 1; index > 0; index--) {
		const stats = branch[index]?.stats;
		if (!stats || stats.promptTokens === 0) continue;
		const before = branch.slice(0, index);
		const bytes = before.reduce((sum, message) => sum + byteLength(wholeText(message)), byteLength(systemPrompt));
		const parts = before.length + (systemPrompt === '' ? 0 : 1);
		const tokens = stats.promptTokens - parts * templateTokens;
		// Short prompts are mostly template, and a prompt that was cut says nothing of the whole.
		return bytes > 300 && tokens > 0 ? Math.max(tokens / bytes, 0.15) : null;
	}
	return null;
}

const titleChars = 60;

/** A title from the first line of the first message, cut at a word. */
export function titleFrom(text: string): string {
	const line = text.trim().split(/\r?\n/, 1)[0]?.replace(/\s+/g, ' ').trim() ?? '';
	if (line.length <= titleChars) return line || 'New chat';
	const cut = line.slice(0, titleChars);
	const space = cut.lastIndexOf(' ');
	return `${(space > titleChars / 2 ? cut.slice(0, space) : cut).replace(/[\ud800-\udbff]$/, '')}…`;
}
