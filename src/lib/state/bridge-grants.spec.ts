import { expect, test } from 'vitest';
import { isGranted, isTrustworthy, withGrant, withoutGrant } from '#lib/state/bridge-grants.ts';

test.each([
	'https://shop.example',
	'https://shop.example:8443',
	'http://localhost:5173',
	'http://127.0.0.1',
	'http://[::1]:81',
	'http://app.localhost'
])('%s can be known', (origin) => expect(isTrustworthy(origin)).toBe(true));

test.each([
	'http://shop.example',
	'http://localhost.evil.example',
	'http://127.0.0.1.evil.example',
	'null',
	'',
	'file://',
	'https://shop.example/',
	'https://shop.example/path',
	'HTTPS://SHOP.EXAMPLE',
	'javascript:alert(1)',
	'blob:https://shop.example',
	'chrome-extension://abcdef'
])('%j cannot', (origin) => expect(isTrustworthy(origin)).toBe(false));

test('a grant is for one origin, once, and goes without a trace', () => {
	const first = withGrant([], 'https://a.example', 1);
	const both = withGrant(first, 'https://b.example', 2);
	expect(withGrant(both, 'https://a.example', 3)).toEqual([
		{ origin: 'https://a.example', grantedAtMs: 3 },
		{ origin: 'https://b.example', grantedAtMs: 2 }
	]);
	expect(isGranted(both, 'https://a.example')).toBe(true);
	expect(isGranted(both, 'https://a.example:444')).toBe(false);
	expect(withoutGrant(both, 'https://a.example')).toEqual([{ origin: 'https://b.example', grantedAtMs: 2 }]);
});
