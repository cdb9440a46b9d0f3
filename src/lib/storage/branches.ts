import { AppError } from '#lib/base/errors.ts';
import type { Tables } from '#lib/storage/tables.ts';
import { latestLeafBelow, siblingsOf, subtreeIds } from '#lib/storage/tree.ts';
import type { Message } from '#lib/storage/chat-types.ts';
import type { DeletedBranch } from '#lib/storage/types.ts';

/**
 * Deletes a message with all that follows it. Where that was shown, the neighbouring version is shown next, the one
 * before it if there is one; else what it answered.
 * @throws `chat/not-found`, `request/invalid` (not of this chat, or a part of it is being written)
 */
export async function takeBranch(tables: Tables, conversationId: string, messageId: string): Promise<DeletedBranch> {
	const record = await tables.conversations.get(conversationId);
	if (!record) throw new AppError('chat/not-found', { chatId: conversationId });
	const records = await tables.messages.ofConversation(conversationId);
	const all = records.map(({ value }) => value);
	const target = all.find(({ id }) => id === messageId);
	if (!target) throw new AppError('request/invalid', { param: 'messageId', reason: 'is not a message of this chat' });
	const doomed = subtreeIds(all, messageId);
	const taken = records.filter(({ value }) => doomed.has(value.id));
	if (taken.some(({ value }) => value.state === 'streaming'))
		throw new AppError('request/invalid', { param: 'messageId', reason: 'is being written' });
	const tipIdBefore = record.value.tipId;
	const tipId = tipIdBefore === null || doomed.has(tipIdBefore) ? nextTip(all, target, doomed) : tipIdBefore;
	await Promise.all(taken.map(({ value }) => tables.messages.delete(value.id)));
	await tables.signatures.delete(conversationId); // it would still tell of what is deleted
	await tables.conversations.put({ ...record, value: { ...record.value, tipId } });
	return { conversationId, tipIdBefore, records: taken };
}

/**
 * Brings a deleted branch back, and shows it again.
 * @throws `chat/not-found`, `request/invalid` when what it answered has been deleted since
 */
export async function restoreBranch(
	tables: Tables,
	{ conversationId, tipIdBefore, records }: DeletedBranch
): Promise<void> {
	const record = await tables.conversations.get(conversationId);
	if (!record) throw new AppError('chat/not-found', { chatId: conversationId });
	const own = new Set(records.map(({ value }) => value.id));
	for (const { value } of records) {
		const { parentId } = value;
		if (parentId === null || own.has(parentId) || (await tables.messages.get(parentId))) continue;
		throw new AppError('request/invalid', { param: 'parentId', reason: 'has been deleted too' });
	}
	await Promise.all(records.map((message) => tables.messages.put(message)));
	await tables.conversations.put({ ...record, value: { ...record.value, tipId: tipIdBefore } });
}

function nextTip(all: readonly Message[], target: Message, doomed: ReadonlySet<string>): string | null {
	const versions = siblingsOf(all, target.id);
	const at = versions.findIndex(({ id }) => id === target.id);
	const neighbour = versions[at - 1] ?? versions[at + 1];
	if (neighbour) return latestLeafBelow(all, neighbour.id)?.id ?? neighbour.id;
	const parent = all.find(({ id }) => id === target.parentId);
	return parent && !doomed.has(parent.id) ? parent.id : null;
}
