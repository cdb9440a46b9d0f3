import type { GenerateRequest } from '#lib/engines/contract/types.ts';

/** Short ones, a dozen tokens in all: a program that stands in for a GPU makes about one token a second. */
export const guidePrompts: readonly string[] = ['What is quantization?', 'What can you do?'];

const tokens = 6;

/** Greedy, with log-probabilities of the choice and the runner-up. */
export function guideTestRequest(prompt: string): GenerateRequest {
	const messages = [{ role: 'user', content: prompt }] as const;
	return { messages, sampling: { maxTokens: tokens, temperature: 0 }, topLogprobs: 2 };
}
