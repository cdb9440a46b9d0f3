import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { fetchForStore } from '#sw/fetch-for-store.ts';

async function withServer(listener: RequestListener, act: (url: string) => Promise<void>): Promise<void> {
	const server = createServer(listener);
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	try {
		await act(`http://127.0.0.1:${(server.address() as AddressInfo).port}/file.js`);
	} finally {
		server.closeAllConnections();
		server.close();
	}
}

const code = { 'Content-Type': 'text/javascript' };

test('tries again when the host or the connection fails for a moment', async () => {
	let calls = 0;
	const flaky: RequestListener = (_request, response) => {
		calls++;
		if (calls === 1) response.destroy();
		else if (calls === 2) response.writeHead(503).end();
		else response.writeHead(200, code).end('code');
	};
	await withServer(flaky, async (url) => {
		expect(await (await fetchForStore(url, { html: false })).text()).toBe('code');
	});
	expect(calls).toBe(3);
});

test('gives up after three tries, and says why', async () => {
	let calls = 0;
	await withServer(
		(_request, response) => void (calls++, response.writeHead(500).end()),
		(url) => expect(fetchForStore(url, { html: false })).rejects.toThrow('status 500')
	);
	expect(calls).toBe(3);
});

test('does not ask again for what is not there', async () => {
	let calls = 0;
	await withServer(
		(_request, response) => void (calls++, response.writeHead(404).end()),
		(url) => expect(fetchForStore(url, { html: false })).rejects.toThrow('status 404')
	);
	expect(calls).toBe(1);
});

test('refuses a page in place of a file, and a file in place of the page', async () => {
	await withServer(
		(_request, response) => void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Sign in</h1>'),
		(url) => expect(fetchForStore(url, { html: false })).rejects.toThrow('sent as text/html')
	);
	await withServer(
		(_request, response) => void response.writeHead(200, code).end('code'),
		(url) => expect(fetchForStore(url, { html: true })).rejects.toThrow('sent as text/javascript')
	);
});

test('forgets a redirect on the way, which a navigation would refuse', async () => {
	const redirecting: RequestListener = (request, response) => {
		if (request.url === '/file.js') response.writeHead(302, { Location: '/other.js' }).end();
		else response.writeHead(200, code).end('code');
	};
	await withServer(redirecting, async (url) => {
		const response = await fetchForStore(url, { html: false });
		expect([response.redirected, await response.text()]).toEqual([false, 'code']);
	});
});
