import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeRandom } from '#lib/base/random.ts';
import { isAppError } from '#lib/base/errors.ts';
import type { InstallPlan } from '#lib/catalog/install-plan.ts';
import type { Asking } from '#lib/hub/ask.ts';
import { completePlan } from '#lib/hub/complete.ts';
import { readDirect } from '#lib/hub/direct.ts';
import { listBuilds } from '#lib/hub/listing.ts';
import { listRepository } from '#lib/hub/repository-facts.ts';
import { readRepository } from '#lib/hub/repository.ts';
import { searchModels } from '#lib/hub/search.ts';
import { startHub, type Hub } from '../../../tests/fixtures/hub/hub.ts';
import type { ApiFault, HubRepo } from '../../../tests/fixtures/hub/types.ts';

const revision = '0123456789abcdef0123456789abcdef01234567';
let hub: Hub;
let guide: Buffer;

beforeAll(async () => {
	hub = await startHub();
	guide = await readFile('static/models/guide/guide-q8_0.gguf');
});
afterAll(() => hub.close());

const asking = (more: Partial<Asking> = {}): Asking => ({
	endpoint: hub.url,
	token: null,
	network: { fetch },
	signal: AbortSignal.timeout(30_000),
	...more
});

let count = 0;
/** A repository that no other test has. */
function describeRepo(repo: Partial<HubRepo> = {}): string {
	const model = repo.model ?? `tester/model-${++count}`;
	hub.describe({ model, revision, tags: ['gguf'], files: [{ path: 'm-Q4_0.gguf', bytes: 100, lfs: true }], ...repo });
	return model;
}

/** Why something failed. */
async function failure(work: Promise<unknown>) {
	const error = await work.then(
		() => null,
		(reason: unknown) => reason
	);
	if (!isAppError(error, 'hub/failed')) throw new Error(`not refused by the hub: ${String(error)}`);
	return error.details;
}

describe('search', () => {
	test('finds models of one kind or of all, the most downloaded first, with what its line shows', async () => {
		describeRepo({ model: 'one/fox-GGUF', tags: ['gguf', 'license:mit'], downloads: 50, gated: 'manual' });
		describeRepo({ model: 'two/fox-ONNX', tags: ['onnx', 'transformers.js'], downloads: 900 });
		describeRepo({ model: 'three/fox-MLC', tags: ['mlc-llm', 'gguf'], downloads: 70 });
		describeRepo({ model: 'four/fox', tags: ['safetensors'], downloads: 5000 });
		const all = await searchModels('fox', null, asking());
		expect(all.map(({ repository }) => repository)).toEqual(['two/fox-ONNX', 'three/fox-MLC', 'one/fox-GGUF']);
		expect(all[2]).toEqual({
			repository: 'one/fox-GGUF',
			downloads: 50,
			updatedAtMs: Date.UTC(2026, 0, 2, 3, 4, 5),
			license: 'mit',
			gated: true,
			engines: ['wllama']
		});
		expect((await searchModels('fox', 'transformers', asking())).map(({ repository }) => repository)).toEqual([
			'two/fox-ONNX'
		]);
		expect(await searchModels('nothing of this name', null, asking())).toEqual([]);
	});
});

