// The whole contract with real models, for whoever has a model library and its weights:
// HEARTH_MLC_DIR=<hub folder> [HEARTH_WEBLLM_VERSION=<version>] npx vitest run --project browser webllm-hub
import { describe, expect, test } from 'vitest';
import { describeEngine } from '#lib/engines/contract/suite.ts';
import type { ModelSpec } from '#lib/engines/contract/types.ts';
import { createEngine } from '#lib/engines/registry.ts';

/** scripts/mlc-hub.js puts it here. */
declare const __MLC_MODELS__: readonly { id: string; folder: string; files: readonly string[] }[];

const contextTokens = 1024;

async function fetchSpec({ id, folder, files }: (typeof __MLC_MODELS__)[number]): Promise<ModelSpec> {
	const fetched = files.map(async (path) => {
		const response = await fetch(folder + path.split('/').map(encodeURIComponent).join('/'));
		if (!response.ok) throw new Error(`${path}: status ${response.status}`);
		return { path, blob: await response.blob() };
	});
	return { id, files: await Promise.all(fetched), contextTokens, backend: 'webgpu' };
}

if (__MLC_MODELS__.length === 0) {
	test('skips web-llm with real models: HEARTH_MLC_DIR names no folder with a library and weights', ({ skip }) => {
		console.info('web-llm with real models is skipped: HEARTH_MLC_DIR names no folder that holds one.');
		skip('HEARTH_MLC_DIR names no folder with a library and weights');
	});
}

for (const model of __MLC_MODELS__) {
	let spec: Promise<ModelSpec> | undefined;
	const makeSpec = () => (spec ??= fetchSpec(model));
	const withoutShard = (files: ModelSpec['files']) => files.filter(({ path }) => path !== 'params_shard_0.bin');

	describeEngine(`webllm with ${model.id}`, {
		makeEngine: () => createEngine('webllm'),
		makeSpec,
		makeBrokenSpec: async () => {
			const whole = await makeSpec();
			return { ...whole, id: 'broken', files: withoutShard(whole.files) };
		},
		makeSlowSpec: makeSpec,
		keepsCutAnswers: false
	});

	describe(`webllm with ${model.id}`, () => {
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
}
