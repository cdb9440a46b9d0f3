import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import { presetFile, readPresets } from '#lib/storage/import/preset-file.ts';

const text = (name: string) => readFileSync(`tests/fixtures/imports/${name}`, 'utf8');

function refusal(json: string): string {
	try {
		readPresets(json);
	} catch (error) {
		if (isAppError(error, 'request/invalid')) return `${error.details.param} ${error.details.reason}`;
		throw error;
	}
	return 'read';
}

test('reads what was exported', async () => {
	const settings = { systemPrompt: 'Be brief.', sampling: { temperature: 0, stop: ['END'] } };
	const file = presetFile([{ id: 'a', name: 'Brief', settings }]);
	expect(readPresets(await file.text())).toEqual([{ name: 'Brief', settings }]);
});

test('a preset of LM Studio', () => {
	expect(readPresets(text('lm-studio.preset.json'))).toEqual([
		{
			name: 'Poet',
			settings: {
				systemPrompt: 'You are a poet.',
				sampling: {
					temperature: 1.1,
					topK: 50,
					minP: 0,
					topP: 0.9,
					repetitionPenalty: 1.1,
					maxTokens: 512,
					stop: ['THE END']
				}
			}
		}
	]);
});

test('models of Open WebUI', () => {
	expect(readPresets(text('open-webui-models.json'))).toEqual([
		{
			name: 'Gardener',
			settings: {
				systemPrompt: 'You are a gardener.',
				sampling: { temperature: 0.3, topP: 0.8, topK: 20, maxTokens: 300, stop: ['END'], seed: 7 }
			}
		}
	]);
});

test('refuses what is none, with the place', () => {
	expect(refusal('{')).toBe('file is not JSON, or not all of it');
	expect(refusal('[]')).toContain('is no preset of Hearth or LM Studio');
	expect(refusal(text('open-webui.json'))).toContain('is no preset of Hearth or LM Studio');
	expect(refusal('{"format":"hearth-presets","version":9,"presets":[]}')).toBe(
		'version is 9, from a newer version of this app'
	);
	expect(refusal('{"format":"hearth-presets","version":1,"presets":[]}')).toBe('file holds no presets');
	const bad = {
		format: 'hearth-presets',
		version: 1,
		presets: [{ name: 'x', settings: { sampling: { temperature: 99 } } }]
	};
	expect(refusal(JSON.stringify(bad))).toBe('presets[0].settings.sampling.temperature must be a number from 0 to 2');
	expect(refusal(JSON.stringify({ ...bad, presets: [{ settings: {} }] }))).toBe('presets[0].name must be a name');
});