describe('a repository', () => {
	test('is read at the commit that its branch is at, over all pages of its list', async () => {
		const files = Array.from({ length: 25 }, (_, index) => ({ path: `part-${index}.gguf`, bytes: 10, lfs: true }));
		const model = describeRepo({ files, pageFiles: 10, license: 'mit', parameters: 5e6, contextTokens: 2048 });
		const found = await readRepository(model, 'main', asking());
		expect(found).toMatchObject({ revision, license: 'mit', parameters: 5e6, contextTokens: 2048, gated: false });
		expect(found.files.map(({ path }) => path)).toEqual(files.map(({ path }) => path));
		expect(hub.asked(model).map(({ at }) => at)).toEqual(['revision', 'tree', 'tree', 'tree']);
		expect(hub.asked(model)[1]?.url).toContain(`/tree/${revision}?recursive=true`);
	});

	test('its builds come with what the header of a file says, read by a range', async () => {
		const model = describeRepo({ files: [{ path: 'guide-Q8_0.gguf', content: guide.toString('base64'), lfs: true }] });
		const { builds, contextTokens } = await listRepository(model, 'main', asking());
		const { architecture, files } = builds[0]!.plan;
		expect(architecture?.layers).toBeGreaterThan(1);
		expect(architecture?.vocabulary).toBeGreaterThan(1000);
		expect(contextTokens).toBeGreaterThan(100);
		expect(files[0]?.sha256).toBe(createHash('sha256').update(guide).digest('hex'));
		expect(hub.asked(model).filter(({ at }) => at === 'file')).toHaveLength(1);
	});

	test('that is gated is listed without a token, and its header read with one', async () => {
		const gated: Partial<HubRepo> = {
			gated: 'manual',
			token: 'hf_abcdefgh',
			files: [{ path: 'guide-Q8_0.gguf', content: guide.toString('base64'), lfs: true }]
		};
		const model = describeRepo(gated);
		const without = await listRepository(model, 'main', asking());
		expect([without.gated, without.builds[0]?.plan.architecture]).toEqual([true, null]);
		const along = await listRepository(model, 'main', asking({ token: 'hf_abcdefgh' }));
		expect(along.builds[0]?.plan.architecture).not.toBeNull();
	});

	test('a token goes to the hub it is for, and nowhere else', async () => {
		const other = await startHub();
		const model = describeRepo({ files: [{ path: 'g.gguf', content: guide.toString('base64') }] });
		other.describe({ model: 'x/y', revision, files: [{ path: 'g.gguf', content: guide.toString('base64') }] });
		const access = asking({ token: 'hf_abcdefgh' });
		await readRepository(model, 'main', access);
		await readDirect(`${other.url}/x/y/resolve/main/g.gguf`, access);
		expect(hub.asked(model).map(({ authorization }) => authorization)).toEqual(Array(2).fill('Bearer hf_abcdefgh'));
		expect(other.asked('x/y').map(({ authorization }) => authorization)).toEqual([null]);
		await other.close();
	});
});

describe('what goes wrong has a name', () => {
	const cases: [string, ApiFault, string, Partial<Record<'status' | 'retryAfterMs', number>>][] = [
		[
			'too many requests',
			{ at: 'tree', kind: 'status', status: 429, retryAfterSeconds: 42 },
			'busy',
			{ status: 429, retryAfterMs: 42_000 }
		],
		['a hub that fails', { at: 'revision', kind: 'status', status: 503 }, 'failing', { status: 503 }],
		[
			'a repository that is gone',
			{ at: 'revision', kind: 'status', status: 401, code: 'RepoNotFound' },
			'not-there',
			{}
		],
		[
			'one without access',
			{ at: 'tree', kind: 'status', status: 403, code: 'GatedRepo' },
			'no-access',
			{ status: 403 }
		],
		['a sign-in page', { at: 'revision', kind: 'page' }, 'web-page', { status: 200 }],
		['a page that calls itself JSON', { at: 'tree', kind: 'body', body: ' <html>' }, 'web-page', {}],
		['half an answer', { at: 'tree', kind: 'body', body: '[{"type":"fi' }, 'unreadable', {}],
		['an answer of another form', { at: 'tree', kind: 'body', body: '{"error":"no"}' }, 'unreadable', {}],
		['a description without a commit', { at: 'revision', kind: 'body', body: '{"sha":"main"}' }, 'unreadable', {}],
		['an answer without end', { at: 'tree', kind: 'huge' }, 'too-long', {}],
		['a connection that breaks', { at: 'tree', kind: 'close' }, 'no-answer', {}]
	];
	test.each(cases)('%s', async (_, fault, reason, details) => {
		const model = describeRepo({ faults: [fault] });
		expect(await failure(readRepository(model, 'main', asking()))).toMatchObject({ reason, ...details });
		// And it was that, nothing else.
		expect((await readRepository(model, 'main', asking())).files).toHaveLength(1);
	});

	test('a search that fails is told too', async () => {
		describeRepo({ model: 'x/weasel-GGUF', faults: [{ at: 'search', kind: 'status', status: 429 }] });
		expect(await failure(searchModels('weasel', 'wllama', asking()))).toMatchObject({
			reason: 'busy',
			retryAfterMs: null
		});
	});

	test('no hub at all, no network, a policy that forbids it, a wrong token', async () => {
		const nobody = asking({ endpoint: 'http://127.0.0.1:1' });
		expect(await failure(searchModels('x', 'wllama', nobody))).toMatchObject({
			reason: 'no-answer',
			host: '127.0.0.1:1'
		});
		const offline = { ...nobody, network: { fetch, isOffline: () => true } };
		expect(await failure(searchModels('x', 'wllama', offline))).toMatchObject({ reason: 'offline' });
		const forbidden = { ...nobody, network: { fetch, wasForbidden: async () => true } };
		expect(await failure(searchModels('x', 'wllama', forbidden))).toMatchObject({ reason: 'not-allowed' });
		const wrong = describeRepo({ faults: [{ at: 'revision', kind: 'status', status: 401 }] });
		expect(await failure(readRepository(wrong, 'main', asking({ token: 'hf_expired00' })))).toMatchObject({
			reason: 'bad-token'
		});
	});

	test('names that no repository has are refused before anything is asked', async () => {
		const never = asking({ network: { fetch: () => Promise.reject(new Error('asked')) } });
		for (const name of ['../x', 'a/..', 'a/b/c', 'a', 'a/b?x', 'a/b#', 'a/%2e%2e', '', 'a/b\n'])
			expect(await failure(readRepository(name, 'main', never)), name).toMatchObject({ reason: 'not-there' });
		for (const name of ['..', '../main', 'a b', '', 'x?y'])
			expect(await failure(readRepository('a/b', name, never)), name).toMatchObject({ reason: 'not-there' });
	});

	test('a list that goes on at another host, or in a circle, is not followed', async () => {
		const answers = (next: string) =>
			asking({
				network: {
					fetch: async (input) => {
						const { pathname } = new URL(String(input));
						if (pathname.includes('/revision/')) return Response.json({ id: 'a/b', sha: revision });
						return Response.json([], { headers: { Link: `<${next}>; rel="next"` } });
					}
				},
				endpoint: 'https://hub.example',
				token: 'hf_abcdefgh'
			});
		const circle = `https://hub.example/api/models/a/b/tree/${revision}?recursive=true`;
		expect(await failure(readRepository('a/b', 'main', answers(circle)))).toMatchObject({ reason: 'unreadable' });
		expect(await failure(readRepository('a/b', 'main', answers('https://evil.example/next')))).toMatchObject({
			reason: 'unreadable'
		});
	});
});

