import { expect, test } from 'vitest';
import { readGgufHeader } from '#lib/engines/wllama/gguf-header.ts';

type Value = string | number | { strings: string[] } | { int32s: number[] } | { float32: number } | { int32: number };

function uint(value: number, bytes: 4 | 8): Uint8Array {
	const view = new DataView(new ArrayBuffer(bytes));
	view.setUint32(0, value, true);
	return new Uint8Array(view.buffer);
}

function text(value: string): Uint8Array[] {
	const bytes = new TextEncoder().encode(value);
	return [uint(bytes.length, 8), bytes];
}

function encode(value: Value): Uint8Array[] {
	if (typeof value === 'string') return [uint(8, 4), ...text(value)];
	if (typeof value === 'number') return [uint(4, 4), uint(value, 4)];
	if ('float32' in value) return [uint(6, 4), new Uint8Array(Float32Array.of(value.float32).buffer)];
	if ('int32' in value) return [uint(5, 4), uint(value.int32, 4)];
	if ('strings' in value)
		return [uint(9, 4), uint(8, 4), uint(value.strings.length, 8), ...value.strings.flatMap(text)];
	return [uint(9, 4), uint(5, 4), uint(value.int32s.length, 8), ...value.int32s.map((int) => uint(int, 4))];
}

function makeGguf(values: Record<string, Value>, { version = 3, tensors = 2 } = {}): Blob {
	const keys = Object.entries(values);
	const parts = keys.flatMap(([key, value]) => [...text(key), ...encode(value)]);
	const head = [new TextEncoder().encode('GGUF'), uint(version, 4), uint(tensors, 8), uint(keys.length, 8)];
	const described = Array.from({ length: Math.min(tensors, 2) }, (_, at) => [
		...[...text(`tensor ${at}`), uint(1, 4), uint(1, 8)], // one number
		...[uint(0, 4), uint(32 * at, 8)]
	]);
	return new Blob([...head, ...parts, ...described.flat()] as Uint8Array<ArrayBuffer>[]);
}

test('finds the architecture, the template and the control tokens', async () => {
	const file = makeGguf({
		'general.architecture': 'llama',
		'llama.block_count': 4,
		'tokenizer.ggml.tokens': { strings: ['a', '<s>', '</s>', 'ö'] },
		'tokenizer.ggml.token_type': { int32s: [1, 3, 3, 1] },
		'tokenizer.chat_template': '{{ messages }}'
	});
	expect(await readGgufHeader(file)).toEqual({
		version: 3,
		tensorCount: 2,
		architecture: 'llama',
		chatTemplate: '{{ messages }}',
		projectorType: null,
		numbers: { 'llama.block_count': 4 },
		sampling: {},
		controlTokens: ['<s>', '</s>']
	});
});

test('reads on when the vocabulary is longer than a megabyte', async () => {
	const strings = Array.from({ length: 6000 }, (_, index) => `token number ${index}`.padEnd(300));
	const file = makeGguf({ 'tokenizer.ggml.tokens': { strings }, 'general.architecture': 'late' });
	expect(file.size).toBeGreaterThan(2 ** 20);
	expect((await readGgufHeader(file)).architecture).toBe('late');
});

test('reads how the model is to be sampled, in whatever type, as it was written', async () => {
	const file = makeGguf({
		'general.sampling.temp': { float32: 0.7 },
		'general.sampling.top_k': { int32: -1 },
		'general.sampling.penalty_last_n': 64,
		'general.sampling.min_p': { float32: NaN },
		'general.sampling.sequence': 'top_k;temperature'
	});
	const { sampling } = await readGgufHeader(file);
	expect(sampling).toEqual({ temp: 0.7, top_k: -1, penalty_last_n: 64, min_p: NaN });
});

test('takes a shard without metadata', async () => {
	expect(await readGgufHeader(makeGguf({}))).toMatchObject({ architecture: null, controlTokens: [] });
});

test.for<[string, Blob, RegExp]>([
	['nothing', new Blob([]), /ends in the middle of its first bytes/],
	['text', new Blob(['<!doctype html>'.repeat(9)]), /not a GGUF file/],
	['version 1', makeGguf({}, { version: 1 }), /version 1, which nothing reads/],
	['version 4', makeGguf({}, { version: 4 }), /version 4, which this app does not know/],
	['four billion tensors', makeGguf({}, { tensors: 2 ** 32 - 1 }), /claims 4294967295 tensors, more than any model/],
	['half a header', makeGguf({ 'general.name': 'x'.repeat(99) }).slice(0, 120), /claims 99 bytes .* only \d\d are left/]
])('refuses %s', async ([, file, reason]) => {
	await expect(readGgufHeader(file)).rejects.toThrow(reason);
});

test('refuses a string that claims to be longer than any file', async () => {
	const bytes = new Uint8Array(await makeGguf({ 'general.name': 'x' }).arrayBuffer());
	bytes.fill(255, 24, 31); // the length of the first key
	await expect(readGgufHeader(new Blob([bytes]))).rejects.toThrow(/claims \d+ bytes for a metadata key/);
});
