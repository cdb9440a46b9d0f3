import { expect, test } from 'vitest';
import type { InstallPlan } from '#lib/catalog/install-plan.ts';
import { fromDisk } from '#lib/state/disk-model.ts';
import { idForPack, ownId, packFileName, planOfDisk, planOfPack, withHashes } from '#lib/state/disk-plans.ts';
import { sampleGguf } from '#lib/weights/guard/samples.ts';
import { openPack } from '#lib/weights/pack/read-pack.ts';
import { fileToPack, sampleModel } from '#lib/weights/pack/samples.ts';
import { writePack } from '#lib/weights/pack/write-pack.ts';
import type { StoredFile } from '#lib/weights/types.ts';

const file = await fileToPack('model.gguf', 300);
const pack = await openPack('x.hearth', await writePack(sampleModel, [file], { chunkBytes: 1024 }));
const plan = planOfPack(pack, 'x.hearth', 'id');

test('a packed model keeps its provenance and brings no address', () => {
	expect(plan).toMatchObject({
		name: 'Sample 1B',
		source: { kind: 'pack', fileName: 'x.hearth', from: sampleModel.source },
		files: [{ path: 'model.gguf', url: null, bytes: 300, sha256: file.sha256 }]
	});
});

const installed = (id: string, changes: Partial<InstallPlan> = {}) => ({ id, plan: { ...plan, ...changes } });

test.for<[string, { id: string; plan: InstallPlan }[], string[], { id: string; present: boolean }]>([
	['its own', [], [], { id: sampleModel.id, present: false }],
	['that of the same model under another name', [installed('other')], [], { id: 'other', present: true }],
	[
		'another than that of an installed model',
		[installed(sampleModel.id, { files: [] })],
		[],
		{ id: `${sampleModel.id}-pack-${file.sha256.slice(0, 8)}`, present: false }
	],
	[
		'another than that of a built-in model',
		[],
		[sampleModel.id],
		{ id: `${sampleModel.id}-pack-${file.sha256.slice(0, 8)}`, present: false }
	]
])('a packed model gets an id: %s', ([, models, builtIn, expected]) => {
	expect(idForPack(pack, models, builtIn)).toEqual(expected);
});

test('a model from the disk as one to keep, with its projector and the hashes that were found', async () => {
	const projector = new File([sampleGguf({ metadata: [['general.architecture', 'clip']] })], 'mmproj-F16.gguf');
	const model = await fromDisk([new File([sampleGguf()], 'My Own-Q8_0.gguf'), projector]);
	const own = planOfDisk(model, 'own-x');
	expect(own).toMatchObject({
		source: { kind: 'disk', fileName: 'My Own-Q8_0.gguf' },
		modalities: ['text', 'image'],
		files: [
			{ path: 'My Own-Q8_0.gguf', sha256: null },
			{ path: 'mmproj-F16.gguf', role: 'projector' }
		]
	});
	const stored = [{ sha256: 'a' }, { sha256: 'b' }] as unknown as StoredFile[];
	expect(withHashes(own, stored).files.map(({ sha256 }) => sha256)).toEqual(['a', 'b']);
});

test('an id of its own is free and plain', () => {
	expect(ownId('My Own: Q8_0', () => false)).toBe('own-my-own-q8_0');
	expect(ownId('a', (id) => id === 'own-a')).toBe('own-a-2');
});

test.for([
	['Qwen 3 4B', 'Q4_K_M', 'Qwen 3 4B Q4_K_M.hearth'],
	['x-Q8_0', 'Q8_0', 'x-Q8_0.hearth'],
	['a/b:c', '', 'a-b-c.hearth'],
	['..', '', 'model.hearth']
])('the pack of %s (%s) is called %s', ([name = '', quantization = '', expected]) => {
	expect(packFileName(name, quantization)).toBe(expected);
});
