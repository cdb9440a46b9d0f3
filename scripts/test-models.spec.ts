import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { listModels } from './model-hub.js';
import { download } from './test-models/download.js';
import { fetchModel } from './test-models/models.js';

// Sockets and processes, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const content = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * index) % 251));
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

interface Seen {
	host: 'hub' | 'cdn';
	path: string;
	range: string | undefined;
	authorization: string | undefined;
}

/** A hub that sends large files on to another host, as Hugging Face does, with faults to order. */
class Hub {
	readonly files = new Map<string, Buffer>();
	readonly seen: Seen[] = [];
	/** Bytes after which the connection is cut, for the next answers of the other host; `null` leaves one whole. */
	readonly cuts: (number | null)[] = [];
	status = 200;
	/** What the hub says of every large file, in the place of the truth. */
	lies: Record<string, string> = {};
	ranges = true;
	/** Bytes that the other side has on its disk. */
	written = () => Infinity;
	#hub = createServer((request, response) => this.#send('hub', request, response));
	#cdn = createServer((request, response) => this.#send('cdn', request, response));

	async start(): Promise<void> {
		const listen = (server: Server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		await Promise.all([listen(this.#hub), listen(this.#cdn)]);
	}

	stop(): void {
		for (const server of [this.#hub, this.#cdn]) {
			server.closeAllConnections();
			server.close();
		}
	}

	get url(): string {
		return `http://127.0.0.1:${(this.#hub.address() as AddressInfo).port}`;
	}

	#send(host: Seen['host'], request: IncomingMessage, response: ServerResponse): void {
		const path = request.url ?? '';
		const { range, authorization } = request.headers;
		this.seen.push({ host, path, range, authorization });
		const file = this.files.get(path);
		if (!file || this.status !== 200) {
			response.writeHead(file ? this.status : 404).end();
		} else if (host === 'hub' && file.length > 1000) {
			const headers = { 'x-linked-size': file.length, 'x-linked-etag': `"${sha256(file)}"`, ...this.lies };
			const { port } = this.#cdn.address() as AddressInfo;
			response.writeHead(302, { ...headers, location: `http://127.0.0.1:${port}${path}` }).end();
		} else this.#sendBytes(file, range, response);
	}

	#sendBytes(file: Buffer, range: string | undefined, response: ServerResponse): void {
		const start = this.ranges ? Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0) : 0;
		if (start >= file.length) return void response.writeHead(416).end();
		const rest = file.subarray(start);
		const part = { 'content-range': `bytes ${start}-${file.length - 1}/${file.length}` };
		response.writeHead(start > 0 ? 206 : 200, { 'content-length': rest.length, ...(start > 0 ? part : {}) });
		const cut = this.cuts.shift() ?? null;
		if (cut === null) response.end(rest);
		else response.write(rest.subarray(0, cut), () => void this.#cutAt(start + cut, response));
	}

	/** Cuts once everything sent has been written down; what is still on its way is lost with the connection. */
	async #cutAt(bytes: number, response: ServerResponse): Promise<void> {
		while (this.written() < bytes) await new Promise((resolve) => setTimeout(resolve, 5));
		response.destroy();
	}
}

let folder = '';
let hub: Hub;
let url = '';
let path = '';
const quick = { pauseMs: 1 };

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'test-models-'));
	hub = new Hub();
	await hub.start();
	hub.files.set('/model.gguf', content);
	url = `${hub.url}/model.gguf`;
	path = join(folder, 'deep/model.gguf');
	hub.written = () => (existsSync(`${path}.part`) ? statSync(`${path}.part`).size : 0);
});

afterEach(() => {
	hub.stop();
	rmSync(folder, { recursive: true });
});

