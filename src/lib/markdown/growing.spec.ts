import { expect, test } from 'vitest';
import { OpenFence } from '#lib/markdown/growing.ts';
import { convert } from '#lib/markdown/convert.ts';
import { parse } from '#lib/markdown/parse.ts';
import { MarkdownStream } from '#lib/markdown/stream.ts';

const fences = [
	'```js\nconst x = 1;\n```',
	'```\n```',
	'```\n\n```',
	'```\n\n\n```',
	'```\na\n\n\n```',
	'```\n\na\n```',
	'~~~~ text\n~~~\n```\n~~~~~',
	'  ```\n  a\n    b\n c\n\td\n \te\n ```',
	'   ~~~\n      a\n   b\n\t\n   ~~~',
	'```a b c\nx',
	'```\nx\n``',
	'```\nx\n    ```\n```   ',
	'```\nx\n``` y\n```',
	'```\n',
	'```\n\n',
	'```\na\n\n',
	'````\n```\n````',
	'```\n* not a list\n# not a heading\n<b>\n&amp;\n\\(x\\)\n```',
	`\`\`\`\n${'line\n'.repeat(32)}\`\`\``,
	`\`\`\`\n${'line\n'.repeat(32)}\n\`\`\``,
	`\`\`\`\n${'line\n'.repeat(100)}last`
];

test('reads a fence line by line as the parser does, at every length', () => {
	for (const text of fences) {
		const stream = new MarkdownStream();
		for (let end = 1; end <= text.length; end++) {
			const part = text.slice(0, end);
			stream.update(part);
			expect(
				stream.blocks.map(({ block }) => block),
				JSON.stringify(part)
			).toEqual(convert(parse(part), part));
		}
	}
});

test('keeps the complete pieces of a long fence while it grows', () => {
	const stream = new MarkdownStream();
	const start = `\`\`\`\n${'line\n'.repeat(40)}`;
	stream.update(start);
	const [before] = stream.blocks;
	stream.update(`${start}more\n`);
	const [after] = stream.blocks;
	if (before?.block.type !== 'code' || after?.block.type !== 'code') throw new Error('not code');
	expect(before.block.pieces.map((piece) => piece.split('\n').length)).toEqual([33, 8]);
	expect(after.block.pieces[0]).toBe(before.block.pieces[0]);
	expect(after.block.pieces.join('')).toBe(`${'line\n'.repeat(40)}more`);
});

test('is no fence before its first line is complete, nor with a backtick in it', () => {
	expect(OpenFence.at('```js', 0, null)).toBeNull();
	expect(OpenFence.at('``` a`b\n', 0, null)).toBeNull();
	expect(OpenFence.at('    ```\n', 0, null)).toBeNull();
	expect(OpenFence.at('~~~ a`b\n', 0, null)).not.toBeNull();
});

test('reads on after the fence', () => {
	const fence = OpenFence.at('x\n```\na\n```\nrest', 2, null);
	expect(fence?.read('x\n```\na\n```\nrest')).toBe(12);
	expect(fence?.block).toEqual({ type: 'code', pieces: ['a'], language: null });
});
