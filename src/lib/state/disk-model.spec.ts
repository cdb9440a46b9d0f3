import { expect, test } from 'vitest';
import { fromDisk } from '#lib/state/disk-model.ts';

const gguf = (name: string) => new File(['GGUF rest'], name);

test('a single file', async () => {
	const model = await fromDisk([gguf('Qwen2.5-3B-Instruct-Q4_K_M.gguf')]);
	expect(model).toMatchObject({ name: 'Qwen2.5-3B-Instruct-Q4_K_M', quantization: 'Q4_K_M', files: [] });
	expect(model.disk).toHaveLength(1);
});

test('the parts of a split model, in any order', async () => {
	const model = await fromDisk([gguf('big-00002-of-00002.gguf'), gguf('big-00001-of-00002.gguf')]);
	expect(model.name).toBe('big');
	expect(model.disk?.map(({ name }) => name)).toEqual(['big-00001-of-00002.gguf', 'big-00002-of-00002.gguf']);
});

test.for<[string, File[]]>([
	['no file was chosen', []],
	['is not a GGUF file', [new File(['{}'], 'model.gguf')]],
	['is not a GGUF file', [new File([], 'empty.gguf')]],
	['choose one file', [gguf('a.gguf'), gguf('b.gguf')]],
	['choose all 3 of its parts', [gguf('a-00001-of-00003.gguf'), gguf('a-00003-of-00003.gguf')]],
	['choose all 2 of its parts', [gguf('a-00001-of-00002.gguf'), gguf('b-00002-of-00002.gguf')]]
])('%s', async ([reason, files]) => {
	await expect(fromDisk(files)).rejects.toMatchObject({
		code: 'engine/load-failed',
		details: { reason: expect.stringContaining(reason) }
	});
});

test.for([
	['llama-F16', 'F16'],
	['x.IQ2_XS', 'IQ2_XS'],
	['plain', ''],
	['Qwen3-8B-Q8_0', 'Q8_0']
])('the quantization of %s', async ([name = '', expected]) => {
	expect((await fromDisk([gguf(`${name}.gguf`)])).quantization).toBe(expected);
});
