import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import {
	ask,
	codeOf,
	collect,
	question,
	useEngine,
	type LoadedEngine,
	type SuiteSubject
} from '#lib/engines/contract/suite-tools.ts';
import type { Engine } from '#lib/engines/contract/types.ts';

/** Vectors of texts, from models that make them. */
export function testEmbedding(subject: SuiteSubject): void {
	describe('with a model that generates', () => {
		const at: LoadedEngine = useEngine(subject);

		test('makes no vectors, and says so', async () => {
			expect(at.loaded.capabilities.embeddingDimensions).toBeUndefined();
			expect(await codeOf(at.engine.embed(['A text.']))).toBe('engine/unsupported-operation');
		});

		test.for<[string, unknown]>([
			['texts', []],
			['texts', 'a text'],
			['texts[1]', ['a', '']],
			['texts[0]', [5]]
		])('refuses %s that are none', async ([param, texts]) => {
			const refused = await at.engine.embed(texts as string[]).catch((error) => error);
			expect(isAppError(refused, 'request/invalid') && refused.details.param).toBe(param);
		});
	});

	test('refuses to load for it, or makes vectors', async () => {
		const { engine, terminate } = subject.makeEngine();
		const spec = subject.makeEmbeddingSpec ?? subject.makeSpec;
		const loaded = await engine.load({ ...(await spec()), task: 'embed' }).catch((error) => error);
		if (subject.makeEmbeddingSpec) expect(loaded.capabilities.embeddingDimensions).toBeGreaterThan(0);
		else expect(isAppError(loaded, 'request/unsupported') && loaded.details.param).toBe('task');
		terminate();
	});

	if (subject.makeEmbeddingSpec) describe('with a model for it', () => testVectors(subject));
}

function testVectors({ makeEngine, makeEmbeddingSpec, makeSpec }: SuiteSubject): void {
	let engine: Engine;
	let contextTokens = 0;
	let terminate = () => {};

	beforeAll(async () => {
		const worker = makeEngine();
		({ engine } = worker);
		terminate = () => worker.terminate();
		({ contextTokens } = await engine.load(await (makeEmbeddingSpec ?? makeSpec)()));
	});

	afterAll(() => terminate());

	const rowsOf = async (...texts: string[]) => {
		const { values, dimensions } = await engine.embed(texts);
		expect(values).toHaveLength(texts.length * dimensions);
		return texts.map((_, row) => [...values.subarray(row * dimensions, (row + 1) * dimensions)]);
	};

	const product = (a: readonly number[] = [], b: readonly number[] = []) =>
		a.reduce((sum, value, index) => sum + value * (b[index] ?? NaN), 0);

	test('gives every text a vector of length 1, in order', async () => {
		const [first, second, third] = await rowsOf(
			'A token is a piece of text.',
			'It rains.',
			'A token is a piece of text.'
		);
		for (const row of [first, second, third]) expect(product(row, row)).toBeCloseTo(1, 3);
		expect(product(first, third)).toBeCloseTo(1, 3);
		expect(product(first, second)).toBeLessThan(0.999);
	});

	test('gives a text the same vector alone and among others', async () => {
		const [alone] = await rowsOf('It rains.');
		const [, among] = await rowsOf('A token is a piece of text.', 'It rains.');
		expect(product(alone, among)).toBeCloseTo(1, 3);
	});

	test('counts what it read, and refuses what is too long', async () => {
		expect((await engine.embed(['one two three'])).promptTokens).toBeGreaterThan(0);
		const tooLong = await engine.embed(['one two three four '.repeat(contextTokens)]).catch((error) => error);
		expect(isAppError(tooLong, 'engine/context-overflow') && tooLong.details.promptTokens).toBeGreaterThan(
			contextTokens
		);
		expect(await rowsOf('It rains.')).toHaveLength(1);
	});

	test('does not generate', async () => {
		expect(await codeOf(collect(engine.generate(ask())))).toBe('engine/unsupported-operation');
		expect(await codeOf(engine.countTokens([question]))).toBe('engine/unsupported-operation');
	});
}
