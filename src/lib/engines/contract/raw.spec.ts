import { expect, test } from 'vitest';
import type { GenerateRequest } from '#lib/engines/contract/types.ts';
import { validateRequest } from '#lib/engines/contract/validate.ts';

const text: GenerateRequest = {
	messages: [{ role: 'user', content: 'Once upon' }],
	sampling: { maxTokens: 8, temperature: 0 },
	raw: true
};

test('a text to be continued is one message of the user, with nothing of a chat around it', () => {
	expect(() => validateRequest(text)).not.toThrow();
	expect(() => validateRequest({ ...text, topLogprobs: 2 })).not.toThrow();
	const tool = { name: 'a', description: '', parameters: {} };
	const wrong: [Partial<GenerateRequest>, string][] = [
		[{ messages: [{ role: 'system', content: 's' }, ...text.messages] }, 'messages'],
		[{ messages: [{ role: 'user', content: 'u', images: [new Blob(['x'])] }] }, 'messages'],
		[{ tools: [tool] }, 'tools'],
		[{ responseFormat: { type: 'jsonSchema', schema: {} } }, 'responseFormat'],
		[{ raw: 1 as unknown as boolean }, 'raw']
	];
	for (const [change, param] of wrong) {
		expect(() => validateRequest({ ...text, ...change })).toThrow(
			expect.objectContaining({ code: 'request/invalid', details: expect.objectContaining({ param }) as unknown })
		);
	}
	expect(() => validateRequest({ ...text, ...wrong[0]?.[0], raw: false })).not.toThrow();
});
