import { expect, test } from 'vitest';
import type { HubProblem } from '#lib/hub/types.ts';
import { problemWords } from '#lib/state/hub-words.ts';

test.for<[HubProblem, string]>([
	[{ kind: 'parts-missing', count: 3, found: 1 }, 'It is split into 3 files, and 1 is there.'],
	[{ kind: 'parts-missing', count: 3, found: 2 }, 'It is split into 3 files, and 2 are there.'],
	[{ kind: 'file-missing', path: 'tokenizer.json' }, 'tokenizer.json is missing.'],
	[{ kind: 'graph-missing', quantization: 'q4' }, 'A part that goes with q4 is missing.'],
	[
		{ kind: 'several-networks', names: ['decoder', 'audio'] },
		'It is made of several networks (decoder, audio), and Hearth cannot join these.'
	],
	[
		{ kind: 'other-images', family: null },
		'It reads images in a way that Hearth does not know (its family is not told). SmolVLM and Idefics3 can be read.'
	]
])('%o is told in words', ([problem, words]) => {
	expect(problemWords(problem)).toBe(words);
});
