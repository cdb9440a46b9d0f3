// What a publisher writes into the files of a model about sampling arrives, and nonsense in it does no harm.
import { expect, test } from 'vitest';
import { ask, collect, textOf } from '#lib/engines/contract/suite-tools.ts';
import type { ModelSpec, Sampling } from '#lib/engines/contract/types.ts';
import { createEngine } from '#lib/engines/registry.ts';
import { WebllmEngine } from '#lib/engines/webllm/adapter.ts';
import { makeGuideSpec } from './guide.ts';
import { withFile } from './guide-onnx.ts';
import { ScriptedLibrary } from './webllm-library.ts';
import { config, makeMlcSpec } from './webllm-model.ts';

const alignment = 32;
const headBytes = 24;

/** Guide with 32-bit floats added to its metadata, and a text that fills up, so that the tensors stay aligned. */
async function withFloats(floats: Record<string, number>): Promise<ModelSpec> {
	const spec = await makeGuideSpec({ id: 'advised' });
	const bytes = new Uint8Array((await spec.files[0]?.blob.arrayBuffer()) ?? []);
	const encode = (text: string) => new TextEncoder().encode(text);
	const ints = (...values: number[]) => new Uint8Array(Uint32Array.from(values).buffer);
	const long = (value: number) => ints(value, 0);
	const added = Object.entries(floats).flatMap(([key, value]) => [
		...[long(key.length), encode(key), ints(6)],
		new Uint8Array(Float32Array.of(value).buffer)
	]);
	const padding = [long(6), encode('filler'), ints(8)];
	const size = [...added, ...padding].reduce((sum, part) => sum + part.length, 8);
	const text = encode('.'.repeat((alignment - (size % alignment)) % alignment));
	const keys = new DataView(bytes.buffer).getUint32(headBytes - 8, true) + Object.keys(floats).length + 1;
	const head = [bytes.subarray(0, headBytes - 8), long(keys)];
	const parts = [...head, ...added, ...padding, long(text.length), text, bytes.subarray(headBytes)];
	return { ...spec, files: [{ path: 'advised.gguf', blob: new Blob(parts) }] };
}

async function advised(engineId: 'wllama' | 'transformers', spec: ModelSpec): Promise<Partial<Sampling> | undefined> {
	const { engine, terminate } = createEngine(engineId);
	try {
		const { defaults } = await engine.load(spec);
		expect(textOf(await collect(engine.generate(ask({ ...defaults, maxTokens: 4 }))))).not.toBe('');
		return defaults;
	} finally {
		terminate();
	}
}

test('llama.cpp: from the metadata of a GGUF file', async () => {
	const spec = await withFloats({
		'general.sampling.temp': 0.6,
		'general.sampling.top_k': 20,
		'general.sampling.top_p': 7,
		'general.sampling.min_p': NaN,
		'general.sampling.penalty_repeat': 1.1
	});
	expect(await advised('wllama', spec)).toEqual({ temperature: 0.6, topK: 20, repetitionPenalty: 1.1 });
	expect(await advised('wllama', await makeGuideSpec())).toEqual({});
});

test('transformers.js: from generation_config.json', async () => {
	const config = { temperature: 0.6, top_p: 'much', top_k: 20, repetition_penalty: -3 };
	const spec = await withFile('generation_config.json', (text) => JSON.stringify({ ...JSON.parse(text), ...config }));
	expect(await advised('transformers', spec)).toEqual({ temperature: 0.6, topK: 20 });
});

test('WebLLM: from mlc-chat-config.json', async () => {
	const engine = new WebllmEngine((appConfig) => new ScriptedLibrary(appConfig).asEngine());
	const advice = {
		temperature: 0.6,
		top_p: 2,
		presence_penalty: 0.5,
		frequency_penalty: null,
		repetition_penalty: 1.05
	};
	const { defaults } = await engine.load(makeMlcSpec({ 'mlc-chat-config.json': { ...config, ...advice } }));
	expect(defaults).toEqual({ temperature: 0.6, presencePenalty: 0.5, repetitionPenalty: 1.05 });
	await engine.unload();
});
