import { expect, test } from 'vitest';
import { convert } from '#lib/markdown/convert.ts';
import { parse } from '#lib/markdown/parse.ts';
import { MarkdownStream } from '#lib/markdown/stream.ts';
import type { Block } from '#lib/markdown/tree.ts';

const pieces = [
	'a',
	'b c',
	'- ',
	'* ',
	'1. ',
	'2) ',
	'\n',
	'\n',
	'\n',
	'\n\n',
	'    ',
	'  ',
	' ',
	'\t',
	'> ',
	'# ',
	'## ',
	'```\n',
	'```',
	'~~~',
	'```js\n',
	'|',
	'| a | b |\n',
	'|-|-|\n',
	'---\n',
	'---',
	'===\n',
	'**',
	'*',
	'_',
	'`',
	'$$',
	'$$\n',
	'\\[',
	'\\]',
	'\\(',
	'\\)',
	'[',
	']',
	'(',
	')',
	'![',
	'[a](b)',
	'http://a.b',
	'www.a.b',
	'<div>',
	'</div>\n',
	'<!--',
	'-->',
	'<b>',
	'&amp;',
	'\\',
	'[ ] ',
	'[x] ',
	'[^1]',
	'[a]: u\n',
	'~~',
	':',
	'x@y.z',
	'\r\n',
	'\0',
	'😀',
	'+ ',
	'10. ',
	'-',
	'=',
	'*\t'
];

let seed = Number(process.env.SEED ?? 1);
function random() {
	seed = (seed * 1664525 + 1013904223) % 4294967296;
	return seed / 4294967296;
}

function norm(blocks: readonly Block[]): unknown {
	return blocks;
}
test('fuzz', () => {
	const n = Number(process.env.N ?? 3000);
	let bad = 0,
		quirks = 0;
	for (let i = 0; i < n && bad < 12; i++) {
		const len = 2 + Math.floor(random() * 24);
		let text = '';
		for (let k = 0; k < len; k++) text += pieces[Math.floor(random() * pieces.length)];
		let oracle = '';
		let whole: unknown;
		try {
			whole = norm(
				convert(
					parse(text.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD')),
					text.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD')
				)
			);
		} catch (e) {
			if (!String((e as Error).stack).includes('task-list')) {
				console.log('THROWS', JSON.stringify(text), (e as Error).stack);
				bad++;
			}
			continue;
		}
		for (const size of [1, 3, 7, 1000]) {
			const stream = new MarkdownStream();
			for (let end = size; end < text.length + size; end += size) stream.update(text.slice(0, end));
			const got = norm(stream.blocks.map((b) => b.block));
			if (size === 1) {
				oracle = JSON.stringify(got);
				if (oracle !== JSON.stringify(whole)) {
					quirks++;
					if (process.env.QUIRKS)
						console.log(
							'QUIRK',
							JSON.stringify(text),
							'\n whole ',
							JSON.stringify(whole),
							'\n stream',
							JSON.stringify(got)
						);
				}
			}
			if (JSON.stringify(got) !== oracle) {
				bad++;
				console.log(size, JSON.stringify(text), '\n by one', oracle, '\n stream', JSON.stringify(got));
				break;
			}
		}
	}
	console.log('quirks', quirks, 'of', n);
	expect(bad).toBe(0);
}, 600_000);
