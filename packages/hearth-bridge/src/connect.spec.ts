import { expect, test } from 'vitest';
import { connect, type ConnectOptions } from './connect.ts';
import type { Surroundings } from './door.ts';
import { protocolVersion, type FromBridge } from './protocol.ts';

const hearth = 'https://hearth.example/app';

/** A browser whose window of Hearth does what the test says. */
function makeBrowser(change: Partial<Surroundings> = {}) {
	const listeners = new Set<(event: MessageEvent) => void>();
	const posted: { data: unknown; to: string; port: MessagePort | undefined }[] = [];
	const opened: string[] = [];
	const hearthWindow = {
		closed: false,
		close: () => void (hearthWindow.closed = true),
		postMessage: (data: unknown, to: string, [port]: MessagePort[]) => posted.push({ data, to, port })
	};
	const around: Surroundings = {
		open: (url) => {
			opened.push(url);
			return hearthWindow as unknown as Window;
		},
		isIsolated: false,
		origin: 'https://shop.example',
		makeFrame: () => {
			throw new Error('not asked for');
		},
		listen: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		...change
	};
	const say = (data: unknown, origin = 'https://hearth.example', source: unknown = hearthWindow) => {
		for (const listener of [...listeners]) listener({ data, origin, source } as MessageEvent);
	};
	const hello = { hearth: 'hello', protocol: protocolVersion };
	return { around, say, hello, posted, opened, hearthWindow, listeners };
}

/** Up to the moment when Hearth has a port. */
function begin(options: Partial<ConnectOptions> = {}) {
	const browser = makeBrowser();
	const connecting = connect({ hearth, ...options }, browser.around);
	connecting.catch(() => {});
	browser.say(browser.hello);
	const port = browser.posted[0]!.port!;
	const tell = (message: FromBridge) => port.postMessage(message);
	return { ...browser, connecting, port, tell };
}

test('opens the page below the address, and hands a port to that origin only', async () => {
	const { opened, posted, tell, connecting, listeners } = begin();
	expect(opened[0]).toMatch(/^https:\/\/hearth\.example\/app\/bridge#to=https%3A%2F%2Fshop\.example&once=/);
	expect(posted).toMatchObject([
		{ to: 'https://hearth.example', data: { hearth: 'connect', protocol: protocolVersion } }
	]);
	expect(listeners.size).toBe(0);
	tell({ type: 'status', status: 'asking' });
	tell({ type: 'status', status: 'ready' });
	const bridge = await connecting;
	expect([bridge.baseURL, bridge.status]).toEqual(['https://hearth.example/app/v1', 'ready']);
	bridge.close();
	expect(await bridge.closed).toMatchObject({ code: 'closed' });
});

test('what the user sees is told, until they are ready', async () => {
	const seen: string[] = [];
	const { tell, connecting } = begin({ onstatus: (status) => seen.push(status) });
	for (const status of ['asking', 'api_off', 'no_host', 'ready'] as const) tell({ type: 'status', status });
	(await connecting).close();
	expect(seen).toEqual(['asking', 'api_off', 'no_host', 'ready']);
});

test('a refusal says why, and closes the window', async () => {
	for (const code of ['consent_denied', 'consent_needed', 'insecure_origin', 'version_mismatch'] as const) {
		const { tell, connecting, hearthWindow } = begin();
		tell({ type: 'refused', code });
		await expect(connecting).rejects.toMatchObject({ name: 'BridgeError', code });
		expect(hearthWindow.closed).toBe(true);
	}
});

test('nobody but Hearth in its own window can say hello', async () => {
	const { around, say, hello, posted } = makeBrowser();
	const connecting = connect({ hearth, timeoutMs: 50 }, around);
	say(hello, 'https://evil.example');
	say(hello, 'https://hearth.example', { other: 'window' });
	say(hello, 'https://hearth.example', null);
	say({ hearth: 'hello' });
	await expect(connecting).rejects.toMatchObject({ code: 'unreachable' });
	expect(posted).toEqual([]);
});

test('another version is told, and gets no port', async () => {
	const { around, say, posted } = makeBrowser();
	const connecting = connect({ hearth }, around);
	say({ hearth: 'hello', protocol: protocolVersion + 1 });
	await expect(connecting).rejects.toMatchObject({ code: 'version_mismatch' });
	expect(posted).toEqual([]);
});

test('a blocked window, an isolated page and a page without an origin are told at once', async () => {
	await expect(connect({ hearth }, makeBrowser({ open: () => null }).around)).rejects.toMatchObject({
		code: 'popup_blocked'
	});
	const isolated = makeBrowser({ isIsolated: true });
	await expect(connect({ hearth }, isolated.around)).rejects.toMatchObject({ code: 'opener_isolated' });
	const nameless = makeBrowser({ origin: 'null' });
	await expect(connect({ hearth }, nameless.around)).rejects.toMatchObject({ code: 'insecure_origin' });
	expect([isolated.opened, nameless.opened]).toEqual([[], []]);
});

test('a window that is closed before or after it has spoken is an error', async () => {
	const { around, hearthWindow } = makeBrowser();
	const early = connect({ hearth }, around);
	hearthWindow.close();
	await expect(early).rejects.toMatchObject({ code: 'popup_closed' });

	const late = begin();
	late.hearthWindow.close();
	await expect(late.connecting).rejects.toMatchObject({ code: 'popup_closed' });
});

test('an end of the port is the end of the connection, without waiting', async () => {
	const { tell, port, connecting } = begin();
	tell({ type: 'status', status: 'ready' });
	const bridge = await connecting;
	const asked = bridge.fetch('https://hearth.example/app/v1/models');
	asked.catch(() => {});
	port.close();
	expect(await bridge.closed).toMatchObject({ code: 'popup_closed' });
	await expect(asked).rejects.toMatchObject({ code: 'popup_closed' });
	expect(bridge.status).toBe('closed');
});

test('a signal ends an attempt, and a connection', async () => {
	const stop = new AbortController();
	const { around, hearthWindow } = makeBrowser();
	const connecting = connect({ hearth, signal: stop.signal }, around);
	stop.abort(new Error('enough'));
	await expect(connecting).rejects.toThrow('enough');
	expect(hearthWindow.closed).toBe(true);

	const later = new AbortController();
	const { tell, connecting: second } = begin({ signal: later.signal });
	tell({ type: 'status', status: 'ready' });
	const bridge = await second;
	later.abort();
	expect(await bridge.closed).toMatchObject({ code: 'closed' });
});
