import { expect, test } from 'vitest';
import { imageHost, revealBidi, safeHref, splitHref } from '#lib/markdown/url.ts';

test('allows absolute http, https and mailto addresses, normalized', () => {
	expect(safeHref('HTTPS://A.example:443/b c')).toBe('https://a.example/b%20c');
	expect(safeHref(' https://a.example ')).toBe('https://a.example/');
	expect(safeHref('mailto:a@b.example?subject=c')).toBe('mailto:a@b.example?subject=c');
});

test('refuses everything else', () => {
	const urls = [
		'',
		'a',
		'/a',
		'//a.example',
		'#a',
		'?a',
		'javascript:x',
		'java\tscript:x',
		'\u0001javascript:x',
		'vbscript:x',
		'data:,x',
		'blob:https://a.example/b',
		'file:///a',
		'ftp://a.example',
		'ws://a.example',
		'intent://a',
		'http://',
		'https:// a',
		'tel:1',
		`https://a.example/${'b'.repeat(9_000)}`
	];
	for (const url of urls) expect(safeHref(url), JSON.stringify(url.slice(0, 40))).toBeNull();
});

test('shows look-alike letters and direction controls for what they are', () => {
	expect(safeHref('https://аpple.example/')).toBe('https://xn--pple-43d.example/');
	expect(safeHref('https://a.example/\u202Egnp.exe')).toBe('https://a.example/%E2%80%AEgnp.exe');
	expect(revealBidi('a\u202Eb\u2066c\u061C')).toBe('a[U+202E]b[U+2066]c[U+061C]');
});

test('finds the host behind a user name, a port and a path', () => {
	expect(splitHref('https://bank.example@evil.example:8443/bank.example')).toEqual({
		before: 'https://bank.example@',
		host: 'evil.example:8443',
		after: '/bank.example',
		long: false
	});
	expect(splitHref('mailto:a@b.example?body=c')).toMatchObject({
		before: 'mailto:',
		host: 'a@b.example',
		after: '?body=c'
	});
	for (const href of [
		'https://a.example/',
		'http://a.example:1/b?c#d',
		'https://u:p@a.example/',
		'mailto:a@b.example',
		'https://[::1]/a'
	]) {
		const { before, host, after } = splitHref(href);
		expect(before + host + after).toBe(href);
	}
});

test('calls an address long that could carry text out, wherever it does', () => {
	const data = 'x'.repeat(121);
	for (const href of [
		`https://a.example/${data}`,
		`https://a.example/?q=${data}`,
		`https://a.example/#${data}`,
		`https://${data}@a.example/`,
		`mailto:a@b.example?body=${data}`,
		`https://${'x.'.repeat(61)}example/`
	]) {
		expect(splitHref(href).long, href).toBe(true);
	}
	expect(splitHref('https://en.wikipedia.org/wiki/Bubble_sort#Analysis').long).toBe(false);
});

test('names where an image would have come from', () => {
	expect(imageHost('https://a.example/b')).toBe('a.example');
	expect(imageHost('//a.example/b')).toBe('a.example');
	expect(imageHost('data:image/png,x')).toBe('data');
	expect(imageHost('b.png')).toBeNull();
});
