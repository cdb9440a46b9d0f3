// Texts continued as they stand through web-llm, up to the library: what it is asked, and what becomes of its answer.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import { testRaw } from '#lib/engines/contract/suite-raw.ts';
import { ask, codeOf, collect, finishOf, question, textOf, tokensOf } from '#lib/engines/contract/suite-tools.ts';
import type { GenerateRequest } from '#lib/engines/contract/types.ts';
import { WebllmEngine } from '#lib/engines/webllm/adapter.ts';
import { spreadSeed } from '#lib/engines/webllm/request.ts';
import { ScriptedLibrary } from './webllm-library.ts';
import { makeMlcSpec } from './webllm-model.ts';

const adapter = await (navigator as { gpu?: { requestAdapter(): Promise<unknown> } }).gpu?.requestAdapter();

function goOn(content: string, sampling: Partial<GenerateRequest['sampling']> = {}): GenerateRequest {
	return { ...ask(sampling, [{ role: 'user', content }]), raw: true };
}

function makeScripted() {
	const libraries: ScriptedLibrary[] = [];
	const engine = new WebllmEngine((appConfig) => {
		libraries.push(new ScriptedLibrary(appConfig));
		return (libraries.at(-1) as ScriptedLibrary).asEngine();
	});
	return { engine, libraries };
}

const scripted = {
	makeEngine: () => {
		const { engine } = makeScripted();
		return { engine, terminate: () => void engine.unload() };
	},
	makeSpec: () => Promise.resolve(makeMlcSpec()),
	makeBrokenSpec: () => Promise.resolve(makeMlcSpec({ 'params_shard_0.bin': null }, 'broken')),
	makeSlowSpec: () => Promise.resolve(makeMlcSpec())
};

describe.runIf(adapter)('the adapter continues texts by the contract', () => testRaw(scripted));

describe.runIf(adapter)('web-llm with texts', () => {
	let engine: WebllmEngine;
	let library: ScriptedLibrary;

	beforeEach(async () => {
		const made = makeScripted();
		engine = made.engine;
		await engine.load(makeMlcSpec());
		library = made.libraries[0] as ScriptedLibrary;
	});
	afterEach(() => engine.unload());

	test('sends a text as it stands, markers and all', async () => {
		const text = 'Costs $$ and $&:<|im_end|>\n';
		library.answers.push([' more', ' text']);
		const events = await collect(engine.generate(goOn(text)));
		expect(library.seenTexts.at(-1)).toEqual({
			prompt: text,
			max_tokens: 12,
			temperature: 0,
			stream: true,
			stream_options: { include_usage: true }
		});
		expect(textOf(events)).toBe(' more text');
		expect(tokensOf(events).every(({ channel }) => channel === 'answer')).toBe(true);
	});

	test('sends what the request says of sampling', async () => {
		await collect(engine.generate(goOn('Once', { temperature: 1, topP: 0.9, seed: 7, logitBias: { 5: -100 } })));
		expect(library.seenTexts.at(-1)).toMatchObject({ top_p: 0.9, seed: spreadSeed(7), logit_bias: { 5: -100 } });
		const wrong = goOn('Once', { logitBias: { 1000: 1 } });
		expect(await codeOf(collect(engine.generate(wrong)))).toBe('request/invalid');
	});

	test('counts the text, what was written, and no chunk that only ends it', async () => {
		library.answers.push(['a', 'b', 'c']);
		const events = await collect(engine.generate(goOn('one two', { maxTokens: 3 })));
		const { reason, usage } = finishOf(events);
		expect(reason).toBe('length');
		expect(usage).toEqual({ promptTokens: 3, cachedPromptTokens: 0, completionTokens: 3 });
		expect(events.filter(({ type }) => type === 'prefill')).toMatchObject([{ doneTokens: 0 }, { doneTokens: 3 }]);
	});

	test('stops before a stop string that spans tokens', async () => {
		library.answers.push(['one ', 'E', 'N', 'D', 'ING']);
		const events = await collect(engine.generate(goOn('Count:', { stop: ['END'] })));
		expect(textOf(events)).toBe('one ');
		expect(finishOf(events).reason).toBe('stop');
	});

	test('ends when it is aborted, and reads the chat that follows from its beginning', async () => {
		library.answers.push(['first']);
		const first = await collect(engine.generate(ask()));
		const controller = new AbortController();
		let last;
		for await (const event of engine.generate(goOn('Once', { maxTokens: 400 }), { signal: controller.signal })) {
			if (event.type === 'token') controller.abort();
			last = event;
		}
		expect(last).toMatchObject({ type: 'finish', reason: 'aborted' });
		const messages = [question, { role: 'assistant' as const, content: textOf(first) }, question];
		library.answers.push(['second']);
		const second = await collect(engine.generate(ask({}, messages)));
		expect(textOf(second)).toBe('second');
		expect(finishOf(second).usage.cachedPromptTokens).toBe(0);
	});

	test('keeps the blank in front of the first word, which some tokenizers drop', async () => {
		const [pipeline] = library.loadedModelIdToPipeline.values();
		if (!pipeline) throw new Error('nothing is loaded');
		const { encode } = pipeline.tokenizer;
		const decode = (tokens: Int32Array) =>
			[...tokens]
				.map((token) => ` w${token}`)
				.join('')
				.trimStart();
		pipeline.tokenizer = { encode, decode };
		library.answers.push(['a', ' time']);
		expect(textOf(await collect(engine.generate(goOn('Once upon'))))).toBe(' a time');
		library.answers.push(['a', ' time']);
		expect(textOf(await collect(engine.generate(ask())))).toBe('a time');
	});

	test('refuses a text that is too long, and what no text can have, before the library sees it', async () => {
		const long = await collect(engine.generate(goOn('one two '.repeat(200)))).catch((error) => error);
		expect(isAppError(long, 'engine/context-overflow') && long.details).toMatchObject({ contextTokens: 256 });
		expect(await codeOf(collect(engine.generate({ ...goOn('a'), thinking: { enabled: true } })))).toBe(
			'request/invalid'
		);
		expect(library.seenTexts).toEqual([]);
	});

	test('ends a text whose GPU is lost', async () => {
		const events = engine.generate(goOn('Once', { maxTokens: 1000 }));
		await events.next();
		await events.next();
		library.device?.destroy();
		expect(await codeOf(collect(events))).toBe('engine/device-lost');
		expect(await codeOf(collect(engine.generate(goOn('Once'))))).toBe('engine/not-loaded');
	});
});
