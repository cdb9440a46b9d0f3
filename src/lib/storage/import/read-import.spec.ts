import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readDocuments } from '#lib/storage/import/documents.ts';
import { readImport, unlessRefused } from '#lib/storage/import/read-import.ts';
import type { ImportedChats } from '#lib/storage/import/types.ts';
import { branchTo, childrenOf } from '#lib/storage/tree.ts';
import type { WholeChat } from '#lib/storage/types.ts';

const fixture = (name: string) => new Blob([readFileSync(`tests/fixtures/imports/${name}`)]);

async function read(name: string): Promise<ImportedChats> {
	const [document] = await readDocuments(fixture(name));
	return unlessRefused(readImport(document, { nowMs: 1_800_000_000_000 }));
}

/** The branch that is shown, as text. */
function shown({ conversation, messages }: WholeChat): string[] {
	return branchTo(messages, conversation.tipId).map(({ role, text }) => `${role}: ${text}`);
}

test('ChatGPT: branches, reasoning, a tool use, times, models, what was left out', async () => {
	const { source, chats, leftOut } = await read('chatgpt.json');
	expect(source).toBe('chatgpt');
	expect(chats.map(({ conversation }) => conversation.title)).toEqual(['Baking bread', 'Name a river']);
	const [bread, river] = chats as [WholeChat, WholeChat];
	expect(shown(bread)).toEqual([
		'user: *[Image]*\n\nWhy is my bread flat?\n\n*[File: recipe.pdf]*',
		'assistant: Take 325 g of water and wait longer.'
	]);
	const [question] = bread.messages;
	const [first, second] = childrenOf(bread.messages, question!.id);
	expect(first).toMatchObject({ text: 'The yeast was dead.', modelId: 'gpt-4', createdAtMs: 1_704_067_210_000 });
	expect(second).toMatchObject({
		modelId: 'o3',
		reasoning: { text: 'Weighing causes\nFlat bread: yeast, time or heat.' },
		toolUses: [{ name: 'python', result: '325.0' }]
	});
	expect(JSON.parse(second!.toolUses![0]!.arguments)).toEqual({ input: '```\nprint(500 * 0.65)\n```' });
	expect(bread.conversation).toMatchObject({ createdAtMs: 1_704_067_200_123, updatedAtMs: 1_704_067_500_500 });
	expect(river.conversation.archivedAtMs).toBe(1_700_000_100_000);
	expect(leftOut).toEqual({ image: 1, file: 1, 'custom instruction': 1 });
});

test('ChatGPT of 2023: a placeholder above the first message', async () => {
	const { chats } = await read('chatgpt-2023.json');
	expect(shown(chats[0]!)).toEqual(['user: Hello', 'assistant: Hello, how can I help?']);
});

test('llama.cpp: system prompt, attachments, a tool use, reasoning, versions', async () => {
	const { source, chats, leftOut } = await read('llama-cpp.json');
	expect(source).toBe('llama.cpp');
	const [chat] = chats as [WholeChat];
	expect(shown(chat)).toEqual([
		'user: How do I sort this?\n\n*[Recording: question.wav]*',
		'assistant: Sorted: 1, 2, 3.'
	]);
	const [question] = chat.messages;
	expect(question!.attachments).toMatchObject([
		{ kind: 'text', name: 'list.txt', text: '3\n1\n2', bytes: 5 },
		{ kind: 'image', name: 'list.png', type: 'image/png' }
	]);
	expect(chat.messages.at(-1)).toMatchObject({
		reasoning: { text: 'A tool sorts.' },
		toolUses: [{ name: 'sort', arguments: '{"list":[3,1,2]}', result: '[1,2,3]' }]
	});
	expect(childrenOf(chat.messages, question!.id)).toHaveLength(2);
	expect(chat.conversation.settings).toEqual({ systemPrompt: 'Answer in one sentence.' });
	expect(leftOut).toEqual({ recording: 1 });
});

