import { expect, test } from 'vitest';
import { describeRequest, runTool, tools } from '#lib/tools/tools.ts';

const calculator = (expression: unknown) => ({ name: 'calculator', arguments: JSON.stringify({ expression }) });

test('works out what a model asks for', () => {
	expect(runTool(calculator('round(13 * 5 / 8, 1)'))).toBe('8.1');
});

test.for([
	{ name: 'shell', arguments: '{}' },
	{ name: 'calculator', arguments: 'not JSON' },
	{ name: 'calculator', arguments: 'null' },
	calculator(5),
	calculator('1+'.repeat(300) + '1'),
	calculator('globalThis')
])('%j is an error that the model reads, not one that is thrown', (request) => {
	expect(runTool(request)).toMatch(/^error: /);
});

test('shows a sum with proper signs, and says when it is rounded', () => {
	expect(describeRequest(calculator('round(13 * 5 / 8, 1)'))).toEqual({ text: '13 × 5 ÷ 8', rounded: true });
	expect(describeRequest(calculator('7 - 5'))).toEqual({ text: '7 − 5', rounded: false });
	expect(describeRequest({ name: 'other', arguments: '{"a":1}' })).toEqual({ text: 'other {"a":1}', rounded: false });
});

test('describes each tool to models by a schema', () => {
	expect(tools.map(({ name }) => name)).toEqual(['calculator']);
	for (const { description, parameters } of tools) {
		expect(description).not.toBe('');
		expect(parameters).toMatchObject({ type: 'object' });
	}
});
