import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import type { FileFlaw } from '#lib/base/malformed.ts';
import { checkGgufFile, checkModelFile, checkModelFiles } from '#lib/weights/guard/guard.ts';
import {
	externalData,
	onnxGraph,
	onnxTensor,
	sampleGguf,
	sampleOnnx,
	sampleSafetensors
} from '#lib/weights/guard/samples.ts';

const named = (path: string, ...parts: BlobPart[]) => ({ path, blob: new Blob(parts) });
const guide = 'static/models/guide';
const published = (path: string) => named(path, readFileSync(`${guide}/${path}`));

test('the published files of Guide are sound', async () => {
	expect(await checkModelFile(published('guide-q8_0.gguf'))).toEqual({
		...{ format: 'gguf', type: 'model', architecture: 'llama', split: null },
		tensorCount: expect.any(Number)
	});
	const onnx = await checkModelFile(published('onnx/model_q4.onnx'));
	expect(onnx.format).toBe('onnx');
	expect(onnx.tensorCount).toBeGreaterThan(10);
});

test.for<[string, BlobPart, string]>([
	['a.bin', sampleGguf(), 'gguf'],
	['a.safetensors', sampleSafetensors(), 'safetensors'],
	['a', sampleSafetensors(), 'safetensors'],
	['a.onnx', sampleOnnx(), 'onnx'],
	['a', sampleOnnx(), 'onnx']
])('%s is known by its first bytes, or by its name', async ([path, bytes, format]) => {
	expect((await checkModelFile(named(path, bytes))).format).toBe(format);
});

const tar = new Uint8Array(1024);
tar.set(new TextEncoder().encode('ustar'), 257);
const lfs = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 4368438944\n`;
const weights = (names: readonly string[]) =>
	sampleSafetensors(
		Object.fromEntries(names.map((name, at) => [name, { dtype: 'U8', shape: [1], data_offsets: [at, at + 1] }])),
		names.length
	);

test.for<[string, BlobPart, FileFlaw]>([
	['empty.gguf', '', { kind: 'empty' }],
	['page.gguf', '\n<!DOCTYPE html><html><body>Sign in', { kind: 'web-page' }],
	['error.gguf', '<?xml version="1.0"?><Error>AccessDenied', { kind: 'server-message' }],
	['config.json', '{\n  "architectures": ["LlamaForCausalLM"]', { kind: 'json' }],
	['pointer.gguf', lfs, { kind: 'lfs-pointer', wholeBytes: 4_368_438_944 }],
	['notes.gguf', 'not a model at all', { kind: 'text' }],
	['zeros.gguf', new Uint8Array(4096), { kind: 'zeros' }],
	['model.gguf.crdownload', 'GG', { kind: 'unfinished' }],
	['model.gguf', Uint8Array.of(0xde, 0xad, 0, 1, 2, 3, 4, 5, 6), { kind: 'unknown' }],
	['pytorch_model.bin', Uint8Array.of(0x80, 2, 0x8a, 10), { kind: 'pickle' }],
	['model.pt', 'PK\x03\x04rest', { kind: 'pickle' }],
	['params_shard_0.bin', Uint8Array.of(1, 0, 200, 4), { kind: 'other-weights' }],
	['model.zip', 'PK\x03\x04rest', { kind: 'archive', archive: 'ZIP' }],
	['model.tar', tar, { kind: 'archive', archive: 'tar' }],
	['model.gguf.gz', Uint8Array.of(0x1f, 0x8b, 8, 0), { kind: 'compressed', method: 'gzip' }],
	['ggml-model.bin', 'lmgg\x01', { kind: 'too-old' }],
	['model.tflite', '\x1c\0\0\0TFL3', { kind: 'other-format', format: 'TensorFlow Lite' }],
	['model.ort', '\x1c\0\0\0ORTM', { kind: 'other-format', format: 'ORT' }],
	['model.safetensors', sampleSafetensors(), { kind: 'safetensors', quantization: null }],
	[
		'gptq.safetensors',
		weights(['l.qweight', 'l.qzeros', 'l.scales', 'l.g_idx']),
		{ kind: 'safetensors', quantization: 'GPTQ' }
	],
	['awq.safetensors', weights(['l.qweight', 'l.qzeros', 'l.scales']), { kind: 'safetensors', quantization: 'AWQ' }],
	[
		'exl2.safetensors',
		weights(['l.q_weight', 'l.q_invperm', 'l.q_scale']),
		{ kind: 'safetensors', quantization: 'EXL2' }
	],
	['model.onnx', sampleOnnx(), { kind: 'onnx' }],
	['old.gguf', sampleGguf({ version: 1 }), { kind: 'too-old' }],
	['new.gguf', sampleGguf({ version: 4 }), { kind: 'too-new' }],
	['begun.gguf', sampleGguf().slice(0, 100), { kind: 'cut-off', bytes: 100, wholeBytes: null }],
	['tokens.gguf', sampleGguf({ tensors: [] }), { kind: 'no-weights' }]
])('%s is refused, and it is told what it is', async ([path, bytes, flaw]) => {
	await expect(checkGgufFile(named(path, bytes))).rejects.toMatchObject({
		code: 'model/malformed',
		details: { file: path, flaw }
	});
});

test('a file that is cut off says how much of it is there', async () => {
	const { length } = sampleGguf();
	await expect(checkGgufFile(named('half.gguf', sampleGguf().slice(0, length - 16)))).rejects.toMatchObject({
		details: { flaw: { kind: 'cut-off', bytes: length - 16, wholeBytes: expect.any(Number) as number } }
	});
});

test('what has no plainer words is told in technical ones, with its place', async () => {
	const error: unknown = await checkGgufFile(named('a.gguf', sampleGguf({ keyCount: 2n ** 64n - 1n }))).catch(
		(thrown: unknown) => thrown
	);
	expect(isAppError(error, 'model/malformed') && error.details).toEqual({
		file: 'a.gguf',
		reason: expect.stringContaining('metadata keys') as string,
		atByte: 16
	});
});

test('a file that can no longer be read is refused, and not a bug', async () => {
	const gone = Object.assign(new Blob([sampleGguf()]), {
		slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('moved', 'NotReadableError')) })
	});
	await expect(checkModelFile({ path: 'a.gguf', blob: gone })).rejects.toMatchObject({
		details: { flaw: { kind: 'gone' } }
	});
});

test('a graph may refer to the other files of its model, and settings are not checked', async () => {
	const graph = sampleOnnx(onnxGraph(onnxTensor('w', ...externalData({ location: 'model.onnx_data', offset: '16' }))));
	const files = [named('config.json', '{}'), named('onnx/model.onnx', graph)];
	await checkModelFiles([...files, named('onnx/model.onnx_data', new Uint8Array(32))]);
	await expect(checkModelFiles([...files, named('onnx/model.onnx_data', new Uint8Array(31))])).rejects.toThrow(
		/behind the end of "model.onnx_data"/
	);
	await expect(checkModelFiles(files)).rejects.toThrow(/needs the file "model.onnx_data"/);
});
