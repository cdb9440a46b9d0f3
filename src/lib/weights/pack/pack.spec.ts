import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openPack, verifyPack, type Pack } from '#lib/weights/pack/read-pack.ts';
import { fileToPack, sampleModel } from '#lib/weights/pack/samples.ts';
import { paddedBytes, writeHeader } from '#lib/weights/pack/tar.ts';
import { packBytes, writePack } from '#lib/weights/pack/write-pack.ts';

const chunkBytes = 1024;
const nowMs = Date.UTC(2026, 10, 21);
const longName = `${'long-name-'.repeat(12)}.gguf`;
const files = [
	await fileToPack('model-00001-of-00002.gguf', 5000),
	{ ...(await fileToPack('onnx/model_q4.onnx_data', 1024, 2)), role: 'projector' as const },
	await fileToPack(longName, 1, 3)
];
const sound = await writePack(sampleModel, files, { chunkBytes, nowMs });

async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
	return new Uint8Array(await blob.arrayBuffer());
}

/** Opens a pack and reads all of it. */
async function read(blob: Blob): Promise<Pack> {
	const pack = await openPack('x.hearth', blob);
	await verifyPack('x.hearth', pack);
	return pack;
}

test('what was packed comes out again, byte for byte, with all that was known of it', async () => {
	const { manifest, files: found } = await read(sound);
	expect(manifest.model).toEqual(sampleModel);
	expect(manifest.exportedAtMs).toBe(nowMs);
	expect(found.map(({ packed }) => packed.path)).toEqual(files.map(({ path }) => path));
	expect(found[1]?.packed.role).toBe('projector');
	for (const [index, { blob }] of files.entries())
		expect(await bytesOf(found[index]!.blob)).toEqual(await bytesOf(blob));
});

test('a pack is a tar archive that other programs unpack', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'pack-'));
	try {
		writeFileSync(join(folder, 'x.hearth'), await bytesOf(sound));
		execFileSync('tar', ['-xf', 'x.hearth'], { cwd: folder });
		const unpacked = (path: string) => new Uint8Array(readFileSync(join(folder, path)));
		expect(unpacked('files/model-00001-of-00002.gguf')).toEqual(await bytesOf(files[0]!.blob));
		expect(unpacked('files/onnx/model_q4.onnx_data')).toEqual(await bytesOf(files[1]!.blob));
		expect(unpacked('files/file-3')).toEqual(await bytesOf(files[2]!.blob));
		expect(JSON.parse(readFileSync(join(folder, 'hearth.json'), 'utf8'))).toMatchObject({ format: 'hearth-pack' });

		const members = ['hearth.json', 'files/model-00001-of-00002.gguf', 'files/onnx/model_q4.onnx_data', 'files/file-3'];
		execFileSync('tar', ['-cf', 'again.hearth', '--format=ustar', ...members], { cwd: folder });
		const again = await read(new Blob([readFileSync(join(folder, 'again.hearth'))]));
		expect(again.manifest.model).toEqual(sampleModel);
	} finally {
		rmSync(folder, { recursive: true });
	}
});

test('the size is known before anything is written', () => {
	const bytes = packBytes(files.map(({ blob }) => ({ bytes: blob.size })));
	expect(sound.size - bytes).toBeLessThan(10_000);
	expect(bytes).toBeLessThanOrEqual(sound.size);
});

test('a pack of a model that came in a pack names where that one came from', async () => {
	const source = { kind: 'pack' as const, fileName: 'old.hearth', from: sampleModel.source };
	const { manifest } = await openPack('x', await writePack({ ...sampleModel, source }, files, { chunkBytes }));
	expect(manifest.model.source).toEqual(sampleModel.source);
});

test('an abort ends the packing', async () => {
	const stopped = AbortSignal.abort();
	await expect(writePack(sampleModel, files, { signal: stopped })).rejects.toMatchObject({ name: 'AbortError' });
});

/** A pack around any description, with bytes for its files. */
function assemble(description: unknown, members: readonly (readonly [string, Blob])[]): Blob {
	const text = typeof description === 'string' ? description : JSON.stringify(description);
	const all = [['hearth.json', new Blob([text])] as const, ...members];
	const parts = all.flatMap(([name, blob]) => [
		writeHeader({ name, bytes: blob.size }, nowMs),
		blob,
		new Uint8Array(paddedBytes(blob.size) - blob.size)
	]);
	return new Blob([...parts, new Uint8Array(1024)]);
}

const { manifest } = await openPack('x.hearth', sound);
const [packed] = manifest.files;
const one = { ...manifest, files: [packed!] };
const content = [['files/model-00001-of-00002.gguf', files[0]!.blob] as const];

