import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { request as send } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentPolicy, isolationHeaders, networkWorkerPolicy, networkWorkers, workerPolicy } from '#lib/base/csp.js';
import { serveStatic } from './static-host.js';
import { confinedWorkers, headersFile } from './static-host/headers.js';
import type { Fault, HostOptions } from './static-host.js';

const weights = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 251));
let folder = '';

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'hearth-host-'));
	const files: Record<string, string | Buffer> = {
		'secret.txt': 'above the served folder',
		'site/index.html': '<h1>start</h1>',
		'site/404.html': '<h1>shell</h1>',
		'site/models.html': '<h1>models</h1>',
		'site/models/guide.gguf': weights,
		'site/_app/immutable/workers/engine.js': 'postMessage(1)',
		'site/_app/immutable/workers/hub.worker-Ab12.js': 'postMessage(2)',
		'site/_app/immutable/engine.wasm': 'x'.repeat(5000),
		'site/_headers': '/*',
		'site/.hidden': 'x'
	};
	for (const [path, content] of Object.entries(files)) {
		await mkdir(join(folder, path, '..'), { recursive: true });
		await writeFile(join(folder, path), content);
	}
});
afterAll(() => rm(folder, { recursive: true }));

async function withHost(options: HostOptions, act: (host: Awaited<ReturnType<typeof serveStatic>>) => Promise<void>) {
	const host = await serveStatic(join(folder, 'site'), options);
	try {
		await act(host);
	} finally {
		await host.close();
	}
}

/** `fetch` would tidy the path up before sending it. */
function statusOf(url: string, path: string): Promise<number | undefined> {
	return new Promise((resolve, reject) => {
		send(url, { path }, (response) => resolve(response.resume().statusCode))
			.on('error', reject)
			.end();
	});
}

describe('as a host that sends no headers', () => {
	test('finds files, pages without their extension, and answers the rest with the shell and status 404', () =>
		withHost({}, async ({ url, requests }) => {
			const answers = ['/', '/models', '/models/', '/chat/x'].map(async (path) => {
				const response = await fetch(url + path);
				return [response.status, await response.text()];
			});
			expect(await Promise.all(answers)).toEqual([
				[200, '<h1>start</h1>'],
				[200, '<h1>models</h1>'],
				[404, '<h1>shell</h1>'],
				[404, '<h1>shell</h1>']
			]);
			const { headers } = await fetch(`${url}/`);
			expect(headers.get('cross-origin-opener-policy')).toBeNull();
			expect(headers.get('content-security-policy')).toBeNull();
			expect(headers.get('cache-control')).toBe('no-store');
			expect(requests).toContainEqual({ method: 'GET', path: '/chat/x', range: undefined, status: 404 });
		}));

	test('serves nothing from outside the folder, nothing hidden and no configuration', () =>
		withHost({}, async ({ url }) => {
			const paths = [
				'/../secret.txt',
				'/models/../../secret.txt',
				'/%2e%2e/secret.txt',
				'/..%2fsecret.txt',
				'/..\\secret.txt',
				'/%00',
				'/%',
				'/.hidden',
				'/_headers'
			];
			for (const path of paths) expect([path, await statusOf(url, path)]).toEqual([path, 404]);
		}));

	test('serves another folder after a deployment, and only below its base path', () =>
		withHost({ base: '/repo' }, async (host) => {
			expect((await fetch(`${host.url}/models/guide.gguf`)).status).toBe(200);
			expect(await statusOf(host.url, '/models/guide.gguf')).toBe(404);
			host.deploy(join(folder, 'site/models'));
			expect(Buffer.from(await (await fetch(`${host.url}/guide.gguf`)).arrayBuffer())).toEqual(weights);
		}));
});

describe('ranges', () => {
	test.each([
		['bytes=0-9', 206, 'bytes 0-9/1000', 0, 10],
		['bytes=990-', 206, 'bytes 990-999/1000', 990, 1000],
		['bytes=-10', 206, 'bytes 990-999/1000', 990, 1000],
		['bytes=990-5000', 206, 'bytes 990-999/1000', 990, 1000],
		['bytes=9-1', 200, null, 0, 1000],
		['bytes=0-1,5-6', 200, null, 0, 1000],
		['bytes=1000-', 416, 'bytes */1000', 0, 0]
	])('%s gives status %i', (range, status, contentRange, first, end) =>
		withHost({}, async ({ url }) => {
			const response = await fetch(`${url}/models/guide.gguf`, { headers: { Range: range } });
			expect(response.status).toBe(status);
			expect(response.headers.get('content-range')).toBe(contentRange);
			expect(Buffer.from(await response.arrayBuffer())).toEqual(weights.subarray(first, end));
		})
	);
});

