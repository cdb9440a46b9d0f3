import { expect, test } from 'vitest';
import { isAppError, type AppError } from '#lib/base/errors.ts';
import type { GenerateEvent, ModelSpec } from '#lib/engines/contract/types.ts';
import { createEngine } from '#lib/engines/registry.ts';

const spec: ModelSpec = { id: 'fake', files: [], contextTokens: 1024, backend: 'cpu' };

function ask(content: string) {
	return { messages: [{ role: 'user' as const, content }], sampling: { maxTokens: 50, temperature: 0 } };
}

test('a worker that dies fails its calls after the tokens so far, and says so once', async () => {
	const crashes: AppError[] = [];
	const { engine } = createEngine('fake', (error) => crashes.push(error));
	await engine.load(spec);
	const events: GenerateEvent[] = [];
	const reading = (async () => {
		for await (const event of engine.generate(ask('[crash=4]'))) events.push(event);
	})();
	await expect(reading).rejects.toSatisfy((error) => isAppError(error, 'engine/crashed'));
	expect(events.filter(({ type }) => type === 'token')).toHaveLength(4);
	expect(crashes).toHaveLength(1);
	expect(crashes[0]?.message).toContain('scripted crash');
	await expect(engine.probe()).rejects.toBe(crashes[0]);
});

test('terminate leaves no promise pending and is no crash', async () => {
	const crashes: AppError[] = [];
	const { engine, terminate } = createEngine('fake', (error) => crashes.push(error));
	await engine.load(spec);
	const hanging = engine.generate(ask('[hang=1]'));
	expect((await hanging.next()).value).toMatchObject({ type: 'prefill' });
	expect((await hanging.next()).value).toMatchObject({ type: 'token' });
	const pending = [hanging.next(), engine.load({ ...spec, id: 'fake-load-hangs' }), engine.probe(), engine.unload()];
	terminate();
	terminate();
	for (const outcome of await Promise.allSettled(pending)) {
		expect(outcome.status === 'rejected' && isAppError(outcome.reason)).toBe(true);
	}
	expect(crashes).toEqual([]);
});
