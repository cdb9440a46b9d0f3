// Several answers at the same time with Guide: llama.cpp's slots, which the app uses only where they were measured to help.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ask, codeOf, collect, finishOf, question, textOf } from '#lib/engines/contract/suite-tools.ts';
import type { ChatMessage, Engine, GenerateEvent, GenerateRequest, ModelSpec } from '#lib/engines/contract/types.ts';
import { createEngine } from '#lib/engines/registry.ts';
import { makeSpecWithTemplate, turns } from './gguf.ts';
import { makeGuideSpec } from './guide.ts';

vi.setConfig({ testTimeout: 180_000 });

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

async function load(spec: ModelSpec) {
	const { engine, terminate } = createEngine('wllama');
	ends.push(terminate);
	return { engine, loaded: await engine.load(spec) };
}

const topics = ['What is a token?', 'What is quantization?', 'What is a GGUF file?', 'What is WebGPU?'];

const beside = (content: string, sampling: Partial<GenerateRequest['sampling']> = {}): GenerateRequest => ({
	...ask({ maxTokens: 24, ...sampling }, [{ role: 'user', content }]),
	beside: true
});

const say = async (engine: Engine, request: GenerateRequest) => collect(engine.generate(request));

/** An endless answer. */
const long = (content: string) => beside(content, { maxTokens: 400 });

describe.for([2, 4])('with %i slots', (slots) => {
	test('answers at once are those that each gives alone, and count what each did', async () => {
		const { engine, loaded } = await load(await makeGuideSpec({ slots, contextTokens: 512 }));
		expect(loaded).toMatchObject({ slots, contextTokens: 512 });
		const questions = topics.slice(0, slots);
		const alone: GenerateEvent[][] = [];
		for (const content of questions) alone.push(await say(engine, beside(content)));
		const together = await Promise.all(questions.map((content) => say(engine, beside(content))));
		expect(together.map(textOf)).toEqual(alone.map(textOf));
		expect(new Set(together.map(textOf)).size).toBe(slots);
		const counts = (events: GenerateEvent[][]) =>
			events.map((each) => [finishOf(each).usage.promptTokens, finishOf(each).usage.completionTokens]);
		expect(counts(together)).toEqual(counts(alone));
	});

	test('one that is aborted leaves the others as they are, and its slot to the next', async () => {
		const { engine } = await load(await makeGuideSpec({ slots, contextTokens: 512 }));
		const [first = '', ...others] = topics.slice(0, slots);
		const alone = [];
		for (const content of others) alone.push(textOf(await say(engine, beside(content))));
		const stop = new AbortController();
		const stopped = collect(engine.generate(long(first), { signal: stop.signal }));
		const rest = Promise.all(
			others.map(async (content) => {
				const events: GenerateEvent[] = [];
				for await (const event of engine.generate(beside(content))) {
					events.push(event);
					if (event.type === 'token') stop.abort();
				}
				return textOf(events);
			})
		);
		expect(finishOf(await stopped).reason).toBe('aborted');
		expect(await rest).toEqual(alone);
		expect(textOf(await say(engine, beside(others[0] ?? '')))).toBe(alone[0]);
	});

	test('one more than there are slots is refused, not lost; and so is what must be alone', async () => {
		const { engine } = await load(await makeGuideSpec({ slots, contextTokens: 512 }));
		const running = Array.from({ length: slots }, (_, index) => {
			const events = engine.generate(long(`Tell me everything about ${index}.`))[Symbol.asyncIterator]();
			return { events, first: events.next() };
		});
		await Promise.all(running.map(({ first }) => first));
		expect(await codeOf(say(engine, beside('Hello')))).toBe('engine/busy');
		expect(await codeOf(engine.countTokens([question]))).toBe('engine/busy');
		// The chat's own slot is free all the while.
		expect(textOf(await say(engine, ask()))).not.toBe('');
		await Promise.all(running.map(({ events }) => events.return?.()));
		expect(textOf(await say(engine, beside('Hello')))).not.toBe('');
	});
});

