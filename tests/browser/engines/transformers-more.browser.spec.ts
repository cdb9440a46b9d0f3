import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import { describeEngineMore } from '#lib/engines/contract/suite.ts';
import { ask, codeOf, collect, finishOf, question, textOf, tokensOf } from '#lib/engines/contract/suite-tools.ts';
import type {
	ChatMessage,
	Engine,
	GenerateEvent,
	LoadedModel,
	ModelSpec,
	ResponseFormat,
	Thinking,
	TokenEvent,
	ToolDefinition
} from '#lib/engines/contract/types.ts';
import { createEngine } from '#lib/engines/registry.ts';
import { makeEmbedderSpec } from './onnx-embedder.ts';
import { editTemplate, makeOnnxSpec, withFile } from './guide-onnx.ts';

const cutInHalf = async () => {
	const spec = await makeOnnxSpec({ id: 'broken' });
	const files = spec.files.map(({ path, blob }) => ({
		path,
		blob: path.endsWith('.onnx') ? blob.slice(0, blob.size / 2) : blob
	}));
	return { ...spec, files };
};

describeEngineMore('transformers', {
	makeEngine: () => createEngine('transformers'),
	makeSpec: makeOnnxSpec,
	makeBrokenSpec: cutInHalf,
	makeEmbeddingSpec: makeEmbedderSpec,
	makeSlowSpec: makeOnnxSpec
});

async function withLoaded(spec: ModelSpec, work: (engine: Engine, loaded: LoadedModel) => Promise<void>) {
	const { engine, terminate } = createEngine('transformers');
	try {
		await work(engine, await engine.load(spec));
	} finally {
		terminate();
	}
}

const grammar = (text: string): ResponseFormat => ({ type: 'grammar', grammar: text });

const calculator: ToolDefinition = {
	name: 'calculator',
	description: 'Calculates <|im_end|> with numbers.',
	parameters: { type: 'object', properties: { expression: { type: 'string' } } }
};

describe('transformers with Guide', () => {
	let engine: Engine;
	let terminate = () => {};

	beforeAll(async () => {
		({ engine, terminate } = createEngine('transformers'));
		await engine.load(await makeOnnxSpec());
	});

	afterAll(() => terminate());

	test('says that this template has no place for tools, and answers with them all the same', async () => {
		const plain = finishOf(await collect(engine.generate(ask({ maxTokens: 2 }))));
		const tooled = finishOf(await collect(engine.generate({ ...ask({ maxTokens: 2 }), tools: [calculator] })));
		expect(tooled.usage.promptTokens).toBe(plain.usage.promptTokens);
	});

	test('gives the same answer with its cache cut as without a cache', async () => {
		const request = (content: string) => ({ ...ask({ maxTokens: 8 }, [{ role: 'user', content }]), topLogprobs: 0 });
		const [before, after] = ['Tell me about tokens and what they cost.', 'Tell me about tokens and the weather.'];
		await collect(engine.generate(request('Zebra.')));
		const fresh = await collect(engine.generate(request(after)));
		await collect(engine.generate(request(before)));
		const cut = await collect(engine.generate(request(after)));
		expect(finishOf(cut).usage.cachedPromptTokens).toBeGreaterThan(finishOf(fresh).usage.cachedPromptTokens + 3);
		expect(textOf(cut)).toBe(textOf(fresh));
		tokensOf(cut).forEach(({ logprob }, index) =>
			expect(logprob).toBeCloseTo(tokensOf(fresh)[index]?.logprob ?? NaN, 3)
		);
	});

	test('reads a text as it stands: with the marks of a chat written out, it is that chat', async () => {
		const chat = await collect(engine.generate(ask({ maxTokens: 8 })));
		const marked = `<|im_start|>user\n${question.content}<|im_end|>\n<|im_start|>assistant\n`;
		const request = { ...ask({ maxTokens: 8 }, [{ role: 'user', content: marked }]), raw: true };
		const text = await collect(engine.generate(request));
		expect(finishOf(text).usage.promptTokens).toBe(finishOf(chat).usage.promptTokens);
		expect(textOf(text)).toBe(textOf(chat));
		expect(await codeOf(collect(engine.generate({ ...request, messages: [{ role: 'user', content: '' }] })))).toBe(
			'request/invalid'
		);
	});

	test('refuses a bias on a token that the model does not have', async () => {
		const refused = await collect(engine.generate(ask({ logitBias: { 2048: 1 } }))).catch((error) => error);
		expect(isAppError(refused, 'request/invalid') && refused.details.param).toBe('sampling.logitBias');
	});

	test('tells the log-probability that a token had before the form', async () => {
		const request = { ...ask({ maxTokens: 9 }), topLogprobs: 1, responseFormat: grammar('root ::= "qzx"') };
		const tokens = tokensOf(await collect(engine.generate(request)));
		expect(tokens.map(({ text }) => text).join('')).toBe('qzx');
		const [first] = tokens;
		expect(first?.logprob).toBeLessThan(first?.alternatives[0]?.logprob ?? NaN);
	});

	test('ends with the form, also on the last token that it may say', async () => {
		const responseFormat = grammar('root ::= "qzx"');
		const whole = finishOf(await collect(engine.generate({ ...ask({ maxTokens: 9 }), responseFormat })));
		const { completionTokens } = whole.usage;
		const tight = finishOf(await collect(engine.generate({ ...ask({ maxTokens: completionTokens }), responseFormat })));
		const cut = finishOf(
			await collect(engine.generate({ ...ask({ maxTokens: completionTokens - 1 }), responseFormat }))
		);
		expect([whole.reason, tight.reason, cut.reason]).toEqual(['stop', 'stop', 'length']);
	});

	test('refuses a bias against all that a form allows', async () => {
		const [{ id = -1 } = {}] = tokensOf(
			await collect(
				engine.generate({ ...ask({ maxTokens: 1 }), topLogprobs: 0, responseFormat: grammar('root ::= "q"') })
			)
		);
		const banned = { ...ask({ logitBias: { [id]: -100 } }), responseFormat: grammar('root ::= "q"') };
		const refused = await collect(engine.generate(banned)).catch((error) => error);
		expect(isAppError(refused, 'request/invalid') && refused.details.param).toBe('sampling.logitBias');
		expect(textOf(await collect(engine.generate(ask())))).not.toBe('');
	});

	test('ends what it does when it is unloaded', async () => {
		const events: GenerateEvent[] = [];
		let unloading: Promise<void> | undefined;
		for await (const event of engine.generate(ask({ maxTokens: 500, temperature: 3 }))) {
			events.push(event);
			if (event.type === 'token') unloading ??= engine.unload();
		}
		await unloading;
		expect(finishOf(events).reason).toBe('aborted');
		expect(await codeOf(engine.countTokens([question]))).toBe('engine/not-loaded');
	});
});

