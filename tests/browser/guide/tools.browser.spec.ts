// Guide was trained to call the calculator: here it does, through llama.cpp, and goes on with the result.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEngine } from '#lib/engines/registry.ts';
import type { ChatMessage, GenerateEvent } from '#lib/engines/contract/types.ts';
import { answerWithTools, type ToolUseEvent } from '#lib/state/answer.ts';
import { tools } from '#lib/tools/tools.ts';
import { makeGuideSpec } from '../engines/guide.ts';

const { engine, terminate } = createEngine('wllama');
const sampling = { maxTokens: 200, temperature: 0 };

beforeAll(async () => {
	await engine.load(await makeGuideSpec());
});

afterAll(() => terminate());

async function ask(messages: readonly ChatMessage[]) {
	const events: (GenerateEvent | ToolUseEvent)[] = [];
	const request = { messages, sampling, tools };
	for await (const event of answerWithTools((round) => engine.generate(round), request)) events.push(event);
	return {
		text: events.map((event) => (event.type === 'token' && event.channel === 'answer' ? event.text : '')).join(''),
		uses: events.flatMap((event) => (event.type === 'toolUse' ? [event.use] : [])),
		finish: events.at(-1)
	};
}

test.for([
	['How much memory does a 13B model need at 8 bits?', '13'],
	['What is 17 times 23?', '391']
])('%s', async ([question = '', figure = '']) => {
	const { text, uses, finish } = await ask([{ role: 'user', content: question }]);
	expect(uses).toHaveLength(1);
	expect(uses[0]?.result).toBe(figure);
	expect(text).toContain(figure);
	expect(text).not.toContain('tool_call');
	expect(finish).toMatchObject({ type: 'finish', reason: 'stop' });
});

test('an earlier call and its result are part of the prompt', async () => {
	const question: ChatMessage = { role: 'user', content: 'What is 6 times 7?' };
	const call: ChatMessage = {
		role: 'assistant',
		content: '',
		toolCalls: [{ name: 'calculator', arguments: '{"expression":"6 * 7"}' }]
	};
	const count = async (...messages: ChatMessage[]) => (await engine.countTokens(messages)).tokens;
	const short = await count(question);
	const long = await count(question, call, { role: 'tool', content: '42' }, { role: 'user', content: 'and?' });
	expect(long).toBeGreaterThan(short + 20);
	const { text } = await ask([question, call, { role: 'tool', content: '42' }]);
	expect(text).not.toBe('');
});