test('the chat finds its KV cache again, whatever was answered beside it', async () => {
	const { engine } = await load(await makeGuideSpec({ slots: 2, contextTokens: 512 }));
	const chat: ChatMessage = { role: 'user', content: 'one two three four '.repeat(40) };
	const first = await say(engine, ask({}, [chat]));
	const others = Array.from({ length: 3 }, (_, index) => beside(`five six ${index} `.repeat(40)));
	await Promise.all(others.slice(0, 2).map((request) => say(engine, request)));
	await say(engine, others[2] ?? beside('x'));
	const messages: ChatMessage[] = [chat, { role: 'assistant', content: textOf(first) }, question];
	const { usage } = finishOf(await say(engine, ask({}, messages)));
	expect(usage.cachedPromptTokens).toBeGreaterThanOrEqual(finishOf(first).usage.promptTokens);
});

test('a prompt that is too long for its slot is refused; the others go on', async () => {
	const { engine } = await load(await makeGuideSpec({ slots: 2, contextTokens: 512 }));
	const alone = textOf(await say(engine, beside(topics[0] ?? '')));
	const [overflow, other] = await Promise.all([
		say(engine, beside('one two three four '.repeat(300))).catch((error) => error),
		say(engine, beside(topics[0] ?? ''))
	]);
	expect(overflow).toMatchObject({ code: 'engine/context-overflow', details: { contextTokens: 512 } });
	expect(textOf(other)).toBe(alone);
});

test('one that throws inside llama.cpp fails alone: who has no word yet is asked again, who has one is told', async () => {
	const refusing = `{% for m in messages %}{% if 'forbidden' in m['content'] %}{{ raise_exception('not that word') }}{% endif %}{% endfor %}`;
	const { engine } = await load(await makeSpecWithTemplate(refusing + turns, { slots: 4, contextTokens: 512 }));
	const usual = textOf(await say(engine, beside(topics[1] ?? '')));

	const bad = () => say(engine, beside('forbidden')).catch((error) => error);
	const speaking = engine.generate(long(topics[0] ?? ''))[Symbol.asyncIterator]();
	for (let next = await speaking.next(); next.value?.type !== 'token';) next = await speaking.next();
	const [failed, silent] = await Promise.all([bad(), say(engine, beside(topics[1] ?? ''))]);
	expect(failed).toMatchObject({
		code: 'internal/bug',
		details: { reason: expect.stringMatching(/generate parser for this template/) }
	});
	expect(textOf(silent)).toBe(usual);
	const cut = await collect({ [Symbol.asyncIterator]: () => speaking }).catch((error) => error);
	expect(cut).toMatchObject({ code: 'engine/interrupted' });
	expect(await Promise.all([1, 2, 3, 4].map(async () => textOf(await say(engine, beside(topics[1] ?? '')))))).toEqual(
		Array(4).fill(usual)
	);
});

test('when the model is unloaded, all end', async () => {
	const { engine } = await load(await makeGuideSpec({ slots: 2, contextTokens: 512 }));
	const all = ['one', 'two'].map((word) => say(engine, long(`Tell me everything about ${word}.`)));
	const own = say(engine, ask({ maxTokens: 400 }));
	await new Promise((resolve) => setTimeout(resolve, 100));
	await engine.unload();
	const ended = await Promise.all([...all, own]);
	expect(ended.map((events) => finishOf(events).reason)).toEqual(Array(3).fill('aborted'));
	expect(await codeOf(say(engine, ask()))).toBe('engine/not-loaded');
});

test('an engine that knows nothing of slots refuses them, and no model is loaded with odd ones', async () => {
	const { engine, terminate } = createEngine('transformers');
	ends.push(terminate);
	expect(await codeOf(engine.load(await makeGuideSpec({ slots: 2 })))).toBe('request/unsupported');
	const wllama = createEngine('wllama');
	ends.push(wllama.terminate);
	expect(await codeOf(wllama.engine.load(await makeGuideSpec({ slots: 0 })))).toBe('request/invalid');
	expect(await codeOf(wllama.engine.load(await makeGuideSpec({ slots: 2, task: 'embed' })))).toBe('request/invalid');
});
