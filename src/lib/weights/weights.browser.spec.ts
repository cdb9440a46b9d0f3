import { beforeEach, describe, expect, test, vi } from 'vitest';
import { isAbort, isAppError } from '#lib/base/errors.ts';
import { guide, type ModelInfo } from '#lib/catalog/catalog.ts';
import { forgetOldVersions, openModel, repair, type DownloadProgress } from '#lib/weights/bundled.ts';
import { cacheKey, cacheName } from '#lib/weights/store.ts';
import { sha256Hex } from '#lib/weights/verify.ts';

const baseUrl = new URL('/app/', location.href).href;
const contents: Record<string, string> = { 'a.gguf': 'first file '.repeat(20_000), 'b.gguf': 'the second' };

async function makeModel(files: Record<string, string> = contents): Promise<ModelInfo> {
	const list = Object.entries(files).map(async ([path, text]) => {
		const blob = new Blob([text]);
		return { path, bytes: blob.size, sha256: await sha256Hex(blob) };
	});
	return { ...guide, id: 'test', folder: 'models/test', files: await Promise.all(list) };
}

interface Asked {
	file: string;
	cache: RequestCache | undefined;
}

/** A source of files that answers as it is told, and remembers what it was asked. */
function makeSource(answer: (file: string, count: number) => Response | Promise<Response>) {
	const asked: Asked[] = [];
	const source = ((input: URL, init?: RequestInit) => {
		const file = input.pathname.split('/').at(-1) ?? '';
		asked.push({ file, cache: init?.cache });
		init?.signal?.throwIfAborted();
		return Promise.resolve().then(() => answer(file, asked.length));
	}) as typeof fetch;
	return { asked, fetch: source };
}

const goodSource = () => makeSource((file) => new Response(contents[file] ?? null));
const offline = () => makeSource(() => Promise.reject(new TypeError('Failed to fetch')));

async function storedKeys(): Promise<string[]> {
	return (await (await caches.open(cacheName)).keys()).map(({ url }) => url);
}

async function failure(work: Promise<unknown>) {
	const error: unknown = await work.then(
		() => null,
		(reason: unknown) => reason
	);
	return isAppError(error) ? { code: error.code, details: error.details } : error;
}

beforeEach(async () => {
	vi.restoreAllMocks();
	await caches.delete(cacheName);
});

