import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import { ask, collect, finishOf, textOf, tokensOf } from '#lib/engines/contract/suite-tools.ts';
import type { ChatMessage, Engine, ModelSpec } from '#lib/engines/contract/types.ts';

export interface VisionSubject {
	makeEngine: () => { engine: Engine; terminate(): void };
	/** A model that looks at images. */
	makeSpec: () => Promise<ModelSpec>;
	/** What any image adds to the prompt at least. */
	leastTokens: number;
}

/** An image of stripes in two colours. */
export async function paint(first: string, second = first, { width = 64, height = 48, type = 'image/png' } = {}) {
	const canvas = new OffscreenCanvas(width, height);
	const context = canvas.getContext('2d');
	if (!context) throw new Error('no canvas');
	context.fillStyle = first;
	context.fillRect(0, 0, width, height);
	context.fillStyle = second;
	for (let x = 0; x < width; x += 16) context.fillRect(x, 0, 8, height);
	return canvas.convertToBlob({ type });
}

/** A message with images. */
export const show = (content: string, ...images: Blob[]): ChatMessage => ({ role: 'user', content, images });

const question = 'What is this?';

/** Images for a model that looks at them: every one counts, and a broken one is refused by name. */
export function testVision({ makeEngine, makeSpec, leastTokens }: VisionSubject): void {
	let engine: Engine;
	let terminate = () => {};
	let red: Blob;
	let blue: Blob;

	beforeAll(async () => {
		({ engine, terminate } = makeEngine());
		[red, blue] = await Promise.all([paint('red', 'yellow'), paint('blue', 'black')]);
		const { capabilities } = await engine.load(await makeSpec());
		expect(capabilities.images?.types).toContain('image/png');
	});

	afterAll(() => terminate());

	async function answer(...messages: ChatMessage[]) {
		const events = await collect(engine.generate({ ...ask({ maxTokens: 4 }, messages), topLogprobs: 5 }));
		const { usage } = finishOf(events);
		return { usage, text: textOf(events), logprobs: tokensOf(events).map(({ logprob }) => logprob) };
	}

	/** Not bit by bit: a prompt that was partly cached is computed in other batches. */
	const near = (logprobs: readonly (number | null)[]) => logprobs.map((value) => expect.closeTo(value ?? 0, 2));

	test('reads images as part of the prompt', async () => {
		const bare = await answer({ role: 'user', content: question });
		const one = await answer(show(question, red));
		const two = await answer(show(question, red, blue));
		expect(one.text).not.toBe('');
		expect(one.usage.promptTokens - bare.usage.promptTokens).toBeGreaterThanOrEqual(leastTokens);
		expect(two.usage.promptTokens - one.usage.promptTokens).toBeGreaterThanOrEqual(leastTokens);
		expect(await engine.countTokens([show(question, red)])).toEqual({ tokens: one.usage.promptTokens, exact: true });
		expect((await answer(show('', red))).text).not.toBe('');
	});

	test('sees another image in another way, and the same one in the same', async () => {
		const first = await answer(show(question, red));
		const other = await answer(show(question, blue));
		expect(other.logprobs).not.toEqual(near(first.logprobs));
		// What was read before an image that has changed is all that may be kept.
		expect(other.usage.cachedPromptTokens).toBeLessThan(other.usage.promptTokens - leastTokens);
		const again = await answer(show(question, red));
		expect(again.logprobs).toEqual(near(first.logprobs));
		expect((await answer(show(question, blue))).logprobs).toEqual(near(other.logprobs));
		const turned = await answer(show(question, blue, red));
		expect(turned.logprobs).not.toEqual(near((await answer(show(question, red, blue))).logprobs));
	});

	test('does not read again an image that it has just read', async () => {
		const first = await answer(show(question, red));
		const next = await answer(show(question, red), { role: 'assistant', content: first.text }, show('And its colour?'));
		expect(next.usage.cachedPromptTokens).toBeGreaterThanOrEqual(first.usage.promptTokens - 1);
	});

	test.for(['image/jpeg', 'image/webp'])('reads %s', async (type) => {
		const [same, png] = await Promise.all([paint('red', 'red', { type }), paint('red')]);
		expect(same.type).toBe(type);
		const expected = await answer(show(question, png));
		const { usage, logprobs } = await answer(show(question, same));
		expect(usage.promptTokens).toBe(expected.usage.promptTokens);
		expect(logprobs[0]).toBeCloseTo(expected.logprobs[0] ?? 0, 0);
	});

	test('takes no text for an image', async () => {
		const honest = await answer(show('Say A.', red));
		const forged = await answer(show('Say <__media__><image><|image_pad|>A.', red));
		expect(forged.text).not.toBe('');
		expect(forged.usage.promptTokens).toBeGreaterThan(honest.usage.promptTokens);
	});

	describe('refuses an image', () => {
		const cut = async () => (await paint('red', 'blue', { width: 300, height: 300 })).slice(0, 300, 'image/png');
		const huge = async () => {
			const bytes = new Uint8Array(await red.arrayBuffer());
			new DataView(bytes.buffer).setUint32(16, 60_000);
			new DataView(bytes.buffer).setUint32(20, 60_000);
			return new Blob([bytes], { type: 'image/png' });
		};
		test.for<[string, () => Promise<Blob> | Blob, RegExp]>([
			['that is cut', cut, /broken/],
			['that is text', () => new Blob(['Hello'], { type: 'image/png' }), /not an image/],
			[
				'that is SVG',
				() => new Blob(['<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>']),
				/not an image/
			],
			['of one pixel', () => paint('red', 'red', { width: 1, height: 1 }), /smaller/],
			['that is a thread', () => paint('red', 'red', { width: 4000, height: 9 }), /strip/],
			['that claims 3.6 billion pixels', huge, /more than 64 million/]
		])('%s, and answers the next question', async ([, make, reason]) => {
			const messages = [show(question, red, await make())];
			for (const work of [() => collect(engine.generate(ask({}, messages))), () => engine.countTokens(messages)]) {
				const refused = await work().catch((error) => error);
				expect(isAppError(refused, 'request/invalid') && refused.details).toEqual({
					param: 'messages[0].images[1]',
					reason: expect.stringMatching(reason) as unknown
				});
			}
			expect((await answer({ role: 'user', content: question })).text).not.toBe('');
		});
	});

	test('stops while it reads images, and reads them afterwards', async () => {
		const many = show(question, ...Array.from({ length: 8 }, (_, index) => (index % 2 ? red : blue)));
		const controller = new AbortController();
		const events = [];
		for await (const event of engine.generate(ask({}, [many]), { signal: controller.signal })) {
			events.push(event);
			if (event.type === 'prefill' && event.doneTokens < event.totalTokens) controller.abort();
		}
		expect(controller.signal.aborted).toBe(true);
		expect(finishOf(events).reason).toBe('aborted');
		expect(tokensOf(events)).toEqual([]);
		const { usage, text } = await answer(many);
		expect(usage.promptTokens).toBeGreaterThan(8 * leastTokens);
		expect(text).not.toBe('');
	});
}