describe('completing a plan', () => {
	const planned = (model: string, paths: readonly string[], more: Partial<InstallPlan> = {}): InstallPlan => ({
		...listBuilds(
			{
				endpoint: hub.url,
				repository: model,
				revision,
				license: null,
				gated: false,
				tags: [],
				task: '',
				modelType: null,
				parameters: null,
				contextTokens: null,
				files: [{ path: 'x-Q4_0.gguf', bytes: 100, sha256: null, gitOid: null }]
			},
			null
		).builds[0]!.plan,
		source: { kind: 'hub', endpoint: hub.url, repository: model, revision: null },
		files: paths.map((path) => ({
			path,
			url: `${hub.url}/${model}/resolve/main/${path}`,
			bytes: null,
			sha256: null
		})),
		...more
	});

	test('fills in the commit, sizes and hashes, takes what only the hub can list, and hashes small files itself', async () => {
		const config = Buffer.from('{"model_type":"llama"}');
		const model = describeRepo({
			files: [
				{ path: 'config.json', content: config.toString('base64') },
				{ path: 'params_shard_0.bin', bytes: 30, lfs: true },
				{ path: 'params_shard_10.bin', bytes: 30, lfs: true },
				{ path: 'params_shard_2.bin', bytes: 30, lfs: true },
				{ path: 'other.txt', bytes: 3 }
			]
		});
		const library = {
			path: 'x.wasm',
			url: 'https://elsewhere.example/x.wasm',
			bytes: 5,
			sha256: null,
			role: 'library' as const
		};
		const plan = planned(model, ['config.json'], { alsoTake: ['params_shard_*.bin'], engine: 'webllm' });
		const complete = await completePlan({ ...plan, files: [...plan.files, library] }, asking());
		expect(complete.source).toEqual({ kind: 'hub', endpoint: hub.url, repository: model, revision });
		expect(complete.alsoTake).toBeUndefined();
		expect(complete.files.map(({ path }) => path)).toEqual([
			'config.json',
			'x.wasm',
			'params_shard_0.bin',
			'params_shard_2.bin',
			'params_shard_10.bin'
		]);
		expect(complete.files[0]).toEqual({
			path: 'config.json',
			url: `${hub.url}/${model}/resolve/${revision}/config.json`,
			bytes: config.length,
			sha256: createHash('sha256').update(config).digest('hex')
		});
		expect(complete.files[1]).toEqual(library);
		expect(complete.files[2]?.sha256).toMatch(/^[\da-f]{64}$/);
	});

	test('refuses a file that is not there, one that differs from the pin, and one that arrives as another', async () => {
		const config = Buffer.from('{}').toString('base64');
		const model = describeRepo({ files: [{ path: 'config.json', content: config }] });
		expect(await failure(completePlan(planned(model, ['gone.json']), asking()))).toMatchObject({ reason: 'not-there' });
		const pinned = planned(model, ['config.json']);
		const source = { kind: 'hub' as const, endpoint: hub.url, repository: model, revision };
		const files = pinned.files.map((file) => ({ ...file, sha256: 'c'.repeat(64) }));
		expect(await failure(completePlan({ ...pinned, source, files }, asking()))).toMatchObject({ reason: 'unreadable' });
		const other = describeRepo({
			files: [{ path: 'config.json', content: config }],
			faults: [
				{ at: 'revision', kind: 'status', status: 500 },
				{ at: 'file', kind: 'body', body: '[]' }
			]
		});
		await failure(completePlan(planned(other, ['config.json']), asking()));
		expect(await failure(completePlan(planned(other, ['config.json']), asking()))).toMatchObject({
			reason: 'unreadable'
		});
	});

	test('leaves plans from elsewhere as they are', async () => {
		const plan = planned('a/b', [], { source: { kind: 'disk', fileName: 'x' } });
		expect(await completePlan(plan, asking({ network: { fetch: () => Promise.reject(new Error('asked')) } }))).toBe(
			plan
		);
	});
});

