import { expect, test } from 'vitest';
import { guide } from '#lib/catalog/catalog.ts';
import type { GenerateEvent, GenerateRequest } from '#lib/engines/contract/types.ts';
import { streamAnswer, type AnswerDeps, type AnswerTask } from '#lib/state/answer-stream.ts';
import type { EngineState } from '#lib/state/engine.svelte.ts';
import { PartialAnswer } from '#lib/state/partial-answer.ts';
import type { SettingsState } from '#lib/state/settings.svelte.ts';
import type { Message, ToolUse } from '#lib/storage/chat-types.ts';

const shared = { conversationId: 'c', createdAtMs: 0, error: null, stats: null } as const;
const question: Message = {
	...shared,
	...{ id: 'q', parentId: null, role: 'user', text: 'how do I wipe it all', state: 'done', modelId: null }
};
const answer: Message = {
	...shared,
	...{ id: 'a', parentId: 'q', role: 'assistant', text: '', state: 'streaming', modelId: guide.id }
};
const task: AnswerTask = {
	...{ answer, written: [question], siblings: [], settings: {}, record: null },
	signal: new AbortController().signal,
	onSummarizing: () => undefined
};

/** An engine that answers "said", and what it was asked. */
function engineOf(asked: GenerateRequest[]): EngineState {
	const engine = {
		model: guide,
		supportedSampling: [],
		prepare: async () => undefined,
		requestFor: () => ({ sampling: { maxTokens: 8, temperature: 0 } }),
		samplingFor: () => ({ maxTokens: 8, temperature: 0 }),
		tools: [],
		contextTokens: 1024,
		async *generate(_: unknown, request: GenerateRequest): AsyncGenerator<GenerateEvent> {
			asked.push(request);
			const token = {
				type: 'token',
				channel: 'answer',
				text: 'said',
				logprob: null,
				alternatives: [],
				elapsedMs: 1
			} as const;
			yield token;
			const usage = { promptTokens: 1, cachedPromptTokens: 0, completionTokens: 1 };
			yield { type: 'finish', reason: 'stop', usage, timing: { firstTokenMs: 1, decodeMs: 1 } };
		}
	};
	return engine as unknown as EngineState;
}

const use = (looked: object): ToolUse => ({ name: 'handbook', arguments: JSON.stringify(looked), result: 'x' });

async function streamed(found: ToolUse, json?: Message['json']) {
	const asked: GenerateRequest[] = [];
	const settings = { values: {} } as unknown as SettingsState;
	const deps: AnswerDeps = { engine: engineOf(asked), settings, lookUp: async () => found };
	const partial = new PartialAnswer();
	const types: string[] = [];
	for await (const event of streamAnswer(json ? { ...task, answer: { ...answer, json } } : task, deps)) {
		types.push(event.type);
		partial.add(event);
	}
	return { asked, types, parts: partial.parts };
}

const looked = { question: 'How do I erase everything?', title: 'How do I erase everything?', others: [], shown: true };

test('what the handbook answers itself is the answer, and the model is not asked', async () => {
	const found = use({ ...looked, answer: 'In Settings.' });
	const { asked, types, parts } = await streamed(found);
	expect(types).toEqual(['toolUse', 'written']);
	expect(parts).toEqual({ text: 'In Settings.', toolUses: [found] });
	expect(asked).toEqual([]);
});

test('a question of the handbook without an answer is asked of the model in its words', async () => {
	const { asked, parts } = await streamed(use(looked));
	expect(parts.text).toBe('said');
	expect(asked.map(({ messages }) => messages)).toEqual([[{ role: 'user', content: looked.question }]]);
});

test('where JSON is asked for, the model answers', async () => {
	const { asked, parts } = await streamed(use({ ...looked, answer: 'In Settings.' }), { kind: 'any' });
	expect(parts.text).toBe('said');
	expect(asked).toHaveLength(1);
});
