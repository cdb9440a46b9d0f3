import { expect, test } from 'vitest';
import { AppError } from '#lib/base/errors.ts';
import { deleteBranch } from '#lib/state/branch-actions.ts';
import type { Notice } from '#lib/state/notices.svelte.ts';
import { sampleTurn } from '#lib/storage/chats-suite.ts';
import type { DeletedBranch } from '#lib/storage/types.ts';

/** Deletes the first of these messages; what is told, and what undo does. */
async function told(deletion: () => Promise<DeletedBranch | null>, id: string, restore = async () => {}) {
	const shown: Omit<Notice, 'id'>[] = [];
	const notices = { show: (notice: Omit<Notice, 'id'>) => String(shown.push(notice)) };
	await deleteBranch(notices, { deleteBranch: deletion, restoreBranch: restore }, id);
	return shown;
}

const [question, answer] = sampleTurn('chat', 'Q');
const deleted = (messages: (typeof question)[]): DeletedBranch => ({
	conversationId: 'chat',
	tipIdBefore: null,
	records: messages.map((value, order) => ({ order, value }))
});

test('says what went, and how much', async () => {
	const text = async (messages: (typeof question)[]) =>
		(await told(async () => deleted(messages), messages[0]?.id ?? ''))[0]?.text;
	expect(await text([answer])).toBe('The answer was deleted.');
	expect(await text([question, answer])).toBe('Your message and 1 message after it were deleted.');
	expect(await text([answer, question, { ...answer, id: 'x' }])).toBe(
		'The answer and 2 messages after it were deleted.'
	);
	expect(await told(async () => null, answer.id)).toEqual([]);
});

test('says why something could not be deleted or brought back, with what to do', async () => {
	const refuse = (param: string, reason: string) => async () => {
		throw new AppError('request/invalid', { param, reason });
	};
	const [busy] = await told(refuse('messageId', 'is being written'), answer.id);
	expect(busy).toMatchObject({ tone: 'error', text: expect.stringContaining('Stop it first') as string });
	const [done] = await told(async () => deleted([answer]), answer.id, refuse('parentId', 'has been deleted too'));
	await done?.action?.run();
	const shown = await told(async () => deleted([answer]), answer.id, refuse('parentId', 'has been deleted too'));
	await shown[0]?.action?.run();
	expect(shown[1]?.text).toBe('What this answered was deleted too. Bring that back first.');
});
