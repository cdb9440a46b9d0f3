import { expect, test } from 'vitest';
import { drawn, percent, tokenName } from './words.ts';

test('probabilities have as many digits as they are worth', () => {
	expect([1, 0.9996, 0.9949, 0.871, 0.1, 0.094, 0.012, 0.001, 0.0001, 0].map(percent)).toEqual([
		...['100%', '100%', '99.5%', '87%', '10%', '9.4%', '1.2%', '0.1%'],
		...['below 0.1%', 'below 0.1%']
	]);
});

test('tokens without ink have names, and the white space before a word is not marked', () => {
	expect([' sky', '\n', '\n\n', ' ', ''].map(tokenName)).toEqual([
		'“sky”',
		'a line break',
		'line breaks',
		'a space',
		'nothing'
	]);
	expect(drawn(' sky ')).toEqual({ lead: ' ', word: 'sky ', tail: '' });
	expect(drawn('\n\n')).toEqual({ lead: '', word: '↵', tail: '\n\n' });
	expect(drawn('  ')).toEqual({ lead: '', word: '  ', tail: '' });
});
