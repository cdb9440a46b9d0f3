import { expect, test } from 'vitest';
import { indentJson, jsonBlock } from '#lib/base/json-text.ts';

test.each([
	['{"a": 1,"b":[ true,null]}', { a: 1, b: [true, null] }],
	['{"a":{},"b":[]}', { a: {}, b: [] }],
	['[{"quote":"a\\"b, {c}: [d]\\\\"}]', [{ quote: 'a"b, {c}: [d]\\' }]]
])('%s is indented as JSON.stringify does', (text, value) => {
	expect(indentJson(text)).toBe(JSON.stringify(value, null, 2));
});

test('what is written stays as it is: long numbers, escapes, blanks in strings, text that is no JSON', () => {
	expect(indentJson('{"n":12345678901234567890.10,"s":"a  \\u00e9 é"}')).toBe(
		'{\n  "n": 12345678901234567890.10,\n  "s": "a  \\u00e9 é"\n}'
	);
	expect(indentJson('1 2')).toBe('1 2');
	expect(indentJson('')).toBe('');
});

test('every beginning of a text is a beginning of the whole, so that a growing answer does not jump', () => {
	const text = '{"a": "x, y", "b": [1, {"c": "\\"}"}], "d": {}}';
	const whole = indentJson(text);
	for (let end = 1; end < text.length; end++) expect(whole.startsWith(indentJson(text.slice(0, end)))).toBe(true);
});

test('a block of code, whatever is in it', () => {
	expect(jsonBlock('{"a":1}')).toBe('```json\n{\n  "a": 1\n}\n```');
	expect(jsonBlock('{"a":"```"}')).toBe('````json\n{\n  "a": "```"\n}\n````');
});
