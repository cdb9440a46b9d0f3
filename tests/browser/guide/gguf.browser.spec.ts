// Guide's GGUF, run by llama.cpp, against the greedy answers that PyTorch gave with the same dequantized weights.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { guide } from '#lib/catalog/catalog.ts';
import type { GenerateRequest } from '#lib/engines/contract/types.ts';
import { createEngine } from '#lib/engines/registry.ts';
import { answerWithTools } from '#lib/state/answer.ts';
import { tools } from '#lib/tools/tools.ts';
import { openModel } from '#lib/weights/bundled.ts';

interface Reference {
	gguf_q8_0: { maxTokens: number; answers: { question: string; answer: string }[] };
}

const { engine, terminate } = createEngine('wllama');
let reference: Reference['gguf_q8_0'];

beforeAll(async () => {
	reference = ((await (await fetch('/models/guide/reference.json')).json()) as Reference).gguf_q8_0;
	const { blobs } = await openModel(guide, { baseUrl: new URL('/', location.href).href });
	const files = blobs.map((blob, index) => ({ path: guide.files[index]?.path ?? '', blob }));
	await engine.load({ id: guide.id, files, contextTokens: guide.contextTokens, backend: 'cpu' });
});

afterAll(() => terminate());

test('llama.cpp writes the greedy answers of PyTorch', async () => {
	const answers: { question: string; answer: string }[] = [];
	for (const { question } of reference.answers) {
		let answer = '';
		const generate = (request: GenerateRequest) => engine.generate(request);
		const messages = [{ role: 'user' as const, content: question }];
		const sampling = { maxTokens: reference.maxTokens, temperature: 0 };
		for await (const event of answerWithTools(generate, { messages, sampling, tools }))
			if (event.type === 'token' && event.channel === 'answer') answer += event.text;
		answers.push({ question, answer });
	}
	expect(reference.answers.length).toBeGreaterThan(0);
	expect(answers).toEqual(reference.answers);
});