describe('a download', () => {
	test('follows the hub to another host, and does not ask again for what is there', async () => {
		expect(await download(url, path, { ...quick, token: 'secret' })).toBe('fetched');
		expect(readFileSync(path).equals(content)).toBe(true);
		expect(existsSync(`${path}.part`) || existsSync(`${path}.part.etag`)).toBe(false);
		expect(hub.seen.map(({ host, authorization }) => [host, authorization])).toEqual([
			['hub', 'Bearer secret'],
			['cdn', undefined]
		]);
		expect(await download(url, path, quick)).toBe('present');
		expect(hub.seen).toHaveLength(2);
	});

	test('goes on where it was cut off', async () => {
		hub.cuts.push(100_000, 50_000, 0);
		expect(await download(url, path, quick)).toBe('fetched');
		expect(readFileSync(path).equals(content)).toBe(true);
		const ranges = hub.seen.filter(({ host }) => host === 'cdn').map(({ range }) => range);
		expect(ranges).toEqual([undefined, 'bytes=100000-', 'bytes=150000-', 'bytes=150000-']);
	});

	test('goes on in another run', async () => {
		hub.cuts.push(100_000, 0, 0, 0, 0);
		await expect(download(url, path, quick)).rejects.toThrow(/was cut off/);
		hub.cuts.length = 0;
		hub.seen.length = 0;
		await download(url, path, quick);
		expect(hub.seen.at(-1)?.range).toBe('bytes=100000-');
		expect(readFileSync(path).equals(content)).toBe(true);
	});

	test('begins again when the hub has another version', async () => {
		hub.cuts.push(100_000, 0, 0, 0, 0);
		await expect(download(url, path, quick)).rejects.toThrow(/was cut off/);
		hub.cuts.length = 0;
		const other = Buffer.from(content).fill(7, 0, 200_000);
		hub.files.set('/model.gguf', other);
		await download(url, path, quick);
		expect(readFileSync(path).equals(other)).toBe(true);
	});

	test.for([50_000, 300_000])('begins again when %i bytes are there and the server knows no ranges', async (bytes) => {
		mkdirSync(join(folder, 'deep'));
		writeFileSync(`${path}.part`, content.subarray(0, bytes));
		writeFileSync(`${path}.part.etag`, sha256(content));
		hub.ranges = bytes > 50_000; // all bytes there, and ranges: asks for what is behind the end
		await download(url, path, quick);
		expect(readFileSync(path).equals(content)).toBe(true);
	});

	test.for<[string, Record<string, string>, RegExp]>([
		['its size', { 'x-linked-size': '299999' }, /has 300000 bytes instead of 299999/],
		['its hash', { 'x-linked-etag': `"${'0'.repeat(64)}"` }, /another hash than the hub says/]
	])('refuses a file that is not what the hub promised by %s', async ([, lies, reason]) => {
		hub.lies = lies;
		await expect(download(url, path, quick)).rejects.toThrow(reason);
		expect(existsSync(path) || existsSync(`${path}.part`)).toBe(false);
	});

	test('takes an ETag that is no SHA-256 for a name only', async () => {
		hub.lies = { 'x-linked-etag': '"some-other-tag"' };
		expect(await download(url, path, quick)).toBe('fetched');
	});

	test.for([
		[401, /needs permission \(401\).*HF_TOKEN/],
		[403, /needs permission \(403\)/],
		[500, /status 500/]
	] as const)('says in one line what status %i means', async ([status, reason]) => {
		hub.status = status;
		await expect(download(url, path, quick)).rejects.toThrow(reason);
		expect(hub.seen.length).toBe(status === 500 ? 4 : 1);
	});

	test('tells a file that is not there apart', async () => {
		await expect(download(`${hub.url}/none`, path, quick)).rejects.toMatchObject({ missing: true });
	});

	test('ends when it is sent in circles', async () => {
		const circle = createServer((_request, response) => response.writeHead(302, { location: '/again' }).end());
		await new Promise<void>((resolve) => circle.listen(0, '127.0.0.1', resolve));
		const { port } = circle.address() as AddressInfo;
		await expect(download(`http://127.0.0.1:${port}/`, path, quick)).rejects.toThrow(/redirected more than/);
		circle.close();
	});
});

