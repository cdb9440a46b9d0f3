import { expect, test } from 'vitest';
import { fitPrompt, titleFrom } from '#lib/state/prompt.ts';
import type { Message } from '#lib/storage/chat-types.ts';

function message(role: Message['role'], text: string, stats: Partial<Message['stats']> | null = null): Message {
	const fields = {
		id: text.slice(0, 8),
		conversationId: 'c',
		parentId: null,
		createdAtMs: 0,
		state: 'done',
		error: null
	};
	return { ...fields, modelId: null, role, text, stats } as Message;
}

const room = { contextTokens: 1000, reserveTokens: 200 };

test('a short chat is sent whole, in order', () => {
	const branch = [message('user', 'a'), message('assistant', 'b'), message('user', 'c')];
	expect(fitPrompt(branch, room)).toMatchObject({
		messages: [
			{ role: 'user', content: 'a' },
			{ role: 'assistant', content: 'b' },
			{ role: 'user', content: 'c' }
		],
		forgottenCount: 0
	});
});

test('the system prompt goes first, is never dropped, and takes room', () => {
	const long = 'word '.repeat(150);
	const branch = Array.from({ length: 9 }, (_, index) => message(index % 2 ? 'assistant' : 'user', `${index} ${long}`));
	const bare = fitPrompt(branch, room);
	const systemPrompt = 'Be brief. '.repeat(100);
	const { messages, forgottenCount } = fitPrompt(branch, { ...room, systemPrompt });
	expect(messages[0]).toEqual({ role: 'system', content: systemPrompt });
	expect(messages[1]?.role).toBe('user');
	expect(messages.length - 1).toBeLessThan(bare.messages.length);
	expect(messages.length - 1 + forgottenCount).toBe(branch.length);
});

test('whole turns are left out from the start, and the prompt begins with a question', () => {
	const long = 'word '.repeat(150);
	const branch = Array.from({ length: 9 }, (_, index) => message(index % 2 ? 'assistant' : 'user', `${index} ${long}`));
	const { messages, forgottenCount } = fitPrompt(branch, room);
	expect(messages[0]?.role).toBe('user');
	expect(messages.at(-1)?.content).toBe(branch.at(-1)?.text);
	expect(messages.length + forgottenCount).toBe(branch.length);
	expect(forgottenCount).toBeGreaterThan(0);
});

test('the last message stays even when it alone is too long', () => {
	const huge = 'x'.repeat(1_000_000);
	expect(fitPrompt([message('user', 'a'), message('assistant', 'b'), message('user', huge)], room).messages).toEqual([
		{ role: 'user', content: huge }
	]);
});

test('after an overflow more is left out, but never the last message', () => {
	const branch = [message('user', 'a'), message('assistant', 'b'), message('user', 'c')];
	for (const extraForgotten of [1, 2, 50]) {
		const { messages } = fitPrompt(branch, { ...room, extraForgotten });
		expect(messages).toEqual([{ role: 'user', content: 'c' }]);
	}
});

test('the counted tokens of an earlier prompt correct the estimate', () => {
	const question = 'q'.repeat(1200);
	const counted = { promptTokens: 1200, completionTokens: 10 };
	const branch = [message('user', question), message('assistant', 'short', counted), message('user', 'next')];
	expect(fitPrompt(branch, room).forgottenCount).toBe(2);
	expect(fitPrompt([branch[0]!, message('assistant', 'short'), branch[2]!], room).forgottenCount).toBe(0);
});

test('an answer without a word is not part of the prompt', () => {
	const branch = [message('user', 'a'), message('assistant', ''), message('user', 'b')];
	expect(fitPrompt(branch, room).messages.map(({ content }) => content)).toEqual(['a', 'b']);
});

test('a title is the first line, cut at a word', () => {
	expect(titleFrom('  Hello there\nsecond line')).toBe('Hello there');
	expect(titleFrom('one two three '.repeat(10))).toMatch(/^one two three.*\w…$/);
	expect(titleFrom('one two three '.repeat(10)).length).toBeLessThanOrEqual(61);
	expect(titleFrom(' \n ')).toBe('New chat');
	expect(titleFrom(`${'x'.repeat(59)}😀😀`)).toBe(`${'x'.repeat(59)}…`);
});

test('a summary takes the place of what it sums up, before the first question', () => {
	const branch = ['a', 'b', 'c', 'd', 'e'].map((text, index) => message(index % 2 ? 'assistant' : 'user', text));
	const earlier = { count: 2, summary: 'They met.' };
	const { messages, forgottenCount } = fitPrompt(branch, { ...room, earlier });
	expect(messages.map(({ content }) => content)).toEqual([
		'Summary of the conversation so far:\nThey met.\n\nc',
		'd',
		'e'
	]);
	expect(forgottenCount).toBe(2);
	expect(fitPrompt(branch, { ...room, earlier: { count: 2 } }).forgottenCount).toBe(0); // nothing stands for them
});

test('what is left out is counted in messages of the branch, also beside empty answers', () => {
	const long = 'word '.repeat(150);
	const branch = [message('user', long), message('assistant', ''), message('user', long), message('user', long)];
	expect(fitPrompt(branch, { ...room, contextTokens: 800 })).toMatchObject({ forgottenCount: 2 });
});
