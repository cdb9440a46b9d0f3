import { expect, test } from 'vitest';
import { convert } from '#lib/markdown/convert.ts';
import { parse } from '#lib/markdown/parse.ts';
import { MarkdownStream } from '#lib/markdown/stream.ts';
import type { Block, Inline } from '#lib/markdown/tree.ts';

/** Feeds a text in chunks of `size` UTF-16 units. */
function stream(text: string, size: number): MarkdownStream {
	const stream = new MarkdownStream();
	for (let end = size; end < text.length; end += size) stream.update(text.slice(0, end));
	stream.update(text);
	return stream;
}

const blocksOf = (stream: MarkdownStream) => stream.blocks.map(({ block }) => block);

/** Everything that a reader sees of it. */
function textOf(blocks: readonly Block[]): string {
	const inline = (node: Inline): string =>
		'children' in node ? node.children.map(inline).join('') : 'text' in node ? node.text : '';
	return blocks
		.map((block) => {
			if ('pieces' in block) return block.pieces.join('');
			if (block.type === 'list') return block.items.map((item) => textOf(item.children)).join('');
			if (block.type === 'quote') return textOf(block.children);
			return 'children' in block ? block.children.map(inline).join('') : '';
		})
		.join('');
}

const tricky: Record<string, string> = {
	'a heading underlined late': 'Title\nmore\n---\ntext\n\nnext\n===\n',
	'a table below a paragraph': 'words\n| a | b |\n|:--|--:|\n| 1 | `x|y` |\n| 2 |\n\nafter',
	'a delimiter row that grows columns': 'x ===\na | b\n|-|-|\n---</div>\nrest',
	'nested lists with paragraphs':
		'1. one\n   - a\n   - b\n\n     more of b\n2. two\n\n   text\n10. three\n* other\n+ third',
	'a list that becomes loose': '- a\n- b\n- c\n\n- d\n',
	'fences in lists': '- a\n  ```js\n  const x = 1;\n\n  y\n  ```\n- b\n1. c\n   ~~~\n   d',
	'a fence with four backticks': '````md\n```js\nx\n```\n````\nafter\n```\nopen\n``',
	'an indented fence with tabs': '  ```\n\tx\n  y\n z\n\n  ```\n~~~\n```\n~~~~\nend',
	'a fence that is never closed': 'text\n```py\nx = 1\n\n# not a heading\n- not a list\n',
	'emphasis in words': 'e_f_g *a*b**c** __d__ ***e*** **bold:**text _a_ *open **never',
	'formulas and money':
		'It is $5 and $6.\n\\(a_b\\) and $$c$$, \\[d\\] e\n\\[\nf\n- g\n\\]\n$$\nh\n$$\n`\\(code\\)` \\\\(no\\\\)',
	'formulas that never end': 'a \\(b\n\n\\[\nc\n\n- d\n\n$$\ne\n',
	'formulas with a tail': '\\[\nx\n\\] where\n- y\n\n\\[z\\] and\n\\[ a\n+ b \\]\n',
	'raw HTML': '<div onclick="x">\n*a*\n\n</div>\ntext <b>c</b> <br> <!-- d\n-->\n<script>\ne\n\nf</script>\n',
	'links and addresses':
		'[a](b) [c](https://d.e "f") <https://g.h> https://i.j/k_l_m. (https://n.o) ![p](q) [r][s] http',
	'definitions before and after': '[a]: https://b.c\n\n[a] [d][e]\n\n[e]: https://f.g\n[h]: i',
	'quotes and lazy lines': '> a\nb\n> > c\nd\n\n> ```\n> e\nf\n> - g\nh',
	'a list that interrupts a paragraph': 'text\n- 10. a\n- \nb\n\ntext\n> 2) c\nd',
	'a list after indented code': '    code\n\n10. a\n\n\tcode\n- b\n',
	'rules and lists': '- - -\n***\n- a\n---\n* * x\n___\n+\n\n  b\n-\n\n  c',
	'task lists': '- [x] a\n- [ ] b\n- [ ]\n- [x]c\n  - [X] d',
	'line endings and NUL': 'a\r\nb\rc\n\r\n\0d\r\n```\r\ne\r\n\r\nf\r\n```\r\n- g\r\n- h',
	'lone surrogates and clusters': 'x\ud83d y\udc4d 👩‍👩‍👧‍👦 🇪🇺 e\u0301 ﷽ \ufeff z',
	'hard breaks and escapes': 'a  \nb\\\nc \\* \\_ \\# &amp; &copy; &#35; &bogus; d   ',
	'spaces, tabs and blank lines': '\n\n   \n  a   b\n \t\n\t\n   # c   #\n#d\n######## e\n',
	'scripts without spaces': '你好，世界。**强调**文字 https://a.b/c。好\n\nمرحبا **نص** `code`\n\nहिन्दी क्षि',
	'setext after a list': '- a\n===\nb\n- c\n---\n1) d\n\n\n2) e\n   ===\n'
};

for (const [name, text] of Object.entries(tricky)) {
	test(`gives the same tree however ${name} arrives`, { timeout: 60_000 }, () => {
		const byOne = blocksOf(stream(text, 1));
		for (const size of [2, 3, 7, 19, text.length])
			expect(blocksOf(stream(text, size)), `chunks of ${size}`).toEqual(byOne);
	});
}

