import { afterEach, expect, test } from 'vitest';
import { BridgeError } from '#bridge/errors.ts';
import { maxBodyBytes, maxPending, readFromBridge, readToBridge } from '#bridge/protocol.ts';
import { Requests } from '#bridge/requests.ts';
import { apiLimits } from '#lib/base/api-limits.ts';
import { BridgeRelay } from '#lib/state/bridge-relay.ts';

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

type Answer = (url: URL, init: RequestInit) => Response | Promise<Response>;

/** A website and the page that serves it, over a real channel, with an API of the test's. */
function connect(answer: Answer, { baseUrl = 'https://hearth.example/', obstacle = () => null as string | null } = {}) {
	const { port1, port2 } = new MessageChannel();
	const seen: { url: string; init: RequestInit }[] = [];
	const counts: number[] = [];
	const requests = new Requests(new URL(baseUrl), (message, transfer) => port1.postMessage(message, transfer ?? []));
	const relay = new BridgeRelay({
		baseUrl,
		website: 'https://shop.example',
		fetch: async (url, init = {}) => {
			seen.push({ url: String(url), init });
			return answer(url as URL, init);
		},
		obstacle,
		send: (message, transfer) => port2.postMessage(message, transfer),
		onrunning: (count) => counts.push(count)
	});
	port1.onmessage = ({ data }) => requests.receive(readFromBridge(data)!);
	port2.onmessage = ({ data }) => relay.receive(readToBridge(data)!);
	stops.push(() => port1.close());
	return { requests, relay, seen, counts, raw: port1 };
}

const pieceBytes = 40_000; // two of them are more than what is fetched ahead

/** A body that is made when it is asked for, and knows how much was. */
function countingBody(): { body: ReadableStream<Uint8Array>; state: { made: number; cancelled: boolean } } {
	const state = { made: 0, cancelled: false };
	const body = new ReadableStream<Uint8Array>(
		{
			pull: (controller) => controller.enqueue(new Uint8Array(pieceBytes).fill(++state.made)),
			cancel: () => void (state.cancelled = true)
		},
		{ highWaterMark: 0 }
	);
	return { body, state };
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 30));
const address = 'https://hearth.example/v1/chat/completions';

test('an answer comes with its status, its words and the headers that are the API’s', async () => {
	const { requests, seen, counts } = connect(
		() =>
			new Response('{"error":1}', {
				status: 429,
				headers: {
					'content-type': 'application/json',
					'retry-after': '3',
					'x-hearth-ignored': 'user',
					'cross-origin-opener-policy': 'same-origin',
					'set-cookie': 'a=b'
				}
			})
	);
	const response = await requests.fetch(`${address}?a=b`, {
		method: 'POST',
		body: '{"model":"guide"}',
		headers: { 'Content-Type': 'application/json', Authorization: 'Bearer none', 'X-Stainless-OS': 'x', Cookie: 'c=d' }
	});
	expect([response.status, await response.text()]).toEqual([429, '{"error":1}']);
	expect(Object.fromEntries(response.headers)).toEqual({
		'content-type': 'application/json',
		'retry-after': '3',
		'x-hearth-ignored': 'user'
	});
	const { url, init } = seen[0]!;
	expect(url).toBe(`${address}?a=b`);
	expect(Object.fromEntries(new Headers(init.headers))).toEqual({
		'content-type': 'application/json',
		'x-hearth-website': 'https://shop.example'
	});
	expect(new TextDecoder().decode(init.body as ArrayBuffer)).toBe('{"model":"guide"}');
	expect(init).toMatchObject({ credentials: 'omit', redirect: 'error', mode: 'same-origin' });
	expect(counts).toEqual([1, 0]);
});

test('the name that the page gives the website cannot be chosen by the website', async () => {
	const { requests, seen } = connect(() => new Response('ok'));
	await requests.fetch('https://hearth.example/v1/models', { headers: { 'X-Hearth-Website': 'https://bank.example' } });
	expect(new Headers(seen[0]!.init.headers).get('x-hearth-website')).toBe('https://shop.example');
});

test('a body is read no faster than the website reads it', async () => {
	const { body, state } = countingBody();
	const { requests } = connect(() => new Response(body));
	const reader = (await requests.fetch(address)).body!.getReader();
	await soon();
	expect(state.made).toBe(2);
	const first = async () => (await reader.read()).value?.[0];
	expect([await first(), await first(), await first()]).toEqual([1, 2, 3]);
	await soon();
	expect(state.made).toBe(5);
});

test('a short answer that nobody reads comes to its end', async () => {
	const { requests, counts } = connect(() => new Response('{"data":[]}'));
	await requests.fetch(address);
	await expect.poll(() => counts).toEqual([1, 0]);
});

test('leaving a stream, and aborting one, stops the request on the other side', async () => {
	const left = countingBody();
	const { requests, counts } = connect(() => new Response(left.body));
	await (await requests.fetch(address)).body!.cancel();
	await expect.poll(() => counts).toEqual([1, 0]);

	let ended: AbortSignal | null | undefined;
	const second = connect((_url, { signal }) => {
		ended = signal;
		return new Response(countingBody().body);
	});
	const stop = new AbortController();
	const reader = (await second.requests.fetch(address, { signal: stop.signal })).body!.getReader();
	await reader.read();
	stop.abort();
	await expect(reader.read()).rejects.toMatchObject({ name: 'AbortError' });
	await expect.poll(() => ended?.aborted).toBe(true);
	expect(second.counts.at(-1)).toBe(0);
});

