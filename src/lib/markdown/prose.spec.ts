import { expect, test } from 'vitest';
import { appendProse } from '#lib/markdown/prose.ts';
import type { Block } from '#lib/markdown/tree.ts';

const paragraph = (text: string): Block => ({ type: 'paragraph', children: [{ type: 'text', text }] });

test('adds words to words without the parser', () => {
	expect(appendProse(paragraph('some'), 'some', ' words')).toEqual(paragraph('some words'));
	expect(appendProse(paragraph('some'), 'some ', 'words ')).toEqual(paragraph('some words'));
	expect(appendProse(paragraph('你好'), '你好', '世界')).toEqual(paragraph('你好世界'));
	const list: Block = { type: 'list', start: 1, loose: false, items: [{ checked: null, children: [paragraph('a')] }] };
	expect(appendProse(list, '1. a', 'b')).toMatchObject({ items: [{ children: [paragraph('ab')] }] });
});

test('leaves to the parser what could mean something', () => {
	for (const added of ['*', '_', '\n', '.', '`', '[', '<', ':', '-', '\t', '\\', '&', '\ud83d', '\u200d', '']) {
		expect(appendProse(paragraph('some'), 'some', added), JSON.stringify(added)).toBeNull();
	}
	for (const before of ['**', 'a\n', '[x]', '- ', 'https://', 'a\\', '<b', '&', 'a`']) {
		expect(appendProse(paragraph(before.trim()), before, 'word'), JSON.stringify(before)).toBeNull();
	}
	expect(appendProse({ type: 'rule' }, 'a', 'b')).toBeNull();
	expect(appendProse({ type: 'paragraph', children: [{ type: 'strong', children: [] }] }, 'a', 'b')).toBeNull();
});
