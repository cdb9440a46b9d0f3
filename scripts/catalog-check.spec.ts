import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkLibrary } from '#lib/catalog/check-library.ts';
import type { Build, Library, LibraryModel } from '#lib/catalog/library-types.ts';
import { checkBuild } from './catalog-check/build.js';
import { checkFacts } from './catalog-check/facts.js';
import { Hub } from './catalog-check/hub.js';

const hash = (algorithm: string, ...parts: string[]) => {
	const sum = createHash(algorithm);
	for (const part of parts) sum.update(part);
	return sum.digest('hex');
};
const commit = (name: string) => hash('sha1', name);

interface Repository {
	/** Files of each commit by path; the last commit is the newest. Names ending in .gguf, .bin or .onnx are large. */
	commits: Map<string, Record<string, string>>;
	about?: Record<string, unknown>;
	renamed?: string;
}

/** Answers like Hugging Face's hub, as far as the script asks. */
class FakeHub {
	readonly repositories = new Map<string, Repository>();
	readonly libraries = new Map<string, string>();
	readonly asked: { path: string; authorization: string | undefined }[] = [];
	/** Status of the next answers, in the place of the right ones. */
	readonly faults: number[] = [];
	/** Files in one page of a list. */
	page = 1000;
	/** What the hub sends of small files, in the place of what it lists. */
	lies: string | null = null;
	url = '';
	#server = createServer((request, response) => this.#answer(request, response));

	async start(): Promise<void> {
		await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
		this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}

	stop(): void {
		this.#server.closeAllConnections();
		this.#server.close();
	}

	set(name: string, files: Record<string, string>, about: Record<string, unknown> = {}): void {
		const known = this.repositories.get(name)?.commits ?? new Map<string, Record<string, string>>();
		this.repositories.set(name, { commits: known.set(commit(`${name} ${known.size}`), files), about });
	}

	#answer(request: IncomingMessage, response: ServerResponse): void {
		const url = new URL(request.url ?? '', this.url);
		this.asked.push({ path: url.pathname, authorization: request.headers.authorization });
		const fault = this.faults.shift();
		const send = (status: number, body: string, headers: Record<string, string> = {}) =>
			response.writeHead(status, headers).end(body);
		if (fault) return void send(fault, 'fault');
		const [, info] = /^\/api\/models\/([^/]+\/[^/]+)$/.exec(url.pathname) ?? [];
		const [, treeName, treeCommit] = /^\/api\/models\/([^/]+\/[^/]+)\/tree\/([^/]+)$/.exec(url.pathname) ?? [];
		const [, fileName, fileCommit, path] = /^\/([^/]+\/[^/]+)\/resolve\/([^/]+)\/(.+)$/.exec(url.pathname) ?? [];
		const repository = this.repositories.get(info ?? treeName ?? fileName ?? '');
		const library = this.libraries.get(url.pathname);
		if (library !== undefined) return void send(200, library);
		// The real one does not tell the missing from the private.
		if (!repository) return void send(401, 'Invalid username or password.');
		if (info) {
			const sha = [...repository.commits.keys()].at(-1);
			return void send(200, JSON.stringify({ id: repository.renamed ?? info, sha, gated: false, ...repository.about }));
		}
		const files = repository.commits.get(treeCommit ?? fileCommit ?? '');
		if (!files) return void send(404, 'Invalid rev id');
		if (path !== undefined) {
			const content = files[path];
			return void (content === undefined ? send(404, 'Entry not found') : send(200, this.lies ?? content));
		}
		this.#list(files, url, send);
	}

	#list(
		files: Record<string, string>,
		url: URL,
		send: (status: number, body: string, headers?: Record<string, string>) => void
	): void {
		const entries = Object.entries(files).map(([path, content]) => {
			const size = Buffer.byteLength(content);
			const isLarge = /\.(gguf|bin|onnx)$/.test(path);
			const lfs = { oid: hash('sha256', content), size, pointerSize: 134 };
			const oid = isLarge ? hash('sha1', `pointer ${content}`) : hash('sha1', `blob ${size}\0`, content);
			return { type: 'file', path, size, oid, ...(isLarge ? { lfs } : {}) };
		});
		const all = [{ type: 'directory', path: 'onnx', size: 0, oid: '0' }, ...entries];
		const start = Number(url.searchParams.get('cursor') ?? 0);
		const next = start + this.page;
		const link = `<${url.origin}${url.pathname}?recursive=true&cursor=${next}>; rel="next"`;
		send(200, JSON.stringify(all.slice(start, next)), next < all.length ? { link } : {});
	}
}

