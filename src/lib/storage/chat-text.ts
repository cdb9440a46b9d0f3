import { fenceFor } from '#lib/base/fence.ts';
import { handbookTool } from '#lib/base/handbook.ts';
import { jsonBlock } from '#lib/base/json-text.ts';
import { branchTo } from '#lib/storage/tree.ts';
import type { Attachment, Conversation, Message, Receipt } from '#lib/storage/chat-types.ts';

/**
 * The branch of a chat that is shown, as a Markdown text for people to read.
 * @param nameOf what the model with this id is called
 */
export function chatText(
	conversation: Conversation,
	messages: readonly Message[],
	nameOf: (modelId: string) => string
): string {
	const parts = [`# ${conversation.title.replace(/\s+/gu, ' ')}`];
	const { systemPrompt } = conversation.settings ?? {};
	if (systemPrompt) parts.push(`> **Instructions:** ${systemPrompt.replaceAll('\n', '\n> ')}`);
	const branch = branchTo(messages, conversation.tipId);
	for (const message of branch) {
		parts.push(`## ${message.modelId === null ? 'You' : nameOf(message.modelId)}`);
		for (const { name, arguments: given, result } of message.toolUses ?? [])
			if (name !== handbookTool) parts.push(`\`${name} ${given}\` → ${result}`);
		for (const attachment of message.attachments ?? []) parts.push(fileText(attachment));
		if (message.text !== '') parts.push(message.json ? jsonBlock(message.text) : lowered(message.text));
		if (message.state === 'stopped') parts.push('*(This answer was cut.)*');
		if (message.state === 'failed') parts.push('*(This answer failed.)*');
	}
	const receipts = branch.flatMap(({ receipt }) => (receipt ? [receiptLine(receipt)] : []));
	if (receipts.length > 0) parts.push('## How the answers came about', receipts.join('\n'));
	return `${parts.join('\n\n')}\n`;
}

/** What is needed to have the answer again; all of it stands in the JSON of the chat. */
function receiptLine({ modelName, quantization, weightsSha256, engineVersion, backend, ...receipt }: Receipt): string {
	const { sampling, promptSha256 } = receipt;
	const facts = [
		[modelName, quantization].filter((text) => text !== '').join(' '),
		engineVersion,
		backend === 'webgpu' ? 'GPU' : 'CPU',
		...(sampling.seed === undefined ? [] : [`seed ${sampling.seed}`]),
		...(sampling.temperature === undefined ? [] : [`temperature ${sampling.temperature}`]),
		...(weightsSha256 === null ? [] : [`file SHA-256 \`${weightsSha256}\``]),
		`prompt SHA-256 \`${promptSha256}\``
	];
	return `1. ${facts.join(', ')}`;
}

function fileText(file: Attachment): string {
	if (file.kind === 'image') return `*(Image: ${file.name})*`;
	const fence = fenceFor(file.text);
	return `**${file.name}**\n\n${fence}\n${file.text.replace(/\n$/, '')}\n${fence}`;
}

/** Headings one or two levels deeper, so that those of an answer stay below ours. Code is left alone. */
function lowered(text: string): string {
	let fence: string | null = null;
	return text
		.split('\n')
		.map((line) => {
			const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
			if (fence !== null) {
				if (mark?.startsWith(fence)) fence = null;
				return line;
			}
			if (mark) fence = mark;
			return line.replace(/^(#{1,4})(?=\s)/, '##$1');
		})
		.join('\n');
}

/** A name for a file: what the chat is called, without what file systems dislike. */
export function chatFileName({ title }: Pick<Conversation, 'title'>, extension: string): string {
	const plain = title
		.normalize('NFC')
		.replace(/[\p{Cc}\p{Cf}/\\:*?"<>|.]+/gu, ' ')
		.replace(/\s+/gu, ' ')
		.trim();
	return `${[...plain].slice(0, 60).join('').trim() || 'chat'}.${extension}`;
}