test.each([
	['llama-cpp.jsonl', ['user: One record a line?', 'assistant: Yes.']],
	['llama-cpp-single.json', ['user: Hi', 'assistant: Hi there.']],
	['llama-cpp-dexie.json', ['user: Old question', 'assistant: Old answer']]
])('llama.cpp, other formats: %s', async (name, expected) => {
	const { source, chats } = await read(name);
	expect(source).toBe('llama.cpp');
	expect(shown(chats[0]!)).toEqual(expected);
});

test('Open WebUI: two models beside each other, reasoning, a tool use, files, a cut answer', async () => {
	const { source, chats, leftOut } = await read('open-webui.json');
	expect(source).toBe('open-webui');
	const [chat] = chats as [WholeChat];
	expect(shown(chat)).toEqual([
		'user: What grows in shade?\n\n*[File: Herbs]*',
		'assistant: Ferns, and mint where it rains.',
		'user: And herbs?',
		'assistant: Mint, cut'
	]);
	const [question] = chat.messages;
	expect(question!.attachments).toMatchObject([{ kind: 'image' }, { kind: 'text', name: 'beds.md' }]);
	const [plain, thinking] = childrenOf(chat.messages, question!.id);
	expect(plain!.modelId).toBe('llama3.2:latest');
	expect(thinking).toMatchObject({
		modelId: 'qwen3:4b',
		reasoning: { text: 'Shade means little light.\nFerns, then.', durationMs: 13_000 },
		toolUses: [{ name: 'weather', arguments: '{"city":"Bonn"}', result: '"rain"' }]
	});
	expect(chat.messages.at(-1)!.state).toBe('stopped');
	expect(chat.conversation).toMatchObject({
		pinnedAtMs: 1_730_000_020_000,
		createdAtMs: 1_730_000_000_000,
		settings: { systemPrompt: 'You are a gardener.' }
	});
	expect(leftOut).toEqual({ file: 1 });
});

test('Open WebUI, oldest format: a plain list of messages', async () => {
	const { source, chats } = await read('open-webui-legacy.json');
	expect(source).toBe('open-webui');
	expect(chats[0]!.conversation.title).toBe('Old format?');
	expect(shown(chats[0]!)).toEqual(['user: Old format?', 'assistant: Very.']);
});

test('LM Studio: versions, steps, settings, and turns below the version that is shown', async () => {
	const { source, chats, leftOut } = await read('lm-studio.conversation.json');
	expect(source).toBe('lm-studio');
	const [chat] = chats as [WholeChat];
	expect(shown(chat)).toEqual([
		'user: How many stars are here?\n\n*[Image: 1738000000001 - 431.png]*',
		'assistant: Eight bright ones.',
		'user: Are you sure?',
		'assistant: Yes, eight.'
	]);
	const [question] = chat.messages;
	const [first, second] = childrenOf(chat.messages, question!.id);
	expect(first).toMatchObject({ text: 'Seven.', modelId: 'gemma-3-12b' });
	expect(second).toMatchObject({ modelId: 'qwen3-8b', reasoning: { text: 'Count the bright ones.' } });
	expect(childrenOf(chat.messages, second!.id).map(({ text }) => text)).toEqual(['Sure?', 'Are you sure?']);
	expect(chat.messages.at(-1)!.toolUses).toEqual([{ name: 'count', arguments: '{"image":1}', result: '8' }]);
	expect(chat.conversation).toMatchObject({
		title: 'Counting stars',
		createdAtMs: 1_738_000_000_000,
		updatedAtMs: 1_738_000_105_000,
		settings: { systemPrompt: 'You look at pictures.', sampling: { temperature: 0.4, topP: 1 } }
	});
	expect(leftOut).toEqual({ image: 1 });
});

test('the same file makes the same ids, and no two messages have one', async () => {
	for (const name of ['chatgpt.json', 'llama-cpp.json', 'open-webui.json', 'lm-studio.conversation.json']) {
		const [first, second] = [await read(name), await read(name)];
		expect(second).toEqual(first);
		const ids = first.chats.flatMap(({ messages }) => messages.map(({ id }) => id));
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids.every((id) => /^[0-9a-z][\w-]{0,63}$/i.test(id))).toBe(true);
	}
});
