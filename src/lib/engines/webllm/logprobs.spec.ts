import { expect, test } from 'vitest';
import { LogprobListener } from '#lib/engines/webllm/logprobs.ts';

const probabilities = [0.1, 0.5, 0.15, 0.25];
const logits = Float32Array.from(probabilities, (value) => Math.log(value) + 7);

test('hears what the model thought at temperature 1', () => {
	const listener = new LogprobListener();
	listener.start(2);
	expect(listener.processLogits(logits)).toBe(logits);
	listener.processSampledToken(2);
	const [heard] = listener.take();
	expect(heard?.token).toBe(2);
	expect(Math.exp(heard?.logprob ?? 0)).toBeCloseTo(0.15);
	expect(heard?.alternatives.map(({ token }) => token)).toEqual([1, 3]);
	expect(heard?.alternatives.map(({ logprob }) => Math.exp(logprob))).toEqual([
		expect.closeTo(0.5),
		expect.closeTo(0.25)
	]);
	expect(listener.take()).toEqual([]);
});

test('gives tokens that a grammar bans a number too', () => {
	const listener = new LogprobListener();
	listener.start(3);
	listener.processLogits(Float32Array.of(-Infinity, 0, -Infinity));
	listener.processSampledToken(1);
	expect(listener.take()).toEqual([
		{
			token: 1,
			logprob: 0,
			alternatives: [
				{ token: 1, logprob: 0 },
				{ token: 0, logprob: -100 },
				{ token: 2, logprob: -100 }
			]
		}
	]);
});

test('gives only the chosen token when no alternatives are wanted', () => {
	const listener = new LogprobListener();
	listener.start(0);
	listener.processLogits(logits);
	listener.processSampledToken(0);
	expect(listener.take()).toMatchObject([{ token: 0, alternatives: [] }]);
});