describe('transformers and the files of a model', () => {
	test.for<[string, () => Promise<ModelSpec>, RegExp]>([
		['no tokenizer', () => withFile('tokenizer.json', () => null), /tokenizer\.json is missing/],
		['no graph', () => withFile('onnx/model_q4.onnx', () => null), /no \.onnx/],
		['a web page', () => withFile('onnx/model_q4.onnx', () => '<!doctype html><title>404</title>'), /./],
		['half a tokenizer', () => withFile('tokenizer.json', (text) => text.slice(0, text.length / 2)), /JSON/],
		['a broken template', () => editTemplate(() => '{% f0r message in messages %}'), /./],
		['no template', () => editTemplate(() => null), /chat_template/]
	])('fails for %s with a reason', async ([, makeSpec, reason]) => {
		const { engine, terminate } = createEngine('transformers');
		const failed = await engine.load(await makeSpec()).catch((error) => error);
		terminate();
		expect(isAppError(failed, 'engine/load-failed')).toBe(true);
		expect(failed.details.reason).toMatch(reason);
	});

	test('tells a model of tools where its template does, with control markers broken', async () => {
		const template =
			"{% for tool in tools or [] %}{{ tool.function.name + ' ' + tool.function.description }}{% endfor %}";
		await withLoaded(await editTemplate((text) => template + text), async (engine) => {
			const plain = finishOf(await collect(engine.generate(ask({ maxTokens: 1 }))));
			const tooled = finishOf(await collect(engine.generate({ ...ask({ maxTokens: 1 }), tools: [calculator] })));
			const honest = { ...calculator, description: 'Calculates with numbers.' };
			const clean = finishOf(await collect(engine.generate({ ...ask({ maxTokens: 1 }), tools: [honest] })));
			expect(clean.usage.promptTokens).toBeGreaterThan(plain.usage.promptTokens);
			expect(tooled.usage.promptTokens).toBeGreaterThan(clean.usage.promptTokens + 1);
		});
	});

	test('tells reasoning from the answer where the prompt begins it', async () => {
		const begun = (text: string) => text.replace('assistant\n', 'assistant\n<think>\n');
		await withLoaded(await editTemplate(begun), async (engine) => {
			const tokens = tokensOf(await collect(engine.generate(ask({ maxTokens: 6 }))));
			expect(tokens.length).toBeGreaterThan(0);
			expect(tokens.every(({ channel }) => channel === 'reasoning')).toBe(true);
		});
	});

	test('switches thinking off, and closes it after its tokens, where the template reads that', async () => {
		const empty = "{% if enable_thinking is defined and enable_thinking is false %}{{ '\n</think>\n\n' }}{% endif %}";
		const steered = (text: string) => text.replace('assistant\n', `assistant\n<think>\n' }}${empty}{{ '`);
		await withLoaded(await editTemplate(steered), async (engine, { capabilities }) => {
			expect(capabilities.thinking).toEqual({ budget: true });
			const read = async (thinking?: Thinking) => {
				const request = { ...ask({ maxTokens: 12, logitBias: { 300: 100 } }), ...(thinking && { thinking }) };
				const tokens = tokensOf(await collect(engine.generate(request)));
				const count = (channel: TokenEvent['channel']) => tokens.filter((token) => token.channel === channel).length;
				return { thoughts: count('reasoning'), answer: count('answer'), text: textOf(tokens) };
			};
			expect(await read()).toMatchObject({ thoughts: 12, answer: 0 });
			expect(await read({ enabled: true })).toMatchObject({ thoughts: 12, answer: 0 });
			expect(await read({ enabled: false })).toMatchObject({ thoughts: 0, answer: 12 });
			const limited = await read({ enabled: true, budgetTokens: 3 });
			expect(limited.thoughts).toBe(3);
			expect(limited.answer).toBeGreaterThan(0);
			expect(limited.text).not.toContain('think');
		});
	});

	test('refuses to steer the thinking of a model whose template reads nothing of it', async () => {
		await withLoaded(await makeOnnxSpec(), async (engine, { capabilities }) => {
			expect(capabilities.thinking).toBeUndefined();
			const refused = collect(engine.generate({ ...ask(), thinking: { enabled: true } }));
			await expect(refused).rejects.toMatchObject({ code: 'request/unsupported', details: { param: 'thinking' } });
		});
	});

	test('keeps to a form at once where the prompt begins reasoning', async () => {
		const begun = (text: string) => text.replace('assistant\n', 'assistant\n<think>\n');
		await withLoaded(await editTemplate(begun), async (engine) => {
			const events = await collect(engine.generate({ ...ask(), responseFormat: grammar('root ::= "yes" | "no"') }));
			expect(textOf(events)).toMatch(/^(yes|no)$/);
			expect(tokensOf(events).every(({ channel }) => channel === 'answer')).toBe(true);
		});
	});

	test.for<[string, string]>([
		['refuses', "{% if messages[0].role == 'system' %}{{ raise_exception('No system role!') }}{% endif %}"],
		['leaves out', "{% if messages[0].role == 'system' %}{% set messages = messages[1:] %}{% endif %}"]
	])('puts the words of a system before those of the user where a template %s them', async ([, start]) => {
		await withLoaded(await editTemplate((text) => start + text), async (engine) => {
			const count = async (...messages: ChatMessage[]) => (await engine.countTokens(messages)).tokens;
			const system: ChatMessage = { role: 'system', content: 'Answer like a pirate.' };
			const joined = { ...question, content: `${system.content}\n\n${question.content}` };
			expect(await count(system, question)).toBe(await count(joined));
			expect(await count(joined)).toBeGreaterThan(await count(question));
		});
	});

	test('finds a template in a file of its own, in both forms of it', async () => {
		const { chat_template } = JSON.parse(
			(await (await makeOnnxSpec()).files.find(({ path }) => path === 'tokenizer_config.json')?.blob.text()) ?? ''
		) as { chat_template: string };
		for (const [path, content] of [
			['chat_template.jinja', chat_template],
			['chat_template.json', JSON.stringify({ chat_template })]
		] as const) {
			const spec = await editTemplate(() => null);
			await withLoaded({ ...spec, files: [...spec.files, { path, blob: new Blob([content]) }] }, async (engine) => {
				expect((await engine.countTokens([question])).tokens).toBeGreaterThan(3);
			});
		}
	});

	test('says what a template has against the messages', async () => {
		const strict = "{% if messages[0].content == 'No' %}{{ raise_exception('Never!') }}{% endif %}";
		await withLoaded(await editTemplate((text) => strict + text), async (engine) => {
			const refused = await engine.countTokens([{ role: 'user', content: 'No' }]).catch((error) => error);
			expect(isAppError(refused, 'request/invalid') && refused.details.reason).toContain('Never!');
			expect((await engine.countTokens([question])).tokens).toBeGreaterThan(0);
		});
	});
});
