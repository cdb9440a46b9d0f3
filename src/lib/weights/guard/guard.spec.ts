import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
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

test.for<[string, BlobPart, RegExp]>([
	['empty.gguf', '', /is empty/],
	['page.gguf', '\n<!DOCTYPE html><html><body>Sign in', /is a web page.*log in/],
	['error.gguf', '<?xml version="1.0"?><Error>AccessDenied', /message of a server/],
	['config.json', '{\n  "architectures": ["LlamaForCausalLM"]', /text file \(JSON\)/],
	['pointer.gguf', lfs, /pointer of Git LFS.*of 4\.4 GB/],
	['notes.gguf', 'not a model at all', /is not a GGUF file but a text/],
	['zeros.gguf', new Uint8Array(4096), /begins with zeros/],
	['model.gguf.crdownload', 'GG', /download that has not ended/],
	['model.gguf', Uint8Array.of(0xde, 0xad, 0, 1, 2, 3, 4, 5, 6), /is not a GGUF file, nor/],
	['pytorch_model.bin', Uint8Array.of(0x80, 2, 0x8a, 10), /PyTorch file \(pickle\).*never opened/],
	['model.pt', 'PK\x03\x04rest', /PyTorch file \(pickle\)/],
	['params_shard_0.bin', Uint8Array.of(1, 0, 200, 4), /format that is not opened here/],
	['model.zip', 'PK\x03\x04rest', /ZIP archive. Unpack/],
	['model.tar', tar, /tar archive/],
	['model.gguf.gz', Uint8Array.of(0x1f, 0x8b, 8, 0), /compressed \(gzip\)/],
	['ggml-model.bin', 'lmgg\x01', /old GGML format/],
	['model.tflite', '\x1c\0\0\0TFL3', /TensorFlow Lite/],
	['model.ort', '\x1c\0\0\0ORTM', /ORT format/],
	['model.safetensors', sampleSafetensors(), /safetensors format.*published in\. Look for/],
	['gptq.safetensors', weights(['l.qweight', 'l.qzeros', 'l.scales', 'l.g_idx']), /is quantized with GPTQ /],
	['awq.safetensors', weights(['l.qweight', 'l.qzeros', 'l.scales']), /is quantized with AWQ /],
	['exl2.safetensors', weights(['l.q_weight', 'l.q_invperm', 'l.q_scale']), /is quantized with EXL2 /],
	['model.onnx', sampleOnnx(), /is an ONNX model/]
])('%s is refused by its name, with what to do instead', async ([path, bytes, reason]) => {
	await expect(checkGgufFile(named(path, bytes))).rejects.toMatchObject({
		code: 'model/malformed',
		details: { file: path, reason: expect.stringMatching(reason) as string }
	});
});

test('a file that can no longer be read is refused, and not a bug', async () => {
	const gone = Object.assign(new Blob([sampleGguf()]), {
		slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('moved', 'NotReadableError')) })
	});
	await expect(checkModelFile({ path: 'a.gguf', blob: gone })).rejects.toMatchObject({
		details: { reason: expect.stringContaining('can no longer be read') as string }
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
