// The whole contract with real models, for whoever has a model library and its weights:
// HEARTH_MLC_DIR=<hub folder> [HEARTH_WEBLLM_VERSION=<version>] npx vitest run --project browser webllm-hub
import { describe, expect, test } from 'vitest';
import { describeEngine } from '#lib/engines/contract/suite.ts';
import { createEngine } from '#lib/engines/registry.ts';
import { forEachModel } from './hub.ts';

forEachModel('mlc', 'HEARTH_MLC_DIR', 'webgpu', (id, makeSpec) => {
	describeEngine(`webllm with ${id}`, {
		makeEngine: () => createEngine('webllm'),
		makeSpec,
		makeBrokenSpec: async () => {
			const whole = await makeSpec();
			return { ...whole, id: 'broken', files: whole.files.filter(({ path }) => path !== 'params_shard_0.bin') };
		},
		makeSlowSpec: makeSpec,
		keepsCutAnswers: false
	});

	describe(`webllm with ${id}`, () => {
		// The least that shows a model at work: minutes on a GPU in software, where the contract takes hours.
		test('says one token for one letter', async () => {
			const { engine, terminate } = createEngine('webllm');
			const loaded = await engine.load(await makeSpec());
			expect(loaded.backend).toBe('webgpu');
			const messages = [{ role: 'user' as const, content: 'a' }];
			const events = await Array.fromAsync(engine.generate({ messages, sampling: { maxTokens: 1, temperature: 0 } }));
			terminate();
			expect(events.at(-1)).toMatchObject({ type: 'finish', usage: { completionTokens: 1 } });
		}, 600_000);
	});
});
