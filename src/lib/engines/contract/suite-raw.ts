import { expect, test } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import {
	ask,
	collect,
	finishOf,
	question,
	textOf,
	tokensOf,
	useEngine,
	type SuiteSubject
} from '#lib/engines/contract/suite-tools.ts';
import type { ChatMessage, GenerateEvent, GenerateRequest, Sampling } from '#lib/engines/contract/types.ts';

const text: ChatMessage = { role: 'user', content: 'A model that runs on this device' };

/** A chat with its markers written out: the model has as much to say to it as to the question. */
const long: ChatMessage = {
	role: 'user',
	content: `<|im_start|>user\n${question.content}<|im_end|>\n<|im_start|>assistant\n`
};

function goOn(message: ChatMessage, sampling: Partial<Sampling> = {}): GenerateRequest {
	return { ...ask(sampling, [message]), raw: true };
}

/** How an engine goes on with a text that is no chat. */
export function testRaw(subject: SuiteSubject): void {
	const at = useEngine(subject);

	test('goes on with a text as it stands, or says that it cannot', async () => {
		const request = goOn(text, { maxTokens: 6 });
		if (!at.loaded.capabilities.raw) {
			const refused = await collect(at.engine.generate(request)).catch((error) => error);
			expect(isAppError(refused, 'request/unsupported') && refused.details.param).toBe('raw');
			return;
		}
		const events = await collect(at.engine.generate(request));
		expect(textOf(events)).not.toBe('');
		expect(tokensOf(events).every(({ channel }) => channel === 'answer')).toBe(true);
		const { tokens } = await at.engine.countTokens([text]);
		expect(finishOf(events).usage.promptTokens).toBeLessThanOrEqual(tokens); // nothing of a chat stands around it
		expect(finishOf(events).usage.completionTokens).toBeLessThanOrEqual(6);
		expect(textOf(await collect(at.engine.generate(request)))).toBe(textOf(events));
	});

	test('stops a text before a stop string, and leaves it out', async ({ skip }) => {
		if (!at.loaded.capabilities.raw) skip('it cannot continue texts');
		const whole = textOf(await collect(at.engine.generate(goOn(long))));
		const middle = Math.floor(whole.length / 2);
		const stop = whole.slice(middle, middle + 2);
		const events = await collect(at.engine.generate(goOn(long, { stop: [stop] })));
		expect(textOf(events)).toBe(whole.slice(0, whole.indexOf(stop)));
		expect(finishOf(events).reason).toBe('stop');
	});

	test('tells of a text how likely its tokens were', async ({ skip }) => {
		const { raw, logprobs } = at.loaded.capabilities;
		if (!raw || !logprobs) skip('it cannot continue texts, or tells no log-probabilities');
		for (const topLogprobs of [0, 2]) {
			const tokens = tokensOf(await collect(at.engine.generate({ ...goOn(long, { maxTokens: 6 }), topLogprobs })));
			expect(tokens.length).toBeGreaterThan(0);
			for (const { logprob, alternatives } of tokens) {
				expect(logprob).not.toBeNull();
				expect(logprob).toBeLessThanOrEqual(0);
				expect(alternatives).toHaveLength(topLogprobs);
				expect(alternatives[1]?.logprob ?? 0).toBeLessThanOrEqual(alternatives[0]?.logprob ?? 0);
			}
		}
	});

	test('ends a text when it is aborted, and answers a chat after it as before', async ({ skip }) => {
		if (!at.loaded.capabilities.raw) skip('it cannot continue texts');
		const before = textOf(await collect(at.engine.generate(ask())));
		const controller = new AbortController();
		const events: GenerateEvent[] = [];
		const request = goOn(long, { maxTokens: 400 });
		for await (const event of at.engine.generate(request, { signal: controller.signal })) {
			events.push(event);
			if (tokensOf(events).length === 2) controller.abort();
		}
		expect(finishOf(events).reason).toBe('aborted');
		expect(textOf(await collect(at.engine.generate(ask())))).toBe(before);
	});
}
