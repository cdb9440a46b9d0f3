import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { guide } from '#lib/catalog/catalog.ts';
import { asRead, lookedUp, lookUp, ranTools } from '#lib/state/handbook.ts';
import type { Message, ToolUse } from '#lib/storage/chat-types.ts';
import { Handbook } from '#lib/tools/handbook/handbook.ts';

const file = readFileSync(new URL('../tools/handbook/handbook.bin', import.meta.url));
const handbook = new Handbook(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer);

function message(
	id: string,
	parentId: string | null,
	role: Message['role'],
	text: string,
	toolUses?: ToolUse[]
): Message {
	const shared = {
		conversationId: 'c',
		createdAtMs: 0,
		state: 'done',
		error: null,
		stats: null,
		modelId: null
	} as const;
	return { ...shared, id, parentId, role, text, ...(toolUses ? { toolUses } : {}) };
}

test('a question in other words is looked up, and shown as what it means', () => {
	const use = lookUp(handbook, 'what is this kv cache thing for');
	expect(use?.result).toBe('kv_cache');
	expect(lookedUp(use ? [use] : [])).toMatchObject({ title: 'What is the KV cache?', shown: true });
});

test('a question in the words of the handbook shows nothing', () => {
	const use = lookUp(handbook, 'what is the kv cache');
	expect(lookedUp(use ? [use] : [])).toMatchObject({ shown: false });
});

test.for(['17 * 23', 'how long does a download of 5 GB take at 100 Mbit/s', 'and at 8 bits?', 'x'.repeat(601)])(
	'%s is left as it was written',
	(written) => {
		expect(lookUp(handbook, written)).toBeNull();
	}
);

test.for([
	['How much memory does a 13B model need at 5 bits?', '13B model at 5 bits', false],
	['my aunt asks what 5 B of weights come to when each has 7 bits', '5B model at 7 bits', false],
	['twelve plus nineteen', '12 + 19', true]
] as const)('%s is asked as "%s"', ([written, question, shown]) => {
	const use = lookUp(handbook, written);
	expect(use?.result).toBe('calculation');
	expect(lookedUp(use ? [use] : [])).toEqual({ question, title: question, others: [], shown });
});

test('a question that nothing fits is answered by saying so, with what it may have meant', () => {
	const [slow, gpu, hello] = ['slow', 'webgpu', 'hello'].map((id) =>
		handbook.entries.find((entry) => entry.id === id)!
	);
	const hits = [slow!, gpu!, hello!].map((entry, index) => ({ ...entry, share: 0.15 - index / 100 }));
	const use = lookUp({ entries: handbook.entries, find: () => hits, calculation: () => null }, 'so what');
	expect(use?.result).toBe('gibberish_input');
	expect(lookedUp(use ? [use] : [])).toMatchObject({ shown: false, others: [slow?.title, gpu?.title] });
});

test.for([
	['how do I get rid of everything this app stored', 'erase_everything'],
	['can the answer be read out loud to me', 'read_aloud'],
	['switch the thinking off', 'thinking_setting'],
	['I want the app in German', 'interface_language'],
	['save everything as one file', 'export_chats'],
	['is there a chat that is not saved', 'temporary_chat']
] as const)('%s is answered by the handbook itself', ([written, id]) => {
	const use = lookUp(handbook, written);
	expect(use?.result).toBe(id);
	const entry = handbook.entries.find((entry) => entry.id === id);
	expect(lookedUp(use ? [use] : [])).toMatchObject({ question: entry?.title, answer: entry?.answer });
});

test('what Guide has learned is left to Guide', () => {
	for (const written of ['what is this kv cache thing for', 'twelve plus nineteen', 'hi there'])
		expect(lookedUp([lookUp(handbook, written)!])).not.toHaveProperty('answer');
});

test('what the handbook answers calls things by the names that they have in the app', () => {
	const folder = new URL('../messages/en/', import.meta.url);
	const messages = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
	const labels = handbook.entries.flatMap(({ answer }) =>
		[...(answer ?? '').matchAll(/"([^"]+)"/g)].map(([, label]) => label!)
	);
	expect(labels.length).toBeGreaterThan(20);
	const unknown = labels.filter((label) => !messages.some((text) => text.includes(`'${label}'`)));
	expect(unknown).toEqual([]);
});

test('small talk and refusals are looked up, with nothing to show', () => {
	for (const written of ['hi there', 'who won the champions league in 2011']) {
		const use = lookUp(handbook, written);
		expect(lookedUp(use ? [use] : [])).toMatchObject({ shown: false });
	}
});

test('Guide reads the question of the handbook, other models what was written, and nobody the look into it', () => {
	const use = lookUp(handbook, 'what is this kv cache thing for');
	const calculation = { name: 'calculator', arguments: '{"expression":"1+1"}', result: '2' };
	const branch = [
		message('a', null, 'user', 'what is this kv cache thing for'),
		message('b', 'a', 'assistant', 'The KV cache', use ? [use, calculation] : []),
		message('c', 'b', 'user', 'and why?')
	];
	expect(asRead(branch, guide.id).map(({ text }) => text)).toEqual([
		'What is the kv cache?',
		'The KV cache',
		'and why?'
	]);
	expect(asRead(branch, 'other').map(({ text }) => text)).toEqual(branch.map(({ text }) => text));
	for (const id of [guide.id, 'other']) expect(asRead(branch, id)[1]?.toolUses).toEqual([calculation]);
	expect(ranTools(branch[1]?.toolUses)).toEqual([calculation]);
});

test('Guide reads a question that was looked up without what lies before it, also when it goes on with its answer', () => {
	const use = lookUp(handbook, 'what is this kv cache thing for');
	const looked = use ? [use] : [];
	const branch = [
		message('a', null, 'user', 'hello'),
		message('b', 'a', 'assistant', 'Hello!'),
		message('c', 'b', 'user', 'what is this kv cache thing for')
	];
	expect(asRead(branch, guide.id, use).map(({ text }) => text)).toEqual(['What is the kv cache?']);
	const begun = [...branch, message('d', 'c', 'assistant', 'The KV', looked)];
	expect(asRead(begun, guide.id).map(({ text }) => text)).toEqual(['What is the kv cache?', 'The KV']);
	expect(asRead(branch, 'other', use)).toHaveLength(3);
});

test('"tell me more" gets the answer that there is no more, and a calculation goes on', () => {
	expect(lookUp(handbook, 'tell me more', 'What is the KV cache?')?.result).toBe('more');
	expect(lookUp(handbook, 'in other words', 'What is the KV cache?')?.result).toBe('more');
	expect(lookUp(handbook, 'and with 24 GB?', 'what can I run on 16 GB of VRAM')).toBeNull();
	expect(lookedUp([lookUp(handbook, 'and at 3 bits?', '8B model at 4 bits')!])?.question).toBe('8B model at 3 bits');
});

test('an answer that is no text is none', () => {
	const json = JSON.stringify({ question: 'q', title: 't', answer: 1 });
	expect(lookedUp([{ name: 'handbook', arguments: json, result: 'x' }])).not.toHaveProperty('answer');
});

test.for(['', 'null', '[]', '{"question":1}', '{"question":"","title":""}', '{'])(
	'an imported look of %j counts for nothing',
	(json) => {
		expect(lookedUp([{ name: 'handbook', arguments: json, result: 'x' }])).toBeNull();
	}
);
