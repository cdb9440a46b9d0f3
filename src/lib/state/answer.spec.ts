import { expect, test } from 'vitest';
import type { GenerateEvent, GenerateRequest } from '#lib/engines/contract/types.ts';
import { answerWithTools } from '#lib/state/answer.ts';

const request: GenerateRequest = {
	messages: [{ role: 'user', content: 'q' }],
	sampling: { maxTokens: 9, temperature: 0 },
	tools: [{ name: 'calculator', description: 'sums', parameters: {} }]
};
const finish = (reason: 'stop' | 'toolCalls'): GenerateEvent => ({
	type: 'finish',
	reason,
	usage: { promptTokens: 10, cachedPromptTokens: 2, completionTokens: 5 },
	timing: { firstTokenMs: 7, decodeMs: 40 }
});
const call = (name: string, json: string): GenerateEvent => ({ type: 'toolCall', call: { name, arguments: json } });

async function run(rounds: readonly (readonly GenerateEvent[])[]) {
	const asked: GenerateRequest[] = [];
	const events = [];
	const generate = async function* (round: GenerateRequest) {
		asked.push(structuredClone(round));
		yield* rounds[Math.min(asked.length, rounds.length) - 1] ?? [];
	};
	for await (const event of answerWithTools(generate, request)) events.push(event);
	return { asked, events };
}

test('runs what the model calls, and lets it go on with the result', async () => {
	const { asked, events } = await run([
		[call('calculator', '{"expression":"6 * 7"}'), finish('toolCalls')],
		[finish('stop')]
	]);
	expect(asked[1]?.messages).toEqual([
		{ role: 'user', content: 'q' },
		{ role: 'assistant', content: '', toolCalls: [{ name: 'calculator', arguments: '{"expression":"6 * 7"}' }] },
		{ role: 'tool', content: '42' }
	]);
	expect(events.filter(({ type }) => type === 'toolUse')).toEqual([
		{ type: 'toolUse', use: { name: 'calculator', arguments: '{"expression":"6 * 7"}', result: '42' } }
	]);
	expect(events.filter(({ type }) => type === 'finish')).toEqual([
		{
			type: 'finish',
			reason: 'stop',
			usage: { promptTokens: 10, cachedPromptTokens: 2, completionTokens: 10 },
			timing: { firstTokenMs: 7, decodeMs: 80 }
		}
	]);
});

test('an unknown tool and odd arguments are results that the model can read, not failures', async () => {
	const { asked } = await run([
		[call('launch', '{}'), call('calculator', '{"expression":5}'), finish('toolCalls')],
		[finish('stop')]
	]);
	const results = asked[1]?.messages.filter(({ role }) => role === 'tool').map(({ content }) => content);
	expect(results).toEqual([expect.stringMatching(/^error: .*launch/), expect.stringMatching(/^error: the arguments/)]);
});

test('a model that calls tools for ever is stopped', async () => {
	const { asked, events } = await run([[call('calculator', '{"expression":"1"}'), finish('toolCalls')]]);
	expect(asked.length).toBe(5);
	expect(events.at(-1)).toMatchObject({ type: 'finish', reason: 'toolCalls' });
});
