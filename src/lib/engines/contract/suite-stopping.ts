import { expect, test } from 'vitest';
import { isAbort, isAppError } from '#lib/base/errors.ts';
import {
	ask,
	collect,
	codeOf,
	finishOf,
	question,
	textOf,
	tokensOf,
	useEngine,
	type SuiteSubject
} from '#lib/engines/contract/suite-tools.ts';
import type { ChatMessage, GenerateEvent, GenerateRequest } from '#lib/engines/contract/types.ts';

/** How an engine is stopped, and what it refuses. */
export function testStopping(subject: SuiteSubject): void {
	const at = useEngine(subject);

	test('throws for a signal that is aborted already', async () => {
		const work = collect(at.engine.generate(ask(), { signal: AbortSignal.abort() }));
		await expect(work).rejects.toSatisfy(isAbort);
	});

	test('ends with finish when it is aborted while it reads', async () => {
		const controller = new AbortController();
		const events: GenerateEvent[] = [];
		const messages: ChatMessage[] = [at.longQuestion(0.8, '[slow-prefill] ')];
		for await (const event of at.engine.generate(ask({ maxTokens: 100 }, messages), { signal: controller.signal })) {
			events.push(event);
			controller.abort();
		}
		const finish = finishOf(events);
		expect(finish.reason).toBe('aborted');
		expect(finish.usage.completionTokens).toBeLessThan(100);
		expect(events.filter(({ type }) => type === 'finish')).toHaveLength(1);
	});

	test('ends with finish when it is aborted while it writes, and can go on at once', async () => {
		const controller = new AbortController();
		const events: GenerateEvent[] = [];
		for await (const event of at.engine.generate(ask({ maxTokens: 400 }), { signal: controller.signal })) {
			events.push(event);
			if (tokensOf(events).length === 2) controller.abort();
		}
		expect(finishOf(events).reason).toBe('aborted');
		expect(finishOf(events).usage.completionTokens).toBeGreaterThanOrEqual(2);
		expect(finishOf(await collect(at.engine.generate(ask()))).reason).not.toBe('aborted');
	});

	test('stops when the reader leaves the loop', async () => {
		const before = textOf(await collect(at.engine.generate(ask())));
		for await (const event of at.engine.generate(ask({ maxTokens: 400, temperature: 1 }))) {
			if (event.type === 'token') break;
		}
		// Refused as busy, or mixed up, if the first one still ran.
		expect(textOf(await collect(at.engine.generate(ask())))).toBe(before);
	});

	test('refuses a second answer while one is written', async () => {
		const first = at.engine.generate(ask({ maxTokens: 12 }))[Symbol.asyncIterator]();
		await first.next();
		expect(await codeOf(collect(at.engine.generate(ask())))).toBe('engine/busy');
		const rest: GenerateEvent[] = [];
		for (let step = await first.next(); !step.done; step = await first.next()) rest.push(step.value);
		expect(finishOf(rest).reason).not.toBe('aborted');
	});

	test('refuses what the loaded model cannot do, and never ignores it', async () => {
		const { capabilities } = at.loaded;
		const asked: readonly [string, GenerateRequest][] = [
			['sampling.topK', ask({ topK: 5 })],
			['sampling.minP', ask({ minP: 0.1 })],
			['sampling.repetitionPenalty', ask({ repetitionPenalty: 1.1 })],
			['sampling.presencePenalty', ask({ presencePenalty: 0.5 })],
			['sampling.frequencyPenalty', ask({ frequencyPenalty: 0.5 })],
			['sampling.logitBias', ask({ logitBias: { 5: 1 } })],
			['responseFormat', { ...ask(), responseFormat: { type: 'grammar', grammar: 'root ::= "a"' } }]
		];
		for (const [param, request] of asked) {
			const supported = param.startsWith('sampling.')
				? (capabilities.sampling as readonly string[]).includes(param.replace('sampling.', ''))
				: capabilities.responseFormats.includes('grammar');
			const ended = await collect(at.engine.generate(request)).catch((error) => error);
			const refused = isAppError(ended, 'request/unsupported') && ended.details.param === param;
			expect([param, refused]).toEqual([param, !supported]);
		}
	});

	test.for<[string, GenerateRequest]>([
		['messages', ask({}, [])],
		['messages', ask({}, [{ role: 'system', content: 'Be kind.' }])],
		['messages[0].role', ask({}, [{ role: 'robot' as 'user', content: 'x' }])],
		['messages[0].content', ask({}, [{ role: 'user', content: 5 as unknown as string }])],
		['messages[0].content', ask({}, [{ role: 'user', content: '  ' }])],
		['sampling.maxTokens', ask({ maxTokens: 0 })],
		['sampling.temperature', ask({ temperature: 'hot' as unknown as number })],
		['sampling.topP', ask({ topP: 2 })],
		['sampling.seed', ask({ seed: 1.5 })],
		['sampling.stop', ask({ stop: [''] })],
		['messages[1].role', ask({}, [question, { role: 'assistant', content: 'A token' }])],
		['messages[0].role', { ...ask(), continues: true }],
		['messages[0].toolCalls', ask({}, [{ role: 'user', content: 'x', toolCalls: [] }])],
		['tools', { ...ask(), tools: 'calculator' as never }],
		['tools[0].name', { ...ask(), tools: [{ name: 'a b', description: '', parameters: {} }] }],
		['responseFormat.type', { ...ask(), responseFormat: { type: 'xml' } as never }],
		['responseFormat.schema', { ...ask(), responseFormat: { type: 'jsonSchema', schema: 'no' as never } }],
		['sampling.presencePenalty', ask({ presencePenalty: 3 })],
		['sampling.logitBias', ask({ logitBias: { ['<b>' as unknown as number]: 1 } })],
		['topLogprobs', { ...ask(), topLogprobs: 21 }]
	])('refuses a request with odd %s', async ([param, request]) => {
		const refused = await collect(at.engine.generate(request)).catch((error) => error);
		expect(isAppError(refused, 'request/invalid') && refused.details.param).toBe(param);
	});
}