let server: FakeHub;
beforeEach(async () => {
	server = new FakeHub();
	await server.start();
});
afterEach(() => server.stop());

const quick = { pauseMs: 1 };
const check = (build: Build, update = false) =>
	checkBuild(build, { hub: new Hub(server.url, quick), libraries: `${server.url}/libs/`, update });

const file = (path: string) => ({ path, bytes: null, sha256: null });
const gguf: Build = {
	engine: 'wllama',
	quantization: 'Q4_K_M',
	repository: 'me/tiny-GGUF',
	revision: null,
	shaderF16: false,
	files: [file('tiny.gguf')],
	alsoTake: [],
	wasm: null,
	memory: null,
	unverified: ['repository', 'files']
};
const mlc: Build = {
	...gguf,
	engine: 'webllm',
	quantization: 'q4f16_1',
	repository: 'me/tiny-MLC',
	files: [file('mlc-chat-config.json')],
	alsoTake: ['params_shard_*.bin'],
	wasm: file('v1/tiny.wasm')
};

describe('a build', () => {
	test('is filled in, and then stays as it is', async () => {
		server.set('me/tiny-GGUF', { 'tiny.gguf': 'weights', 'other.gguf': 'more' });
		const first = await check(gguf);
		expect(first.problems).toEqual([]);
		expect(first.build).toEqual({
			...gguf,
			revision: commit('me/tiny-GGUF 0'),
			files: [{ path: 'tiny.gguf', bytes: 7, sha256: hash('sha256', 'weights') }],
			unverified: []
		});
		expect(await check(first.build)).toEqual({ build: first.build, notes: [], problems: [] });
	});

	test('gets its shards in order, the hashes of small files, and its compiled library', async () => {
		const shards = Object.fromEntries([10, 2, 0].map((n) => [`params_shard_${n}.bin`, `shard ${n}`]));
		server.set('me/tiny-MLC', { ...shards, 'mlc-chat-config.json': '{}', 'README.md': 'x' });
		server.libraries.set('/libs/v1/tiny.wasm', 'wasm');
		const { build, problems } = await check(mlc);
		expect(problems).toEqual([]);
		expect(build.files).toEqual([
			{ path: 'mlc-chat-config.json', bytes: 2, sha256: hash('sha256', '{}') },
			...[0, 2, 10].map((n) => ({
				path: `params_shard_${n}.bin`,
				bytes: `shard ${n}`.length,
				sha256: hash('sha256', `shard ${n}`)
			}))
		]);
		expect(build.wasm).toEqual({ path: 'v1/tiny.wasm', bytes: 4, sha256: hash('sha256', 'wasm') });
		server.asked.length = 0;
		expect((await check(build)).build).toEqual(build);
		expect(server.asked.some(({ path }) => path.includes('/resolve/'))).toBe(false);
	});

	test('of web-llm without a single shard is not complete', async () => {
		server.set('me/tiny-MLC', { 'mlc-chat-config.json': '{}' });
		server.libraries.set('/libs/v1/tiny.wasm', 'wasm');
		const { build, problems } = await check(mlc);
		expect(problems).toEqual(['params_shard_*.bin is not there']);
		expect(build).toEqual(mlc);
	});

	test('of ONNX may lack what its pattern names', async () => {
		server.set('me/tiny-ONNX', { 'onnx/model_q4.onnx': 'graph', 'onnx/model_q4f16.onnx_data': 'x' });
		const build: Build = {
			...gguf,
			engine: 'transformers',
			repository: 'me/tiny-ONNX',
			files: [file('onnx/model_q4.onnx')],
			alsoTake: ['generation_config.json', 'onnx/model_q4.onnx_data*']
		};
		const outcome = await check(build);
		expect(outcome.problems).toEqual([]);
		expect(outcome.build.files.map(({ path }) => path)).toEqual(['onnx/model_q4.onnx']);
	});

	test('is read from a list that has many pages', async () => {
		server.page = 1;
		server.set('me/tiny-GGUF', { 'a.gguf': 'a', 'b.gguf': 'b', 'tiny.gguf': 'weights' });
		expect((await check(gguf)).build.files[0]?.bytes).toBe(7);
	});

	test('stays at its revision when there is a newer one, until it is told to move', async () => {
		server.set('me/tiny-GGUF', { 'tiny.gguf': 'weights' });
		const { build } = await check(gguf);
		server.set('me/tiny-GGUF', { 'tiny.gguf': 'better weights' });
		const stayed = await check(build);
		expect(stayed.build).toEqual(build);
		expect(stayed.problems).toEqual([]);
		expect(stayed.notes).toEqual([expect.stringMatching(/newer revision, [0-9a-f]{40}/)]);
		const moved = await check(build, true);
		expect(moved.problems).toEqual([]);
		expect(moved.notes).toEqual([
			expect.stringMatching(/became/),
			expect.stringMatching(/tiny\.gguf has 14 bytes instead of 7/)
		]);
		expect(moved.build).toMatchObject({ revision: commit('me/tiny-GGUF 1'), files: [{ bytes: 14 }] });
	});

	test('takes new hashes of small files, and lets go of shards, when it moves', async () => {
		server.libraries.set('/libs/v1/tiny.wasm', 'wasm');
		server.set('me/tiny-MLC', { 'mlc-chat-config.json': '{}', 'params_shard_0.bin': 'a', 'params_shard_1.bin': 'b' });
		const { build } = await check(mlc);
		server.set('me/tiny-MLC', { 'mlc-chat-config.json': '[]', 'params_shard_0.bin': 'a' });
		const moved = await check(build, true);
		expect(moved.problems).toEqual([]);
		expect(moved.notes).toEqual(
			expect.arrayContaining(['mlc-chat-config.json has other content than before', 'params_shard_1.bin is gone'])
		);
		expect(moved.build.files.map(({ path }) => path)).toEqual(['mlc-chat-config.json', 'params_shard_0.bin']);
		expect(moved.build.files[0]?.sha256).toBe(hash('sha256', '[]'));
	});

	test.for([
		['another size', { bytes: 8 }, /tiny\.gguf has 7 bytes instead of 8/],
		['another hash', { sha256: 'd'.repeat(64) }, /tiny\.gguf has other content/],
		['another name', { path: 'tinier.gguf' }, /tinier\.gguf is not there/]
	] as const)('with %s is a problem and is left alone', async ([, change, problem]) => {
		server.set('me/tiny-GGUF', { 'tiny.gguf': 'weights' });
		const { build } = await check(gguf);
		const wrong = { ...build, files: [{ ...build.files[0]!, ...change }] };
		const outcome = await check(wrong);
		expect(outcome.problems).toEqual([expect.stringMatching(problem)]);
		expect(outcome.build).toEqual(wrong);
	});

	test('whose repository or revision vanished is a problem', async () => {
		expect((await check(gguf)).problems).toEqual([
			expect.stringMatching(/does not exist, or needs permission \(401\)/)
		]);
		server.set('me/tiny-GGUF', { 'tiny.gguf': 'weights' });
		const { problems } = await check({ ...gguf, revision: 'e'.repeat(40) });
		expect(problems).toEqual([expect.stringMatching(/does not exist \(404\)/)]);
	});

	test('that nobody can fetch without an account is a problem; a new name is a note', async () => {
		server.set('me/tiny-GGUF', { 'tiny.gguf': 'weights' }, { gated: 'manual' });
		expect((await check(gguf)).problems).toEqual([expect.stringMatching(/asks for an account/)]);
		server.set('me/tiny-GGUF', { 'tiny.gguf': 'weights' });
		server.repositories.get('me/tiny-GGUF')!.renamed = 'you/tiny-GGUF';
		expect((await check(gguf)).notes).toContain('the repository is called you/tiny-GGUF now');
	});

	test('whose compiled library changed is a problem', async () => {
		server.set('me/tiny-MLC', { 'mlc-chat-config.json': '{}', 'params_shard_0.bin': 'x' });
		server.libraries.set('/libs/v1/tiny.wasm', 'wasm');
		const { build } = await check(mlc);
		server.libraries.set('/libs/v1/tiny.wasm', 'WASM');
		expect((await check(build)).problems).toEqual(['v1/tiny.wasm has other content than before']);
		server.libraries.clear();
		expect((await check(build)).problems).toEqual([expect.stringMatching(/libs\/v1\/tiny\.wasm does not exist/)]);
	});

	test('whose small file arrives changed is a problem', async () => {
		server.set('me/tiny-MLC', { 'mlc-chat-config.json': '{}', 'params_shard_0.bin': 'x' });
		server.libraries.set('/libs/v1/tiny.wasm', 'wasm');
		server.lies = '[]';
		expect((await check(mlc)).problems).toEqual([expect.stringMatching(/arrives with other bytes/)]);
	});

	test('survives a hub that is busy for a moment', async () => {
		server.set('me/tiny-GGUF', { 'tiny.gguf': 'weights' });
		server.faults.push(503, 429);
		expect((await check(gguf)).problems).toEqual([]);
		server.faults.push(500, 500, 500, 500);
		expect((await check(gguf)).problems).toEqual([expect.stringMatching(/status 500/)]);
	});
});

