import { describe, expect, test, vi } from 'vitest';
import { AppError, isAppError } from '#lib/base/errors.ts';
import type { ChatMessage } from '#lib/engines/contract/types.ts';
import { earlierOf, fitBranch } from '#lib/state/overflow.ts';
import type { PromptReader } from '#lib/state/summary.ts';
import type { Earlier, Message } from '#lib/storage/chat-types.ts';

const room = { contextTokens: 1000, reserveTokens: 200 };

function message(index: number, words: number, earlier?: Earlier): Message {
	const role = index % 2 === 0 ? 'user' : 'assistant';
	const text = `${index} ${'word '.repeat(words)}`.trim();
	const rest = { createdAtMs: 0, state: 'done', error: null, modelId: null, stats: null } as const;
	return { id: `m${index}`, conversationId: 'c', parentId: null, role, text, ...(earlier ? { earlier } : {}), ...rest };
}

const branchOf = (count: number, words: number) => Array.from({ length: count }, (_, index) => message(index, words));

/** Counts words and four for each message, as if that were what a tokenizer does. */
function wordReader(ask: PromptReader['ask'] = async () => 'They spoke of words.') {
	const words = (messages: readonly ChatMessage[]) =>
		messages.reduce((sum, { content }) => sum + content.split(/\s+/).length + 4, 0);
	return { count: vi.fn(async (messages: readonly ChatMessage[]) => words(messages)), ask: vi.fn(ask), words };
}

const rest = (texts: readonly ChatMessage[]) => texts.map(({ content }) => content.split(' ')[0]);

describe('what fits', () => {
	test.each(['dropOldest', 'summarize', 'stop'] as const)('is read whole, %s', async (policy) => {
		const reader = wordReader();
		const fitted = await fitBranch(branchOf(3, 10), room, policy, reader);
		expect(rest(fitted.messages)).toEqual(['0', '1', '2']);
		expect(fitted.earlier).toBeNull();
		expect(reader.count).not.toHaveBeenCalled(); // nobody waits for a count that is not needed
	});

	test('a count of the engine overrules a pessimistic estimate', async () => {
		const reader = wordReader();
		const branch = branchOf(5, 150); // 1,250 tokens by the estimate, 775 by the count
		expect((await fitBranch(branch, room, 'stop', reader)).messages).toHaveLength(5);
		const unknown = { ...reader, count: async () => null };
		await expect(fitBranch(branch, room, 'stop', unknown)).rejects.toMatchObject({ code: 'chat/context-full' });
	});
});

test('stop leaves nothing out: it tells by how much the chat is too long', async () => {
	const reader = wordReader();
	const error: unknown = await fitBranch(branchOf(9, 150), room, 'stop', reader).catch((thrown: unknown) => thrown);
	expect(isAppError(error, 'chat/context-full') && error.details).toEqual({ promptTokens: 1395, contextTokens: 1000 });
	expect(reader.ask).not.toHaveBeenCalled();
});

test('the newest message is not left out by any policy', async () => {
	const reader = wordReader();
	const alone = [message(0, 2000)];
	for (const policy of ['dropOldest', 'summarize', 'stop'] as const)
		expect((await fitBranch(alone, room, policy, reader)).messages).toHaveLength(1);
});

test('drop oldest begins with a question and counts what is left out; the system prompt stays', async () => {
	const reader = wordReader();
	const fitted = await fitBranch(branchOf(9, 150), { ...room, systemPrompt: 'Be brief.' }, 'dropOldest', reader);
	expect(rest(fitted.messages)).toEqual(['Be', '4', '5', '6', '7', '8']);
	expect(fitted.earlier).toEqual({ count: 4 });
	expect(reader.words(fitted.messages)).toBeLessThanOrEqual(room.contextTokens - room.reserveTokens);
});

describe('summarize', () => {
	test('a summary stands before the first question that is kept, with room to spare', async () => {
		const reader = wordReader();
		const fitted = await fitBranch(branchOf(9, 150), room, 'summarize', reader);
		expect(fitted.earlier).toEqual({ count: 6, summary: 'They spoke of words.' });
		expect(fitted.messages[0]?.content).toMatch(
			/^Summary of the conversation so far:\nThey spoke of words\.\n\n6 word/
		);
		expect(fitted.messages).toHaveLength(3);
		const asked = reader.ask.mock.calls.map(([prompt]) => prompt).join('\n');
		for (const said of ['User: 0', 'Assistant: 1', 'Assistant: 5']) expect(asked).toContain(said);
		expect(asked).not.toContain('6 word');
	});

	test('all of it is read, piece by piece, each after the summary so far', async () => {
		const long = [message(0, 1500), ...[1, 2, 3, 4].map((index) => message(index, 5))];
		let part = 0;
		const reader = { ...wordReader(async () => `Part ${++part}.`), onProgress: vi.fn() };
		await fitBranch(long, room, 'summarize', reader);
		const asked = reader.ask.mock.calls.map(([prompt]) => prompt);
		expect(asked.length).toBeGreaterThan(3);
		expect(asked.join(' ').match(/\bword\b/g)).toHaveLength(1505);
		expect(asked[2]).toContain('What came before, in short:\nPart 2.');
		expect(reader.onProgress).toHaveBeenNthCalledWith(1, { done: 0, total: asked.length });
		expect(reader.onProgress).toHaveBeenLastCalledWith(null);
	});

	test('the next answers read the same summary; when they outgrow it, it is carried on', async () => {
		const reader = wordReader();
		const known = { count: 6, summary: 'Until six.' };
		const next = [...branchOf(9, 150), message(9, 20, known), message(10, 20)];
		const fitted = await fitBranch(next, room, 'summarize', reader, earlierOf(next));
		expect(reader.ask).not.toHaveBeenCalled();
		expect(fitted.earlier).toEqual(known);
		expect(fitted.messages[0]?.content).toContain('Until six.\n\n6 word');
		const later = [...next, message(11, 200), message(12, 200)];
		const again = await fitBranch(later, room, 'summarize', reader, earlierOf(later));
		expect(again.earlier?.count).toBeGreaterThan(6);
		expect(reader.ask.mock.calls[0]?.[0]).toContain('What came before, in short:\nUntil six.');
	});

	test('a model that says nothing leaves the oldest out; one that fails is told', async () => {
		const silent = await fitBranch(
			branchOf(9, 150),
			room,
			'summarize',
			wordReader(async () => ' ')
		);
		expect(silent.earlier).toEqual({ count: 4 });
		const failing = wordReader(async () => {
			throw new AppError('engine/crashed', { reason: 'test' });
		});
		await expect(fitBranch(branchOf(9, 150), room, 'summarize', failing)).rejects.toMatchObject({
			code: 'engine/crashed'
		});
	});

	test('a piece that is still too long is halved', async () => {
		const reader = wordReader(async (prompt) => {
			if (prompt.length > 1200) throw new AppError('engine/context-overflow', { promptTokens: 1, contextTokens: 1 });
			return 'Short.';
		});
		const fitted = await fitBranch(branchOf(9, 150), room, 'summarize', reader);
		expect(fitted.earlier?.summary).toBe('Short.');
	});
});
