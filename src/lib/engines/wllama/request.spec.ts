import { expect, test } from 'vitest';
import type { GenerateRequest, LoadedModel } from '#lib/engines/contract/types.ts';
import { toRawParams, toRequestParams } from '#lib/engines/wllama/request.ts';

const loaded: LoadedModel = {
	...{ modelId: 'm', engine: 'wllama', backend: 'cpu', threads: 1, contextTokens: 64, loadMs: 1 },
	capabilities: {
		...{ logprobs: null, tokenCount: true, sampling: [], responseFormats: [], toolDefinitions: false },
		thinking: { budget: true }
	}
};
const model = { loaded, neutralize: (text: string) => text };
const request: GenerateRequest = {
	messages: [{ role: 'user', content: 'a' }],
	sampling: { maxTokens: 9, temperature: 0 }
};

function thinkingOf(changes: Partial<GenerateRequest>, grammar?: string) {
	const params = toRequestParams({ ...request, ...changes }, grammar, model) as object as Record<string, unknown>;
	return [params.chat_template_kwargs, params.reasoning_budget_tokens];
}

test('the template and the server are told how to think, and nothing where nothing was said', () => {
	expect(thinkingOf({})).toEqual([{}, undefined]);
	expect(thinkingOf({ thinking: { enabled: false } })).toEqual([{ enable_thinking: false }, undefined]);
	expect(thinkingOf({ thinking: { enabled: true } })).toEqual([{ enable_thinking: true }, undefined]);
	expect(thinkingOf({ thinking: { enabled: true, budgetTokens: 7 } })).toEqual([{ enable_thinking: true }, 7]);
	expect('reasoning_budget_tokens' in toRequestParams(request, undefined, model)).toBe(false);
});

test('a form holds from the first token on, and a text has no template', () => {
	expect(thinkingOf({}, 'root ::= "a"')).toEqual([{ enable_thinking: false }, undefined]);
	expect(toRawParams({ ...request, raw: true }, model)).not.toHaveProperty('chat_template_kwargs');
});

test('a text asks for alternatives by the name that llama.cpp reads without a chat', () => {
	const asked = { ...request, sampling: { ...request.sampling, stop: ['end'] }, raw: true, topLogprobs: 2 };
	const params = toRawParams(asked, model);
	expect(params).toMatchObject({ prompt: 'a', max_tokens: 9, temperature: 0, stop: ['end'], n_probs: 2 });
	for (const name of ['messages', 'logprobs', 'top_logprobs']) expect(params).not.toHaveProperty(name);
	expect(toRawParams({ ...request, raw: true }, model)).not.toHaveProperty('n_probs');
});

test('the chosen token alone is asked for with one alternative: none would be nothing at all', () => {
	const asked = { ...request, topLogprobs: 0 };
	expect(toRequestParams(asked, undefined, model)).toMatchObject({ logprobs: true, top_logprobs: 1 });
	expect(toRawParams({ ...asked, raw: true }, model)).toMatchObject({ n_probs: 1 });
});
