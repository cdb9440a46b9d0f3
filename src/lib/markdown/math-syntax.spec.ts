import { expect, test } from 'vitest';
import { convert } from '#lib/markdown/convert.ts';
import { parse } from '#lib/markdown/parse.ts';

/** Formulas in the order in which they stand, and blocks by their type. */
function read(text: string) {
	const json = JSON.stringify(convert(parse(text), text));
	return [...json.matchAll(/"tex":("(?:[^"\\]|\\.)*")/g)].map((match) => JSON.parse(match[1] ?? '""') as string);
}
const types = (text: string) => convert(parse(text), text).map(({ type }) => type);

test('reads formulas between \\( and \\), \\[ and \\], and two dollars', () => {
	expect(read('a \\(x_1 * y * z\\) b \\[u\\] c $$v$$ d')).toEqual(['x_1 * y * z', 'u', 'v']);
	expect(read('\\[x\\]')).toEqual(['x']);
	expect(read('\\[\nx\n- y\n# z\n\\]\nafter')).toEqual(['x\n- y\n# z']);
	expect(read('$$\nx\n$$')).toEqual(['x']);
	expect(read('$$\\begin{aligned}\na &= b \\\\\n\\end{aligned}$$')).toEqual([
		'\\begin{aligned}\na &= b \\\\\n\\end{aligned}'
	]);
	expect(types('text\n\\[\nx\n\\]\ntext')).toEqual(['paragraph', 'math', 'paragraph']);
});

test('reads them in lists, quotes and tables', () => {
	expect(read('- a\n  \\[\n  x\n  \\]\n- \\(y\\)')).toEqual(['x', 'y']);
	expect(read('> \\[\n> x\n> \\]\nafter')).toEqual(['x']);
	expect(read('|a|\n|-|\n|\\(x\\)|')).toEqual(['x']);
});

test('leaves money, code and escaped signs alone', () => {
	for (const text of [
		'$5 and $6',
		'US$1 US$2',
		'`\\(x\\)`',
		'```\n\\[\nx\n\\]\n```',
		'    \\[x\\]',
		'\\\\(x\\\\)',
		'\\$$x$',
		'$$$',
		'\\(\\)',
		'$$$$'
	]) {
		expect(read(text), text).toEqual([]);
	}
});

test('does not end a formula at an escaped sign', () => {
	expect(read('\\(a \\\\) b\\)')).toEqual(['a \\\\) b']);
	expect(read('$$a \\$$ b$$')).toEqual(['a \\$$ b']);
});

test('shows what has no end as it was written', () => {
	expect(convert(parse('a \\(b'), 'a \\(b')).toEqual([
		{ type: 'paragraph', children: [{ type: 'text', text: 'a (b' }] }
	]);
	const open = '\\[\nx +';
	expect(convert(parse(open), open)).toEqual([{ type: 'math', tex: open, open: true }]);
	expect(types('\\[\nx\n\nafter')).toEqual(['math', 'paragraph']);
	expect(types('\\[\nx\n \t\n    after')).toEqual(['math', 'code']);
	expect(types('\\[x\\] in a sentence')).toEqual(['paragraph']);
});

test('keeps what stands after the end of a formula', () => {
	const text = '\\[\nx\n\\] where y';
	expect(convert(parse(text), text)).toEqual([
		{
			type: 'paragraph',
			children: [
				{ type: 'math', tex: '\nx\n', display: true },
				{ type: 'text', text: ' where y' }
			]
		}
	]);
});
