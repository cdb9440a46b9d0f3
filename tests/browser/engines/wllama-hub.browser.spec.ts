// The whole contract with real models, for whoever has some:
// HEARTH_GGUF_DIR=<hub folder> [HEARTH_BACKEND=cpu] npx vitest run --project browser wllama-hub
import { describe, expect, test } from 'vitest';
import { describeEngine } from '#lib/engines/contract/suite.ts';
import { createEngine } from '#lib/engines/registry.ts';
import { cutInHalf, forEachModel, hubBackend } from './hub.ts';

forEachModel('gguf', 'HEARTH_GGUF_DIR', hubBackend, (id, makeSpec) => {
	describeEngine(`wllama with ${id}`, {
		makeEngine: () => createEngine('wllama'),
		makeSpec,
		makeBrokenSpec: () => cutInHalf(makeSpec, '.gguf'),
		makeEmbeddingSpec: async () => ({ ...(await makeSpec()), task: 'embed' as const }),
		makeSlowSpec: makeSpec
	});

	describe(`wllama with ${id}`, () => {
		test('runs where it was asked to', async () => {
			const { engine, terminate } = createEngine('wllama');
			const { backend } = await engine.load(await makeSpec());
			terminate();
			expect(backend).toBe(hubBackend);
		});
	});
});
