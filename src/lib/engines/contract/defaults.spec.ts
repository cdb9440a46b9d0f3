import { expect, test } from 'vitest';
import { readDefaults } from '#lib/engines/contract/defaults.ts';

const all = ['temperature', 'topP', 'topK', 'minP', 'repetitionPenalty', 'presencePenalty'] as const;

test('keeps what a request could have', () => {
	const found = { temperature: 0.6, topP: 0.95, topK: 20, minP: 0, repetitionPenalty: 1.05, presencePenalty: 1.5 };
	expect(readDefaults(found, all)).toEqual(found);
});

test('leaves out what the engine does not have', () => {
	expect(readDefaults({ temperature: 0.6, topK: 20 }, ['temperature', 'topP'])).toEqual({ temperature: 0.6 });
	expect(readDefaults({ temperature: 0.6 }, [])).toEqual({});
});

test.for<[string, unknown]>([
	['no number', NaN],
	['endless', Infinity],
	['negative', -1],
	['far too hot', 100],
	['text', '0.7'],
	['null', null],
	['a list', [0.7]],
	['an object', {}],
	['missing', undefined]
])('leaves out a temperature that is %s, and keeps the rest', ([, temperature]) => {
	expect(readDefaults({ temperature, topP: 0.9 }, all)).toEqual({ topP: 0.9 });
});

test('leaves out part of a token', () => {
	expect(readDefaults({ topK: 1.5 }, all)).toEqual({});
});
