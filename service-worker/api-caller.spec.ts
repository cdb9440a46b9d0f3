import { expect, test } from 'vitest';
import { websiteHeader } from '#lib/base/api-messages.ts';
import { callerOf } from '#sw/api-caller.ts';

const asked = new Headers({ [websiteHeader]: 'https://shop.example' });

test('the page that serves websites calls in their name, and never in its own', () => {
	expect(callerOf('https://hearth.example/bridge#to=x', asked, '')).toBe('https://shop.example');
	expect(callerOf('https://hearth.example/app/bridge', asked, '/app')).toBe('https://shop.example');
	expect(callerOf('https://hearth.example/bridge', new Headers(), '')).toBe('unknown');
});

test.each(['/connect', '/chat/bridge', '/bridge/x', '/app/bridge', '/bridges'])(
	'%s calls in its own name only',
	(path) => {
		expect(callerOf(`https://hearth.example${path}`, asked, '')).toBe(path);
	}
);
