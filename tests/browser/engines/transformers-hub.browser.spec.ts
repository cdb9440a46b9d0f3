// The whole contract with real models, for whoever has some:
// HEARTH_ONNX_DIR=<hub folder> [HEARTH_BACKEND=cpu] npx vitest run --project browser transformers-hub
import { describe, expect, test } from 'vitest';
import { describeEngine } from '#lib/engines/contract/suite.ts';
import { createEngine } from '#lib/engines/registry.ts';
import { cutInHalf, forEachModel, hubBackend } from './hub.ts';

forEachModel('onnx', 'HEARTH_ONNX_DIR', hubBackend, (id, makeSpec) => {
	describeEngine(`transformers with ${id}`, {
		makeEngine: () => createEngine('transformers'),
		makeSpec,
		makeBrokenSpec: () => cutInHalf(makeSpec, '.onnx'),
		makeSlowSpec: makeSpec
	});

	describe(`transformers with ${id}`, () => {
		test('runs where it was asked to', async () => {
			const { engine, terminate } = createEngine('transformers');
			const { backend } = await engine.load(await makeSpec());
			terminate();
			expect(backend).toBe(hubBackend);
		});
	});
});
