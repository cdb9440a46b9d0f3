import { afterEach, expect, test } from 'vitest';
import { newId } from '#lib/base/id.ts';
import { DiskMemory, findAgain, toRemembered, type Remembered } from '#lib/state/disk-handles.ts';
import { openPicked } from '#lib/state/disk-open.ts';
import { pickedFromHandles, pickedFromInput } from '#lib/state/disk-picked.ts';
import { sampleGguf, sampleOnnx } from '#lib/weights/guard/samples.ts';

/** Files in the private file system have the same handles as those that a user picks. */
async function folderOf(contents: Record<string, BlobPart>): Promise<FileSystemDirectoryHandle> {
	const root = await navigator.storage.getDirectory();
	const folder = await root.getDirectoryHandle(newId(), { create: true });
	for (const [path, content] of Object.entries(contents)) await write(folder, path, content);
	return folder;
}

async function write(folder: FileSystemDirectoryHandle, path: string, content: BlobPart): Promise<void> {
	let inner = folder;
	const parts = path.split('/');
	for (const part of parts.slice(0, -1)) inner = await inner.getDirectoryHandle(part, { create: true });
	const writer = await (await inner.getFileHandle(parts.at(-1)!, { create: true })).createWritable();
	await writer.write(content);
	await writer.close();
}

const memoryName = `disk-${newId()}`;

afterEach(async () => {
	const root = (await navigator.storage.getDirectory()) as FileSystemDirectoryHandle & {
		keys(): AsyncIterable<string>;
	};
	for await (const name of root.keys()) await root.removeEntry(name, { recursive: true }).catch(() => {});
});

const onnxFolder = {
	'config.json': '{"max_position_embeddings": 512}',
	'tokenizer.json': '{}',
	'tokenizer_config.json': '{}',
	'README.md': 'x',
	'.git/config': 'x',
	'onnx/model_q4.onnx': sampleOnnx()
};

/** Opens a folder, remembers it, and reads back what was remembered, as after a reload. */
async function remember(folder: FileSystemDirectoryHandle): Promise<Remembered> {
	const picked = await pickedFromHandles([folder]);
	const { model, taken } = await openPicked(picked, 'onnx', { open: null, graphPath: 'onnx/model_q4.onnx' });
	expect(model).toMatchObject({ engine: 'transformers', quantization: 'q4', contextTokens: 512 });
	expect(model.disk?.map(({ name }) => name)).toEqual(
		expect.arrayContaining(['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_q4.onnx'])
	);
	await new DiskMemory(memoryName).keep(toRemembered(model, taken, 'onnx/model_q4.onnx')!);
	const found = (await new DiskMemory(memoryName).list()).find(({ id }) => id === model.id);
	return found!;
}

test('a folder is found again after a reload, and only the files of the model are', async () => {
	const found = await findAgain(await remember(await folderOf(onnxFolder)));
	expect(found).toMatchObject({ allowed: true, gone: [], changed: [] });
	expect(found.picked.files.map(({ path }) => path).toSorted()).toEqual([
		'config.json',
		'onnx/model_q4.onnx',
		'tokenizer.json',
		'tokenizer_config.json'
	]);
	expect(await found.picked.files.find(({ path }) => path === 'config.json')?.file.text()).toContain('512');
});

test('what changed on the disk, and what is gone, is noticed', async () => {
	const folder = await folderOf(onnxFolder);
	const remembered = await remember(folder);
	await write(folder, 'config.json', '{"changed": true, "longer": "than before"}');
	await folder.removeEntry('tokenizer.json');
	const { gone, changed } = await findAgain(remembered);
	expect(gone).toEqual(['tokenizer.json']);
	expect(changed.map(({ path }) => path)).toEqual(['config.json']);
});

test('what the browser does not allow is not read', async () => {
	const remembered = await remember(await folderOf(onnxFolder));
	const folder = { kind: 'directory', queryPermission: () => 'prompt', requestPermission: () => 'denied' } as unknown;
	const found = await findAgain({ ...remembered, folder: folder as FileSystemDirectoryHandle });
	expect(found).toMatchObject({ allowed: false, gone: [] });
	expect(found.picked.files).toEqual([]);
});

test('files without handles are not remembered', async () => {
	const picked = pickedFromInput([new File([sampleGguf()], 'a.gguf')]);
	const { model, taken } = await openPicked(picked, 'gguf', { open: null, graphPath: null });
	expect(toRemembered(model, taken, null)).toBeNull();
});
