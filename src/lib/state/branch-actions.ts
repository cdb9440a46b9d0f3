import { isAppError, toAppError } from '#lib/base/errors.ts';
import { chats as t } from '#lib/messages/en/chats.ts';
import { common } from '#lib/messages/en/common.ts';
import { sentences } from '#lib/messages/format.ts';
import type { ConversationState } from '#lib/state/conversation.svelte.ts';
import type { Notices } from '#lib/state/notices.svelte.ts';
import { remedyFor } from '#lib/state/remedies.ts';
import type { DeletedBranch } from '#lib/storage/types.ts';

/** Deletes a message with all that follows it, says how much that was, and offers to undo it. */
export async function deleteBranch(
	notices: Pick<Notices, 'show'>,
	chat: Pick<ConversationState, 'deleteBranch' | 'restoreBranch'>,
	messageId: string
): Promise<void> {
	await attempt(notices, async () => {
		const deleted = await chat.deleteBranch(messageId);
		if (!deleted) return;
		const run = () => attempt(notices, () => chat.restoreBranch(deleted));
		notices.show({ tone: 'info', text: whatWent(deleted, messageId), action: { label: common.undo, run } });
	});
}

function whatWent({ records }: DeletedBranch, messageId: string): string {
	const { role } = records.find(({ value }) => value.id === messageId)?.value ?? {};
	const below = records.length - 1;
	if (role === 'user') return below === 0 ? t.branch.questionDeleted : t.branch.questionAndMoreDeleted(below);
	return below === 0 ? t.branch.answerDeleted : t.branch.answerAndMoreDeleted(below);
}

/** Failures are told, never thrown: then everything is as it was. */
async function attempt(notices: Pick<Notices, 'show'>, work: () => Promise<unknown>): Promise<void> {
	try {
		await work();
	} catch (error) {
		const known = toAppError(error);
		const { sentence, next } = remedyFor(known);
		notices.show({ tone: 'error', text: refusal(known) ?? sentences(sentence, next), action: null });
	}
}

function refusal(error: ReturnType<typeof toAppError>): string | null {
	if (!isAppError(error, 'request/invalid')) return null;
	const { param, reason } = error.details;
	if (reason === 'is being written') return t.branch.beingWritten;
	if (param === 'parentId') return t.branch.parentGone;
	return param === 'messageId' ? t.branch.goneAlready : null;
}
