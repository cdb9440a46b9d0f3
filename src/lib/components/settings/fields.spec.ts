import { expect, test } from 'vitest';
import { groups, readNumber, readStops, writeNumber, writeStops } from '#lib/components/settings/fields.ts';
import { sampling } from '#lib/messages/en/sampling.ts';
import { samplingLimits } from '#lib/state/sampling.ts';

const { temperature, maxTokens, presencePenalty } = samplingLimits;

test.for<[string, number | undefined]>([
	['0.7', 0.7],
	[' 2 ', 2],
	['0,7', 0.7],
	['.5', 0.5],
	['1.', 1],
	['', undefined],
	['  ', undefined]
])('the temperature “%s” is %s', ([text, value]) => {
	expect(readNumber(text, temperature)).toEqual({ value });
});

test('thousands may be parted, and a minus may be a real one', () => {
	expect(readNumber('1,024', maxTokens)).toEqual({ value: 1024 });
	expect(readNumber('1.024', maxTokens)).toEqual({ value: 1024 });
	expect(readNumber('١٠٢٤', maxTokens)).toEqual({ value: 1024 });
	expect(readNumber('−0.5', presencePenalty)).toEqual({ value: -0.5 });
});

test.for<[string, string]>([
	['2.1', 'It takes a number from 0 to 2.'],
	['-1', 'It takes a number from 0 to 2.'],
	['warm', '“warm” is not a number. It takes a number from 0 to 2.'],
	['1e0', '“1e0” is not a number. It takes a number from 0 to 2.'],
	['0.5.1', '“0.5.1” is not a number. It takes a number from 0 to 2.']
])('the temperature “%s” is refused in words', ([text, problem]) => {
	expect(readNumber(text, temperature)).toEqual({ problem });
});

test('half a token is refused', () => {
	expect(readNumber('1.5', maxTokens)).toEqual({ problem: 'It takes a whole number from 1 to 32,768.' });
});

test('numbers are written as they are read', () => {
	for (const value of [0, 0.05, 1024, -2, 4294967294]) {
		expect(readNumber(writeNumber(value), { low: -2, high: 1e10 })).toEqual({ value });
	}
	expect(writeNumber(undefined)).toBe('');
});

test('stop strings with line breaks, tabs and backslashes survive being written and read', () => {
	const stops = ['END', 'User:\n', '\t', 'a\\n b', ' '];
	expect(readStops(writeStops(stops))).toEqual({ value: stops });
	expect(readStops('\n\n')).toEqual({ value: undefined });
	expect(writeStops(undefined)).toBe('');
});

test('too many stop strings are refused in words', () => {
	const text = Array.from({ length: 17 }, (_, index) => `s${index}`).join('\n');
	expect(readStops(text)).toEqual({ problem: 'It takes 16 at most; these are 17.' });
});

test('every member that can be set has one field, with one sentence', () => {
	const keys = groups.flatMap(({ keys }) => keys);
	expect(keys.toSorted()).toEqual([...Object.keys(samplingLimits), 'stop'].toSorted());
	for (const key of keys) expect(sampling.explanations[key]).toMatch(/^[A-Z].*\.$/);
});
