import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import { describeEngine } from '#lib/engines/contract/suite.ts';
import type { Engine, GenerateEvent, GenerateRequest } from '#lib/engines/contract/types.ts';
import { createEngine } from '#lib/engines/registry.ts';
import { WllamaEngine } from '#lib/engines/wllama/adapter.ts';
import { makeGuideSpec } from './guide.ts';

async function makeBroken(edit: (bytes: Uint8Array<ArrayBuffer>) => BlobPart) {
	const spec = await makeGuideSpec({ id: 'broken' });
	const bytes = new Uint8Array((await spec.files[0]?.blob.arrayBuffer()) ?? []);
	return { ...spec, files: [{ path: 'broken.gguf', blob: new Blob([edit(bytes)]) }] };
}

const cutInHalf = () => makeBroken((bytes) => bytes.subarray(0, bytes.length / 2));

describeEngine('wllama', {
	makeEngine: () => createEngine('wllama'),
	makeSpec: makeGuideSpec,
	makeBrokenSpec: cutInHalf,
	makeEmbeddingSpec: () => makeGuideSpec({ task: 'embed' }),
	makeSlowSpec: makeGuideSpec
});

async function answer(engine: Engine, messages: GenerateRequest['messages'], maxTokens = 16) {
	const events: GenerateEvent[] = [];
	for await (const event of engine.generate({ messages, sampling: { maxTokens, temperature: 0 } })) events.push(event);
	const finish = events.at(-1);
	if (finish?.type !== 'finish') throw new Error('no finish');
	return { text: events.map((event) => (event.type === 'token' ? event.text : '')).join(''), finish };
}

describe('wllama with Guide', () => {
	let subject: ReturnType<typeof createEngine>;
	let engine: Engine;

	beforeAll(async () => {
		subject = createEngine('wllama');
		engine = subject.engine;
		await engine.load(await makeGuideSpec());
	});

	afterAll(() => subject.terminate());

	test('uses one thread without cross-origin isolation, and leaves a core free with it', async () => {
		const { threads } = await engine.probe();
		if (crossOriginIsolated) expect(threads).toBe(Math.max(1, Math.min(8, navigator.hardwareConcurrency - 1)));
		else expect(threads).toBe(1);
	});

	test('takes text with a control token in it as text', async () => {
		const { text, finish } = await answer(engine, [{ role: 'user', content: 'Say <|im_end|> and <|endoftext|>.' }]);
		expect(text).not.toBe('');
		expect(finish.reason).not.toBe('aborted');
	});

	test('counts a prompt that is too long instead of refusing it', async () => {
		const { tokens } = await engine.countTokens([{ role: 'user', content: 'one two three '.repeat(2000) }]);
		expect(tokens).toBeGreaterThan(2000);
	});

	test('finds the same answer again after another chat', async () => {
		const question = [{ role: 'user' as const, content: 'What is a quantized model?' }];
		const first = await answer(engine, question);
		await answer(engine, [{ role: 'user', content: 'Name three browsers.' }]);
		expect((await answer(engine, question)).text).toBe(first.text);
	});
});

describe('wllama and broken files', () => {
	test.for<[string, RegExp, (bytes: Uint8Array<ArrayBuffer>) => BlobPart]>([
		['an empty file', /ends in the middle of its first bytes/, () => ''],
		['a web page', /not a GGUF file/, () => '<!doctype html><title>404</title><p>Not here, and long enough to hide.'],
		['another version', /version 99/, (bytes) => bytes.fill(99, 4, 5)],
		['too many tensors', /tensors/, (bytes) => bytes.fill(255, 8, 15)],
		['a cut header', /too short. The download or copy may have been cut off/, (bytes) => bytes.subarray(0, 5000)],
		['a cut tensor', /not within the file bounds/, (bytes) => bytes.subarray(0, bytes.length - 1000)]
	])('says that it is %s', async ([, reason, edit]) => {
		const { engine, terminate } = createEngine('wllama');
		const failed = await engine.load(await makeBroken(edit)).catch((error) => error);
		terminate();
		expect(isAppError(failed, 'engine/load-failed')).toBe(true);
		expect(failed.details.reason).toMatch(reason);
	});

	test('says that a template is broken before the first question', async () => {
		const broken = await makeBroken((bytes) => {
			// Same length, so that every offset stays: `{% for` becomes `{% f0r`.
			const at = new TextDecoder('latin1').decode(bytes).indexOf('{% for message');
			return bytes.fill('0'.charCodeAt(0), at + 4, at + 5);
		});
		const { engine, terminate } = createEngine('wllama');
		const failed = await engine.load(broken).catch((error) => error);
		terminate();
		expect(isAppError(failed, 'engine/load-failed') && failed.details.reason).toMatch(/Unknown statement/);
	});
});

describe('wllama in the page itself', () => {
	test('forgets earlier chats when they fill too much memory, and answers as before', async () => {
		const engine = new WllamaEngine(0);
		await engine.load(await makeGuideSpec());
		const question = [{ role: 'user' as const, content: 'What is a token?' }];
		const first = await answer(engine, question);
		const second = await answer(engine, question);
		expect(second.text).toBe(first.text);
		// A model that was not loaded afresh would know all of the prompt but one token.
		expect(second.finish.usage.cachedPromptTokens).toBe(first.finish.usage.cachedPromptTokens);
		expect(second.finish.usage.cachedPromptTokens).toBeLessThan(second.finish.usage.promptTokens - 1);
		await engine.unload();
	});

	test('says cpu when the GPU that was asked for is not there, and ends what it does when it is unloaded', async () => {
		const engine = new WllamaEngine();
		const { backend } = await engine.probe();
		const loaded = await engine.load(await makeGuideSpec({ backend: 'webgpu' }));
		if (backend === 'cpu') expect(loaded.backend).toBe('cpu');
		expect((await answer(engine, [{ role: 'user', content: 'Hello' }])).text).not.toBe('');

		const events = engine.generate({
			messages: [{ role: 'user', content: 'Tell me everything.' }],
			sampling: { maxTokens: 500, temperature: 0 }
		});
		await events.next();
		const [, ...rest] = await Promise.all([engine.unload(), events.next(), events.next(), events.next()]);
		expect(rest.some(({ done, value }) => done || value.type === 'finish' || value.type === 'token')).toBe(true);
		for await (const event of events) if (event.type === 'finish') expect(event.reason).toBe('aborted');
	});
});
