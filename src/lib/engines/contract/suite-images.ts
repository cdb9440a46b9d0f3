import { expect, test } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import { ask, collect, textOf, useEngine, type SuiteSubject } from '#lib/engines/contract/suite-tools.ts';
import type { ChatMessage } from '#lib/engines/contract/types.ts';

const png = new Blob(['not looked at'], { type: 'image/png' });
const user = (...images: Blob[]): ChatMessage => ({ role: 'user', content: 'What is this?', images });

/** Images for a model of text: refused by name, never dropped in silence. */
export function testImages(subject: SuiteSubject): void {
	const at = useEngine(subject);

	/** What becomes of a question and of its count. */
	async function failuresOf(messages: ChatMessage[]): Promise<unknown[]> {
		const failures = [
			await collect(at.engine.generate(ask({}, messages))).catch((error) => error),
			await at.engine.countTokens(messages).catch((error) => error)
		];
		return failures.map((error) => (isAppError(error) ? { code: error.code, details: error.details } : error));
	}

	test('refuses images, because the model reads text only', async () => {
		expect(at.loaded.capabilities.images).toBeUndefined();
		const refused = { code: 'request/unsupported', details: { param: 'images', engine: at.engine.id } };
		expect(await failuresOf([user(png)])).toEqual([refused, refused]);
		expect(textOf(await collect(at.engine.generate(ask({}, [user()]))))).not.toBe('');
	});

	test.for<[string, ChatMessage[]]>([
		['messages[1].images', [user(), { ...user(png), role: 'assistant' }, user()]],
		['messages[0].images', [{ ...user(), images: png as never }]],
		['messages[0].images[1]', [user(png, new Blob([]))]],
		['messages[0].images[0]', [{ ...user(), images: ['data:image/png,a' as never] }]],
		['messages[0].images[0]', [user(new Blob(['<svg/>'], { type: 'image/svg+xml' }))]],
		['messages[1].images', [user(...Array<Blob>(9).fill(png)), user(...Array<Blob>(8).fill(png))]],
		['messages[0].content', [{ ...user(), content: '' }]]
	])('refuses odd images: %s', async ([param, messages]) => {
		const refused = { code: 'request/invalid', details: expect.objectContaining({ param }) };
		expect(await failuresOf(messages)).toEqual([refused, refused]);
	});

	test('takes a projector, or says that it takes none', async () => {
		const projector = { path: 'broken.gguf', blob: new Blob(['this is no projector']) };
		const { engine, terminate } = subject.makeEngine();
		const failed = await engine.load({ ...(await subject.makeSpec()), projector }).catch((error) => error);
		terminate();
		const refused = isAppError(failed, 'request/unsupported') && failed.details.param === 'projector';
		expect(refused || isAppError(failed, 'engine/load-failed')).toBe(true);
	});
}
