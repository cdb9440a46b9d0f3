import { expect, test } from 'vitest';
import { guide } from '#lib/catalog/catalog.ts';
import type { GenerateEvent } from '#lib/engines/contract/types.ts';
import { answer } from '#lib/state/benchmark-run.ts';

const { signal } = new AbortController();

/** A model that takes this long for each token. */
function hostOf(tokenMs: number, tokens: number) {
	let left = false;
	async function* generate(): AsyncGenerator<GenerateEvent> {
		try {
			yield { type: 'prefill', doneTokens: 4, totalTokens: 24 };
			for (let index = 0; index < tokens; index++) {
				const elapsedMs = 1000 + index * tokenMs;
				yield { type: 'token', channel: 'answer', text: 'x', logprob: null, alternatives: [], elapsedMs };
			}
			yield {
				type: 'finish',
				reason: 'length',
				usage: { promptTokens: 24, cachedPromptTokens: 4, completionTokens: tokens },
				timing: { firstTokenMs: 1000, decodeMs: (tokens - 1) * tokenMs }
			};
		} finally {
			left = true;
		}
	}
	return { host: { generate } as Parameters<typeof answer>[0], left: () => left };
}

test('an answer is timed by what its finish tells', async () => {
	const run = await answer(hostOf(20, 24).host, guide, 16, '1', signal);
	expect(run).toEqual({
		promptTokens: 20,
		firstTokenMs: 1000,
		prefillTokensPerSecond: 20,
		decodeTokensPerSecond: 50
	});
});

test('a slow one is left as soon as its speed is known, and is stopped with that', async () => {
	const { host, left } = hostOf(3_000, 24);
	const run = await answer(host, guide, 16, '1', signal);
	expect(run).toMatchObject({ promptTokens: 20, firstTokenMs: 1000 });
	expect(run?.decodeTokensPerSecond).toBeCloseTo(1 / 3);
	expect(left()).toBe(true);
});

test('one token has no speed', async () => {
	expect(await answer(hostOf(20, 1).host, guide, 16, '1', signal)).toBeNull();
});
