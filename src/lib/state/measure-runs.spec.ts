import { expect, test } from 'vitest';
import { addRun, speedOf } from '#lib/state/measure-runs.ts';
import type { MessageStats } from '#lib/storage/chat-types.ts';

/** An answer of so many tokens at so many a second. */
function answer(tokensPerSecond: number, completionTokens = 100): MessageStats {
	const decodeMs = ((completionTokens - 1) * 1000) / tokensPerSecond;
	const prompt = { promptTokens: 64, cachedPromptTokens: 0, firstTokenMs: 500 };
	return { ...prompt, completionTokens, decodeMs, backend: 'webgpu', finishReason: 'stop' };
}

test('the median of the newest answers is the speed of a model, on that backend alone', () => {
	const runs = [10, 30, 20].reduce((all, speed) => addRun(all, 'guide', answer(speed)), {});
	expect(speedOf(runs, 'guide', 'webgpu')).toBeCloseTo(20, 0);
	expect(speedOf(runs, 'guide', 'cpu')).toBeNull();
	expect(speedOf(runs, 'other', 'webgpu')).toBeNull();
	const many = Array.from({ length: 9 }).reduce<typeof runs>((all) => addRun(all, 'guide', answer(50)), runs);
	expect(speedOf(many, 'guide', 'webgpu')).toBeCloseTo(50, 0);
	expect(Object.values(many)[0]).toHaveLength(9);
});

test('decoding counts without reading the prompt, and an answer too short says nothing', () => {
	const slowPrompt = { ...answer(20), firstTokenMs: 60_000 };
	const runs = addRun({}, 'guide', slowPrompt);
	expect(speedOf(runs, 'guide', 'webgpu')).toBeCloseTo(20, 0);
	expect(addRun(runs, 'guide', answer(900, 4))).toBe(runs);
});