test('aborting before the head, and before it is sent, gives the signal’s reason', async () => {
	let ended: AbortSignal | null | undefined;
	const { requests, seen } = connect((_url, { signal }) => {
		ended = signal;
		return new Promise(() => {});
	});
	const stop = new AbortController();
	const asked = requests.fetch(new Request(address, { signal: stop.signal }));
	await expect.poll(() => seen.length).toBe(1);
	stop.abort(new Error('changed my mind'));
	await expect(asked).rejects.toThrow('changed my mind');
	await expect.poll(() => ended?.aborted).toBe(true);
	await expect(requests.fetch(address, { signal: stop.signal })).rejects.toThrow('changed my mind');
	expect(seen).toHaveLength(1);
});

test('the end of the connection fails all at once: what waits, what is being read, what comes later', async () => {
	const { requests } = connect((url) =>
		url.pathname.endsWith('models') ? new Promise<Response>(() => {}) : new Response(countingBody().body)
	);
	const reader = (await requests.fetch(address)).body!.getReader();
	const waiting = requests.fetch('https://hearth.example/v1/models');
	await reader.read();
	await soon();
	requests.end(new BridgeError('popup_closed'));
	await expect(waiting).rejects.toMatchObject({ name: 'BridgeError', code: 'popup_closed' });
	await expect(reader.read()).rejects.toMatchObject({ code: 'popup_closed' });
	await expect(requests.fetch(address)).rejects.toMatchObject({ code: 'popup_closed' });
});

test('a connection that breaks off is an error, before the head and after it', async () => {
	const broken = connect(() => Promise.reject(new TypeError('Failed to fetch')));
	await expect(broken.requests.fetch(address)).rejects.toMatchObject({ code: 'request_failed' });
	const cut = new ReadableStream({ pull: (controller) => controller.error(new TypeError('network error')) });
	const { requests, counts } = connect(() => new Response(cut));
	await expect((await requests.fetch(address)).text()).rejects.toThrow('network error');
	expect(counts).toEqual([1, 0]);
});

test('answers without a body have none', async () => {
	const { requests, counts } = connect(() => new Response(null, { status: 204, headers: { allow: 'GET' } }));
	const response = await requests.fetch(address, { method: 'OPTIONS' });
	expect([response.status, response.body, response.headers.get('allow')]).toEqual([204, null, 'GET']);
	expect(counts).toEqual([1, 0]);
});

test.each([
	'https://elsewhere.example/v1/models',
	'https://hearth.example/settings',
	'https://hearth.example/v1/',
	'https://hearth.example/v1/../settings',
	'https://hearth.example/api/%2e%2e/settings',
	'http://hearth.example/v1/models'
])('the client asks for nothing but the API: %s', async (url) => {
	const { requests, seen } = connect(() => new Response('no'));
	await expect(requests.fetch(url)).rejects.toMatchObject({ code: 'wrong_address' });
	expect(seen).toEqual([]);
});

test.each([
	'/settings',
	'/v1/../settings',
	'/v1/%2e%2e/settings',
	'//elsewhere.example/v1/models',
	'v1/models',
	'/hearth/v1/x',
	'/\\elsewhere.example/v1/'
])('the page passes on nothing but the API, whatever it is told: %s', async (path) => {
	const { raw, seen } = connect(() => new Response('no'));
	const said = new Promise((resolve) => (raw.onmessage = ({ data }) => resolve(data)));
	raw.postMessage({ type: 'request', id: 7, method: 'GET', path, headers: [], body: null });
	expect(await said).toMatchObject({ type: 'failed', id: 7 });
	expect(seen).toEqual([]);
});

test('below a path the address has it too', async () => {
	const { requests, seen } = connect(() => new Response('ok'), { baseUrl: 'https://name.example/hearth/' });
	await requests.fetch('https://name.example/hearth/v1/models');
	expect(seen[0]!.url).toBe('https://name.example/hearth/v1/models');
	await expect(requests.fetch('https://name.example/v1/models')).rejects.toMatchObject({ code: 'wrong_address' });
});

test('nothing is passed on while something stands in the way', async () => {
	const { requests, seen } = connect(() => new Response('no'), { obstacle: () => 'No service worker.' });
	await expect(requests.fetch(address)).rejects.toThrow('No service worker.');
	expect(seen).toEqual([]);
});

test('what is too large, too much or another method is refused with the status that the API would give', async () => {
	expect(maxBodyBytes).toBe(apiLimits.bodyBytes);
	const { requests } = connect(() => new Promise(() => {}));
	const tooLarge = await requests.fetch(address, { method: 'POST', body: 'x'.repeat(maxBodyBytes + 1) });
	expect([tooLarge.status, (await tooLarge.json()).error.code]).toEqual([413, 'request_too_large']);
	expect((await requests.fetch(address, { method: 'DELETE' })).status).toBe(405);
	const waiting = Array.from({ length: maxPending }, () => requests.fetch(address).catch(() => {}));
	await soon();
	const tooMany = await requests.fetch(address);
	expect([tooMany.status, tooMany.headers.get('retry-after')]).toEqual([429, '1']);
	requests.end(new BridgeError('closed'));
	await Promise.all(waiting);
});

test('when the website leaves, nothing goes on for nobody', async () => {
	const signals: (AbortSignal | null | undefined)[] = [];
	const { requests, relay, counts } = connect((_url, { signal }) => {
		signals.push(signal);
		return new Promise(() => {});
	});
	requests.fetch(address).catch(() => {});
	requests.fetch(address).catch(() => {});
	await expect.poll(() => signals.length).toBe(2);
	relay.stop();
	expect(signals.map((signal) => signal?.aborted)).toEqual([true, true]);
	expect(counts.at(-1)).toBe(0);
	requests.end(new BridgeError('closed'));
});
