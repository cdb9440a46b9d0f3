import { describe, expect, it } from 'vitest';
import { tidyCalculation } from '#lib/tools/handbook/calculation.ts';
import { tidyFollowUp } from '#lib/tools/handbook/follow-up.ts';
import { digitsForWords } from '#lib/tools/handbook/number-words.ts';

describe('numbers in words', () => {
	it.each([
		['fourteen billion parameters', '14 billion parameters'],
		['twenty-five and seventy two', '25 and 72'],
		['two hundred and five minus nine', '205 minus 9'],
		['three thousand two hundred', '3200'],
		['a hundred plus a dozen', '100 plus 12'],
		['two point five billion', '2.5 billion'],
		['someone attends to nothing', 'someone attends to nothing']
	])('%s', (text, expected) => expect(digitsForWords(text)).toBe(expected));
});

describe('a sum', () => {
	it.each([
		['twelve plus nineteen', '12 + 19'],
		['64*0.85', '64 * 0.85'],
		['what is 1,250 divided by 50?', '1250 / 50'],
		['the rent is 612 and heating 80, so what is 612+80', '612 + 80'],
		['divide 144 by 12', '144 / 12'],
		['take 20 from 50', '50 - 20'],
		['what do you get when you multiply 6 by .5', '6 * 0.5'],
		['17 x 3 =', '17 * 3'],
		['5 times 9 is what', '5 * 9'],
		['8 \u00f7 4', '8 / 4']
	])('%s', (text, expected) => expect(tidyCalculation(text)).toBe(expected));

	it.each([
		'does it run 24/7?',
		'is 3-4 bits enough',
		'4 x 8 GB sticks',
		'which is better, q4 or q8',
		'mixtral 8x7b',
		'what happened on 2023-05-12',
		'llama-3 8 billion',
		'top 10 models',
		'add 8 GB and 16 GB',
		'how many of 5 and 6'
	])('nothing for: %s', (text) => expect(tidyCalculation(text)).toBeNull());
});

describe('the memory of a model', () => {
	it.each([
		['10b 3bits gb', '10B model at 3 bits'],
		['tell me what fourteen billion parameters take in memory, at four bits.', '14B model at 4 bits'],
		['ram for 3.8B, q6?', '3.8B model at 6 bits'],
		['270 million parameters in fp16, how many MB is that', '270M model at 16 bits'],
		['how heavy is a 7-billion model in half precision', '7B model at 16 bits']
	])('%s', (text, expected) => expect(tidyCalculation(text)).toBe(expected));

	it.each([
		'is a 7B model at 4 bits any good',
		'how fast is 7B at 4 bits',
		'7B at 4 bits on 8 GB',
		'7B or 13B at 4 bits',
		'7B at 4 or 8 bits',
		'how much memory does a 7B model need',
		'20 million users and 4 bits of advice for my long speech about life'
	])('nothing for: %s', (text) => expect(tidyCalculation(text)).toBeNull());
});

describe('a longer calculation is asked for by its last step', () => {
	it.each([
		['(3 + 4) * 9', '7 * 9'],
		['what is 2 + 3 * 4?', '2 + 12'],
		['((12 - 2) / 4)', '10 / 4'],
		['10 - 2 - 3', '8 - 3'],
		['(8 + 4) * (7.5 - 2)', '12 * 5.5'],
		['what is 12 squared', '12 ^ 2'],
		['10 to the 6th', '10 ^ 6'],
		['1,024 squared', '1024 * 1024'],
		['2 ^ 30', '536870912 * 2'],
		['seven plus two times three', '7 + 6'],
		['1 / 3 * 9', null],
		['(2 - 5) * 4', null],
		['1 + 2 + milk', null],
		['(1 + 2', null],
		['5 / 0 + 3', null],
		['q4 or 2 + 3 bits', null]
	])('%s', (text, step) => expect(tidyCalculation(text)).toBe(step));
});

describe('what leans on the calculation before', () => {
	it.each([
		['with 3 bits then?', '30B model at 4 bits', '30B model at 3 bits'],
		['and unquantized at 16 bits?', '8B model at 4 bits', '8B model at 16 bits'],
		['how about half precision', '8B model at 4 bits', '8B model at 16 bits'],
		['and a 13B?', '7B model at 4 bits', '13B model at 4 bits'],
		['and doubled?', '250 - 175', '75 * 2'],
		['plus 5', '2 * 3', '6 + 5'],
		['and half of that', '9 * 4', '36 / 2'],
		['now divided by four', '9 * 4', '36 / 4']
	])('%s after %s', (text, before, expected) => expect(tidyFollowUp(text, before)).toBe(expected));

	it.each([
		['is it any good at 3 bits', '30B model at 4 bits'],
		['7B at 3 bits', '30B model at 4 bits'],
		['why', '30B model at 4 bits'],
		['and what would the whole family need if all of them ran at 3 bits', '30B model at 4 bits'],
		['doubled', '2 - 5'],
		['doubled', '1 / 3'],
		['what is a double buffer', '2 * 3'],
		['plus 5', 'What is the KV cache?']
	])('nothing for %s after %s', (text, before) => expect(tidyFollowUp(text, before)).toBeNull());
});