/** Where micromark differs from CommonMark when it parses a whole text; see `readsDifferently`. */
const quirks = new Set(['a list that interrupts a paragraph', 'a list after indented code']);

test('gives the tree that the parser makes of the whole text', { timeout: 60_000 }, () => {
	for (const [name, text] of Object.entries(tricky)) {
		if (quirks.has(name)) continue;
		const source = text.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD');
		expect(blocksOf(stream(text, 1)), name).toEqual(convert(parse(source), source));
	}
});

test('gives the same tree for random texts in random chunks', { timeout: 120_000 }, () => {
	const parts = [
		...Object.values(tricky).flatMap((text) => text.match(/\s+|[^\s]{1,4}/g) ?? []),
		'\n',
		'\n\n',
		'    ',
		'\t'
	];
	let seed = 20261120;
	const random = (below: number) => {
		seed = (seed * 1664525 + 1013904223) % 2 ** 32;
		return Math.floor((seed / 2 ** 32) * below);
	};
	for (let round = 0; round < 120; round++) {
		let text = '';
		for (let part = 2 + random(22); part > 0; part--) text += parts[random(parts.length)];
		const byOne = blocksOf(stream(text, 1));
		for (const size of [2 + random(9), text.length]) {
			expect(blocksOf(stream(text, size)), `${JSON.stringify(text)} in chunks of ${size}`).toEqual(byOne);
		}
	}
});

test('keeps the objects of everything before the last two blocks', () => {
	const text = '# One\n\nTwo *words*\n\n```js\nthree\n```\n\n| a |\n|---|\n| b |\n\n- four\n\nfive\n\n';
	const growing = new MarkdownStream();
	const seen = new Map<number, Block>();
	for (let end = 1; end <= text.length; end++) {
		growing.update(text.slice(0, end));
		for (const { key, block } of growing.blocks.slice(0, -2)) {
			expect(block).toBe(seen.get(key) ?? block);
			seen.set(key, block);
		}
	}
	expect([...seen.values()].map(({ type }) => type)).toEqual(['heading', 'paragraph', 'code', 'table']);
});

test('keeps the items of a list before the last one', () => {
	const growing = new MarkdownStream();
	growing.update('- a\n- b\n- c\n');
	const before = growing.blocks[0]?.block;
	growing.update('- a\n- b\n- c\n- d\n- *e');
	const after = growing.blocks[0]?.block;
	if (before?.type !== 'list' || after?.type !== 'list') throw new Error('not a list');
	expect(after.items).toHaveLength(5);
	expect(after.items[0]).toBe(before.items[0]);
	expect(after.items[1]).toBe(before.items[1]);
});

test('starts anew when a text does not continue the previous one', () => {
	const changing = stream('# Old\n\nanswer\n\n```\nx', 3);
	changing.update('# New');
	expect(blocksOf(changing)).toEqual([{ type: 'heading', level: 3, children: [{ type: 'text', text: 'New' }] }]);
	changing.update('');
	expect(changing.blocks).toEqual([]);
});

test('resolves references when the text is complete, and keeps the other blocks', () => {
	const text =
		'See [this][1] and [That].\n\nplain [x]\n\n- [one][1]\n\n[1]: https://a.example/b\n[that]: <https://c.example> "t"\n';
	const complete = stream(text, 5);
	const [first, second] = blocksOf(complete);
	expect(textOf([first as Block])).toBe('See [this][1] and [That].');
	complete.finish();
	const links = JSON.stringify(blocksOf(complete)).match(/"href":"[^"]*"/g);
	expect(links?.slice(0, 3)).toEqual([
		'"href":"https://a.example/b"',
		'"href":"https://c.example/"',
		'"href":"https://a.example/b"'
	]);
	expect(blocksOf(complete)[1]).toBe(second);
	expect(textOf(blocksOf(complete)).endsWith('[1]: https://a.example/b\n[that]: https://c.example "t"')).toBe(true);
});

test('does not take a definition from a code block', () => {
	const complete = stream('[a]\n\n```\n[a]: https://b.example\n```\n', 4);
	complete.finish();
	expect(JSON.stringify(complete.blocks)).not.toContain('href');
});

test('stops within its budget and goes on where it stopped', { timeout: 60_000 }, () => {
	const text = 'A paragraph with *some* words.\n\n'.repeat(1_000);
	const slow = new MarkdownStream();
	let calls = 1;
	while (!slow.update(text, 0)) calls++;
	expect(calls).toBeGreaterThan(10);
	expect(slow.blocks).toHaveLength(1_000);
	expect(blocksOf(slow)).toEqual(blocksOf(stream(text, text.length)));
});

test('gives each block a key of its own, wherever it stops', { timeout: 60_000 }, () => {
	for (const text of Object.values(tricky)) {
		const slow = new MarkdownStream();
		for (let end = 0; end < text.length; end += 5) {
			slow.update(text.slice(0, end), 0);
			const keys = slow.blocks.map(({ key }) => key);
			expect(new Set(keys).size).toBe(keys.length);
		}
	}
});
