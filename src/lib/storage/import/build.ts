import { stableId } from '#lib/base/stable-id.ts';
import { refuse } from '#lib/storage/checks.ts';
import { shownMessages, type ShownMessage } from '#lib/storage/import/shown.ts';
import type { ForeignChat, ForeignToolUse, ImportSource } from '#lib/storage/import/types.ts';
import { cleanTitle } from '#lib/storage/title.ts';
import type { Message, ToolUse } from '#lib/storage/chat-types.ts';
import type { WholeChat } from '#lib/storage/types.ts';

/** Far beyond what anybody wrote. A file above these is made to hurt, and the page could not show it. */
export const maxTextLength = 5_000_000;
export const maxMessages = 20_000;

/**
 * One chat of ours from one of another app. Ids are made from theirs, so that a second import finds the first.
 * @param nowMs for a chat without any time in it
 * @throws `request/invalid`: an id twice, a parent that is not there, messages that are their own ancestors, too large
 */
export function buildChat(source: ImportSource, foreign: ForeignChat, nowMs: number): WholeChat {
	const { place } = foreign;
	if (foreign.messages.length > maxMessages) {
		refuse(place, { kind: 'too-many', of: 'messages', most: maxMessages });
	}
	const createdAtMs = foreign.createdAtMs ?? firstTime(foreign) ?? nowMs;
	const { shown, shownAs } = shownMessages(foreign, createdAtMs);
	const conversationId = stableId(source, foreign.id);
	const idOf = (id: string) => stableId(source, foreign.id, id);
	const messages = shown.map((message) => toMessage(message, conversationId, idOf));
	const tip = foreign.tipId === null ? null : (shownAs.get(foreign.tipId) ?? null);
	const modelId = shown.findLast((message) => message.modelId !== null)?.modelId ?? '';
	const updatedAtMs = Math.max(createdAtMs, foreign.updatedAtMs ?? messages.at(-1)?.createdAtMs ?? createdAtMs);
	return {
		conversation: {
			id: conversationId,
			title: titleOf(foreign, messages),
			titleIsAuto: foreign.title === '',
			createdAtMs,
			updatedAtMs,
			tipId: tip === null ? (messages.at(-1)?.id ?? null) : idOf(tip),
			modelId,
			...(Object.keys(foreign.settings).length > 0 ? { settings: foreign.settings } : {}),
			...(foreign.pinned ? { pinnedAtMs: updatedAtMs } : foreign.archived ? { archivedAtMs: updatedAtMs } : {})
		},
		messages
	};
}

function toMessage(shown: ShownMessage, conversationId: string, idOf: (id: string) => string): Message {
	const { reasoning, reasoningMs, toolUses } = shown.carried;
	const assistant = shown.role === 'assistant';
	return {
		id: idOf(shown.id),
		conversationId,
		parentId: shown.parentId === null ? null : idOf(shown.parentId),
		role: shown.role,
		text: shown.text,
		createdAtMs: shown.createdAtMs,
		state: shown.stopped ? 'stopped' : 'done',
		error: null,
		modelId: assistant ? (shown.modelId ?? '') : null,
		stats: null,
		...(shown.attachments.length > 0 ? { attachments: shown.attachments } : {}),
		...(assistant && toolUses.length > 0 ? { toolUses: toolUses.map(toToolUse) } : {}),
		...(assistant && reasoning !== '' ? { reasoning: { text: reasoning, durationMs: reasoningMs } } : {})
	};
}

function toToolUse({ name, arguments: json, result }: ForeignToolUse): ToolUse {
	return { name, arguments: json ?? '{}', result: result ?? '' };
}

function titleOf({ title }: ForeignChat, messages: readonly Message[]): string {
	const first = messages.find(({ role, text }) => role === 'user' && text.trim() !== '');
	return cleanTitle(title) || cleanTitle(first?.text.slice(0, 80) ?? '') || 'Imported chat';
}

function firstTime({ messages }: ForeignChat): number | null {
	const times = messages.flatMap(({ createdAtMs }) => (createdAtMs === null ? [] : [createdAtMs]));
	return times.length === 0 ? null : times.reduce((a, b) => Math.min(a, b));
}
