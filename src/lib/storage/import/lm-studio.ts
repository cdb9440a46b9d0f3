import { type Found, items, member } from '#lib/storage/checks.ts';
import {
	asObjectJson,
	isAbsent,
	isObject,
	LeftOutCount,
	optionalFlag,
	optionalItems,
	optionalMember,
	optionalText,
	optionalTime
} from '#lib/storage/import/fields.ts';
import { fileName, WrittenWithFiles } from '#lib/storage/import/files.ts';
import { lmStudioSettings } from '#lib/storage/import/lm-studio-fields.ts';
import { paired } from '#lib/storage/import/shown.ts';
import {
	type Carried,
	type ForeignChat,
	type ForeignMessage,
	type ForeignToolUse,
	nothingCarried
} from '#lib/storage/import/types.ts';

/**
 * A conversation file of LM Studio, `~/.lmstudio/conversations/*.conversation.json`: `messages` is a line of turns, each
 * with `versions` and `currentlySelected`; a version is `singleStep` with `content`, or `multiStep` with `steps`, of which a
 * `contentBlock` whose `style.type` is `thinking` is reasoning. Only the shown version of a turn has the turns below it.
 * LM Studio documents none of it; read from YorkieDev/lm-studio-conversation-converter (script.js) and from public readers
 * and writers of such files, found by `perChatPredictionConfig` and `currentlySelected`.
 */
export function isLmStudio(value: unknown): boolean {
	const list = Array.isArray(value) ? value : [value];
	return list.length > 0 && list.every((chat) => isObject(chat) && isTurnList(chat.messages) && 'createdAt' in chat);
}

function isTurnList(value: unknown): boolean {
	return Array.isArray(value) && value.every((turn) => isObject(turn) && Array.isArray(turn.versions));
}

/** @throws `request/invalid` naming the first place that is wrong */
export function readLmStudio(found: Found, leftOut: LeftOutCount): ForeignChat[] {
	return (Array.isArray(found.value) ? items(found) : [found]).map((chat) => readChat(chat, leftOut));
}

function readChat(found: Found, leftOut: LeftOutCount): ForeignChat {
	const createdAtMs = optionalTime(member(found, 'createdAt'));
	const messages: ForeignMessage[] = [];
	let above: string | null = null;
	const model = optionalText(optionalMember(member(found, 'lastUsedModel'), 'identifier')) || null;
	for (const [index, turn] of items(member(found, 'messages')).entries()) {
		const versions = items(member(turn, 'versions'));
		const selected = member(turn, 'currentlySelected').value;
		const shown = typeof selected === 'number' && versions[selected] ? selected : 0;
		for (const [at, version] of versions.entries()) {
			const id = `${index}.${at}`;
			messages.push({ ...readVersion(version, model, leftOut), id, place: version.place, parentId: above });
		}
		if (versions.length > 0) above = `${index}.${shown}`;
	}
	const own = lmStudioSettings(member(found, 'perChatPredictionConfig'));
	const systemPrompt = own.systemPrompt || optionalText(member(found, 'systemPrompt'));
	const lastTimes = [member(found, 'userLastMessagedAt'), member(found, 'assistantLastMessagedAt')].map(optionalTime);
	return {
		// The file has no id but its name. Nobody begins two chats in one millisecond.
		id: `${createdAtMs ?? ''} ${messages.find(({ text }) => text !== '')?.text.slice(0, 200) ?? ''}`,
		place: found.place,
		title: optionalText(member(found, 'name')),
		createdAtMs,
		updatedAtMs: Math.max(...lastTimes.map((time) => time ?? 0)) || null,
		tipId: above,
		settings: { ...own, ...(systemPrompt ? { systemPrompt } : {}) },
		pinned: optionalFlag(member(found, 'pinned')),
		archived: false,
		messages
	};
}

type Version = Omit<ForeignMessage, 'id' | 'place' | 'parentId'>;

function readVersion(version: Found, lastModel: string | null, leftOut: LeftOutCount): Version {
	const role = optionalText(member(version, 'role'));
	const steps = optionalItems(member(version, 'steps'));
	const parts = steps.length > 0 ? steps.map((step) => readStep(step, leftOut)) : [readBlock(version, leftOut)];
	const text = parts
		.map((part) => part.text)
		.filter(Boolean)
		.join('\n\n');
	const sender = optionalText(optionalMember(member(version, 'senderInfo'), 'senderName'));
	const carried: Carried = {
		reasoning: parts
			.map(({ reasoning }) => reasoning)
			.filter(Boolean)
			.join('\n\n'),
		reasoningMs: 0,
		toolUses: parts.reduce<readonly ForeignToolUse[]>((uses, part) => paired(uses, part.toolUses), [])
	};
	const shown = role === 'user' || role === 'assistant' ? role : null;
	return {
		role: text !== '' || carried.reasoning !== '' || carried.toolUses.length > 0 ? shown : null,
		text,
		attachments: [],
		createdAtMs: null,
		modelId: role === 'assistant' ? sender || lastModel : null,
		stopped: false,
		carried: role === 'assistant' ? carried : nothingCarried
	};
}

type Part = Carried & { text: string };

/** `contentBlock` is what was said, thought or called; all others (`debugInfoBlock`, `toolStatus`) are figures. */
function readStep(step: Found, leftOut: LeftOutCount): Part {
	if (optionalText(member(step, 'type')) !== 'contentBlock') return { ...nothingCarried, text: '' };
	const block = readBlock(step, leftOut);
	const thinking = optionalText(optionalMember(member(step, 'style'), 'type')) === 'thinking';
	return thinking ? { ...block, text: '', reasoning: block.text } : block;
}

function readBlock(found: Found, leftOut: LeftOutCount): Part {
	const content = member(found, 'content');
	if (!Array.isArray(content.value)) return { ...nothingCarried, text: optionalText(content) };
	const written = new WrittenWithFiles('', leftOut); // the files themselves lie elsewhere
	const toolUses: ForeignToolUse[] = [];
	for (const part of items(content)) {
		const type = optionalText(member(part, 'type'));
		if (type === 'text') {
			// Marks of a chat template (`<think>`), kept apart by LM Studio itself.
			if (member(part, 'isStructural').value !== true) written.text += optionalText(member(part, 'text'));
		} else if (type === 'file') {
			const kind = optionalText(member(part, 'fileType')) === 'image' ? 'image' : 'file';
			written.leaveOut(kind, fileName(member(part, 'fileIdentifier')));
		} else if (type === 'toolCallRequest') {
			const json = member(part, 'parameters');
			const parameters = isAbsent(json) ? '{}' : asObjectJson(JSON.stringify(json.value));
			toolUses.push({ name: optionalText(member(part, 'name')) || 'tool', arguments: parameters, result: null });
		} else if (type === 'toolCallResult') {
			toolUses.push({ name: 'tool', arguments: null, result: optionalText(member(part, 'content')) });
		}
	}
	return { ...nothingCarried, text: written.text, toolUses };
}
