import { expect, test } from 'vitest';
import { kindOf } from '#lib/state/disk-folder.ts';
import { readMlc } from '#lib/state/disk-mlc.ts';
import { graphChoices, onnxFiles } from '#lib/state/disk-onnx.ts';
import type { Picked } from '#lib/state/disk-picked.ts';

/** A folder with files of these contents; a number stands for so many bytes. */
function folder(contents: Record<string, string | number | object>, name: string | null = 'thing'): Picked {
	const files = Object.entries(contents).map(([path, content]) => {
		const part =
			typeof content === 'number'
				? new Uint8Array(content)
				: typeof content === 'string'
					? content
					: JSON.stringify(content);
		return { path, file: new File([part], path.split('/').at(-1)!), handle: null };
	});
	return { folder: name === null ? null : { name, handle: null }, files, tooMany: false };
}

const reason = (text: string) => ({
	code: 'model/malformed',
	details: { file: 'thing', reason: expect.stringContaining(text) }
});

test.for<[string, Record<string, string | number | object>]>([
	['pack', { 'a.hearth': 1 }],
	['gguf', { 'a.gguf': 1, 'README.md': 'x' }],
	['onnx', { 'onnx/model.onnx': 1, 'model.safetensors': 1 }],
	['mlc', { 'mlc-chat-config.json': '{}', 'params_shard_0.bin': 1 }]
])('a folder is told by its files: %s', async ([kind, contents]) => {
	expect(await kindOf(folder(contents))).toBe(kind);
});

test('a single file of any name is left to the guard', async () => {
	expect(await kindOf(folder({ 'model.bin': 'x' }, null))).toBe('gguf');
});

const raw = { 'model.safetensors': 1 };

test.for<[string, Record<string, string | number | object>]>([
	['holds no files', {}],
	['holds raw weights (safetensors)', { ...raw, 'config.json': {} }],
	['is quantized with GPTQ', { ...raw, 'config.json': { quantization_config: { quant_method: 'gptq' } } }],
	['is quantized with AWQ', { ...raw, 'config.json': { quantization_config: { quant_method: 'awq' } } }],
	['is quantized with MLX', { ...raw, 'config.json': { quantization: { group_size: 64, bits: 4 } } }],
	['is a LoRA adapter in the safetensors format', { 'adapter_model.safetensors': 1, 'adapter_config.json': '{}' }],
	['holds PyTorch weights', { 'pytorch_model.bin': 1, 'config.json': '{' }],
	['Choose the folder "q4"', { 'q4/config.json': '{}', 'q4/x.txt': '' }],
	['holds no model that Hearth knows', { 'notes.txt': 'x' }]
])('a folder that cannot run is refused: %s', async ([text, contents]) => {
	await expect(kindOf(folder(contents))).rejects.toMatchObject(reason(text));
});

test('a folder with thousands of files is refused', async () => {
	await expect(kindOf({ ...folder(raw), tooMany: true })).rejects.toMatchObject(reason('more files than any model'));
});

const settings = { 'config.json': '{}', 'tokenizer.json': '{}', 'tokenizer_config.json': '{}' };
const onnx = folder({
	...settings,
	'README.md': 'x',
	'generation_config.json': '{}',
	'onnx/model.onnx': 10,
	'onnx/model.onnx_data': 4000,
	'onnx/model_q4.onnx': 900,
	'onnx/model_q4f16.onnx': 20,
	'onnx/model_q4f16.onnx_data': 500,
	'onnx/model_q4f16.onnx_data_1': 60
});

test('the forms of an ONNX model are offered by what the device is best at, with all their bytes', () => {
	const dtypes = (f16: boolean) => graphChoices(onnx, f16).map(({ dtype, bytes }) => [dtype, bytes]);
	expect(dtypes(true)).toEqual([
		['q4f16', 580],
		['q4', 900],
		['fp32', 4010]
	]);
	expect(dtypes(false).map(([dtype]) => dtype)).toEqual(['q4', 'fp32', 'q4f16']);
});

test('only the chosen form is taken, and one behind it for a device without 16 bits', () => {
	const paths = (graph: string) => onnxFiles(onnx, graph).map(({ path }) => path);
	const used = [...Object.keys(settings), 'generation_config.json'];
	expect(paths('onnx/model_q4.onnx')).toEqual([...used, 'onnx/model_q4.onnx']);
	expect(paths('onnx/model_q4f16.onnx')).toEqual([
		...used,
		'onnx/model_q4f16.onnx',
		'onnx/model_q4f16.onnx_data',
		'onnx/model_q4f16.onnx_data_1',
		'onnx/model_q4.onnx'
	]);
});

test('an ONNX folder that lacks a file, or has several networks, is refused', () => {
	const call = (contents: Record<string, string>) => () => graphChoices(folder(contents), true);
	expect(call({ 'onnx/model.onnx': '', 'config.json': '{}' })).toThrow(
		'lacks tokenizer.json and tokenizer_config.json'
	);
	expect(call({ ...settings, 'onnx/encoder_model.onnx': '', 'onnx/decoder_model_merged.onnx': '' })).toThrow(
		'several networks'
	);
});

const mlc = {
	'mlc-chat-config.json': { tokenizer_files: ['tokenizer.json'], quantization: 'q4f16_1', context_window_size: 4096 },
	'tokenizer.json': '{}',
	'ndarray-cache.json': { records: [{ dataPath: 'params_shard_0.bin' }, { dataPath: 'params_shard_1.bin' }] },
	'params_shard_0.bin': 1,
	'params_shard_1.bin': 1,
	'model-webgpu.wasm': 1
};

test('an MLC folder is read by its own lists', async () => {
	const { files, quantization, contextTokens } = await readMlc(folder({ ...mlc, 'README.md': 'x' }));
	expect(files.map(({ path }) => path)).toEqual(Object.keys(mlc));
	expect({ quantization, contextTokens }).toEqual({ quantization: 'q4f16_1', contextTokens: 4096 });
});

const without = (path: string) => Object.fromEntries(Object.entries(mlc).filter(([name]) => name !== path));

test.for<[string, Record<string, string | number | object>]>([
	['lacks its list of tensors', without('ndarray-cache.json')],
	['params_shard_1.bin is missing', without('params_shard_1.bin')],
	['lacks its compiled library', without('model-webgpu.wasm')],
	['holds 2 compiled libraries', { ...mlc, 'other.wasm': 1 }],
	['names no files', { ...mlc, 'ndarray-cache.json': { records: 'x' } }]
])('an MLC folder that is not whole says what it lacks: %s', async ([text, contents]) => {
	await expect(readMlc(folder(contents))).rejects.toMatchObject(reason(text));
});
