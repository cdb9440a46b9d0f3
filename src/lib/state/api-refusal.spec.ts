import { expect, test } from 'vitest';
import { refusalOf } from '#lib/state/api-refusal.ts';

const grants = [{ origin: 'https://shop.example', grantedAtMs: 1 }];
const settings = { apiEnabled: true, apiKey: 'secret', apiClients: [], bridgeGrants: grants };
const codeOf = (client: string, change: Partial<Parameters<typeof refusalOf>[1]> = {}) =>
	refusalOf({ client, headers: {} }, { ...settings, ...change })?.code ?? null;

test('a website passes by its grant, without the key; a page of ours by the key', () => {
	expect(codeOf('https://shop.example')).toBeNull();
	expect(codeOf('/page')).toBe('invalid_api_key');
	expect(refusalOf({ client: '/page', headers: { authorization: 'Bearer secret' } }, settings)).toBeNull();
});

test('a website without a grant is refused, however similar its origin and whether a key is needed or not', () => {
	for (const origin of ['http://shop.example', 'https://shop.example:8443', 'https://shop.example.evil', 'unknown']) {
		expect(codeOf(origin)).toBe('not_granted');
		expect(codeOf(origin, { apiKey: '' })).toBe('not_granted');
	}
	expect(codeOf('https://shop.example', { bridgeGrants: [] })).toBe('not_granted');
});

test('a grant opens nothing while the API is off, or for a website that was blocked', () => {
	expect(codeOf('https://shop.example', { apiEnabled: false })).toBe('api_off');
	const apiClients = [{ path: 'https://shop.example', requests: 1, lastAtMs: 1, blocked: true }];
	expect(codeOf('https://shop.example', { apiClients })).toBe('client_blocked');
});