describe('openModel', () => {
	test('downloads once, in order, and reads from this device afterwards', async () => {
		const model = await makeModel();
		const source = goodSource();
		const opened = await openModel(model, { baseUrl, fetch: source.fetch });
		expect(await Promise.all(opened.blobs.map((blob) => blob.text()))).toEqual(Object.values(contents));
		expect(opened.stored).toBe(true);
		expect(source.asked).toEqual([
			{ file: 'a.gguf', cache: 'no-store' },
			{ file: 'b.gguf', cache: 'no-store' }
		]);

		const again = await openModel(model, { baseUrl, fetch: offline().fetch });
		expect(await again.blobs[1]?.text()).toBe(contents['b.gguf']);
		expect(again.stored).toBe(true);
	});

	test('tells how many bytes of all files have arrived, and where they came from', async () => {
		const model = await makeModel();
		const total = model.files.reduce((sum, { bytes }) => sum + bytes, 0);
		const seen: DownloadProgress[] = [];
		const options = {
			baseUrl,
			fetch: goodSource().fetch,
			onProgress: (progress: DownloadProgress) => seen.push(progress)
		};
		await openModel(model, options);
		const loaded = seen.map(({ loadedBytes }) => loadedBytes);
		expect(loaded).toEqual([...loaded].sort((a, b) => a - b));
		expect(seen.at(-1)).toEqual({ loadedBytes: total, totalBytes: total, fromCache: false });
		seen.length = 0;
		await openModel(model, options);
		expect(seen.at(-1)).toEqual({ loadedBytes: total, totalBytes: total, fromCache: true });
	});

	test('does not store or hand out bytes that are not the promised ones', async () => {
		const model = await makeModel();
		const source = makeSource((file) => new Response((contents[file] ?? '').slice(0, -1)));
		expect(await failure(openModel(model, { baseUrl, fetch: source.fetch }))).toEqual({
			code: 'model/corrupt',
			details: { modelId: 'test', file: 'a.gguf', expectedBytes: 220_000, actualBytes: 219_999 }
		});
		expect(await storedKeys()).toEqual([]);
	});

	test('notices one changed byte', async () => {
		const model = await makeModel();
		const source = makeSource((file) => new Response((contents[file] ?? '').replace('first', 'fi_st')));
		expect(await failure(openModel(model, { baseUrl, fetch: source.fetch }))).toMatchObject({ code: 'model/corrupt' });
	});

	test('ends a download that brings more than was promised', async () => {
		const model = await makeModel();
		let sent = 0;
		let cancelled = false;
		const endless = new ReadableStream<Uint8Array>({
			pull: (controller) => {
				sent += 100_000;
				controller.enqueue(new Uint8Array(100_000));
			},
			cancel: () => void (cancelled = true)
		});
		const source = makeSource(() => new Response(endless));
		expect(await failure(openModel(model, { baseUrl, fetch: source.fetch }))).toMatchObject({ code: 'model/corrupt' });
		expect(cancelled).toBe(true);
		expect(sent).toBeLessThan(1_000_000);
	});

	test('verifies stored bytes again', async () => {
		const model = await makeModel();
		await openModel(model, { baseUrl, fetch: goodSource().fetch });
		const [key = ''] = await storedKeys();
		await (await caches.open(cacheName)).put(key, new Response((contents['a.gguf'] ?? '').replace('first', 'fi_st')));
		expect(await failure(openModel(model, { baseUrl, fetch: goodSource().fetch }))).toMatchObject({
			code: 'model/corrupt',
			details: { file: 'a.gguf' }
		});
	});

	test.for<[string, () => Response, number]>([
		['a missing file', () => new Response('Not here', { status: 404 }), 404],
		['a start page instead of a file', () => new Response('<p>', { headers: { 'Content-Type': 'text/html' } }), 200]
	])('fails at once for %s', async ([, answer, status]) => {
		const source = makeSource(answer);
		expect(await failure(openModel(await makeModel(), { baseUrl, fetch: source.fetch }))).toEqual({
			code: 'model/download-failed',
			details: { file: 'a.gguf', status }
		});
		expect(source.asked).toHaveLength(1);
	});

	test('tries again when the network fails, also in the middle of a file', async () => {
		const model = await makeModel();
		const source = makeSource((file, count) => {
			if (count === 1) throw new TypeError('Failed to fetch');
			if (count > 2) return new Response(contents[file] ?? null);
			const broken = new ReadableStream<Uint8Array>({
				start: (controller) => controller.enqueue(new Uint8Array(1000)),
				pull: (controller) => controller.error(new TypeError('network error'))
			});
			return new Response(broken);
		});
		const { blobs } = await openModel(model, { baseUrl, fetch: source.fetch });
		expect(await blobs[0]?.text()).toBe(contents['a.gguf']);
		expect(source.asked.map(({ file }) => file)).toEqual(['a.gguf', 'a.gguf', 'a.gguf', 'b.gguf']);
	});

	test('gives up after three tries', async () => {
		const source = offline();
		expect(await failure(openModel(await makeModel(), { baseUrl, fetch: source.fetch }))).toEqual({
			code: 'model/download-failed',
			details: { file: 'a.gguf', status: null }
		});
		expect(source.asked).toHaveLength(3);
	});

	test('stops when it is told to, while it downloads and between tries', async () => {
		const controller = new AbortController();
		const options = { baseUrl, signal: controller.signal, onProgress: () => controller.abort() };
		const failed = await failure(openModel(await makeModel(), { ...options, fetch: goodSource().fetch }));
		expect(isAbort(failed)).toBe(true);
		expect(await storedKeys()).toEqual([]);

		const waiting = new AbortController();
		const source = makeSource(() => {
			setTimeout(() => waiting.abort());
			throw new TypeError('Failed to fetch');
		});
		const work = openModel(await makeModel(), { baseUrl, signal: waiting.signal, fetch: source.fetch });
		expect(isAbort(await failure(work))).toBe(true);
		expect(source.asked).toHaveLength(1);
	});

	test('works from memory when there is no room, and says so', async () => {
		vi.spyOn(Cache.prototype, 'put').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
		const { blobs, stored } = await openModel(await makeModel(), { baseUrl, fetch: goodSource().fetch });
		expect(await blobs[1]?.text()).toBe(contents['b.gguf']);
		expect(stored).toBe(false);
	});

	test('works from memory when the store is refused', async () => {
		vi.spyOn(caches, 'open').mockRejectedValue(new DOMException('no', 'SecurityError'));
		const { blobs, stored } = await openModel(await makeModel(), { baseUrl, fetch: goodSource().fetch });
		expect(blobs).toHaveLength(2);
		expect(stored).toBe(false);
	});

	test('never meets the bytes of an older version', async () => {
		await openModel(await makeModel(), { baseUrl, fetch: goodSource().fetch });
		const next = await makeModel({ ...contents, 'b.gguf': 'another second' });
		const source = makeSource((file) => new Response(file === 'b.gguf' ? 'another second' : (contents[file] ?? null)));
		const { blobs } = await openModel(next, { baseUrl, fetch: source.fetch });
		expect(await blobs[1]?.text()).toBe('another second');
		expect(source.asked.map(({ file }) => file)).toEqual(['b.gguf']);
	});
});

describe('repair', () => {
	test('forgets what is stored and goes past the HTTP cache', async () => {
		const model = await makeModel();
		await openModel(model, { baseUrl, fetch: goodSource().fetch });
		const [key = ''] = await storedKeys();
		await (await caches.open(cacheName)).put(key, new Response('rotten'));
		const source = goodSource();
		const { blobs, stored } = await repair(model, { baseUrl, fetch: source.fetch });
		expect(await blobs[0]?.text()).toBe(contents['a.gguf']);
		expect(stored).toBe(true);
		expect(source.asked.map(({ cache }) => cache)).toEqual(['reload', 'reload']);
		expect((await openModel(model, { baseUrl, fetch: offline().fetch })).stored).toBe(true);
	});
});

describe('forgetOldVersions', () => {
	test('removes files that no model names, and keeps the others', async () => {
		const old = await makeModel({ 'b.gguf': 'old' });
		await openModel(old, { baseUrl, fetch: makeSource(() => new Response('old')).fetch });
		const model = await makeModel();
		await openModel(model, { baseUrl, fetch: goodSource().fetch });
		expect(await forgetOldVersions([model], baseUrl)).toBe(1);
		const expected = model.files.map(({ path, sha256 }) => cacheKey(new URL(`models/test/${path}`, baseUrl), sha256));
		expect((await storedKeys()).sort()).toEqual(expected.sort());
	});
});
