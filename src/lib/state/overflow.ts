import { AppError } from '#lib/base/errors.ts';
import { fitPrompt, type FittedPrompt, type PromptRoom } from '#lib/state/prompt.ts';
import type { PromptReader } from '#lib/state/summary.ts';
import type { Earlier, Message, OverflowPolicy } from '#lib/storage/chat-types.ts';

/** An answer that is about to be written, with what its model will not read. */
export interface FittedBranch extends FittedPrompt {
	earlier: Earlier | null;
}

/** Below this share of the room the estimate is trusted. The engine has the last word in any case. */
const surelyFits = 0.5;

/**
 * A branch as the prompt of its next answer, by the policy of the chat. Counted by the engine where it may not fit.
 * @param known what stands in the place of the oldest messages since an earlier answer
 * @throws `chat/context-full` when something would have to be left out and the policy says stop; what `ask` throws
 */
export async function fitBranch(
	branch: readonly Message[],
	room: PromptRoom,
	policy: OverflowPolicy,
	reader: PromptReader,
	known: Earlier | null = null
): Promise<FittedBranch> {
	const earlier = policy === 'summarize' && known?.summary ? known : null;
	const measured = await measure(branch, { ...room, earlier }, reader);
	const { fitted } = measured;
	const before = earlier?.count ?? 0;
	if (fitted.forgottenCount <= before) return { ...fitted, earlier };
	if (policy === 'stop')
		throw new AppError('chat/context-full', { promptTokens: measured.tokens, contextTokens: room.contextTokens });
	if (policy === 'dropOldest') return { ...fitted, earlier: { count: fitted.forgottenCount } };

	const summary = await summarizeEarlier(branch, measured.room, reader);
	if (summary === null) return { ...fitted, earlier: { count: fitted.forgottenCount } };
	const again = fitPrompt(branch, { ...measured.room, earlier: summary });
	return { ...again, earlier: { ...summary, count: Math.max(summary.count, again.forgottenCount) } };
}

/** The longest prompt that fits, by the estimate or, where that is not sure, by the engine's count. */
async function measure(branch: readonly Message[], room: PromptRoom, { count }: PromptReader) {
	const whole = fitPrompt(branch, { ...room, contextTokens: Infinity, extraForgotten: 0 });
	const budget = room.contextTokens - room.reserveTokens;
	if (whole.tokens < budget * surelyFits && !room.extraForgotten) return { fitted: whole, tokens: whole.tokens, room };
	const exact = room.extraForgotten ? null : await count(whole.messages);
	if (exact !== null && exact <= budget) return { fitted: whole, tokens: exact, room };
	const scaled = exact === null ? room : { ...room, scale: exact / whole.tokens };
	return { fitted: fitPrompt(branch, scaled), tokens: exact ?? whole.tokens, room: scaled };
}

/** A summary of all that will not be read, with room to spare: it is not to be written anew with every turn. */
async function summarizeEarlier(
	branch: readonly Message[],
	room: PromptRoom,
	reader: PromptReader
): Promise<Earlier | null> {
	const maxTokens = Math.min(256, Math.floor(room.contextTokens / 8));
	const spare = Math.floor((room.contextTokens - room.reserveTokens) / 4) + maxTokens;
	const { forgottenCount } = fitPrompt(branch, { ...room, reserveTokens: room.reserveTokens + spare });
	const from = room.earlier?.count ?? 0;
	if (forgottenCount <= from) return room.earlier ?? null;
	const { summarize } = await import('#lib/state/summary.ts');
	try {
		const summary = await summarize(branch.slice(from, forgottenCount), {
			previous: room.earlier?.summary ?? '',
			contextTokens: room.contextTokens,
			maxTokens,
			reader
		});
		return summary === '' ? null : { count: forgottenCount, summary };
	} finally {
		reader.onProgress?.(null);
	}
}

/** What stands in the place of the oldest messages of this branch: as the answer nearest to its end read it. */
export function earlierOf(branch: readonly Message[], siblings: readonly Message[] = []): Earlier | null {
	return (
		[...branch, ...siblings].findLast(({ role, earlier }) => role === 'assistant' && earlier?.summary)?.earlier ?? null
	);
}
