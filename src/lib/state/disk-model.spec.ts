import { expect, test } from 'vitest';
import { isAppError, toAppError } from '#lib/base/errors.ts';
import { current } from '#lib/messages/current.svelte.ts';
import { de } from '#lib/messages/de.ts';
import { fromDisk } from '#lib/state/disk-model.ts';
import { remedyFor } from '#lib/state/remedies.ts';
import { sampleGguf } from '#lib/weights/guard/samples.ts';

const gguf = (name: string) => new File([sampleGguf()], name);

/** A part of a split model, which says so. */
function part(name: string, index: number, count: number): File {
	const split = [
		['split.no', index],
		['split.count', count],
		['split.tensors.count', 2 * count]
	] as const;
	return new File([sampleGguf({ metadata: [['general.architecture', 'llama'], ...split] })], name);
}

const first = part('big-00001-of-00002.gguf', 0, 2);
const second = part('big-00002-of-00002.gguf', 1, 2);

test('a single file', async () => {
	const model = await fromDisk([gguf('Qwen2.5-3B-Instruct-Q4_K_M.gguf')]);
	expect(model).toMatchObject({ name: 'Qwen2.5-3B-Instruct-Q4_K_M', quantization: 'Q4_K_M', files: [] });
	expect(model.disk).toHaveLength(1);
});

test('the parts of a split model, in any order', async () => {
	const model = await fromDisk([second, first]);
	expect(model.name).toBe('big');
	expect(model.disk?.map(({ name }) => name)).toEqual(['big-00001-of-00002.gguf', 'big-00002-of-00002.gguf']);
});

test.for<[string, File[]]>([
	['no file was chosen', []],
	['choose one file', [gguf('a.gguf'), gguf('b.gguf')]],
	[
		'choose all 3 of its parts together: a-00002-of-00003.gguf is missing',
		[gguf('a-00001-of-00003.gguf'), gguf('a-00003-of-00003.gguf')]
	],
	['choose all 2 of its parts', [gguf('a-00001-of-00002.gguf'), gguf('b-00002-of-00002.gguf')]],
	['choose all 2 of its parts', [new File([first], 'renamed.gguf')]],
	['do not belong to a split model', [gguf('a-00001-of-00002.gguf'), gguf('a-00002-of-00002.gguf')]],
	['different models', [first, part('big-00002-of-00002.gguf', 0, 2)]]
])('%s', async ([reason, files]) => {
	await expect(fromDisk(files)).rejects.toMatchObject({
		code: 'engine/load-failed',
		details: { reason: expect.stringContaining(reason) }
	});
});

test.for<[string, File]>([
	['is a text file (JSON)', new File(['{}'], 'model.gguf')],
	['is empty', new File([], 'empty.gguf')],
	['is incomplete: ', new File([sampleGguf({ dataBytes: 50 })], 'half.gguf')]
])('a file that %s is refused before it is picked, in plain words', async ([words, file]) => {
	const error: unknown = await fromDisk([gguf('sound.gguf'), file]).catch((thrown: unknown) => thrown);
	if (!isAppError(error)) throw error;
	expect(remedyFor(error).sentence).toContain(`${file.name} ${words}`);
	expect(remedyFor(error).sentence).not.toContain('at byte');
});

test('in another language, too', async () => {
	current.areas = { errors: de.errors };
	try {
		const error = toAppError(await fromDisk([new File([], 'empty.gguf')]).catch((thrown: unknown) => thrown));
		expect(remedyFor(error).sentence).toContain('empty.gguf lässt sich nicht verwenden: ist leer.');
	} finally {
		current.areas = {};
	}
});

/** A file that says what kind it is. */
function header(name: string, architecture: string, type: string): File {
	const metadata = Object.entries({ 'general.architecture': architecture, 'general.type': type });
	return new File([sampleGguf({ metadata })], name);
}

const llama = header('mine.gguf', 'llama', 'model');
const lora = header('style.gguf', 'llama', 'adapter');

test('an adapter is opened with its model, or added to it', async () => {
	const together = await fromDisk([lora, llama]);
	expect(together).toMatchObject({ name: 'mine', disk: [llama], adapters: [lora] });
	const alone = await fromDisk([llama]);
	expect(alone.adapters).toBeUndefined();
	const added = await fromDisk([lora], alone);
	expect(added).toEqual({ ...alone, adapters: [lora] });
	const again = header('style.gguf', 'llama', 'adapter');
	expect((await fromDisk([again, header('b.gguf', 'llama', 'adapter')], added)).adapters).toHaveLength(2);
});

test.for<[string, File[], string]>([
	['is a LoRA adapter, which changes a model', [lora], 'style.gguf'],
	[
		'is an adapter for qwen2 models, and mine is a llama model',
		[llama, header('q.gguf', 'qwen2', 'adapter')],
		'q.gguf'
	],
	['needs a model in one file', [first, second, lora], 'style.gguf']
])('an adapter %s', async ([reason, files, param]) => {
	await expect(fromDisk(files)).rejects.toMatchObject({
		code: 'request/invalid',
		details: { param, reason: expect.stringContaining(reason) }
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

const projector = (name: string) => header(name, 'clip', 'mmproj');

test('a projector is paired with its model, whichever comes first; of several the one with 16 bits', async () => {
	const small = projector('mmproj-F16.gguf');
	const both = await fromDisk([projector('mmproj-F32.gguf'), small, llama]);
	expect(both).toMatchObject({ name: 'mine', disk: [llama], projector: small });
	const later = await fromDisk([small], await fromDisk([llama]));
	expect(later).toEqual(both);
	expect((await fromDisk([first, second, small])).projector).toBe(small);
	await expect(fromDisk([small])).rejects.toMatchObject({
		details: { reason: expect.stringContaining('is a projector, which lets a model see images') }
	});
});
