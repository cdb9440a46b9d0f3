import { describe, expect, test } from 'vitest';
import { guide } from '#lib/catalog/catalog.ts';
import { lookUp } from '#lib/state/handbook.ts';
import { fitBranch } from '#lib/state/overflow.ts';
import { asRead } from '#lib/state/handbook.ts';
import {
	differences,
	differenceSentence,
	firstDifference,
	lastMessages,
	messagesAgain,
	type Now
} from '#lib/state/replay.ts';
import type { Message, OverflowPolicy, Receipt } from '#lib/storage/chat-types.ts';

let made = 0;

function message(role: Message['role'], text: string, more: Partial<Message> = {}): Message {
	const id = `m${++made}`;
	return {
		...{ id, conversationId: 'c', parentId: null, role, text, createdAtMs: 0, state: 'done', error: null },
		...{ modelId: role === 'assistant' ? guide.id : null, stats: null },
		...more
	};
}

describe('the first difference', () => {
	test('is nothing between texts that are the same', () => {
		expect(firstDifference('The sky.', 'The sky.')).toBeNull();
	});

	test.each([
		['The sky is blue.', 'The sea is blue.', 5, 'The s', 'ky is blue.', 'ea is blue.'],
		['The sky', 'The sky is', 7, 'The sky', '', ' is'],
		['', 'A', 0, '', '', 'A'],
		['I see 👩‍🚀.', 'I see 👩‍🌾.', 6, 'I see ', '👩‍🚀.', '👩‍🌾.'],
		['cafe\u0301', 'cafe', 3, 'caf', 'e\u0301', 'e'],
		['😀', '😁', 0, '', '😀', '😁']
	])('between %j and %j', (then, now, characters, shared, rest, other) => {
		expect(firstDifference(then, now)).toMatchObject({ characters, shared, then: rest, now: other });
	});

	test('is shown with some text around it', () => {
		const found = firstDifference(`${'a'.repeat(500)}b${'c'.repeat(500)}`, `${'a'.repeat(500)}d`);
		expect(found).toEqual({
			...{ characters: 500, at: 500, now: 'd' },
			shared: `…${'a'.repeat(48)}`,
			then: `b${'c'.repeat(95)}…`
		});
	});
});

describe('what is sent again', () => {
	const noReader = { count: async () => null, ask: async () => 'A summary.' };
	const words = 'some words that take room. '.repeat(20);
	const branch = [
		message('user', `One ${words}`),
		message('assistant', `Two ${words}`),
		message('user', `Three ${words}`),
		message('assistant', `Four ${words}`),
		message('user', 'Five')
	];

	test.each<[OverflowPolicy, number]>([
		['dropOldest', 4096],
		['dropOldest', 600],
		['summarize', 600]
	])('is what was sent, with the policy %s and %i tokens', async (policy, contextTokens) => {
		const room = { contextTokens, reserveTokens: 64, systemPrompt: 'Be brief.' };
		const { messages, earlier } = await fitBranch(branch, room, policy, noReader);
		expect(earlier === null).toBe(contextTokens === 4096);
		const answer = message('assistant', 'Six', earlier ? { earlier } : {});
		const source = { before: branch, answer, from: 0, modelId: 'other', systemPrompt: 'Be brief.', seesImages: false };
		expect(messagesAgain(source)).toEqual(messages);
	});

	test('has what was looked up in the place of the question', () => {
		const entry = { id: 'gpu', question: 'What is a GPU?', title: 'GPU', kind: 'topic' as const, share: 0.9 };
		const use =
			lookUp({ find: () => [entry], entries: [entry], calculation: () => null } as never, 'gpu what') ?? expect.fail();
		const question = message('user', 'gpu what');
		const calculated = { name: 'calculator', arguments: '{}', result: '4' };
		const answer = message('assistant', 'A chip.', { toolUses: [use, calculated], parentId: question.id });
		const source = { before: [question], answer, from: 0, modelId: guide.id, systemPrompt: '', seesImages: false };
		const messages = messagesAgain(source);
		expect(messages).toEqual([{ role: 'user', content: 'What is a GPU?' }]);
		expect(asRead([question], guide.id, use)[0]?.text).toBe('What is a GPU?');
		expect(lastMessages(messages, answer, 0).slice(1)).toEqual([
			{ role: 'assistant', content: '', toolCalls: [{ name: 'calculator', arguments: '{}' }] },
			{ role: 'tool', content: '4' }
		]);

		// An answer that went on from its own beginning.
		const further = messagesAgain({ ...source, from: 2 });
		expect(further[0]).toEqual({ role: 'user', content: 'What is a GPU?' });
		expect(further.at(-1)).toEqual({ role: 'assistant', content: 'A ' });
		expect(lastMessages(further, answer, 2)).toEqual(further);
	});
});

describe('what differs now', () => {
	const receipt: Receipt = {
		...{ app: '1', modelId: 'm', modelName: 'Guide', weightsSha256: 'a', fileCount: 1, quantization: 'Q8_0' },
		...{ engine: 'wllama', engineVersion: 'wllama 1', backend: 'webgpu', threads: 1, contextTokens: 1024 },
		...{ sampling: { temperature: 0.8, seed: 1 }, seedDrawn: true, systemSha256: null, promptSha256: 'p' },
		...{ from: 0, startedAtMs: 0, tookMs: 1 }
	};
	const now: Now = {
		...{ missing: false, weightsSha256: 'a', engineVersion: 'wllama 1', systemSha256: null, promptSha256: 'p' },
		loaded: { backend: 'webgpu', contextTokens: 1024 }
	};
	const sentences = (then: Partial<Receipt>, change: Partial<Now>) =>
		differences({ ...receipt, ...then }, { ...now, ...change }).map((found) => differenceSentence(found, 'Guide'));

	test('nothing, where all is as it was', () => {
		expect(sentences({}, {})).toEqual([]);
		expect(sentences({}, { loaded: null })).toEqual([]);
	});

	test.each<[Partial<Receipt>, Partial<Now>, string]>([
		[{}, { missing: true }, 'Guide is not on this device any more.'],
		[{}, { weightsSha256: 'b' }, 'The file of Guide is another one than then.'],
		[{ weightsSha256: null }, {}, 'Guide was opened from the disk, so nobody can tell whether it is the same file.'],
		[{}, { engineVersion: 'wllama 2' }, 'The engine was wllama 1 then, and is wllama 2 now.'],
		[
			{},
			{ loaded: { backend: 'cpu', contextTokens: 1024 } },
			'It was computed on the GPU then, and would be on the CPU now.'
		],
		[
			{},
			{ loaded: { backend: 'webgpu', contextTokens: 2048 } },
			'The context window had 1,024 tokens then, and has 2,048 now.'
		],
		[{}, { systemSha256: 's', promptSha256: 'q' }, 'The system prompt has changed since.'],
		[{}, { promptSha256: 'q' }, 'What the model would read is not what it read then.'],
		[{ sampling: { temperature: 0.8 } }, {}, 'This engine takes no seed, and the temperature is above 0.']
	])('is said: %j and %j', (then, change, sentence) => {
		expect(sentences(then, change)).toEqual([sentence]);
	});
});
