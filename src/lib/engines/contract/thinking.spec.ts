import { expect, test } from 'vitest';
import { thinkingOf } from '#lib/engines/contract/thinking.ts';
import type { GenerateRequest, LoadedModel, ModelCapabilities } from '#lib/engines/contract/types.ts';
import { refuseUnsupported, validateRequest } from '#lib/engines/contract/validate.ts';
import { makeAnswer } from '#lib/engines/fake/answer.ts';
import { readScript } from '#lib/engines/fake/script.ts';

const request: GenerateRequest = {
	messages: [{ role: 'user', content: 'Hi' }],
	sampling: { maxTokens: 8, temperature: 0 }
};

const refusal = (code: string, param: string): unknown =>
	expect.objectContaining({ code, details: expect.objectContaining({ param }) as unknown });

test('a template says whether reasoning can be switched, and whether it can be closed', () => {
	expect(thinkingOf("{{ '<think>' }}")).toBeUndefined();
	expect(thinkingOf('{% if enable_thinking %}<think></think>{% endif %}')).toEqual({ budget: true });
	expect(thinkingOf('{% if enable_thinking %}<|channel>thought{% endif %}')).toEqual({ budget: false });
});

test('a request says clearly how it is to be reasoned about', () => {
	const good: GenerateRequest['thinking'][] = [undefined, { enabled: false }, { enabled: true, budgetTokens: 1 }];
	for (const thinking of good) expect(() => validateRequest({ ...request, thinking })).not.toThrow();
	const asked = { enabled: true } as const;
	const answer = { role: 'assistant', content: 'a' } as const;
	const wrong: [Partial<GenerateRequest>, string][] = [
		[{ thinking: true as unknown as typeof asked }, 'thinking.enabled'],
		[{ thinking: {} as unknown as typeof asked }, 'thinking.enabled'],
		[{ thinking: { enabled: true, budgetTokens: 0 } }, 'thinking.budgetTokens'],
		[{ thinking: { enabled: true, budgetTokens: 1.5 } }, 'thinking.budgetTokens'],
		[{ thinking: asked, responseFormat: { type: 'jsonSchema', schema: {} } }, 'thinking.enabled'],
		[{ thinking: asked, raw: true }, 'thinking'],
		[{ thinking: asked, continues: true, messages: [...request.messages, answer] }, 'thinking']
	];
	for (const [change, param] of wrong)
		expect(() => validateRequest({ ...request, ...change })).toThrow(refusal('request/invalid', param));
	const form = { type: 'jsonSchema', schema: {} } as const;
	expect(() => validateRequest({ ...request, thinking: { enabled: false }, responseFormat: form })).not.toThrow();
});

test('what a model cannot have steered is refused by its name', () => {
	const loaded = (thinking: ModelCapabilities['thinking']): LoadedModel => ({
		...{ modelId: 'm', engine: 'fake', backend: 'cpu', threads: 1, contextTokens: 64, loadMs: 0 },
		capabilities: {
			...{ logprobs: null, tokenCount: true, responseFormats: [], toolDefinitions: false, thinking },
			sampling: ['maxTokens', 'temperature']
		}
	});
	const off: GenerateRequest = { ...request, thinking: { enabled: false } };
	const limited: GenerateRequest = { ...request, thinking: { enabled: true, budgetTokens: 9 } };
	expect(() => refuseUnsupported(request, loaded(undefined))).not.toThrow();
	expect(() => refuseUnsupported(off, loaded(undefined))).toThrow(refusal('request/unsupported', 'thinking'));
	expect(() => refuseUnsupported(off, loaded({ budget: false }))).not.toThrow();
	expect(() => refuseUnsupported(limited, loaded({ budget: false }))).toThrow(
		refusal('request/unsupported', 'thinking.budgetTokens')
	);
	expect(() => refuseUnsupported(limited, loaded({ budget: true }))).not.toThrow();
});

test('the scripted engine thinks as far as it may', () => {
	const script = readScript('[think=one two three] [say=yes]');
	const said = (thinking?: GenerateRequest['thinking']) =>
		makeAnswer({ ...request, thinking }, script, '').map(({ channel, text }) => `${channel}:${text.trim()}`);
	const [one, two, three, yes] = ['reasoning:one', 'reasoning:two', 'reasoning:three', 'answer:yes'];
	expect(said()).toEqual([one, two, three, yes]);
	expect(said({ enabled: true })).toEqual([one, two, three, yes]);
	expect(said({ enabled: true, budgetTokens: 2 })).toEqual([one, two, yes]);
	expect(said({ enabled: false })).toEqual([yes]);
});
