import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findWebllm, listModels } from './model-hub.js';

let folder = '';

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'model-hub-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(...paths: string[]): void {
	for (const path of paths) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), 'x');
	}
}

test('finds the models of a hub folder, and passes over what is none', () => {
	write('me/tiny/resolve/main/mlc-chat-config.json', 'me/tiny/resolve/main/lib/tiny.wasm');
	write('me/other/resolve/main/README.md', 'loose.wasm');
	expect(listModels(folder, 'mlc')).toEqual([
		{ id: 'me/tiny', folder: '/model-hub/mlc/me/tiny/resolve/main/', files: ['lib/tiny.wasm', 'mlc-chat-config.json'] }
	]);
});

test('tells the kinds of models apart, and what is still being fetched', () => {
	write('me/a/resolve/main/a.gguf', 'me/a/resolve/main/b.gguf.part', 'me/a/resolve/main/b.gguf.part.etag');
	write('me/b/resolve/main/onnx/model_q4.onnx', 'me/b/resolve/main/config.json');
	expect(listModels(folder, 'gguf').map(({ files }) => files)).toEqual([['a.gguf']]);
	expect(listModels(folder, 'onnx').map(({ id }) => id)).toEqual(['me/b']);
	expect(listModels(folder, 'mlc')).toEqual([]);
});

test('says how to get a version of web-llm that is not here', () => {
	expect(() => findWebllm('0.0.1')).toThrow(/npm install --prefix .*@mlc-ai\/web-llm@0\.0\.1/);
});
