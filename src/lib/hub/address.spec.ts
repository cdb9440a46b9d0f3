import { expect, test } from 'vitest';
import { isToken, normalizeEndpoint } from '#lib/base/endpoint.ts';
import { readWanted } from '#lib/hub/address.ts';

const hub = 'https://huggingface.co';
const repository = (name: string, revision = 'main', path: string | null = null) => ({
	kind: 'repository',
	repository: name,
	revision,
	path
});

test.each([
	['llama 3.2', { kind: 'search', text: 'llama 3.2' }],
	['  qwen  ', { kind: 'search', text: 'qwen' }],
	['unsloth/Qwen3-4B-GGUF', repository('unsloth/Qwen3-4B-GGUF')],
	['https://huggingface.co/unsloth/Qwen3-4B-GGUF', repository('unsloth/Qwen3-4B-GGUF')],
	['hf.co/unsloth/Qwen3-4B-GGUF', repository('unsloth/Qwen3-4B-GGUF')],
	['huggingface.co/a/b?library=x', repository('a/b')],
	['https://huggingface.co/a/b/tree/v1.0', repository('a/b', 'v1.0')],
	['https://huggingface.co/a/b/blob/main/Q4/m-Q4_0.gguf', repository('a/b', 'main', 'Q4/m-Q4_0.gguf')],
	['https://huggingface.co/a/b/resolve/main/m%20x.gguf?download=true', repository('a/b', 'main', 'm x.gguf')],
	['https://huggingface.co/a/b/resolve/main/..%2f..%2fx.gguf', repository('a/b')],
	['https://huggingface.co/a/b/discussions/1', repository('a/b')],
	['https://models.example.com/x/m.gguf', { kind: 'file', url: 'https://models.example.com/x/m.gguf' }],
	['http://127.0.0.1:8080/m.gguf', { kind: 'file', url: 'http://127.0.0.1:8080/m.gguf' }]
])('%s', (text, wanted) => expect(readWanted(text, hub)).toEqual(wanted));

test.each([
	['https://huggingface.co/datasets/a/b', 'no-model'],
	['https://huggingface.co/', 'no-model'],
	['https://example.com/model.safetensors', 'no-model'],
	['http://models.example.com/m.gguf', 'not-https'],
	['https://me:secret@models.example.com/m.gguf', 'credentials']
])('%s is not asked: %s', (text, why) => expect(readWanted(text, hub)).toEqual({ kind: 'unknown', why }));

test('no other kind of address is ever fetched', () => {
	for (const text of ['javascript:alert(1)', 'file:///m.gguf', 'data:x/y,m.gguf', 'blob:x/m.gguf'])
		expect(readWanted(text, hub).kind).toBe('search');
});

test('pages of a mirror below a path are known, and those of the public hub still are', () => {
	const mirror = 'https://mirror.example.com/hf';
	expect(readWanted('https://mirror.example.com/hf/a/b/blob/main/m.gguf', mirror)).toEqual(
		repository('a/b', 'main', 'm.gguf')
	);
	expect(readWanted('https://huggingface.co/a/b', mirror)).toEqual(repository('a/b'));
});

test.each([
	['https://hf-mirror.com/', 'https://hf-mirror.com'],
	[' hf-mirror.com ', 'https://hf-mirror.com'],
	['https://example.com/hf//', 'https://example.com/hf'],
	['http://localhost:8080', 'http://localhost:8080'],
	['http://example.com', null],
	['https://me@example.com', null],
	['https://example.com/?x=1', null],
	['ftp://example.com', null],
	['', null],
	['https://', null]
])('%j as the address of a hub', (text, expected) => expect(normalizeEndpoint(text)).toBe(expected));

test('a token fits into a header', () => {
	expect(isToken('hf_abcdefgh')).toBe(true);
	for (const text of ['hf_1', 'hf_abcd efgh', 'hf_abcd\r\nX: 1', 'hf_abcdéfgh', 5, null])
		expect(isToken(text)).toBe(false);
});
