import { expect, test } from 'vitest';
import { sentencesOf } from '#lib/base/sentences.ts';

test('one sentence after the other, in the way of the language', () => {
	expect(sentencesOf('It is 3.5 GB. Is that much? No!', 'en')).toEqual(['It is 3.5 GB.', 'Is that much?', 'No!']);
	expect(sentencesOf('模型在本地运行。它很快！', 'zh')).toEqual(['模型在本地运行。', '它很快！']);
	expect(sentencesOf('هل يعمل؟ نعم.', 'ar')).toEqual(['هل يعمل؟', 'نعم.']);
});

test('what cannot be said is left out', () => {
	expect(sentencesOf('… — ! 🎉', 'en')).toEqual([]);
	expect(sentencesOf('', 'en')).toEqual([]);
	expect(sentencesOf('7', 'en')).toEqual(['7']);
});

test('a long sentence is cut at pauses where it has some, else between words, and nothing is lost', () => {
	const clause = 'a clause of some thirty-five letters, ';
	const clauses = sentencesOf(clause.repeat(9), 'en');
	expect(clauses.length).toBeGreaterThan(1);
	expect(clauses.every((piece) => piece.length <= 150 && piece.endsWith('letters,'))).toBe(true);
	expect(clauses.join(' ')).toBe(clause.repeat(9).trim());

	const words = sentencesOf('word '.repeat(100), 'en');
	expect(words.every((piece) => piece.length <= 150 && /^(word ?)+$/.test(piece))).toBe(true);
	expect(words.join(' ')).toBe('word '.repeat(100).trim());

	expect(sentencesOf('9'.repeat(500), 'en').join('')).toBe('9'.repeat(500));
	const chinese = sentencesOf('模型在本地运行'.repeat(30), 'zh');
	expect(chinese.every((piece) => piece.length <= 50)).toBe(true);
	expect(chinese.join('')).toBe('模型在本地运行'.repeat(30));
});

test('a pause early in a long sentence does not make what follows too long', () => {
	const pieces = sentencesOf(`Well, ${'word '.repeat(60)}`, 'en');
	expect(pieces.every((piece) => piece.length <= 150)).toBe(true);
	expect(pieces.join(' ')).toBe(`Well, ${'word '.repeat(60)}`.trim());
});
