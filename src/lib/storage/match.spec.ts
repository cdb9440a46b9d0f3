import { expect, test } from 'vitest';
import { excerptOf, fold, holdsAll, queryWords } from '#lib/storage/match.ts';

test('letter case and accents do not matter, in any script', () => {
	expect(fold('Élan Über ΣΊΣΥΦΟΣ Ёлка')).toBe('elan uber σισυφοσ елка');
	expect(holdsAll('Das Café öffnet um neun', queryWords('OFFNET cafe'))).toBe(true);
	expect(holdsAll('Das Café öffnet um neun', queryWords('öffnet Café'))).toBe(true);
	expect(holdsAll('量子计算机的历史', queryWords('计算'))).toBe(true);
	expect(holdsAll('ﷺ and ﬁne 👩‍👩‍👧', queryWords('and'))).toBe(true);
});

test('every word must be there', () => {
	expect(holdsAll('a quiet room', queryWords('quiet fire'))).toBe(false);
	expect(holdsAll('a quiet room', queryWords('room  quiet'))).toBe(true);
});

test('an empty query has no words', () => {
	expect(queryWords('  \n ')).toEqual([]);
});

test('an excerpt shows the first match, marks every word, and says where it was cut', () => {
	const text = `${'before '.repeat(30)}the Quiet\nroom has a fire ${'after '.repeat(60)}`;
	const parts = excerptOf(text, queryWords('quiet fire'));
	expect(parts[0]?.text).toBe('… ');
	expect(parts.at(-1)?.text).toBe(' …');
	expect(parts.filter(({ match }) => match).map((part) => part.text)).toEqual(['Quiet', 'fire']);
	expect(
		parts
			.slice(1, -1)
			.map((part) => part.text)
			.join('')
	).toHaveLength(160);
});

test('marks stand at the right place beside letters that fold to more than one', () => {
	const parts = excerptOf('ﬁ İstanbul ﬁre', queryWords('stanbul'));
	expect(parts.find(({ match }) => match)?.text).toBe('stanbul');
});