test('the sample of the tests below is sound as it is', async () => {
	await read(assemble(one, content));
});

const file = (changes: object) => ({ ...one, files: [{ ...packed!, ...changes }] });
const model = (changes: object) => ({ ...one, model: { ...manifest.model, ...changes } });

test.for<[string, unknown]>([
	['is no model pack of Hearth', { ...one, format: 'other' }],
	['was made by a newer version of Hearth', { ...one, version: 2 }],
	['does not say which version', { ...one, version: '1' }],
	['has a description that cannot be read', '{"format":'],
	['nests lists', '['.repeat(100)],
	['has nothing usable for the description', '[]'],
	['does not name the files', { ...one, files: [] }],
	['no usable number for chunkBytes', { ...one, chunkBytes: 0 }],
	['no usable number for chunkBytes', { ...one, chunkBytes: 2 ** 40 }],
	['may lead out of its folder', file({ path: '../../etc/passwd' })],
	['may lead out of its folder', file({ path: '/etc/passwd' })],
	['may lead out of its folder', file({ path: 'a\\..\\b' })],
	['may lead out of its folder', file({ path: 'a/./b' })],
	['may lead out of its folder', file({ path: 'C:model' })],
	['may lead out of its folder', file({ path: 'nul.gguf' })],
	['signs in the name of a file', file({ path: 'model\u202efugg.gguf' })],
	['may lead out of its folder', file({ path: 'model.gguf ' })],
	['twice', { ...one, files: [packed, { ...packed!, path: packed!.path.toUpperCase() }] }],
	['no usable number for the size', file({ bytes: -1 })],
	['no usable number for the size', file({ bytes: 1e300 })],
	['not as many hashes', file({ bytes: 6_000_000 })],
	['not as many hashes', file({ chunks: [] })],
	['no usable hash', file({ sha256: 'abc' })],
	['no usable hash', file({ sha256: packed!.sha256.toUpperCase() })],
	['a part to play that is unknown', file({ role: 'program' })],
	['for an engine', model({ engine: 'native' })],
	['made for', model({ kind: 'virus' })],
	['can read', model({ modalities: [] })],
	['16-bit', model({ shaderF16: 'yes' })],
	['id', model({ id: '../guide' })],
	['signs in the name of its model', model({ name: 'Guide\u202e' })],
	['nothing usable for the name of its model', model({ name: 'x'.repeat(5000) })],
	['does not say where its model comes from', model({ source: { kind: 'magic' } })],
	['no usable number for its context', model({ contextTokens: -1 })],
	['no usable number for its architecture', model({ architecture: { ...manifest.model.architecture, layers: 0.5 } })]
])('a description is refused: %s', async ([reason, description]) => {
	await expect(read(assemble(description, content))).rejects.toMatchObject({
		code: 'model/malformed',
		details: { file: 'x.hearth', reason: expect.stringContaining(reason) }
	});
});

const changed = await bytesOf(files[0]!.blob);
changed[3000]! ^= 1;

test.for<[string, Blob]>([
	['is no model pack', new Blob(['GGUF'])],
	['is no model pack', new Blob([])],
	['is no model pack', sound.slice(512)],
	['is incomplete', sound.slice(0, 2000)],
	['is incomplete: ', sound.slice(0, -2048)],
	['is incomplete', sound.slice(0, -600)],
	['holds more than it describes', new Blob([sound, 'more'])],
	['holds more than it describes', assemble(one, [...content, ['files/extra', files[1]!.blob]])],
	['where "model-00001-of-00002.gguf" should be', assemble(one, [['files/other.gguf', files[0]!.blob]])],
	['where "model-00001-of-00002.gguf" should be', assemble(file({ bytes: 4999 }), content)],
	['where "model-00001-of-00002.gguf" should be', assemble(file({ bytes: 5100 }), content)],
	['is damaged', assemble(one, [['files/model-00001-of-00002.gguf', new Blob([changed])]])]
])('an archive is refused: %s', async ([reason, blob]) => {
	await expect(read(blob)).rejects.toMatchObject({
		code: 'model/malformed',
		details: { reason: expect.stringContaining(reason) }
	});
});

test('the place of damage is told', async () => {
	const bytes = await bytesOf(sound);
	const pack = await openPack('x.hearth', sound);
	const at = pack.files[0]!.atByte + 3 * chunkBytes;
	bytes[at + 7]! ^= 1;
	await expect(read(new Blob([bytes]))).rejects.toMatchObject({ details: { atByte: at } });
});
