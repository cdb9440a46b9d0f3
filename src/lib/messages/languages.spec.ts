import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { current } from '#lib/messages/current.svelte.ts';
import { formatBytes, formatDuration, list, number, plural } from '#lib/messages/format.ts';
import { bestLanguage, languages } from '#lib/messages/languages.ts';
import { richParts } from '#lib/messages/rich.ts';

type Texts = { readonly [key: string]: unknown };

/** Every text with the way to it; a function stands for itself. */
function flatten(texts: Texts, path = ''): [string, string][] {
	return Object.entries(texts).flatMap(([key, value]): [string, string][] => {
		const here = path === '' ? key : `${path}.${key}`;
		if (typeof value === 'object' && value !== null) return flatten(value as Texts, here);
		return [[here, String(value)]];
	});
}

/** Names of marks, each as often as it stands there. */
const marksOf = (text: string) => [...text.matchAll(/<(\w+)>/g)].map(([, name]) => name).sort();

const areas: Texts = Object.fromEntries(
	await Promise.all(
		readdirSync('src/lib/messages/en').map(async (file) => {
			const area = file.replace('.ts', '');
			const module = (await import(`./en/${area}.ts`)) as Record<string, unknown>;
			return [area, module[area]] as const;
		})
	)
);
const english = new Map(flatten(areas));

afterEach(() => {
	current.tag = 'en';
	current.direction = 'ltr';
});

describe.each(languages.filter(({ tag }) => tag !== 'en'))('$name', ({ load }) => {
	test('has every text, none of them empty, with the marks of the English one', async () => {
		const texts = new Map(flatten((await load()) as Texts));
		expect([...texts.keys()].sort()).toEqual([...english.keys()].sort());
		const wrong = [...texts].filter(([path, text]) => {
			const original = english.get(path) ?? '';
			const choices = original.includes('=>') && text.split('`').length !== original.split('`').length;
			if (text.trim() === '' && original !== '') return true;
			return choices
				? String([...new Set(marksOf(text))]) !== String([...new Set(marksOf(original))])
				: String(marksOf(text)) !== String(marksOf(original));
		});
		expect(wrong.map(([path]) => path)).toEqual([]);
	});

	test('is not English', async () => {
		const texts = flatten((await load()) as Texts).filter(([, text]) => / \w+ /.test(text) && !text.includes('=>'));
		const same = texts.filter(([path, text]) => english.get(path) === text && !path.startsWith('chat.suggestions'));
		expect(same.length / texts.length).toBeLessThan(0.02);
	});
});

test('the first language that the app speaks is taken, by its first part', () => {
	expect(bestLanguage(['fr-FR', 'es-MX', 'en']).tag).toBe('es');
	expect(bestLanguage(['zh-Hant-TW']).tag).toBe('zh');
	expect(bestLanguage(['fr', 'pt']).tag).toBe('en');
	expect(bestLanguage([]).tag).toBe('en');
});

test('numbers, plurals and lists follow the language', () => {
	expect(number(1234.5)).toBe('1,234.5');
	expect(plural(2, { one: '# chat', other: '# chats' })).toBe('2 chats');
	expect(formatBytes(6_800_000)).toBe('6.8 MB');
	expect(formatDuration(125_000)).toBe('2 min 5 s');
	current.tag = 'de';
	expect(number(1234.5)).toBe('1.234,5');
	expect(formatBytes(6_800_000)).toBe('6,8 MB');
	expect(list(['a', 'b', 'c'])).toBe('a, b und c');
	current.tag = 'ar';
	current.direction = 'rtl';
	expect(plural(2, { two: 'two', other: 'other' })).toBe('two');
	expect(plural(11, { many: 'many', other: 'other' })).toBe('many');
	expect(formatBytes(6_800_000)).toMatch(/^\u2066.+MB\u2069$/);
});

test('marks in a message are taken apart, and other signs stay', () => {
	expect(richParts('Open <link>Models</link>, a < b.')).toEqual([
		{ mark: null, text: 'Open ' },
		{ mark: 'link', text: 'Models' },
		{ mark: null, text: ', a < b.' }
	]);
	expect(richParts('plain')).toEqual([{ mark: null, text: 'plain' }]);
});
