import { expect, test } from 'vitest';
import type { SpecFile } from '#lib/engines/contract/types.ts';
import { findDefaults, parseDefaults } from '#lib/engines/transformers/defaults.ts';

const file = (text: string) => [{ path: 'generation_config.json', blob: new Blob([text]) }];

test('reads what generation_config.json advises', async () => {
	const config = { do_sample: true, temperature: 0.6, top_p: 0.95, top_k: 20, min_p: 0.1, repetition_penalty: 1.05 };
	expect(await findDefaults(file(JSON.stringify({ ...config, eos_token_id: [1, 2] })))).toEqual({
		temperature: 0.6,
		topP: 0.95,
		topK: 20,
		minP: 0.1,
		repetitionPenalty: 1.05
	});
});

test('takes a model that is not to be sampled as greedy, whatever else it says', () => {
	expect(parseDefaults({ do_sample: false, temperature: 0.7 })).toMatchObject({ temperature: 0 });
	expect(parseDefaults({ temperature: 0.7 })).toMatchObject({ temperature: 0.7 });
	expect(parseDefaults({}).temperature).toBeUndefined();
});

test.for<[string, SpecFile[]]>([
	['no file', []],
	['half a file', file('{"temperature": 0.')],
	['a list', file('[0.7]')]
])('advises nothing from %s', async ([, files]) => {
	const found = await findDefaults(files);
	expect(Object.values(found).filter((value) => value !== undefined)).toEqual([]);
});
