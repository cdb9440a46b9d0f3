import { afterEach, describe, expect, test, vi } from 'vitest';
import { current } from '#lib/messages/current.svelte.ts';
import { shell as t } from '#lib/messages/en/shell.ts';
import { languages } from '#lib/messages/languages.ts';
import { findActions } from './actions.ts';
import { pageNames } from './pages.ts';

vi.mock('$app/navigation', () => ({ goto: () => {} }));

const found = (query: string, words = '') =>
	findActions(query, [{ id: 'more', label: 'Über uns', words, act: () => {} }]).map(({ id }) => id);

afterEach(() => {
	current.tag = 'en';
	current.areas = {};
});

describe.each(languages)('in $name', ({ tag, load }) => {
	test.each(pageNames)('the page "%s" is found by its name, in any case and without accents', async (page) => {
		current.areas = await load();
		current.tag = tag;
		const name = t.pages[page];
		const plain = name.normalize('NFD').replace(/\p{M}/gu, '');
		for (const typed of [name, name.toUpperCase(), plain.toLowerCase(), name.slice(0, -1)]) {
			expect(found(typed)).toContain(page);
		}
	});
});

test('what is typed without accents finds what has them, and the other way round', () => {
	expect(found('uber')).toEqual(['more']);
	expect(found('UBER UNS')).toEqual(['more']);
	expect(found('ÜBER')).toEqual(['more']);
	expect(found('cönnect')).toEqual(['connect']);
	expect(found('cafe', 'Café')).toEqual(['more']);
});

test('every word must be there, in the name or among the words of one entry', () => {
	expect(found('openai api')).toEqual(['connect']);
	expect(found('openai gpu')).toEqual([]);
});

test('nothing typed finds all, in the order of the menu', () => {
	expect(found(' ')).toEqual(['new-chat', ...pageNames, 'more']);
});
