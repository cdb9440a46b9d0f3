import { describe, expect, test } from 'vitest';
import type { Sampling } from '#lib/engines/contract/types.ts';
import { makeRandom } from '#lib/base/random.ts';
import { candidates, greatest, greatestFew, Sampler } from '#lib/engines/transformers/sampler.ts';

const off = { topK: 0, topP: 1, minP: 0 };

function someLogits(count: number, seed = 1): Float32Array {
	const random = makeRandom(seed);
	return Float32Array.from({ length: count }, () => random() * 12 - 6);
}

/** The same by the book: everything is sorted, nothing is clever. */
function byTheBook(logits: Float32Array, temperature: number, { topK, topP, minP }: typeof off): Map<number, number> {
	let all = [...logits]
		.map((logit, id) => ({ id, weight: Math.exp((logit - Math.max(...logits)) / temperature) }))
		.sort((a, b) => b.weight - a.weight || a.id - b.id);
	if (topK > 0) all = all.slice(0, topK);
	const total = all.reduce((sum, { weight }) => sum + weight, 0);
	let before = 0;
	all = all.filter(({ weight }, index) => {
		const kept = index === 0 || before < topP * total;
		before += weight;
		return kept;
	});
	all = all.filter(({ weight }) => weight >= minP);
	const sum = all.reduce((part, { weight }) => part + weight, 0);
	return new Map(all.map(({ id, weight }) => [id, weight / sum]));
}

describe('candidates', () => {
	test.for([
		[1, { ...off }],
		[0.7, { ...off, topK: 5 }],
		[1.5, { ...off, topP: 0.9 }],
		[1, { ...off, topP: 0 }],
		[4, { ...off, minP: 0.2 }],
		[1.2, { topK: 40, topP: 0.95, minP: 0.05 }],
		[5, { topK: 1000, topP: 0.5, minP: 0.9 }]
	] as [number, typeof off][])('at temperature %d with %o are those of the definitions', ([temperature, limits]) => {
		const logits = someLogits(500);
		const few = candidates(logits, temperature, limits);
		const sum = few.reduce((part, { weight }) => part + weight, 0);
		const expected = byTheBook(logits, temperature, limits);
		expect(few.map(({ id }) => id).sort((a, b) => a - b)).toEqual([...expected.keys()].sort((a, b) => a - b));
		for (const { id, weight } of few) expect(weight / sum).toBeCloseTo(expected.get(id) ?? -1, 12);
	});

	test('without any limit asked for are llama.cpp’s', () => {
		const logits = someLogits(500);
		expect(candidates(logits, 1, {})).toEqual(candidates(logits, 1, { topK: 40, topP: 0.95, minP: 0.05 }));
	});

	test('never hold what is banned', () => {
		const logits = Float32Array.of(1, -Infinity, 0.5);
		expect(candidates(logits, 5, off).map(({ id }) => id)).toEqual([0, 2]);
		expect(candidates(logits, 5, { ...off, topK: 2 }).map(({ id }) => id)).toEqual([0, 2]);
	});
});

test('the greatest few are the first of a stable sort', () => {
	const logits = Float32Array.of(3, 1, 3, -Infinity, 2, 3);
	expect(greatestFew(logits, 4)).toEqual([0, 2, 5, 4]);
	expect(greatestFew(logits, 99)).toEqual([0, 2, 5, 4, 1, 3]);
	expect(greatest(logits)).toBe(0);
});

describe('a sampler', () => {
	const make = (sampling: Partial<Sampling>, prompt: number[] = []) =>
		new Sampler({ maxTokens: 1, temperature: 0, ...sampling }, prompt);

	test('draws by the probabilities', () => {
		const logits = Float32Array.from([0.5, 0.3, 0.2], Math.log);
		const sampler = make({ ...off, temperature: 1, seed: 3 });
		const counts = [0, 0, 0];
		for (let draw = 0; draw < 20_000; draw++) counts[sampler.pick(logits)]! += 1;
		counts.forEach((count, id) => expect(count / 20_000).toBeCloseTo([0.5, 0.3, 0.2][id] ?? 0, 1.8));
	});

	test('draws the same for the same seed only', () => {
		const logits = someLogits(100);
		const run = (seed: number) => {
			const sampler = make({ temperature: 5, seed });
			return Array.from({ length: 20 }, () => sampler.pick(logits));
		};
		expect(run(1)).toEqual(run(1));
		expect(run(2)).not.toEqual(run(1));
	});

	test('leaves the logits alone', () => {
		const logits = someLogits(50);
		const before = logits.slice();
		const sampler = make({ repetitionPenalty: 2, presencePenalty: 1, frequencyPenalty: 1, logitBias: { 3: 5 } }, [1]);
		sampler.pick(logits);
		sampler.pick(logits);
		expect(logits).toEqual(before);
	});

	test('takes presence once, frequency for each time, and neither for the prompt', () => {
		const logits = Float32Array.of(3, 2.5, 0);
		const presence = make({ presencePenalty: 1 }, [0, 0, 0]);
		expect([0, 1, 2, 3].map(() => presence.pick(logits))).toEqual([0, 1, 0, 0]);
		const frequency = make({ frequencyPenalty: 1 }, [0, 0, 0]);
		expect([0, 1, 2, 3].map(() => frequency.pick(logits))).toEqual([0, 1, 0, 1]);
	});

	test('divides what was said, in the prompt too, and multiplies what is below zero', () => {
		expect(make({ repetitionPenalty: 2 }, [0]).pick(Float32Array.of(3, 2))).toBe(1);
		expect(make({ repetitionPenalty: 2 }, [0]).pick(Float32Array.of(-1, -1.5))).toBe(1);
	});

	test('adds a bias, and bans at -100 however likely', () => {
		expect(make({ logitBias: { 1: 2 } }).pick(Float32Array.of(3, 2))).toBe(1);
		expect(make({ logitBias: { 0: -100 } }).pick(Float32Array.of(500, 2))).toBe(1);
		expect(make({ logitBias: { 99: 50 } }).pick(Float32Array.of(3, 2))).toBe(0);
	});
});
