// The core of the contract; transformers-more has the rest.
import { afterEach, expect, test } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import { describeEngineCore } from '#lib/engines/contract/suite.ts';
import { createEngine } from '#lib/engines/registry.ts';
import { makeOnnxSpec } from './guide-onnx.ts';
import { makeEmbedderSpec } from './onnx-embedder.ts';

describeEngineCore('transformers', {
	makeEngine: () => createEngine('transformers'),
	makeSpec: makeOnnxSpec,
	makeBrokenSpec: makeOnnxSpec,
	makeEmbeddingSpec: makeEmbedderSpec,
	makeSlowSpec: makeOnnxSpec
});

let terminate = () => {};
afterEach(() => terminate());

function makeEngine() {
	const worker = createEngine('transformers');
	terminate = () => worker.terminate();
	return worker.engine;
}

test('embeds as the files of the model say, and reads control tokens as text', async () => {
	const engine = makeEngine();
	const vectorOf = async (text: string) => [...(await engine.embed([text])).values];
	await engine.load(await makeEmbedderSpec());
	const mean = await vectorOf('one');
	expect(mean).toHaveLength(16);
	// [CLS], o, ##n, ##e, [SEP]; a marker that the user writes is more than one token.
	expect((await engine.embed(['one'])).promptTokens).toBe(5);
	expect((await engine.embed(['[SEP]'])).promptTokens).toBeGreaterThan(3);
	await engine.load(await makeEmbedderSpec({ '1_Pooling/config.json': { pooling_mode_cls_token: true } }));
	const [first, second] = [await vectorOf('one'), await vectorOf('two')];
	expect(first).not.toEqual(mean);
	expect(first).toEqual(second); // this network does not mix tokens, and all texts begin with [CLS]
});

test('refuses to embed in a way that it does not have', async () => {
	const spec = await makeEmbedderSpec({ '1_Pooling/config.json': { pooling_mode_max_tokens: true } });
	const failed = await makeEngine()
		.load(spec)
		.catch((error) => error);
	expect(isAppError(failed, 'engine/load-failed') && failed.details.reason).toMatch(/pooling_mode_max_tokens/);
});
