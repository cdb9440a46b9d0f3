import { expect, test } from 'vitest';
import { spoken } from '#lib/markdown/spoken.ts';
import { MarkdownStream } from '#lib/markdown/stream.ts';

/** What is heard of a text, code as `<code>`. */
function heard(text: string): string[] {
	const stream = new MarkdownStream();
	stream.update(text);
	stream.finish();
	return spoken(stream.blocks.map(({ block }) => block)).map((part) => ('code' in part ? '<code>' : part.text));
}

test('marks are not heard, nor how lines were broken', () => {
	expect(heard('# A *big*\ttitle\n\nOne **bold** and\n~~old~~ line, `x = 1`.\\\nNext.\n\n---\n\n> Quoted.')).toEqual([
		'A big title',
		'One bold and old line, x = 1. Next.',
		'Quoted.'
	]);
});

test('code is named and not read', () => {
	expect(heard('Run this:\n\n```sh\nrm -rf /\n```\n\n1. Then:\n\n       indented()\n\n2. Done.')).toEqual([
		'Run this:',
		'<code>',
		'1: Then:',
		'<code>',
		'2: Done.'
	]);
});

test('links by their text, addresses by their host, pictures by what they show, formulas as they were written', () => {
	expect(
		heard(
			'See [the *manual*](https://a.example/x), https://b.example/very/long?q=1 and [c][c].\n\n[c]: https://c.example'
		)
	).toEqual(['See the manual, b.example and c.', '[c]: c.example']);
	expect(heard('![A cat](https://a.example/cat.png) has \\(x^2\\) lives.\n\n$$\ny = 1\n$$')).toEqual([
		'A cat has x^2 lives.',
		'y = 1'
	]);
	expect(heard('![](https://a.example/cat.png)')).toEqual([]);
});

test('items of lists one by one with their numbers; tables row by row, without empty cells', () => {
	expect(heard('- [x] a\n- b\n  - c\n\n3. d\n4. e')).toEqual(['a', 'b', 'c', '3: d', '4: e']);
	expect(heard('| Name | Size |\n| --- | ---: |\n| Guide | 7 MB |\n| Other | |')).toEqual([
		'Name, Size',
		'Guide, 7 MB',
		'Other'
	]);
});