describe('faults', () => {
	const outcome = async (fault: Fault): Promise<unknown> => {
		let result: unknown;
		await withHost({}, async (host) => {
			host.tamper('/models/guide.gguf', fault);
			result = await fetch(`${host.url}/models/guide.gguf`, { signal: AbortSignal.timeout(2_000) })
				.then(async (response) => [response.status, Buffer.from(await response.arrayBuffer())])
				.catch((error: Error) => error.name);
			host.heal();
			expect((await fetch(`${host.url}/models/guide.gguf`)).status).toBe(200);
		});
		return result;
	};

	test('a truncated, a stalled and a refused answer all end in an error', async () => {
		expect(await outcome('truncate')).toBe('TypeError');
		expect(await outcome('close')).toBe('TypeError');
		expect(await outcome('stall')).toBe('TimeoutError');
	});

	test('an altered answer differs in one bit and looks right otherwise', async () => {
		const altered = Buffer.from(weights);
		altered.writeUInt8(altered.readUInt8(500) ^ 1, 500);
		expect(await outcome('alter')).toEqual([200, altered]);
	});

	test('a status and a captive portal are answers', async () => {
		expect(await outcome(503)).toEqual([503, Buffer.alloc(0)]);
		expect(await outcome('html')).toEqual([200, expect.any(Buffer)]);
	});
});

describe('as a good host', () => {
	const options = { headers: true, pages: [/^\/chat\/[^/]+$/] };

	test('sends isolation, policies and caching', () =>
		withHost(options, async ({ url }) => {
			const page = await fetch(`${url}/chat/x`);
			expect(page.status).toBe(200);
			expect(page.headers.get('content-security-policy')).toBe(documentPolicy);
			expect(page.headers.get('cache-control')).toBe('no-cache');
			for (const [name, value] of Object.entries(isolationHeaders)) expect(page.headers.get(name)).toBe(value);
			const worker = await fetch(`${url}/_app/immutable/workers/engine.js`);
			expect(worker.headers.get('content-security-policy')).toBe(workerPolicy);
			expect(worker.headers.get('cache-control')).toContain('immutable');
			const network = await fetch(`${url}/_app/immutable/workers/hub.worker-Ab12.js`);
			expect(network.headers.get('content-security-policy')).toBe(networkWorkerPolicy);
			expect((await fetch(`${url}/no/such/page`)).status).toBe(404);
		}));

	test('compresses what pays, and never a range or weights', () =>
		withHost(options, async ({ url }) => {
			const ask = (path: string, headers: Record<string, string> = {}) =>
				fetch(url + path, { headers: { 'Accept-Encoding': 'gzip, br', ...headers } });
			const wasm = await ask('/_app/immutable/engine.wasm');
			expect(wasm.headers.get('content-type')).toBe('application/wasm');
			expect(wasm.headers.get('content-encoding')).toBe('br');
			expect(await wasm.text()).toHaveLength(5000);
			const part = await ask('/_app/immutable/engine.wasm', { Range: 'bytes=0-9' });
			expect([part.headers.get('content-encoding'), await part.text()]).toEqual([null, 'x'.repeat(10)]);
			expect((await ask('/models/guide.gguf')).headers.get('content-encoding')).toBeNull();
		}));

	test('answers 304 to a browser that has the file, and refuses to be written to', () =>
		withHost(options, async ({ url }) => {
			const etag = (await fetch(`${url}/models`)).headers.get('etag') ?? '';
			const again = await fetch(`${url}/models`, { headers: { 'If-None-Match': etag } });
			expect([again.status, await again.text()]).toEqual([304, '']);
			expect((await fetch(`${url}/models`, { method: 'POST' })).status).toBe(405);
			const head = await fetch(`${url}/models/guide.gguf`, { method: 'HEAD' });
			expect([head.headers.get('content-length'), await head.text()]).toEqual(['1000', '']);
		}));
});

test('static/_headers says what src/lib/base/csp.js says', async () => {
	expect(await readFile('static/_headers', 'utf8')).toBe(headersFile());
});

test('every worker of the app has a rule of its own in _headers', async () => {
	const paths = await readdir('src', { recursive: true });
	const names = paths.filter((path) => path.endsWith('.worker.ts')).map((path) => basename(path, '.ts'));
	expect(names.toSorted()).toEqual([...confinedWorkers, ...networkWorkers].toSorted());
	expect(headersFile()).not.toContain('/workers/*');
});

test('docs/HOSTING.md tells other servers to send the same', async () => {
	const hosting = await readFile('docs/HOSTING.md', 'utf8');
	const servers = ['nginx', 'apache', 'caddyfile'].map((name) => hosting.split('```' + name)[1]?.split('```')[0] ?? '');
	for (const server of servers) {
		expect(server).toContain(`"${workerPolicy}"`);
		expect(server).toContain(`"${networkWorkerPolicy}"`);
		expect(server).toContain(documentPolicy);
		for (const [name, value] of Object.entries(isolationHeaders)) {
			expect(server).toContain(name);
			expect(server).toContain(value);
		}
	}
});
