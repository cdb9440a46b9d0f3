import { expect, test } from 'vitest';
import { chatFileName, chatText } from '#lib/storage/chat-text.ts';
import { sampleMessage } from '#lib/storage/chats-suite.ts';
import type { Conversation } from '#lib/storage/chat-types.ts';

const chat: Conversation = {
	id: 'c',
	title: 'Bread\nand salt',
	titleIsAuto: true,
	createdAtMs: 1,
	updatedAtMs: 1,
	tipId: 'a2',
	modelId: 'guide',
	settings: { systemPrompt: 'Be brief.\nBe kind.' }
};
const question = sampleMessage('c', { id: 'q', text: 'How?' });
const first = sampleMessage('c', { id: 'a1', parentId: 'q', role: 'assistant', modelId: 'guide', text: 'Old' });
const second = {
	...first,
	id: 'a2',
	text: '# Knead\n\n```sh\n# a comment\n```\n## Bake',
	state: 'stopped' as const,
	toolUses: [{ name: 'calculator', arguments: '{"expression":"1+1"}', result: '2' }]
};

test('writes the branch that is shown, with headings below ours', () => {
	expect(chatText(chat, [question, first, second], () => 'Guide')).toBe(
		[
			'# Bread and salt',
			'> **Instructions:** Be brief.\n> Be kind.',
			'## You',
			'How?',
			'## Guide',
			'`calculator {"expression":"1+1"}` → 2',
			'### Knead\n\n```sh\n# a comment\n```\n#### Bake',
			'*(This answer was cut.)*\n'
		].join('\n\n')
	);
});

test('names a file after the chat', () => {
	expect(chatFileName({ title: 'C:\\a/b?? *new*\n"plan"' }, 'md')).toBe('C a b new plan.md');
	expect(chatFileName({ title: '...' }, 'json')).toBe('chat.json');
	expect(chatFileName({ title: '👩‍🚀'.repeat(60) }, 'md').length).toBeLessThan(260);
	expect(chatFileName({ title: '日本の歴史' }, 'md')).toBe('日本の歴史.md');
});
