import { expect, test } from 'vitest';
import { ask, collect, textOf, tokensOf, useEngine, type SuiteSubject } from '#lib/engines/contract/suite-tools.ts';
import type { Sampling } from '#lib/engines/contract/types.ts';

/** So hot that an answer is noise unless something else holds it. */
const hot = { temperature: 5, seed: 7 };

/** Ids that every vocabulary has, behind the bytes and before the rare words. */
const someIds = Array.from({ length: 40 }, (_, index) => 300 + index);

/** That every parameter of `capabilities.sampling` has its effect. What is not listed there is skipped. */
export function testSampling(subject: SuiteSubject): void {
	const at = useEngine(subject);

	const say = async (sampling: Partial<Sampling>) => textOf(await collect(at.engine.generate(ask(sampling))));

	/** A test of one parameter; runs only where the model has it. */
	const testOf = (param: keyof Sampling, name: string, work: () => Promise<void>) =>
		test(`${param} ${name}`, async ({ skip }) => {
			if (!at.loaded.capabilities.sampling.includes(param)) skip(`${param} is not supported`);
			await work();
		});

	/**
	 * How many different tokens there are among the answer's, greedily chosen. A well-trained small model is too sure of
	 * its words for any penalty; among a few dozen that are all made likely it is not.
	 */
	async function variety(sampling: Partial<Sampling>): Promise<number> {
		const biased = at.loaded.capabilities.sampling.includes('logitBias');
		const words = biased ? { logitBias: Object.fromEntries(someIds.map((id) => [id, 60])) } : {};
		const tokens = tokensOf(await collect(at.engine.generate(ask({ maxTokens: 40, ...words, ...sampling }))));
		return new Set(tokens.map(({ text }) => text)).size / tokens.length;
	}

	/** Nothing else holds the answer; some engines have limits of their own where none are given. */
	function free(): Partial<Sampling> {
		const { sampling } = at.loaded.capabilities;
		const off: Partial<Sampling> = { topK: 0, topP: 1, minP: 0 };
		const known = Object.entries(off).filter(([name]) => sampling.includes(name as keyof Sampling));
		return { ...hot, ...Object.fromEntries(known) };
	}

	test('advises only what it takes itself', async () => {
		const { defaults = {}, capabilities } = at.loaded;
		for (const name of Object.keys(defaults)) expect(capabilities.sampling).toContain(name);
		expect(await say({ ...defaults, maxTokens: 3 })).not.toBe('');
	});

	test('what is hot and free is not greedy', async () => {
		expect(await say(free())).not.toBe(await say({}));
	});

	testOf('topK', '1 is greedy however hot', async () => {
		expect(await say({ ...free(), topK: 1 })).toBe(await say({}));
	});

	testOf('topP', 'near 0 is greedy however hot', async () => {
		expect(await say({ ...free(), topP: 0.0001 })).toBe(await say({}));
	});

	testOf('minP', '1 is greedy however hot', async () => {
		expect(await say({ ...free(), minP: 1 })).toBe(await say({}));
	});

	testOf('logitBias', 'of -100 bans a token, and only that', async () => {
		const request = { ...ask({ maxTokens: 1 }), topLogprobs: 2 };
		const [first] = tokensOf(await collect(at.engine.generate(request)));
		const [best, next] = first?.alternatives ?? [];
		expect(best?.id).toBe(first?.id);
		expect(next?.id).toBeGreaterThanOrEqual(0);
		const sampling = { ...request.sampling, logitBias: { [first?.id ?? -1]: -100 } };
		const [other] = tokensOf(await collect(at.engine.generate({ ...request, sampling })));
		expect(other?.id).toBe(next?.id);
	});

	testOf('logitBias', 'of 100 makes one token win every time', async () => {
		const tokens = tokensOf(await collect(at.engine.generate(ask({ logitBias: { 300: 100 } }))));
		expect(tokens).toHaveLength(12);
		expect(new Set(tokens.map(({ text }) => text)).size).toBe(1);
	});

	testOf('frequencyPenalty', 'keeps an answer from repeating itself, or makes it', async () => {
		expect(await variety({ frequencyPenalty: -2 })).toBeLessThan(await variety({ frequencyPenalty: 2 }));
	});

	testOf('presencePenalty', 'keeps an answer from repeating itself, or makes it', async () => {
		expect(await variety({ presencePenalty: -2 })).toBeLessThan(await variety({ presencePenalty: 2 }));
	});

	testOf('repetitionPenalty', 'keeps an answer from repeating itself, or makes it', async () => {
		expect(await variety({ repetitionPenalty: 0.5 })).toBeLessThan(await variety({ repetitionPenalty: 2 }));
	});
}
