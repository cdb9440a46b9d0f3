// The stores of the service worker on the real Cache API; only the list of the build is made up, and the host.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const build = {
	base: '/app',
	shellUrl: '/app/',
	codeUrls: ['/app/_app/immutable/a.js', '/app/_app/immutable/b.js'],
	largeUrls: ['/app/_app/immutable/workers/one-NEWHASH0.js', '/app/_app/immutable/workers/two-NEWHASH0.js'],
	drawingUrl: '/app/_app/immutable/frames/drawing-12345678.html',
	extraUrls: ['/app/icons/icon.svg', '/app/_app/immutable/frames/drawing-12345678.html'],
	revision: 'v2',
	isBuilt: true
};
vi.mock('#sw/build-manifest.ts', () => build);
const { carryOver } = await import('#sw/carry-over.ts');
const { fillEngines } = await import('#sw/fill-engines.ts');
const { fillShell } = await import('#sw/fill.ts');
const { install } = await import('#sw/install.ts');
const { pruneCaches } = await import('#sw/prune.ts');

let host: Record<string, { type: string; body: string; status?: number }> = {};
let fetched: string[] = [];

async function emptyCaches(): Promise<void> {
	for (const name of await caches.keys()) await caches.delete(name);
}

beforeEach(async () => {
	await emptyCaches();
	fetched = [];
	host = {
		'/app/': { type: 'text/html', body: '<script src="/app/_app/immutable/a.js"></script>' },
		'/app/_app/immutable/a.js': { type: 'text/javascript', body: 'a' },
		'/app/_app/immutable/b.js': { type: 'text/javascript', body: 'b' },
		[build.drawingUrl]: { type: 'text/html', body: '<body id="hearth-drawing"></body>' },
		'/app/icons/icon.svg': { type: 'image/svg+xml', body: '<svg/>' }
	};
	vi.stubGlobal('fetch', async (url: string) => {
		fetched.push(url);
		const file = host[url];
		const headers = { 'Content-Type': file?.type ?? 'text/html' };
		return new Response(file?.body ?? 'not found', { status: file?.status ?? (file ? 200 : 404), headers });
	});
});
afterEach(async () => {
	vi.unstubAllGlobals();
	await emptyCaches();
});

const stored = async (name: string) =>
	(await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname).sort();
const put = async (name: string, url: string, body: string) => (await caches.open(name)).put(url, new Response(body));

test('stores code, icons and the start page, once', async () => {
	expect(await fillShell()).toEqual({ complete: true, problems: [] });
	expect(await stored('hearth/app:shell-v2')).toEqual(Object.keys(host).sort());
	fetched = [];
	expect(await fillShell()).toEqual({ complete: true, problems: [] });
	expect(fetched).toEqual([]);
});

test('takes from an earlier build what has not changed', async () => {
	await put('hearth/app:shell-v1', '/app/_app/immutable/a.js', 'a');
	await put('hearth/app:shell-v1', '/app/icons/icon.svg', 'old icon');
	await fillShell();
	expect(fetched).not.toContain('/app/_app/immutable/a.js');
	expect(fetched).toContain('/app/icons/icon.svg'); // its name says nothing about its content
});

test('leaves the start page out when some of its code is missing, and stores the rest', async () => {
	delete host['/app/_app/immutable/b.js'];
	expect(await fillShell()).toEqual({
		complete: false,
		problems: [{ url: '/app/_app/immutable/b.js', reason: 'status 404' }]
	});
	const rest = ['/app/_app/immutable/a.js', build.drawingUrl, '/app/icons/icon.svg'];
	expect(await stored('hearth/app:shell-v2')).toEqual(rest);
});

test('a missing icon is a problem, but the app is complete without it', async () => {
	delete host['/app/icons/icon.svg'];
	const { complete, problems } = await fillShell();
	expect([complete, problems.length]).toEqual([true, 1]);
});

