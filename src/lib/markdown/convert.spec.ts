import { expect, test } from 'vitest';
import { convert } from '#lib/markdown/convert.ts';
import { parse } from '#lib/markdown/parse.ts';

const blocks = (text: string) => convert(parse(text), text);
const inlines = (text: string) => {
	const [block] = blocks(text);
	return block?.type === 'paragraph' ? block.children : [];
};
const words = (text: string) => ({ type: 'text', text });

test('shifts headings below those of the page', () => {
	expect(blocks('# a\n## b\n### c\n#### d\n###### e').map((block) => 'level' in block && block.level)).toEqual([
		3, 4, 5, 6, 6
	]);
});

test('links to http, https and mailto, and shows the words of other links', () => {
	expect(inlines('[a](https://b.example/ü?q "t")')).toEqual([
		{ type: 'link', href: 'https://b.example/%C3%BC?q', children: [words('a')] }
	]);
	expect(inlines('<mailto:a@b.example>')[0]).toMatchObject({ type: 'link', href: 'mailto:a@b.example' });
	for (const url of [
		'javascript:alert(1)',
		'JaVaScRiPt:x',
		'data:text/html,x',
		'/settings',
		'#top',
		'//b.example',
		'b.html',
		'ftp://b.example'
	]) {
		expect(inlines(`[a](${url})`), url).toEqual([words('a')]);
	}
});

test('shows an address for a link without words', () => {
	expect(inlines('[](https://b.example)')).toEqual([
		{ type: 'link', href: 'https://b.example/', children: [words('https://b.example/')] }
	]);
});

test('never puts a link into a link', () => {
	const [link] = inlines('[a https://c.example b](https://d.example)');
	expect(link).toEqual({ type: 'link', href: 'https://d.example/', children: [words('a https://c.example b')] });
});

test('makes direction controls in the words of a link visible', () => {
	const [link] = inlines('[https://bank\u202E.example](https://evil.example)');
	expect(link).toMatchObject({ children: [words('https://bank[U+202E].example')] });
	expect(inlines('plain \u2067text\u2069')).toEqual([words('plain \u2067text\u2069')]);
});

test('names an image and its host instead of loading it', () => {
	expect(inlines('![a *b*](https://c.example/d.png?e "f")')).toEqual([
		{ type: 'image', alt: 'a b', host: 'c.example' }
	]);
	expect(inlines('![](//c.example/d)')).toEqual([{ type: 'image', alt: '', host: 'c.example' }]);
	expect(inlines('![a](data:image/png;base64,x)')).toEqual([{ type: 'image', alt: 'a', host: 'data' }]);
	expect(inlines('![a](b.png)')).toEqual([{ type: 'image', alt: 'a', host: null }]);
});

test('shows raw HTML as text, but a line break as one', () => {
	expect(blocks('<img src=x onerror=alert(1)>\n<b>')).toEqual([
		{ type: 'paragraph', children: [words('<img src=x onerror=alert(1)>\n<b>')] }
	]);
	expect(inlines('a <b>c</b><br/>d <BR> <br onclick=x>')).toEqual([
		words('a <b>c</b>'),
		{ type: 'break' },
		words('d '),
		{ type: 'break' },
		words(' <br onclick=x>')
	]);
});

test('turns a displayed formula in a line of its own into a block', () => {
	expect(blocks('$$x$$')).toEqual([{ type: 'math', tex: 'x', open: false }]);
	expect(blocks('a\n\n\\[x\\]')[1]).toEqual({ type: 'math', tex: 'x', open: false });
});

test('numbers a list from where it starts, and knows tasks', () => {
	expect(blocks('3. a\n4. b')).toMatchObject([{ type: 'list', start: 3, loose: false }]);
	expect(blocks('0) a')).toMatchObject([{ start: 0 }]);
	expect(blocks('- [x] a\n- [ ] b\n- c')).toMatchObject([
		{ start: null, items: [{ checked: true }, { checked: false }, { checked: null }] }
	]);
});

test('takes only a box with words after it for a task', () => {
	const checked = (text: string) => {
		const [block] = blocks(text);
		return block?.type === 'list' ? block.items[0]?.checked : undefined;
	};
	for (const text of ['- [x] a', '1. [X]\n   a', '- [x] *a*']) expect(checked(text), text).toBe(true);
	expect(checked('- [ ] a')).toBe(false);
	for (const text of [
		'- [x]',
		'- [ ] ',
		'- \\[x] a',
		'- [x]a',
		'- [x](https://a.example) b',
		'- a [x] b',
		'-\n[x] a'
	]) {
		expect(checked(text), text).toBeNull();
	}
	expect(blocks('- [x] *a* b')).toMatchObject([
		{ items: [{ children: [{ children: [words(''), {}, words(' b')] }] }] }
	]);
});

test('keeps the alignment of tables, and rows of any length', () => {
	expect(blocks('|a|b|c|\n|:-|:-:|-:|\n|1|')).toMatchObject([
		{ type: 'table', align: ['left', 'center', 'right'], rows: [[[words('1')]]] }
	]);
});

test('writes what is nested too deeply as the text that it was', () => {
	const deep = Array.from({ length: 60 }, (_, depth) => `${'  '.repeat(depth)}- x${depth}`).join('\n');
	const json = JSON.stringify(blocks(deep));
	expect(json.split('"list"').length).toBeLessThan(30);
	expect(json).toContain('x59');
});
