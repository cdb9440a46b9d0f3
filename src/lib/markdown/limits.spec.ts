import { expect, test } from 'vitest';
import { maxBlockChars } from '#lib/markdown/limits.ts';
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

const huge: Record<string, string> = {
	'a line of 1 MB': 'word '.repeat(200_000),
	'a line of 1 MB without a space': 'x'.repeat(1_000_000),
	'a paragraph of 100,000 lines': 'some words\n'.repeat(100_000),
	'5,000 quotes in one another': `${'>'.repeat(5_000)} deep`,
	'5,000 lists in one another': `${'1. '.repeat(5_000)}deep`,
	'5,000 opening brackets': `${'['.repeat(5_000)}deep${']'.repeat(5_000)}`,
	'5,000 emphases in one another': `${'*a **b '.repeat(2_500)}${'c** d*'.repeat(2_500)}`,
	'5,000 images in one another': `${'![a'.repeat(5_000)}${'](b)'.repeat(5_000)}`,
	'5,000 formulas that never end': '\\(a \\[b $$c '.repeat(1_700),
	'5,000 underlined headings': 'a\n===\n'.repeat(5_000),
	'lists that go deeper with every line': Array.from({ length: 400 }, (_, depth) => `${'  '.repeat(depth)}- a`).join(
		'\n'
	),
	'a comment that never ends': `<!-- ${'words\n\n'.repeat(8_000)}`,
	'a table of 5,000 rows': `|a|b|\n|-|-|\n${'| *c* | d |\n'.repeat(5_000)}`,
	'a million line breaks': '\n'.repeat(1_000_000)
};

for (const [name, text] of Object.entries(huge)) {
	test(`survives ${name}`, { timeout: 120_000 }, () => {
		const whole = stream(text, text.length);
		const letters = (text: string) => text.replace(/[^a-z]/g, '').length;
		if (name !== 'a table of 5,000 rows' && !name.includes('formulas')) {
			expect(letters(textOf(blocksOf(whole)))).toBeGreaterThanOrEqual(
				letters(text) - 5_000 * Number(name.includes('images'))
			);
		}
		expect(depthOf(blocksOf(whole))).toBeLessThan(120);
	});
}

/** How deep objects are nested in one another. */
function depthOf(value: unknown): number {
	if (typeof value !== 'object' || value === null) return 0;
	return 1 + Math.max(0, ...Object.values(value).slice(-50).map(depthOf));
}

test('shows a block that is longer than the limit as it is, and reads on after the next blank line', () => {
	const long = '*a* '.repeat(maxBlockChars / 4);
	const text = `# Title\n\n${long}\nmore\n\n*next*\n`;
	for (const size of [4_000, text.length]) {
		const blocks = blocksOf(stream(text, size));
		expect(blocks.map(({ type }) => type)).toEqual(['heading', 'plain', 'paragraph']);
		expect(textOf(blocks.slice(1, 2))).toBe(`${long}\nmore`);
	}
});

test('gives each block of a flood a key of its own, wherever it stops', { timeout: 120_000 }, () => {
	for (const text of Object.values(huge).map((text) => text.slice(0, 6_000))) {
		const slow = new MarkdownStream();
		for (let end = 0; end < text.length; end += Math.ceil(text.length / 12)) {
			slow.update(text.slice(0, end), 0);
			const keys = slow.blocks.map(({ key }) => key);
			expect(new Set(keys).size).toBe(keys.length);
		}
	}
});