test('does not take the page of a captive portal for the one that draws, and is complete without it', async () => {
	host[build.drawingUrl] = { type: 'text/html', body: 'Sign in to this network' };
	const problems = [{ url: build.drawingUrl, reason: 'not the page that draws' }];
	expect(await fillShell()).toEqual({ complete: true, problems });
	expect(await stored('hearth/app:shell-v2')).not.toContain(build.drawingUrl);
});

test('refuses a start page of another build', async () => {
	host['/app/'] = { type: 'text/html', body: '<script src="/app/_app/immutable/other.js"></script>' };
	const { complete, problems } = await fillShell();
	expect(complete).toBe(false);
	expect(problems).toEqual([{ url: '/app/', reason: 'the start page belongs to another build' }]);
});

test('a first installation stores nothing; an update is stored whole or refused', async () => {
	await install({ active: null } as ServiceWorkerRegistration);
	expect(fetched).toEqual([]);

	const registration = { active: {} } as ServiceWorkerRegistration;
	delete host['/app/_app/immutable/b.js'];
	await expect(install(registration)).rejects.toThrow('/app/_app/immutable/b.js (status 404)');
	host['/app/_app/immutable/b.js'] = { type: 'text/javascript', body: 'b' };
	await install(registration);
	expect(await stored('hearth/app:shell-v2')).toEqual(Object.keys(host).sort());
});

test('an update also stores the successors of the engines in use, and what they load', async () => {
	const workers = '/app/_app/immutable/workers';
	await put('hearth/app:on-demand-v1', `${workers}/one-OLDHASH0.js`, 'old engine');
	await put('hearth/app:on-demand-v1', `${workers}/assets/one-OLDWASM0.wasm`, 'old code');
	await put('hearth/app:on-demand-v1', `${workers}/assets/same-SAMEHASH.wasm`, 'same code');
	host[`${workers}/one-NEWHASH0.js`] = {
		type: 'text/javascript',
		body: `"${workers}/assets/one-NEWWASM0.wasm" "${workers}/assets/same-SAMEHASH.wasm" "${workers}/assets/rare-NEVERUSD.wasm"`
	};
	expect(await fillEngines()).toEqual([{ url: `${workers}/assets/one-NEWWASM0.wasm`, reason: 'status 404' }]);
	host[`${workers}/assets/one-NEWWASM0.wasm`] = { type: 'application/wasm', body: 'new code' };
	expect(await fillEngines()).toEqual([]);
	expect(await stored('hearth/app:on-demand-v2')).toEqual([
		`${workers}/assets/one-NEWWASM0.wasm`,
		`${workers}/assets/same-SAMEHASH.wasm`,
		`${workers}/one-NEWHASH0.js`
	]);
	expect(fetched).not.toContain(`${workers}/assets/same-SAMEHASH.wasm`);
	expect(fetched).not.toContain(`${workers}/two-NEWHASH0.js`);
});

test('keeps the engines of this build and the one before, and nothing of other builds besides', async () => {
	for (const name of ['v0', 'v1', 'v2']) {
		await put(`hearth/app:shell-${name}`, '/app/', name);
		await put(`hearth/app:on-demand-${name}`, '/app/engine.wasm', name);
	}
	await put('hearth/app2:shell-v1', '/app2/', 'a neighbor on the same origin');
	await put('weights', '/app/models/guide.gguf', 'not ours to delete');
	await pruneCaches();
	expect((await caches.keys()).sort()).toEqual([
		'hearth/app2:shell-v1',
		'hearth/app:on-demand-v1',
		'hearth/app:on-demand-v2',
		'hearth/app:shell-v2',
		'weights'
	]);
});

test('carries a large file over from the build before when it is asked for again', async () => {
	await put('hearth/app:on-demand-v1', '/app/engine.wasm', 'engine');
	const request = new Request('/app/engine.wasm');
	expect(await (await carryOver({ request }))?.text()).toBe('engine');
	expect(await stored('hearth/app:on-demand-v2')).toEqual(['/app/engine.wasm']);
	expect(await carryOver({ request: new Request('/app/never.wasm') })).toBeUndefined();
	const own = new Response('own');
	expect(await carryOver({ request, cachedResponse: own })).toBe(own);
});