describe('a file behind an address', () => {
	test('becomes a plan of which nobody promises a hash', async () => {
		const model = describeRepo({ files: [{ path: 'guide-Q8_0.gguf', content: guide.toString('base64') }] });
		const url = `${hub.url}/${model}/resolve/main/guide-Q8_0.gguf`;
		const { plan, bytes, problem } = await readDirect(`${url}#part`, asking());
		expect([bytes, problem, plan.quantization]).toEqual([guide.length, null, 'Q8_0']);
		expect(plan.source).toEqual({ kind: 'url', url });
		expect(plan.files).toEqual([{ path: 'guide-Q8_0.gguf', url, bytes: guide.length, sha256: null }]);
		expect(plan.architecture?.layers).toBeGreaterThan(1);
	});

	test('of a split model brings its other parts, if it is the first', async () => {
		const content = guide.toString('base64');
		const model = describeRepo({
			files: [
				{ path: 'g-00001-of-00002.gguf', content },
				{ path: 'g-00002-of-00002.gguf', content }
			]
		});
		const url = (part: number) => `${hub.url}/${model}/resolve/main/g-0000${part}-of-00002.gguf`;
		const first = await readDirect(url(1), asking());
		expect(first.plan.files.map((file) => file.url)).toEqual([url(1), url(2)]);
		// Guide's header knows nothing of a split.
		expect(first.problem).toEqual({ kind: 'counts-differ', inHeader: 1, inName: 2 });
		expect((await readDirect(url(2), asking())).problem).toEqual({ kind: 'not-first-part' });
	});

	test('that is none is refused', async () => {
		const text = Buffer.from('<!doctype html>'.repeat(9)).toString('base64');
		const model = describeRepo({
			files: [
				{ path: 'x.gguf', content: text },
				{ path: 'y.gguf', content: text }
			],
			faults: [{ at: 'file', kind: 'page' }]
		});
		expect(await failure(readDirect(`${hub.url}/${model}/resolve/main/x.gguf`, asking()))).toMatchObject({
			reason: 'web-page'
		});
		expect(await failure(readDirect(`${hub.url}/${model}/resolve/main/y.gguf`, asking()))).toMatchObject({
			reason: 'unreadable'
		});
		expect(await failure(readDirect(`${hub.url}/${model}/resolve/main/z.gguf`, asking()))).toMatchObject({
			reason: 'not-there'
		});
	});
});

