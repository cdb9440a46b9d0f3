import { expect, test } from 'vitest';
import { limitsConnections } from '#lib/app-shell/limits-connections.ts';
import { documentPolicy, networkWorkerPolicy, workerPolicy } from '#lib/base/csp.js';

test('our own policy does, alone and beside another one', () => {
	expect(limitsConnections(workerPolicy)).toBe(true);
	expect(limitsConnections(`${documentPolicy}, ${workerPolicy}`)).toBe(true);
});

test('a stricter one does', () => {
	expect(limitsConnections("connect-src 'self'")).toBe(true);
	expect(limitsConnections("default-src 'none'; script-src 'self'")).toBe(true);
	expect(limitsConnections("Connect-Src 'none'")).toBe(true);
});

test('that of the workers that fetch models does not', () => {
	expect(limitsConnections(networkWorkerPolicy)).toBe(false);
});

test('no policy, another host or a whole scheme do not', () => {
	expect(limitsConnections(null)).toBe(false);
	expect(limitsConnections(documentPolicy)).toBe(false);
	expect(limitsConnections("default-src 'none'; connect-src *")).toBe(false);
	expect(limitsConnections("connect-src 'self' https:")).toBe(false);
	expect(
		limitsConnections(`${workerPolicy.replace("connect-src 'self'", "connect-src 'self' https://evil.example")}`)
	).toBe(false);
});