const model: LibraryModel = {
	id: 'tiny',
	name: 'Tiny',
	family: 'Tiny',
	kind: 'chat',
	source: 'me/tiny',
	parameters: { total: 1000, active: 1000 },
	license: 'own-1.0',
	languages: ['en', 'de'],
	contextTokens: 4096,
	modalities: ['text'],
	architecture: {
		layers: 4,
		kvLayers: 3,
		heads: 8,
		kvHeads: 2,
		headWidth: 16,
		width: 128,
		vocabulary: 2,
		slidingWindow: { tokens: 512, layers: 2 }
	},
	unverified: ['parameters', 'license', 'languages', 'contextTokens', 'architecture'],
	builds: [gguf]
};
const page = {
	cardData: { license: 'other', license_name: 'Own-1.0', language: ['de', 'en', 'fr'] },
	safetensors: { total: 1010 }
};
const config = {
	num_hidden_layers: 4,
	hidden_size: 128,
	num_attention_heads: 8,
	num_key_value_heads: 2,
	vocab_size: 2,
	max_position_embeddings: 4096,
	sliding_window: 512,
	layer_types: ['sliding_attention', 'linear_attention', 'sliding_attention', 'full_attention']
};

describe('the facts of a model', () => {
	const facts = (about: object, inside: object | null, of = model) => {
		server.set('me/tiny', inside ? { 'config.json': JSON.stringify(inside) } : {}, about as Record<string, unknown>);
		return checkFacts(of, new Hub(server.url, quick));
	};

	test('lose their mark when their publisher confirms them', async () => {
		const { model: after, notes, problems } = await facts(page, config);
		expect(problems).toEqual([]);
		expect(after.unverified).toEqual([]);
		expect(notes).toEqual(['confirmed: parameters, license, languages, contextTokens, architecture']);
		expect(await facts(page, config, after)).toEqual({ model: after, notes: [], problems: [] });
	});

	test('are read from the part of a configuration that is about text', async () => {
		expect((await facts(page, { vision_config: {}, text_config: config })).model.unverified).toEqual([]);
	});

	test('keep their mark where nobody says anything', async () => {
		expect((await facts({}, {})).model.unverified).toEqual(model.unverified);
		const experts = { ...model, parameters: { total: 1000, active: 100 } };
		expect((await facts(page, config, experts)).model.unverified).toEqual(['parameters']);
		const withoutTypes = { ...config, layer_types: undefined };
		expect((await facts(page, withoutTypes)).model.unverified).toEqual(['architecture']);
	});

	test('count a table once that is stored twice', async () => {
		expect((await facts({ safetensors: { total: 1256 } }, config)).problems).toEqual([]);
	});

	test.for([
		['licence', { cardData: { license: 'mit' } }, config, /its licence is mit, not own-1\.0/],
		['parameters', { safetensors: { total: 2000 } }, config, /it has 2000 parameters, not 1000/],
		['context', page, { ...config, max_position_embeddings: 2048 }, /longest context is 2048 tokens, not 4096/],
		['layers', page, { ...config, num_hidden_layers: 5 }, /it has 5 layers, not 4/],
		['heads', page, { ...config, head_dim: 32 }, /it has 32 numbers in a head, not 16/],
		['window', page, { ...config, sliding_window: 1024 }, /it has 1024 tokens in the window, not 512/]
	] as [string, object, object, RegExp][])(
		'that are contradicted are problems: %s',
		async ([, about, inside, problem]) => {
			const { model: after, problems } = await facts(about, inside);
			expect(problems).toEqual([expect.stringMatching(problem)]);
			expect(after.unverified.length).toBeGreaterThan(0);
		}
	);
});