describe('whatever a hub answers', () => {
	const random = makeRandom(7);
	const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
	const hostile: readonly unknown[] = [
		null,
		true,
		0,
		-1,
		1e308,
		2 ** 53,
		'',
		'x'.repeat(500),
		'../../etc/passwd',
		'/etc/passwd',
		'a\\b.gguf',
		'a/../b.gguf',
		'./m.gguf',
		'm\u202egguf.exe',
		'm\n.gguf',
		'<img src=x onerror=alert(1)>.gguf',
		'javascript:alert(1)',
		'__proto__',
		'constructor',
		[],
		{},
		{ oid: 'x', size: -5 },
		{ __proto__: null, toString: 'x' },
		'owner/../..',
		'ok/name',
		'%2e%2e/x',
		'model-Q4_K_M.gguf',
		'onnx/model_q4.onnx',
		'mlc-chat-config.json',
		'params_shard_0.bin',
		'm-00001-of-99999.gguf',
		revision
	];
	const keys = [
		'id',
		'sha',
		'tags',
		'gated',
		'cardData',
		'gguf',
		'type',
		'path',
		'size',
		'lfs',
		'oid',
		'downloads',
		'lastModified',
		'safetensors',
		'pipeline_tag',
		'__proto__',
		'license'
	];
	const value = (depth: number): unknown => {
		if (depth === 0 || random() < 0.4) return pick(hostile);
		if (random() < 0.5) return Array.from({ length: Math.floor(random() * 4) }, () => value(depth - 1));
		const entries = Array.from({ length: Math.floor(random() * 8) }, () => [pick(keys), value(depth - 1)]);
		return JSON.parse(
			`{${entries.map(([key, inside]) => `${JSON.stringify(key)}:${JSON.stringify(inside ?? null)}`).join(',')}}`
		);
	};
	const good = ['m-Q4_0.gguf', 'mmproj-f16.gguf', 'onnx/model_q4.onnx', 'mlc-chat-config.json', 'params_shard_0.bin'];
	const file = () => ({
		...(value(2) as object),
		type: 'file',
		path: pick([...good, ...good, ...good, ...hostile]),
		size: random() < 0.7 ? 100 : pick(hostile)
	});
	/** What it was, if it was not a failure with a name. */
	const named = async <T>(work: Promise<T>): Promise<T | null> => {
		try {
			return await work;
		} catch (error) {
			if (!isAppError(error, 'hub/failed')) throw error;
			return null;
		}
	};

	test('is an error with a name or a list that leads nowhere but to the hub', async () => {
		let listed = 0;
		for (let round = 0; round < 400; round++) {
			const fetchAnything: typeof fetch = async (input) => {
				const { pathname } = new URL(String(input));
				if (pathname === '/api/models')
					return Response.json(random() < 0.2 ? value(3) : [value(2), { ...(value(2) as object), id: pick(hostile) }]);
				if (pathname.includes('/revision/'))
					return Response.json(random() < 0.1 ? value(3) : { ...(value(2) as object), sha: revision });
				if (pathname.includes('/tree/')) return Response.json(random() < 0.1 ? value(3) : [file(), file(), file()]);
				return new Response(JSON.stringify(value(2)));
			};
			const call = asking({ endpoint: 'https://hub.example', network: { fetch: fetchAnything } });
			for (const { repository } of (await named(searchModels('x', 'wllama', call))) ?? [])
				expect(repository).toMatch(/^[\w-][\w.-]*\/[\w-][\w.-]*$/);
			const listing = await named(listRepository('owner/name', 'main', call));
			if (!listing) continue;
			expect(listing.pageUrl).toMatch(/^https:\/\/hub\.example\/[\w-][\w.-]*\/[\w-][\w.-]*$/);
			listed += listing.builds.length;
			for (const { plan, bytes } of listing.builds) {
				expect(plan.id).toMatch(/^[a-z\d.-]+$/);
				expect(bytes === null || bytes >= 0).toBe(true);
				for (const { path, url, role } of plan.files) {
					expect(path).not.toMatch(/(^|\/)\.{0,2}(\/|$)|[\\\p{C}<>]/u);
					const { origin, pathname } = new URL(url!);
					if (role === 'library') continue;
					expect(origin).toBe('https://hub.example');
					expect(pathname).toMatch(new RegExp(`^/[^/]+/[^/]+/resolve/${revision}/`));
				}
			}
		}
		expect(listed).toBeGreaterThan(100);
		expect(({} as Record<string, unknown>).license).toBeUndefined();
	});
});
