import { expect, test } from 'vitest';
import { maxBodyBytes, readConnect, readFromBridge, readHello, readToBridge } from './protocol.ts';

const request = { type: 'request', id: 0, method: 'POST', path: '/v1/models', headers: [['a', 'b']], body: null };
const head = { type: 'head', id: 0, status: 200, headers: [], hasBody: true };

test('messages of the protocol are taken, without what does not belong to them', () => {
	expect(readHello({ hearth: 'hello', protocol: 1 })).toBe(1);
	expect(readConnect({ hearth: 'connect', protocol: 2 })).toBe(2);
	expect(readToBridge({ ...request, more: 1 })).toEqual(request);
	expect(readToBridge({ ...request, body: new ArrayBuffer(maxBodyBytes) })).not.toBeNull();
	expect(readToBridge({ type: 'abort', id: 3 })).toEqual({ type: 'abort', id: 3 });
	expect(readToBridge({ type: 'bye' })).toEqual({ type: 'bye' });
	expect(readFromBridge({ ...head, more: 1 })).toEqual(head);
	expect(readFromBridge({ type: 'status', status: 'ready' })).toEqual({ type: 'status', status: 'ready' });
	expect(readFromBridge({ type: 'refused', code: 'revoked' })).toEqual({ type: 'refused', code: 'revoked' });
});

test.each([
	null,
	undefined,
	'hello',
	1,
	[],
	{},
	{ hearth: 'hello' },
	{ hearth: 'connect', protocol: '1' },
	{ hearth: 'connect', protocol: -1 }
])('%j begins nothing', (data) => {
	expect([readHello(data), readConnect(data)]).toEqual([null, null]);
});

test.each([
	null,
	'bye',
	{ ...request, id: 1.5 },
	{ ...request, id: '1' },
	{ ...request, method: 1 },
	{ ...request, path: 'x'.repeat(10_000) },
	{ ...request, headers: { a: 'b' } },
	{ ...request, headers: [['a']] },
	{ ...request, headers: [['a', 1]] },
	{ ...request, headers: Array(101).fill(['a', 'b']) },
	{ ...request, body: 'text' },
	{ ...request, body: new ArrayBuffer(maxBodyBytes + 1) },
	{ type: 'pull' },
	{ type: 'other', id: 1 }
])('a website that says %j is not listened to', (data) => expect(readToBridge(data)).toBeNull());

test.each([
	null,
	{ ...head, status: 99 },
	{ ...head, status: 1000 },
	{ ...head, headers: null },
	{ ...head, hasBody: 1 },
	{ type: 'chunk', id: 0, bytes: 'text' },
	{ type: 'status', status: 'unknown' },
	{ type: 'refused', code: 'unknown' },
	{ type: 'failed', id: 0 }
])('a page that says %j is not listened to', (data) => expect(readFromBridge(data)).toBeNull());