describe('the models', () => {
	const sources = () => ({ ...quick, hub: hub.url, libraries: `${hub.url}/libs/`, folder, report: () => {} });

	test('one for transformers.js comes without the files that it may lack', async () => {
		const base = '/HuggingFaceTB/SmolLM2-135M-Instruct/resolve/main';
		const small = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];
		for (const name of small) hub.files.set(`${base}/${name}`, Buffer.from('{}'));
		hub.files.set(`${base}/onnx/model_q4.onnx`, content);
		const root = await fetchModel('transformers', sources());
		expect(listModels(root, 'onnx').map(({ files }) => files)).toEqual([
			[...small.slice(0, 1), 'onnx/model_q4.onnx', ...small.slice(1)]
		]);
	});

	test('one for web-llm comes with its shards and its library', async () => {
		const base = '/mlc-ai/SmolLM2-135M-Instruct-q0f16-MLC/resolve/main';
		const records = [{ dataPath: 'params_shard_0.bin' }, { dataPath: 'params_shard_1.bin' }];
		for (const name of ['mlc-chat-config.json', 'tokenizer.json']) hub.files.set(`${base}/${name}`, Buffer.from('{}'));
		hub.files.set(`${base}/tensor-cache.json`, Buffer.from(JSON.stringify({ records })));
		for (const { dataPath } of records) hub.files.set(`${base}/${dataPath}`, content);
		const library = '/libs/v0_2_86/base/SmolLM2-135M-Instruct-q0f16_cs1k-webgpu.wasm';
		hub.files.set(library, Buffer.from('wasm'));
		const root = await fetchModel('webllm', { ...sources(), token: 'secret' });
		expect(listModels(root, 'mlc').map(({ files }) => files)).toEqual([
			[
				'SmolLM2-135M-Instruct-q0f16-MLC.wasm',
				'mlc-chat-config.json',
				'params_shard_0.bin',
				'params_shard_1.bin',
				'tensor-cache.json',
				'tokenizer.json'
			]
		]);
		expect(hub.seen.find(({ path }) => path === library)?.authorization).toBeUndefined();
	});

	test('a list of shards cannot write elsewhere', async () => {
		const base = '/mlc-ai/SmolLM2-135M-Instruct-q0f16-MLC/resolve/main';
		for (const name of ['mlc-chat-config.json', 'tokenizer.json']) hub.files.set(`${base}/${name}`, Buffer.from('{}'));
		hub.files.set(`${base}/tensor-cache.json`, Buffer.from('{"records":[{"dataPath":"../../x"}]}'));
		await expect(fetchModel('webllm', sources())).rejects.toThrow(/odd names/);
	});
});

function run(
	env: Record<string, string>,
	...args: string[]
): Promise<{ code: number; stdout: string; stderr: string }> {
	return new Promise((resolve) => {
		const all = { ...process.env, HEARTH_MODELS_DIR: folder, HF_TOKEN: '', ...env };
		execFile(process.execPath, ['scripts/test-models.js', ...args], { env: all }, (error, stdout, stderr) =>
			resolve({ code: Number(error?.code ?? 0), stdout, stderr })
		);
	});
}

describe('npm run test:models', () => {
	test('says in one line what is missing without internet', async () => {
		const { url: gone } = hub;
		hub.stop();
		const { code, stderr } = await run({ HEARTH_HUB: gone }, '--only=wllama');
		expect(code).toBe(1);
		expect(stderr.trim().split('\n')).toEqual([
			expect.stringMatching(
				/^The model for wllama is missing: http:\/\/127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\)/
			)
		]);
	});

	test('fetches and says so', async () => {
		hub.files.set('/bartowski/SmolLM2-135M-Instruct-GGUF/resolve/main/SmolLM2-135M-Instruct-Q4_K_M.gguf', content);
		const { code, stdout } = await run({ HEARTH_HUB: `${hub.url}/` }, '--only=wllama', '--fetch');
		expect(stdout).toMatch(/SmolLM2-135M-Instruct-Q4_K_M\.gguf: fetched/);
		expect(code).toBe(0);
	});

	test.for<[string, RegExp]>([
		['--fast', /--fast is not known/],
		['--only=llama', /no engine llama/]
	])('refuses %s', async ([arg, reason]) => {
		const { code, stderr } = await run({}, arg);
		expect(code).toBe(1);
		expect(stderr).toMatch(reason);
	});
});
