import type { ChatMessage } from '#lib/engines/contract/types.ts';
import { chat as t } from '#lib/messages/en/chat.ts';
import { imageBlobs, textWithFiles } from '#lib/state/attachment-text.ts';
import type { Earlier, Message, ToolUse } from '#lib/storage/chat-types.ts';

/** Until a real count is known: a byte-level BPE of a few thousand entries gives about 3 bytes a token in English. */
const defaultTokensPerByte = 1 / 3;
/** Role markers and line breaks that the chat template puts around each message. */
const templateTokens = 6;
/** Of one image, for an estimate: vision models take 64 to 2,000. */
const imageTokens = 300;

/** What a prompt is made of besides the messages, and the room that it has. All counts are in tokens. */
export interface PromptRoom {
	contextTokens: number;
	/** Room for the answer. */
	reserveTokens: number;
	/** Goes first and is never dropped; empty for none. */
	systemPrompt?: string;
	/** Stands in the place of the messages that it counts; `null` for none. */
	earlier?: Earlier | null;
	/** Drop this many more than the estimate asks for, after an engine found it too small. */
	extraForgotten?: number;
	/** What estimates are multiplied by, once a real count is known. */
	scale?: number;
	/** Images go to the model as images. */
	seesImages?: boolean;
}

export interface FittedPrompt {
	messages: ChatMessage[];
	/** Oldest messages of the branch that are left out: because they do not fit, or because a summary has their place. */
	forgottenCount: number;
	/** Estimated length of the prompt. */
	tokens: number;
}

const byteLength = (text: string) => new TextEncoder().encode(text).byteLength;

/**
 * The newest part of a branch that fits into the context window beside the answer. Turns are dropped whole from the
 * start, and the last message always stays, even when it alone is too long: the engine then says so, with numbers.
 */
export function fitPrompt(branch: readonly Message[], room: PromptRoom): FittedPrompt {
	const { systemPrompt = '', scale = 1, earlier, extraForgotten = 0 } = room;
	const summary = earlier?.summary ?? '';
	const skipped = summary === '' ? 0 : Math.min(earlier?.count ?? 0, branch.length - 1);
	const usable = branch.flatMap((message, index) =>
		index >= skipped && (message.text !== '' || message.attachments?.length) ? [{ message, index }] : []
	);
	const tokensPerByte = (measuredTokensPerByte(branch, systemPrompt) ?? defaultTokensPerByte) * scale;
	const template = templateTokens * scale;
	const textTokens = (text: string) => (text === '' ? 0 : byteLength(text) * tokensPerByte + template);
	const fixedTokens = textTokens(systemPrompt) + textTokens(summary);
	const budget = room.contextTokens - room.reserveTokens - fixedTokens;

	const sizes = usable.map(({ message }) => messageTokens(message, tokensPerByte, template));
	let start = usable.length - 1;
	let tokens = 0;
	for (let index = usable.length - 1; index >= 0; index--) {
		tokens += sizes[index] ?? 0;
		if (tokens > budget) break;
		start = index;
	}
	start = Math.max(0, Math.min(start + extraForgotten, usable.length - 1));
	// A prompt that begins with an answer would show the model a reply to nothing.
	while (start > 0 && start < usable.length - 1 && usable[start]?.message.role === 'assistant') start++;

	const kept = usable.slice(start).flatMap(({ message }) => toChatMessages(message, room.seesImages));
	return {
		messages: [...system(systemPrompt), ...withSummary(kept, summary)],
		forgottenCount: start === 0 ? skipped : (usable[start]?.index ?? 0),
		tokens: Math.round(fixedTokens + sizes.slice(start).reduce((sum, size) => sum + size, 0))
	};
}

function system(content: string): ChatMessage[] {
	return content === '' ? [] : [{ role: 'system', content }];
}

/** Before the first question that is kept: not every chat template has a place for a second system message. */
function withSummary(messages: ChatMessage[], summary: string): ChatMessage[] {
	if (summary === '') return messages;
	const content = `Summary of the conversation so far:\n${summary}`;
	const [first, ...rest] = messages;
	if (first?.role !== 'user') return [{ role: 'user', content }, ...messages];
	return [{ ...first, content: `${content}\n\n${first.content}` }, ...rest];
}

function messageTokens(message: Message, tokensPerByte: number, template: number): number {
	const parts = 1 + 2 * (message.toolUses?.length ?? 0);
	const images = message.attachments?.filter(({ kind }) => kind === 'image').length ?? 0;
	return byteLength(wholeText(message)) * tokensPerByte + parts * template + images * imageTokens;
}

/** A message as models see it: each tool that ran is a message of the assistant and one of the tool, before the text. */
function toChatMessages({ role, text, toolUses = [], attachments }: Message, seesImages = false): ChatMessage[] {
	const images = seesImages ? imageBlobs(attachments) : [];
	const content = textWithFiles(text, attachments, seesImages);
	return [...toolUses.flatMap(toToolMessages), { role, content, ...(images.length > 0 ? { images } : {}) }];
}

/** A call and its result, as models see them. */
export function toToolMessages({ name, arguments: json, result }: ToolUse): ChatMessage[] {
	return [
		{ role: 'assistant', content: '', toolCalls: [{ name, arguments: json }] },
		{ role: 'tool', content: result }
	];
}

/** All that a model reads of a message. */
function wholeText({ text, toolUses = [], attachments }: Message): string {
	const told = textWithFiles(text, attachments);
	return [...toolUses.map(({ name, arguments: json, result }) => name + json + result), told].join('');
}

/** From the last answer in this branch whose prompt was counted, and this system prompt. */
function measuredTokensPerByte(branch: readonly Message[], systemPrompt: string): number | null {
	for (let index = branch.length - 1; index > 0; index--) {
		const { stats, earlier } = branch[index] ?? {};
		if (!stats || stats.promptTokens === 0) continue;
		const before = branch.slice(earlier?.count ?? 0, index);
		if (before.some(({ attachments }) => attachments?.some(({ kind }) => kind === 'image'))) return null;
		const fixed = [systemPrompt, earlier?.summary ?? ''].filter((text) => text !== '');
		const bytes = [...before.map(wholeText), ...fixed].reduce((sum, text) => sum + byteLength(text), 0);
		const tokens = stats.promptTokens - (before.length + fixed.length) * templateTokens;
		// Short prompts are mostly template.
		return bytes > 300 && tokens > 0 ? Math.max(tokens / bytes, 0.15) : null;
	}
	return null;
}

const titleChars = 60;

/** A title from the first line of the first message, cut at a word. */
export function titleFrom(text: string): string {
	const line = text.trim().split(/\r?\n/, 1)[0]?.replace(/\s+/g, ' ').trim() ?? '';
	if (line.length <= titleChars) return line || t.newChat;
	const cut = line.slice(0, titleChars);
	const space = cut.lastIndexOf(' ');
	return `${(space > titleChars / 2 ? cut.slice(0, space) : cut).replace(/[\ud800-\udbff]$/, '')}…`;
}
