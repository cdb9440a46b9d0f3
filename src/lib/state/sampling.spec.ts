import { expect, test } from 'vitest';
import { validateRequest } from '#lib/engines/contract/validate.ts';
import { appDefaults, effectiveSampling, onlySupported, samplingSource, withSeed } from '#lib/state/sampling.ts';
import { samplingLimits, type SamplingNumber } from '#lib/storage/limits.ts';
import { defaultSettings } from '#lib/storage/settings.ts';

const app = appDefaults(defaultSettings);

test('the chat goes before the model, and the model before the app', () => {
	const model = { temperature: 0.2, topK: 20 };
	expect(effectiveSampling(app, undefined)).toEqual(app);
	expect(effectiveSampling(app, model)).toEqual({ ...app, temperature: 0.2, topK: 20 });
	expect(effectiveSampling(app, model, { temperature: 0 })).toEqual({ ...app, temperature: 0, topK: 20 });
});

test('what is undefined says nothing', () => {
	expect(effectiveSampling(app, { topP: undefined }, { seed: undefined })).toEqual(app);
	expect(effectiveSampling(app, { topP: 0.5 }, { topP: undefined }).topP).toBe(0.5);
});

test('a seed and stop strings are sent only when there are any', () => {
	expect(app).not.toHaveProperty('seed');
	expect(app).not.toHaveProperty('stop');
	expect(appDefaults({ ...defaultSettings, seed: 0, stop: ['END'] })).toMatchObject({ seed: 0, stop: ['END'] });
});

test('what the model cannot follow is left out of the request', () => {
	const kept = onlySupported({ ...app, seed: 7 }, ['maxTokens', 'temperature', 'topP', 'seed']);
	expect(kept).toEqual({ maxTokens: 1024, temperature: 0.7, topP: 0.95, seed: 7 });
});

test.for<[string, ReturnType<typeof samplingSource>]>([
	['temperature', 'chat'],
	['topK', 'model'],
	['topP', 'settings'],
	['minP', 'hearth'],
	['stop', 'hearth'],
	['seed', 'hearth']
])('%s comes from: %s', ([key, source]) => {
	const settings = { ...defaultSettings, topP: 0.5, topK: 5, stop: [] };
	const found = samplingSource(key as 'topK', settings, { topK: 20, temperature: 0.1 }, { temperature: 0 });
	expect(found).toBe(source);
});

test('engines take both ends of every limit', () => {
	const messages = [{ role: 'user' as const, content: 'a' }];
	for (const [name, { low, high }] of Object.entries(samplingLimits)) {
		for (const value of [low, high]) {
			expect(() => validateRequest({ messages, sampling: { ...app, [name as SamplingNumber]: value } })).not.toThrow();
		}
	}
});

test('a seed is drawn where none was set and the engine takes one', () => {
	const draw = () => 7;
	expect(withSeed(app, ['seed'], draw)).toEqual({ sampling: { ...app, seed: 7 }, seedDrawn: true });
	expect(withSeed({ ...app, seed: 3 }, ['seed'], draw)).toEqual({ sampling: { ...app, seed: 3 }, seedDrawn: false });
	expect(withSeed(app, ['temperature'], draw)).toEqual({ sampling: app, seedDrawn: false });
	const messages = [{ role: 'user' as const, content: 'Hi' }];
	for (let round = 0; round < 50; round++) validateRequest({ messages, sampling: withSeed(app, ['seed']).sampling });
});
