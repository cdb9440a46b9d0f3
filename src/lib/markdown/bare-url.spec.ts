import { expect, test } from 'vitest';
import { convert } from '#lib/markdown/convert.ts';
import { parse } from '#lib/markdown/parse.ts';

function links(text: string): string[] {
	const json = JSON.stringify(convert(parse(text), text));
	return [...json.matchAll(/"href":"([^"]*)"/g)].map((match) => match[1] ?? '');
}

test('finds addresses in sentences', () => {
	expect(links('see https://a.example/b?c=d#e now')).toEqual(['https://a.example/b?c=d#e']);
	expect(links('HTTP://A.example')).toEqual(['http://a.example/']);
	expect(links('https://a.example/__init__.py and https://b.example/c_d_e*f*')).toEqual([
		'https://a.example/__init__.py',
		'https://b.example/c_d_e*f'
	]);
});

test('leaves the punctuation to the sentence', () => {
	for (const text of [
		'https://a.example/b.',
		'(https://a.example/b)',
		'"https://a.example/b",',
		'*https://a.example/b*',
		'**https://a.example/b**:',
		'https://a.example/b?!',
		'<https://a.example/b>',
		'https://a.example/b。',
		'https://a.example/b，好',
		'[https://a.example/b]'
	]) {
		expect(links(text), text).toEqual(['https://a.example/b']);
	}
	expect(links('https://a.example/b_(c)')).toEqual(['https://a.example/b_(c)']);
	expect(links('(https://a.example/b_(c)).')).toEqual(['https://a.example/b_(c)']);
});

test('finds none in words, code, or without a host', () => {
	for (const text of [
		'xhttps://a.example',
		'`https://a.example`',
		'https://',
		'https:/a',
		'http',
		'https://.',
		'https://)',
		'javascript:alert(1)',
		'www.a.example',
		'a@b.example'
	]) {
		expect(links(text), text).toEqual([]);
	}
});

test('does not swallow the end of a link', () => {
	expect(links('[https://a.example](https://b.example)')).toEqual(['https://b.example/']);
});
