import { expect, test } from 'vitest';
import { highlight } from '#lib/markdown/highlight.ts';
import { cutLines } from '#lib/markdown/pieces.ts';

const codes: [language: string, code: string, colors: string[]][] = [
	['js', 'const a = `b ${c} d`; // e\nclass F extends G {}', ['keyword', 'string', 'comment', 'title']],
	[
		'python',
		'def f(x: int) -> str:\n    """Doc."""\n    return f"{x}" + "a" * 2',
		['keyword', 'string', 'title', 'type', 'number']
	],
	['html', '<p class="a">b</p><!-- c -->', ['title', 'type', 'string', 'comment']],
	['json', '{"a": [1, true, "b"]}', ['type', 'number', 'string']],
	['rust', 'fn main() { let x: u8 = 1; println!("{x}"); }', ['keyword', 'title', 'type', 'string']],
	['diff', '+ a\n- b', ['string', 'keyword']],
	['svelte', '<script>let a = 1;</script>', ['keyword', 'title']]
];

test('colors known languages and loses no character', () => {
	for (const [language, code, colors] of codes) {
		const tokens = highlight(code, language)?.flat() ?? [];
		expect(tokens.map(({ text }) => text).join(''), language).toBe(code);
		expect(
			tokens.map(({ color }) => color),
			language
		).toEqual(expect.arrayContaining(colors));
	}
});

test('cuts where the pieces of the text are cut', () => {
	const code = `/* ${'a long comment\n'.repeat(100)} */\n${'const x = 1;\n'.repeat(50)}`;
	const pieces = highlight(code, 'ts')?.map((tokens) => tokens.map(({ text }) => text).join(''));
	expect(pieces).toEqual(cutLines(code));
});

test('knows aliases in any case, and gives nothing for other languages', () => {
	for (const name of ['JS', 'TypeScript', 'py', 'sh', 'c++', 'C#', 'yml', 'toml', 'zsh', 'tsx', 'xml', 'vue']) {
		expect(highlight('x', name), name).not.toBeNull();
	}
	for (const name of ['nosuchlanguage', '__proto__', 'constructor', '']) expect(highlight('x', name), name).toBeNull();
});
