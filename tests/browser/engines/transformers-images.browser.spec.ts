// Images through transformers.js: a tiny model of random weights in the files of SmolVLM, made here.
import { Idefics3Processor } from '@huggingface/transformers';
import { describe, expect, test } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import { ask, collect, textOf, tokensOf } from '#lib/engines/contract/suite-tools.ts';
import { paint, show, testVision } from '#lib/engines/contract/suite-vision.ts';
import type { GenerateEvent, ModelSpec } from '#lib/engines/contract/types.ts';
import { describePicture } from '#lib/engines/transformers/pictures.ts';
import { createEngine } from '#lib/engines/registry.ts';
import { frameTokens, makeVisionSpec } from './onnx-vision.ts';

const makeEngine = () => createEngine('transformers');

describe('transformers with a model that looks at images', () => {
	testVision({ makeEngine, makeSpec: () => makeVisionSpec(), leastTokens: frameTokens });
});

test.for([
	[0, 0],
	[2, 3],
	[4, 1]
])('writes a picture of %i rows and %i columns as the library does', async ([rows = 0, cols = 0]) => {
	const texts: string[] = [];
	const tokenizer = (prompts: string[]) => {
		texts.push(...prompts);
		return {};
	};
	const image_processor = () => Promise.resolve({ rows: [[rows]], cols: [[cols]] });
	const parts = { image_processor, tokenizer } as never;
	const library = new Idefics3Processor({ image_seq_len: frameTokens }, parts, null as never);
	await library('a<image>b', [{}] as never);
	expect(texts).toEqual([`a${describePicture({ rows, cols }, frameTokens)}b`]);
});

describe('transformers and the files of a model that looks at images', () => {
	test.for<[string, () => Promise<ModelSpec>, RegExp]>([
		['an unknown family', () => makeVisionSpec({ 'config.json': { model_type: 'llava' } }), /llava.*SmolVLM/],
		[
			'no preprocessor',
			() => makeVisionSpec({ 'preprocessor_config.json': null }),
			/preprocessor_config\.json is missing/
		],
		[
			'a template without a place',
			() => makeVisionSpec({ 'chat_template.json': { chat_template: 'Hi' } }),
			/no place for images/
		]
	])('fails for %s with a reason', async ([, makeSpec, reason]) => {
		const { engine, terminate } = makeEngine();
		const failed = await engine.load(await makeSpec()).catch((error) => error);
		terminate();
		expect(isAppError(failed, 'engine/load-failed') && failed.details.reason).toMatch(reason);
	});

	test('takes a template that knows content as text only', async () => {
		const { engine, terminate } = makeEngine();
		const plain = "{% for message in messages %}{{ message.role + ': ' + message.content + '\\n' }}{% endfor %}";
		await engine.load(await makeVisionSpec({ 'chat_template.json': { chat_template: plain } }));
		const messages = [
			show('What is this?', await paint('red')),
			{ role: 'assistant' as const, content: 'Red.' },
			show('And?')
		];
		expect(textOf(await collect(engine.generate(ask({ maxTokens: 3 }, messages))))).not.toBe('');
		const text = await engine.countTokens([show('What is this?')]);
		expect((await engine.countTokens(messages.slice(0, 1))).tokens).toBeGreaterThanOrEqual(text.tokens + frameTokens);
		terminate();
	});
});

test('sees on a GPU what it sees on the CPU', async () => {
	const messages = [
		show('What is this?', await paint('red', 'yellow')),
		{ role: 'assistant' as const, content: 'Red.' }
	];
	const request = { ...ask({ maxTokens: 3 }, [...messages, show('And this?', await paint('blue'))]), topLogprobs: 0 };
	const heard: GenerateEvent[][] = [];
	for (const backend of ['cpu', 'webgpu'] as const) {
		const { engine, terminate } = makeEngine();
		const loaded = await engine.load({ ...(await makeVisionSpec()), backend });
		expect(loaded.backend).toBe(backend);
		heard.push(await collect(engine.generate(request)));
		terminate();
	}
	const [onCpu = [], onGpu = []] = heard.map(tokensOf);
	expect(onGpu.map(({ id }) => id)).toEqual(onCpu.map(({ id }) => id));
	onGpu.forEach(({ logprob }, index) => expect(logprob).toBeCloseTo(onCpu[index]?.logprob ?? NaN, 2));
}, 240_000);
