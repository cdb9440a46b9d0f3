import { expect, test } from 'vitest';
import cases from '#lib/tools/calculator-cases.json' with { type: 'json' };
import { calculate } from '#lib/tools/calculator.ts';

// The same list is checked by training/guide/check_calculator.py: Guide was trained on the results of that one.
test.for(Object.entries(cases))('%s', ([expression, result]) => {
	expect(calculate(expression)).toBe(result);
});

test('what nests too deep is an error, not a crash', () => {
	expect(calculate('('.repeat(10_000) + '1' + ')'.repeat(10_000))).toBe('error: not an expression');
	expect(calculate('-'.repeat(10_000) + '1')).toBe('error: not an expression');
});

test.for([
	'',
	' ',
	'1 +',
	'(1',
	'1)',
	'x',
	'alert(1)',
	'constructor(1)',
	'1 2',
	'round()',
	'2 ** ',
	'٣',
	'1,000 + 1',
	'sqrt(-1)'
])('%j is an error', (expression) => {
	expect(calculate(expression)).toBe('error: not an expression');
});
