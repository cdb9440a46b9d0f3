import { expect, test } from 'vitest';
import type { GenerateEvent } from '#lib/engines/contract/types.ts';
import { ProgressMeter } from '#lib/state/answer-progress.ts';

const token: GenerateEvent = {
	type: 'token',
	channel: 'answer',
	text: 'a',
	logprob: null,
	alternatives: [],
	elapsedMs: 0
};
const prefill = (doneTokens: number, totalTokens: number): GenerateEvent => ({
	type: 'prefill',
	doneTokens,
	totalTokens
});

function meter() {
	const clock = { ms: 0 };
	const meter = new ProgressMeter(() => clock.ms);
	return { clock, add: (event: GenerateEvent) => meter.add(event) };
}

test('a long prompt is told with the time that is left, at the speed so far', () => {
	const { clock, add } = meter();
	expect(add(prefill(100, 1100))).toEqual({ phase: 'reading', doneTokens: 100, totalTokens: 1100, leftMs: null });
	clock.ms = 2_000;
	expect(add(prefill(600, 1100))).toMatchObject({ doneTokens: 600, leftMs: 2_000 }); // what was in memory took no time
	expect(add(prefill(1100, 1100))).toBeNull();
});

test('a short rest of a prompt is not worth telling', () => {
	const { add } = meter();
	expect(add(prefill(2_000, 2_100))).toBeUndefined();
	expect(add(prefill(2_100, 2_100))).toBeNull();
});

test('the speed is that of the last seconds, told four times a second', () => {
	const { clock, add } = meter();
	const shown = [];
	for (let count = 0; count < 400; count++) {
		clock.ms += count < 200 ? 50 : 10; // 20 tokens a second, later 100
		const progress = add(token);
		if (progress) shown.push({ ...progress, ms: clock.ms });
	}
	expect(shown[0]).toMatchObject({ phase: 'writing', tokens: 8, tokensPerSecond: 20 });
	expect(shown.length).toBeLessThanOrEqual(clock.ms / 250 + 1);
	expect(shown.at(-1)).toMatchObject({ phase: 'writing' });
	const { tokensPerSecond } = shown.at(-1) as { tokensPerSecond: number };
	expect(tokensPerSecond).toBeGreaterThan(60);
	expect(tokensPerSecond).toBeLessThanOrEqual(100);
});

test('a tool call in between keeps the count', () => {
	const { clock, add } = meter();
	let last;
	for (let count = 0; count < 30; count++) {
		clock.ms += 300;
		if (count === 10) add(prefill(0, 10));
		last = add(token) ?? last;
	}
	expect(last).toMatchObject({ tokens: 30 });
});