describe('npm run catalog:check', () => {
	let folder = '';
	let path = '';
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'catalog-check-'));
		path = join(folder, 'catalog.json');
		writeFileSync(path, JSON.stringify({ version: 1, models: [{ ...model, builds: [gguf, mlc] }] } satisfies Library));
		server.set('me/tiny', { 'config.json': JSON.stringify(config) }, page);
		server.set('me/tiny-GGUF', { 'tiny.gguf': 'weights' });
		server.set('me/tiny-MLC', { 'mlc-chat-config.json': '{}', 'params_shard_0.bin': 'x' });
		server.libraries.set('/libs/v1/tiny.wasm', 'wasm');
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
		const env = { ...process.env, HEARTH_HUB: `${server.url}/`, HF_TOKEN: 'secret' };
		Object.assign(env, { HEARTH_MLC_LIBRARIES: `http://localhost:${new URL(server.url).port}/libs` });
		return new Promise((resolve) => {
			const all = ['scripts/catalog-check.js', `--catalog=${path}`, ...args];
			execFile(process.execPath, all, { env }, (error, stdout, stderr) =>
				resolve({ code: Number(error?.code ?? 0), stdout, stderr })
			);
		});
	}

	test('fills in a catalogue once, keeps its form, and tells the token to the hub only', async () => {
		const first = await run();
		expect(first.stderr).toBe('');
		expect(first.stdout).toMatch(/filled in at [0-9a-f]{40}: 2 files/);
		expect(first.code).toBe(0);
		const written = readFileSync(path, 'utf8');
		expect(checkLibrary(JSON.parse(written))).toEqual([]);
		expect(written).not.toContain('null, "sha256"');
		expect(
			server.asked.filter(({ path }) => path.startsWith('/api/')).every(({ authorization }) => authorization)
		).toBe(true);
		expect(server.asked.find(({ path }) => path.startsWith('/libs/'))?.authorization).toBeUndefined();
		const second = await run();
		expect(second).toMatchObject({ code: 0, stderr: '' });
		expect(second.stdout).toMatch(/Nothing had to be written/);
		expect(readFileSync(path, 'utf8')).toBe(written);
	}, 60_000);

	test('ends with 1 and says what is wrong, but keeps what is right', async () => {
		server.repositories.delete('me/tiny-MLC');
		const { code, stderr } = await run();
		expect(code).toBe(1);
		expect(stderr).toMatch(/tiny \(webllm, q4f16_1, me\/tiny-MLC\): PROBLEM: .*does not exist/);
		const [tiny] = (JSON.parse(readFileSync(path, 'utf8')) as Library).models;
		expect(tiny?.builds.map(({ revision }) => revision)).toEqual([commit('me/tiny-GGUF 0'), null]);
	}, 60_000);

	test('says in one line that there is no internet', async () => {
		server.stop();
		const { code, stderr, stdout } = await run();
		expect(code).toBe(1);
		expect(stderr).toMatch(/^Stopped: http:\/\/127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\)/);
		expect(stdout).toMatch(/Builds checked: 0/);
	}, 60_000);

	test.for([
		['--fast', /--fast is not known/],
		['--only=other', /No model has an id that begins with other/]
	] as const)('refuses %s', { timeout: 60_000 }, async ([arg, reason]) => {
		const { code, stderr } = await run(arg);
		expect(code).toBe(1);
		expect(stderr).toMatch(reason);
	});
});
