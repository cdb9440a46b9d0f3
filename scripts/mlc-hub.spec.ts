import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findWebllm, listModels } from './mlc-hub.js';

let folder = '';

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'mlc-hub-'));
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
	expect(listModels(folder)).toEqual([
		{ id: 'me/tiny', folder: '/mlc-hub/me/tiny/resolve/main/', files: ['lib/tiny.wasm', 'mlc-chat-config.json'] }
	]);
});

test('says how to get a version of web-llm that is not here', () => {
	expect(() => findWebllm('0.0.1')).toThrow(/npm install --prefix .*@mlc-ai\/web-llm@0\.0\.1/);
});
