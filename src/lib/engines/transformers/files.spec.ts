import { expect, test } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import { checkFiles, findGraph, findVisionGraphs, weightBytes } from '#lib/engines/transformers/files.ts';

const files = (...paths: string[]) => paths.map((path) => ({ path, blob: new Blob(['12345']) }));

test.for([
	['onnx/model_q4.onnx', { folder: 'onnx', name: 'model', dtype: 'q4', dataFiles: 0 }],
	['onnx/model_quantized.onnx', { folder: 'onnx', name: 'model', dtype: 'q8', dataFiles: 0 }],
	['decoder_model_merged.onnx', { folder: '', name: 'decoder_model_merged', dtype: 'fp32', dataFiles: 0 }]
] as const)('reads what the library must be told from %s', ([path, graph]) => {
	expect(findGraph(files('config.json', path), false)).toEqual(graph);
});

test('counts the files that hold the weights of a graph', () => {
	const all = files('a/m_q4.onnx', 'a/m_q4.onnx_data', 'a/m_q4.onnx_data_1', 'a/m.onnx_data', 'config.json');
	expect(findGraph(all, false)?.dataFiles).toBe(2);
	expect(weightBytes({ id: '', files: all, contextTokens: 1, backend: 'cpu' })).toBe(20);
});

test('takes the first graph whose numbers can be computed with', () => {
	const both = files('model_q4f16.onnx', 'model_quantized.onnx');
	expect(findGraph(both, true)?.dtype).toBe('q4f16');
	expect(findGraph(both, false)?.dtype).toBe('q8');
	expect(findGraph(files('model_fp16.onnx'), false)).toBeNull();
});

test('finds the three graphs of a model that looks at images, of each the first that can be computed with', () => {
	const all = files(
		...['onnx/vision_encoder_fp16.onnx', 'onnx/vision_encoder_q4.onnx', 'onnx/embed_tokens_quantized.onnx'],
		...['onnx/decoder_model_merged_q4.onnx', 'onnx/decoder_model_merged_q4.onnx_data']
	);
	const dtypes = { embed_tokens: 'q8', vision_encoder: 'q4', decoder_model_merged: 'q4' };
	const dataFiles = { embed_tokens: 0, vision_encoder: 0, decoder_model_merged: 1 };
	expect(findVisionGraphs(all, false)).toEqual({ folder: 'onnx', dtypes, dataFiles });
	expect(findVisionGraphs(all, true)?.dtypes.vision_encoder).toBe('fp16');
	expect(findVisionGraphs(all.slice(2), true)).toBeNull();
	expect(findVisionGraphs(files('onnx/model_q4.onnx'), true)).toBeNull();
});

test.for([
	['tokenizer.json', ['config.json', 'tokenizer_config.json', 'model.onnx']],
	['.onnx', ['config.json', 'tokenizer.json', 'tokenizer_config.json']]
] as const)('refuses a model without %s', ([name, paths]) => {
	const spec = { id: 'm', files: files(...paths), contextTokens: 1, backend: 'cpu' } as const;
	const check = () => checkFiles(spec);
	expect(check).toThrow(name);
	expect(check).toThrow(expect.toSatisfy((error) => isAppError(error, 'engine/load-failed')) as Error);
});
